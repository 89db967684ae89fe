"""Slow time: while signs are made the print pales, as if less ink were on it; people and chakra are drawn over it in full colour."""

from typing import Any

import pygame

from game.view.render import safe_draw
from game.view.render.draw_list import flushed
from game.view.render.palette import Palette, rgb

EASE_IN_S, EASE_OUT_S = 0.12, 0.20
"""Seconds of the clock in which the print pales, and in which its inks come back."""
GREY, PAPER, LIFT = 0.34, 0.13, 15
"""How much of it is grey and paper at the most; levels of 255 by which its darks are lifted."""
SLOW = 0.99
"""Pace of time below which it is slow."""
SEEN = 0.02


class SlowTime:
    def __init__(self, palette: Palette, size: tuple[int, int]) -> None:
        self._paper = rgb(palette.paper)
        self._grey = pygame.Surface(size, 0, 32)
        self.share = 0.0
        """How far it has paled, 0 to 1."""

    def pass_time(self, pace: float, dt: float) -> None:
        """`dt` seconds of the clock, not of the world, which is slow."""
        goal = 1.0 if pace < SLOW else 0.0
        most = dt / (EASE_IN_S if goal else EASE_OUT_S)
        self.share += min(max(goal - self.share, -most), most)

    def draw(self, surface: Any) -> None:
        """Over all that is there already."""
        if self.share < SEEN:
            return
        share = self.share
        drawn = flushed(surface)
        if drawn.get_size() != self._grey.get_size():
            return
        pygame.transform.grayscale(drawn, self._grey)
        self._grey.set_alpha(round(255 * GREY * share))
        surface.blit(self._grey, (0, 0))
        level = round(255 * (1.0 - PAPER * share))
        surface.fill((level, level, level), special_flags=safe_draw.MULTIPLY)
        surface.fill(tuple(round((PAPER * part + LIFT) * share) for part in self._paper), special_flags=safe_draw.ADD)
