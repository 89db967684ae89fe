"""A picture that stands at a place in the world."""

from dataclasses import dataclass

import pygame


@dataclass(slots=True)
class Standing:
    """A picture with its foot (or middle) at a place; `sway` in reference pixels for each m/s of wind."""

    sprite: pygame.Surface
    x: float
    y: float
    left: float
    top: float
    sway: float = 0.0
    phase: float = 0.0
    reach: float = 12.0
    """Metres from its place within which all of it lies."""
