"""Shore taking: the threads have had enough of him, shoot up out of the wet from both sides, and bind him from the soles to the crown."""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb

ROOTS_M = (-4.6, -3.1, -2.0, -1.1, 1.2, 1.9, 3.4, 4.4)
"""Metres from him to where they come up."""
HIT_HEIGHTS_M = (1.25, 0.9, 1.45, 0.45, 0.7, 1.35, 1.1, 0.55)
"""Metres over his soles at which each takes hold."""
SHOT_S, SHOT_LAG_S = 0.16, 0.035
"""Seconds for which one is on its way, and from one to the next."""
WOUND_FROM_S, WOUND_S, TURNS, TALL_M = 0.2, 0.5, 17, 1.62
"""From when and for how long they wind round him, how often, and how high he is."""
ALONG = np.linspace(0.0, 1.0, 18)
DARK = (34, 28, 42)


class ShoreTaking:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.px = px
        self._light = rgb(palette.web)

    def draw(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose, age: float) -> None:
        """`age` seconds after they took him."""
        for n, (root, up) in enumerate(zip(ROOTS_M, HIT_HEIGHTS_M, strict=True)):
            share = min(1.0, (age - SHOT_LAG_S * n) / SHOT_S)
            if share > 0.0:
                self._draw_shot(surface, self._way(camera, pose, root, up, age)[: max(2, round(share * len(ALONG)))])
        turns = round(TURNS * min(1.0, max(0.0, age - WOUND_FROM_S) / WOUND_S))
        if turns > 1:
            self._draw_windings(surface, camera, pose, turns)

    @staticmethod
    def _way(camera: Camera, pose: StickyWaterPose, root: float, up: float, age: float) -> NDArray[np.float64]:
        """From the sand in a high bow to his body; once there it is drawn taut."""
        bow = 1.5 * max(0.12, 1.0 - 1.6 * age) + 0.03 * math.sin(40.0 * age + root) / (1.0 + 4.0 * age)
        x = pose.x + root * (1.0 - ALONG) + 0.1 * math.copysign(1.0, root) * ALONG
        y = pose.y + up * ALONG + bow * 4.0 * ALONG * (1.0 - ALONG) * (0.35 + 0.65 * (1.0 - ALONG))
        return np.column_stack((camera.screen_x(x), camera.screen_y(y)))

    def _draw_shot(self, surface: pygame.Surface, line: NDArray[np.float64]) -> None:
        half = np.linspace(2.4, 1.1, len(line)) * self.px
        safe_draw.polygon(surface, DARK, painting.ribbon(line, half + 1.2 * self.px))
        safe_draw.polygon(surface, self._light, painting.ribbon(line, half))

    def _draw_windings(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose, turns: int) -> None:
        """To and fro over him, from the soles up."""
        n = np.arange(turns)
        up = 0.04 + n * TALL_M / TURNS
        half = 0.2 + 0.09 * np.sin(np.pi * np.minimum(1.0, up / 1.3)) - 0.05 * (up > 1.35)
        zigzag = np.column_stack((camera.screen_x(pose.x + half * np.where(n % 2, 1.0, -1.0)), camera.screen_y(pose.y + up)))
        safe_draw.lines(surface, DARK, zigzag + np.array([0.0, 1.8 * self.px]), max(2, round(4.6 * self.px)))
        safe_draw.lines(surface, self._light, zigzag, max(1, round(2.8 * self.px)))
