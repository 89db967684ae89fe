"""Bolt slips: in words what is gained by standing still, what it costs, and when to let go."""

from __future__ import annotations

from bisect import bisect

import pygame

from game.localization.texts import text
from game.sim.senses.bolt import BoltPose
from game.view.camera.camera import Camera
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.palette import RGB, rgb
from game.view.ui.paper import render_text, text_panel

SIZE, NOW_SIZE, PAD = 21.0, 27.0, 9.0
GAIN_TONE = "#0d5c77"
OVER_ARROW = 66.0
"""Reference pixels from the ground to the middle of what is gained."""
EDGE, OVER_MARK = 14.0, 2.7
"""Reference pixels from the picture's left edge, and metres over the ground, of how near they are."""
FILLED = (0.2, 0.45, 0.75)
"""Shares of what his legs hold from which on it is told that they are so full."""
CLOSE_M = 9.0
"""Metres from which on that is written in vermilion."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


def is_now(pose: BoltPose) -> bool:
    """Whether it is time to let go: his legs hold no more, or in a moment they pounce."""
    return pose.state in ("ready", "gathering") and (pose.gathered >= 1.0 or pose.birds_gone)


class BoltSlips:
    """`px` is real pixels per reference pixel; each slip is written once."""

    def __init__(self, assets: Assets, px: float) -> None:
        self._assets, self._px = assets, px
        self._written: dict[tuple[str, bool], pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, camera: Camera, pose: BoltPose, arrow: tuple[float, float]) -> None:
        """`arrow` is the middle of the arrow on the ground, in pixels."""
        now = is_now(pose)
        if now or pose.state == "gathering":
            told = text(f"hud.bolt_gathers_{bisect(FILLED, pose.gathered)}")
            if now:
                told = text("hud.bolt_let_go" if pose.state == "gathering" else "hud.bolt_run")
            slip = self._slip(told, now, rgb(GAIN_TONE))
            surface.blit(slip, (arrow[0] - slip.get_width() / 2, arrow[1] - OVER_ARROW * self._px), special_flags=PREMULTIPLIED)
        if pose.gaps:
            nearest = max(x for _, x in pose.gaps)
            metres = round(pose.x - nearest)
            slip = self._slip(text("hud.bolt_nearest", metres=metres), metres <= CLOSE_M)
            x, y = camera.to_screen(nearest, pose.y + OVER_MARK)
            left = max(EDGE * self._px, x - slip.get_width() / 2)
            surface.blit(slip, (left, y - slip.get_height()), special_flags=PREMULTIPLIED)

    def _slip(self, told: str, urgent: bool, tone: RGB = INK) -> pygame.Surface:
        """In vermilion and larger if it is `urgent`, else in its `tone`."""
        if (told, urgent) not in self._written:
            size = (NOW_SIZE if urgent else SIZE) * self._px
            words = render_text(self._assets, told, size, VERMILION if urgent else tone)
            self._written[told, urgent] = text_panel(self._assets, [words], self._px, 3, PAD)
        return self._written[told, urgent]
