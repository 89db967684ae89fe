"""Crack note: what has cracked the barrier on its ride, and how many cracks of how many it has, for a moment under it."""

import math
from functools import lru_cache

import pygame

from game.localization.texts import text
from game.sim import events
from game.view.camera.camera import Camera
from game.view.poses import BarrierPose
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.paper import HAND, render_text, text_panel

SHOWN_S = 2.4
"""Seconds that it is read."""
UNDER_M, SIZE, ASIDE = 0.7, 21.0, 14.0
"""Metres under the barrier; reference pixels of its letters, and from the picture's edge that it keeps."""
FEW = 1
"""Cracks left at which it is written in vermilion."""


class CrackNote:
    """`px` is real pixels per reference pixel; a barrier with `most` cracks breaks."""

    def __init__(self, assets: Assets, px: float, most: float) -> None:
        self._px, self._most = px, math.ceil(most)
        self._print = lru_cache(maxsize=4)(lambda words, warns: self._slip(assets, words, warns))
        self.reset()

    def reset(self) -> None:
        """Another attempt."""
        self.words, self._warns, self._since = "", False, -math.inf

    def observe(self, event: events.Event, seconds: float) -> None:
        """`seconds` of the world at the event."""
        if isinstance(event, events.BarrierMended):
            self.reset()
        elif isinstance(event, events.BarrierCracked) and event.cause:
            count = min(self._most, math.ceil(event.cracks * self._most - 1e-6))
            key = "crack.winded" if event.winded else "crack.count"
            self.words = text(key, what=text(f"crack.{event.cause}"), count=count, most=self._most)
            self._warns, self._since = self._most - count <= FEW, seconds

    def draw(self, surface: pygame.Surface, camera: Camera, barrier: BarrierPose, seconds: float) -> None:
        """Under the barrier, in the picture."""
        if not 0.0 <= seconds - self._since < SHOWN_S:
            return
        slip = self._print(self.words, self._warns)
        x, y = camera.to_screen(barrier.x, barrier.y - barrier.radius - UNDER_M)
        side = slip.get_width() / 2 + ASIDE * self._px
        x = min(max(x, side), surface.get_width() - side)
        y = min(y, surface.get_height() - slip.get_height() - ASIDE * self._px)
        safe_draw.blit_at(surface, slip, (x - slip.get_width() / 2, y))

    def _slip(self, assets: Assets, words: str, warns: bool) -> pygame.Surface:
        line = render_text(assets, words, SIZE * self._px, VERMILION if warns else INK, HAND)
        return text_panel(assets, [line], self._px, len(words), pad=8.0)
