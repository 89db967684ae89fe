"""Timed sprite: a run of frames that plays once at a place, while it moves, and is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame


@dataclass(slots=True)
class TimedSprite:
    frames: Sequence[pygame.Surface]
    x: float
    y: float
    speed: float
    """m/s at which it sets out to the right."""
    born: float
    life: float
    """Seconds."""

    def is_over(self, now: float) -> bool:
        """Also after a retry, by which time has gone back."""
        return not -0.1 < now - self.born < self.life

    def share(self, now: float) -> float:
        """How much of its life is over, 0 to 1."""
        return min(1.0, max(0.0, (now - self.born) / self.life))

    def frame(self, now: float) -> pygame.Surface:
        return self.frames[min(len(self.frames) - 1, int(self.share(now) * len(self.frames)))]
