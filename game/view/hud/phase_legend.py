"""Phase legend: what stands on the slip of gusts is explained once, beside it, when it is first seen."""

import pygame

from game.view.hud.notes import Notes
from game.view.render.assets import Assets

GAP = 8.0
"""Reference pixels between it and the slip."""
STROKES, TIP = "hud.phase_strokes", "hud.phase_tip"
"""What cones and sticks are; what the red tip points at."""


class PhaseLegend:
    def __init__(self) -> None:
        self._notes = Notes()

    def draw(self, surface: pygame.Surface, assets: Assets, strip: pygame.Rect, px: float, seconds: float, words: tuple[str, ...]) -> None:
        """Of these `words`, those that have not been read for long enough: strokes left of the strip, the tip right of it."""
        self._notes.pass_time(seconds)
        for word, side in ((STROKES, -1), (TIP, 1)):
            edge = strip.right + GAP * px if side > 0 else strip.left - GAP * px
            self._notes.draw(surface, assets, word, (edge, strip.centery), px, side, word in words)
