"""Watch slip: two words under the watch, when what it shows is not what it will be: it began anew, or chakra ends before it does."""

import pygame

from game.localization.texts import text
from game.view.hud.trap.watch import MIDDLE, RADIUS
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel

SHORT, ANEW = "subjects.watch.short", "subjects.watch.anew"
ANEW_S, OPENS_S = 3.5, 0.2
"""Seconds for which it says that the watch began anew, and in which it unrolls."""
JUMPS = 1.0
"""Seconds by which what is left must grow for that: a breath that was not there before."""
BELOW, SIZE = 8.0, 18.0
"""Reference pixels from the watch to it, and of its letters."""


class WatchSlip:
    """`px` is real pixels per reference pixel."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._slips: dict[str, pygame.Surface] = {}
        self._left, self._anew_until = -1.0, 0.0
        self._words, self._since = "", 0.0

    def draw(self, surface: pygame.Surface, left: float, lasts: float, seconds: float) -> None:
        """`left` seconds are on the watch (below 0 none), and chakra `lasts` for that share of them."""
        if 0.0 < self._left < left - JUMPS:
            self._anew_until = seconds + ANEW_S
        self._left = left
        words = "" if left < 0.0 else ANEW if seconds < self._anew_until <= seconds + ANEW_S else SHORT if lasts < 1.0 else ""
        if words != self._words:
            self._words, self._since = words, seconds
        if not words:
            return
        slip = self._slips.get(words) or self._slips.setdefault(words, self._made(words))
        at = MIDDLE[0] * self.px - slip.get_width() / 2, (MIDDLE[1] + RADIUS + BELOW) * self.px
        draw_unrolled(surface, slip, min(1.0, max(0.0, seconds - self._since) / OPENS_S), at, self.px)

    def _made(self, words: str) -> pygame.Surface:
        row = render_text(self.assets, text(words), SIZE * self.px, VERMILION if words == SHORT else INK, HAND)
        return text_panel(self.assets, [row], self.px, len(words), pad=9.0)
