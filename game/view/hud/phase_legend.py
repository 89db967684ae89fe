"""Phase legend: what stands on the slip of gusts is explained once, beside it, when it is first seen."""

from functools import lru_cache

import pygame

from game.localization.texts import text
from game.view.render.assets import Assets
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel

SHOWN_S, UNROLLS_S, LONGEST_FRAME_S = 9.0, 0.16, 0.1
"""Seconds for which each word is shown, in which it unrolls and rolls up, and that count of a picture that was long in coming."""
SIZE, GAP = 18.0, 8.0
"""Reference pixels of its letters, and between it and the slip."""
STROKES, TIP = "hud.phase_strokes", "hud.phase_tip"
"""What cones and sticks are; what the red tip points at."""


class PhaseLegend:
    def __init__(self) -> None:
        self._shown_s = {STROKES: 0.0, TIP: 0.0}
        """For how long each of its words has been read."""
        self._seconds = 0.0
        self._written = lru_cache(maxsize=4)(_written)

    def draw(self, surface: pygame.Surface, assets: Assets, strip: pygame.Rect, px: float, seconds: float, words: tuple[str, ...]) -> None:
        """Of these `words`, those that have not been read for long enough: strokes left of the strip, the tip right of it."""
        dt, self._seconds = min(max(0.0, seconds - self._seconds), LONGEST_FRAME_S), seconds
        for word, shown in self._shown_s.items():
            if shown >= SHOWN_S or not (word in words or shown):
                continue
            self._shown_s[word] = shown + dt
            slip = self._written(assets, word, px)
            left = strip.left - GAP * px - slip.get_width() if word == STROKES else strip.right + GAP * px
            share = min(1.0, (shown + dt) / UNROLLS_S, (SHOWN_S - shown) / UNROLLS_S)
            draw_unrolled(surface, slip, share, (left, strip.centery - slip.get_height() / 2), px)


def _written(assets: Assets, word: str, px: float) -> pygame.Surface:
    return text_panel(assets, [render_text(assets, text(word), SIZE * px, face=HAND)], px, len(word), pad=8.0)
