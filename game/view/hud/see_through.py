"""See-through corners: where something is listened to behind a part of the display, that part fades to a quarter, and comes back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pygame

from game.view.render.draw_list import flushed

FADED = 0.25
"""Share of a part's ink that stays."""
FADE_S = 0.25
"""Seconds from whole to faded."""
ABOUT = 16.0
"""Reference pixels about a part within which the middle of a ring counts as hidden by it."""
Point = tuple[float, float]


class SeeThrough:
    """One part of the display. `place` is its left, top, width and height in reference pixels; a negative left is from the right side."""

    def __init__(self, place: tuple[float, float, float, float], px: float) -> None:
        self._place, self._px = place, px
        self.share = 1.0
        """How much of it is seen."""
        self._at: float | None = None
        self._below = pygame.Surface((1, 1))

    def pass_time(self, width: int, watched: Sequence[Point], seconds: float) -> None:
        """`watched` are the pixels at which something has to be seen; `seconds` a clock."""
        area = self._area(width).inflate(*(2 * round(ABOUT * self._px),) * 2)
        wanted = FADED if any(area.collidepoint(point) for point in watched) else 1.0
        step = (1.0 - FADED) * max(0.0, seconds - self._at) / FADE_S if self._at is not None else 1.0
        self._at = seconds
        self.share += max(-step, min(step, wanted - self.share))

    @contextmanager
    def over(self, surface: pygame.Surface) -> Iterator[None]:
        """What is drawn meanwhile is drawn faded."""
        if self.share >= 1.0:
            yield
            return
        area = self._area(surface.get_width()).clip(surface.get_rect())
        if self._below.get_size() != area.size:
            self._below = pygame.Surface(area.size, 0, 32)
        self._below.blit(flushed(surface), (0, 0), area)
        yield
        self._below.set_alpha(round(255 * (1.0 - self.share)))
        surface.blit(self._below, area)

    def _area(self, width: int) -> pygame.Rect:
        left, top, wide, high = (round(part * self._px) for part in self._place)
        return pygame.Rect(left if self._place[0] >= 0 else width + left, top, wide, high)
