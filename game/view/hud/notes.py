"""Notes: words on small slips beside what they are about, each shown once, for some seconds, when it is first wanted."""

from functools import lru_cache

import pygame

from game.localization.texts import text
from game.view.render.assets import Assets
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel

SHOWN_S, UNROLLS_S, LONGEST_FRAME_S = 9.0, 0.16, 0.1
"""Seconds for which each is shown, in which it unrolls and rolls up, and that count of a picture that was long in coming."""
SIZE = 18.0
"""Reference pixels of its letters."""


class Notes:
    def __init__(self, shown_s: float = SHOWN_S, longest_frame_s: float = LONGEST_FRAME_S) -> None:
        self._longest, self._longest_frame = shown_s, longest_frame_s
        self._shown: dict[str, float] = {}
        """For how many seconds each has been read."""
        self._seconds = self._dt = 0.0
        self._written = lru_cache(maxsize=4)(_written)

    def pass_time(self, seconds: float) -> None:
        """Once in a picture, before they are drawn."""
        self._dt, self._seconds = min(max(0.0, seconds - self._seconds), self._longest_frame), seconds

    def is_begun(self, word: str) -> bool:
        return word in self._shown

    def is_read(self, word: str) -> bool:
        return self._shown.get(word, 0.0) >= self._longest

    def draw(self, surface: pygame.Surface, assets: Assets, word: str, at: tuple[float, float], px: float, side: int, wanted: bool) -> None:
        """The line of the key `word`, from `at`, the middle of its near end, to the right if `side` is 1, to the left if -1; once it has
        been `wanted` until it has been read."""
        shown = self._shown.get(word, 0.0)
        if shown >= self._longest or not (wanted or shown):
            return
        self._shown[word] = shown + self._dt
        slip = self._written(assets, word, px)
        left = at[0] if side > 0 else at[0] - slip.get_width()
        share = min(1.0, (shown + self._dt) / UNROLLS_S, (self._longest - shown) / UNROLLS_S)
        draw_unrolled(surface, slip, share, (left, at[1] - slip.get_height() / 2), px)


def _written(assets: Assets, word: str, px: float) -> pygame.Surface:
    return text_panel(assets, [render_text(assets, text(word), SIZE * px, face=HAND)], px, len(word), pad=8.0)
