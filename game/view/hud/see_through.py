"""See-through corners: where something is listened to behind a part of the display, that part fades to a quarter, and comes back.

A part fades whole or not at all: half a slip of paper with a hard edge reads as broken.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

import pygame

from game.view.render.draw_list import flushed

FADED = 0.25
"""Share of a part's ink that stays."""
FADE_S = 0.15
"""Seconds from whole to faded."""
ABOUT = 16.0
"""Reference pixels about a part within which the middle of a ring counts as hidden by it."""
Point = tuple[float, float]
WHOLE = nullcontext()
"""What is drawn meanwhile is drawn as it is."""


class SeeThrough:
    """One part of the display, which lies within the pixels `area`; whoever draws a part of no settled size sets its area anew."""

    def __init__(self, area: pygame.Rect, px: float) -> None:
        self.area, self._px = area, px
        self._gone = 0.0
        """How far it is on its way from whole to faded, 0 to 1."""
        self._at: float | None = None
        self._below = pygame.Surface((1, 1))

    @property
    def share(self) -> float:
        """How much of it is seen; the way there begins and ends gently."""
        return 1.0 - (1.0 - FADED) * self._gone**2 * (3.0 - 2.0 * self._gone)

    def pass_time(self, watched: Sequence[Point], seconds: float) -> None:
        """`watched` are the pixels at which something has to be seen; `seconds` a clock."""
        if not watched and self._gone <= 0.0:  # as nearly always
            self._at = seconds
            return
        about = self.area.inflate(*(2 * round(ABOUT * self._px),) * 2)
        wanted = float(any(about.collidepoint(point) for point in watched))
        step = max(0.0, seconds - self._at) / FADE_S if self._at is not None else 1.0
        self._at = seconds
        self._gone += max(-step, min(step, wanted - self._gone))

    def over(self, surface: pygame.Surface) -> AbstractContextManager[None]:
        """What is drawn meanwhile is drawn faded."""
        return self._fading(surface) if self._gone > 0.0 else WHOLE

    @contextmanager
    def _fading(self, surface: pygame.Surface) -> Iterator[None]:
        area = self.area.clip(surface.get_rect())
        if self._below.get_size() != area.size:
            self._below = pygame.Surface(area.size, 0, 32)
        self._below.blit(flushed(surface), (0, 0), area)
        yield
        self._below.set_alpha(round(255 * (1.0 - self.share)))
        surface.blit(self._below, area)
