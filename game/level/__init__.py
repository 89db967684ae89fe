"""Level files: read once into frozen values, or refused with every problem named."""
