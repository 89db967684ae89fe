"""Level files: read once into frozen values, or refused with every problem named."""

from game.level import no_plugins as no_plugins  # before pydantic
