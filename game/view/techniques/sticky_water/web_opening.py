"""Web opening: he has called, and from his feet a pulse of chakra runs over all that is wet; behind it the hooks lie down."""

import numpy as np
import pygame

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera
from game.view.render import safe_draw
from game.view.render.palette import Palette, rgb
from game.view.water.surface import SurfaceProfile

NEAREST_M, FARTHEST_M, TAIL_M = 0.5, 15.0, 2.2
"""Metres from his feet at which the pulse begins, to which it runs, and that it is long."""
FILM_DEPTH_M = 0.005
WIDTHS = ((0.55, 10.0), (0.8, 6.0), (1.0, 3.0))
"""Of its glow, its body and its core: what is left of its tail, and reference pixels."""


def opening_reach(pose: StickyWaterPose) -> float:
    """Metres from his feet to which the web is open by now; 0 while it holds."""
    return NEAREST_M + FARTHEST_M * (1.0 - pose.open) ** 0.75 if pose.open > 0.0 else 0.0


class WebOpening:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.px = px
        self._tones = rgb(palette.chakra_glow), rgb(palette.chakra), rgb(palette.web)

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: StickyWaterPose) -> None:
        """Both ways at once, as far as it is wet there."""
        reach = opening_reach(pose)
        if reach <= 0.0:
            return
        fades = min(1.0, 2.5 * pose.open)
        for side in (-1.0, 1.0):
            for tone, (share, wide) in zip(self._tones, WIDTHS, strict=True):
                ends = sorted((pose.x + side * (reach - TAIL_M * share), pose.x + side * reach))
                first, last = np.searchsorted(profile.x, ends).tolist()
                wet = profile.depth[first:last] > FILM_DEPTH_M
                if wet.sum() > 1:
                    x, y = profile.x[first:last][wet], profile.surface[first:last][wet]
                    line = np.column_stack((camera.screen_x(x), camera.screen_y(y) - 2.0 * self.px))
                    safe_draw.lines(surface, tone, line, max(1, round(wide * fades * self.px)))
