"""Slow time: while signs are made the print pales, as if less ink were on it; people and chakra are drawn over it in full colour."""

import pygame

from game.view.render import safe_draw
from game.view.render.palette import Palette, mix, rgb

EASE_IN_S, EASE_OUT_S = 0.12, 0.20
"""Seconds of the clock in which the print pales, and in which its inks come back."""
PALE, GREY = 0.38, "#a9aab0"
"""How much of its ink it loses at the most, and what is there instead: paper in the shade."""
SLOW = 0.99
"""Pace of time below which it is slow."""
SEEN = 0.02
IN_THE_DARK = 0.62
"""How much less of the paper shows by full night."""


class SlowTime:
    """Two fills of the whole picture: what ink is left, and the paper that shows through. They cost next to nothing."""

    def __init__(self, palette: Palette) -> None:
        self._paper = mix(rgb(GREY), palette.paper, 0.25)
        self.share = 0.0
        """How far it has paled, 0 to 1."""

    def pass_time(self, pace: float, dt: float) -> None:
        """`dt` seconds of the clock, not of the world, which is slow."""
        goal = 1.0 if pace < SLOW else 0.0
        most = dt / (EASE_IN_S if goal else EASE_OUT_S)
        self.share += min(max(goal - self.share, -most), most)

    def draw(self, surface: pygame.Surface, night: float = 0.0) -> None:
        """Over all that is there already; by night the paper is in the dark, too."""
        if self.share < SEEN:
            return
        lost = PALE * self.share
        level = round(255 * (1.0 - lost))
        surface.fill((level, level, level), special_flags=safe_draw.MULTIPLY)
        red, green, blue = (round(part * lost * (1.0 - IN_THE_DARK * night)) for part in self._paper)
        surface.fill((red, green, blue), special_flags=safe_draw.ADD)
