"""Watch slip: a few words under the watch, when it does not say all: whose breath it is, whether they have had enough, what ends first."""

from collections.abc import Mapping

import pygame

from game.localization.texts import person_name, text
from game.sim.sealmaster.trap.poses import TrapPose
from game.view.hud.trap.watch import MIDDLE, RADIUS
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.paper import HAND, draw_unrolled, render_text, text_panel

SHORT, ANEW, EARLY, ENOUGH = "subjects.watch.short", "subjects.watch.anew", "subjects.watch.early", "subjects.watch.enough"
ANEW_S, ENOUGH_S, OPENS_S = 3.5, 2.5, 0.2
"""Seconds for which it says that another's breath is shown, and that they have had enough; and in which it unrolls."""
JUMPS = 1.0
"""Seconds by which what is left must grow for that: a breath that was not there before."""
BELOW, SIZE = 8.0, 18.0
"""Reference pixels from the watch to it, and of its letters."""


class WatchSlip:
    """`px` is real pixels per reference pixel; `own` are the level's own lines, by key."""

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str]) -> None:
        self.assets, self.px, self.own = assets, px, own
        self._slips: dict[tuple[str, str], pygame.Surface] = {}
        self._left, self._anew_until, self._enough_until = -1.0, 0.0, 0.0
        self._words, self._since = ("", ""), 0.0

    @property
    def shown(self) -> str:
        """The key of what is said, or empty."""
        return self._words[0]

    def draw(self, surface: pygame.Surface, trap: TrapPose, seconds: float) -> None:
        """What there is to say of the watch as it is; `seconds` are those of the picture."""
        words = self._wanted(trap, seconds)
        if words != self._words:
            self._words, self._since = words, seconds
        if not words[0]:
            return
        slip = self._slips.get(words) or self._slips.setdefault(words, self._make(*words))
        at = MIDDLE[0] * self.px - slip.get_width() / 2, (MIDDLE[1] + RADIUS + BELOW) * self.px
        draw_unrolled(surface, slip, min(1.0, max(0.0, seconds - self._since) / OPENS_S), at, self.px)

    def _wanted(self, trap: TrapPose, seconds: float) -> tuple[str, str]:
        """The key of what is said, and of whom."""
        left, before = trap.watch_s, self._left
        if 0.0 < before < left - JUMPS:
            self._anew_until = seconds + ANEW_S
        if 0.0 <= left <= trap.cowed_s < before:
            self._enough_until = seconds + ENOUGH_S
        self._left = left
        if left < 0.0:
            return "", ""
        if seconds < self._anew_until <= seconds + ANEW_S:
            kind = next((fate.kind for fate in trap.fates if fate.who == trap.watch_who), "hunter")
            return ANEW, person_name(trap.watch_who, kind or "hunter", self.own)
        if left > trap.cowed_s >= 0.0:
            return EARLY, ""
        if seconds < self._enough_until <= seconds + ENOUGH_S:
            return ENOUGH, ""
        return (SHORT if trap.ink_lasts < 1.0 else ""), ""

    def _make(self, words: str, name: str) -> pygame.Surface:
        row = render_text(self.assets, text(words, name=name), SIZE * self.px, VERMILION if words in (SHORT, EARLY) else INK, HAND)
        return text_panel(self.assets, [row], self.px, len(words), pad=9.0)
