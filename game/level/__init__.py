"""Level files: read once into frozen values, or refused with every problem named."""

from game.level import pydantic_startup as pydantic_startup  # before pydantic
