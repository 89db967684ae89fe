"""The sealmaster's lantern: in his hand while he walks, on the ground once he stands.

Only for the eye: the world knows of no lantern.
"""

import math

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.poses import SealmasterPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb

PX_PER_UNIT = 0.84
"""Reference pixels to a unit of its drawing."""
HAND, DOWN = (0.26, 0.52), (-0.62, 0.0)
"""Metres ahead of him and over his soles that its foot is when he carries it, and when he has put it down."""
MIN_WALK_SPEED = 0.3
"""m/s from which he goes somewhere."""
EASE_S = 0.14
"""Seconds in which he takes it up or puts it down."""
SWING_M, SWING_RATE = 0.05, 7.5
"""Metres to each side that it swings in his hand; radians a second."""
GLOW = 150.0
"""Reference pixels across its light."""
DAY, NIGHT = 0.22, 0.7
"""How strong its light is by day and by night."""
SNAP_DISTANCE_M = 3.0
"""Metres beyond which it is simply where he is."""


class Lantern:
    def __init__(self, assets: Assets, palette: Palette, px: float) -> None:
        self.px = px
        self.sprite = assets.picture("lantern", PX_PER_UNIT * px)
        self.light = lantern_light(palette, GLOW * px)
        self._place: tuple[float, float] | None = None

    def reset(self) -> None:
        self._place = None

    def draw(self, surface: pygame.Surface, camera: Camera, master: SealmasterPose, ground: float, seconds: float, dt: float) -> None:
        """`ground` is its height where the lantern stands."""
        x, y = self._follow(master, ground, dt)
        if abs(master.vx) > MIN_WALK_SPEED:
            x += SWING_M * math.sin(seconds * SWING_RATE)
        column, row = camera.to_screen(x, y)
        middle = row - 14.0 * PX_PER_UNIT * self.px
        side = self.light.get_width() / 2
        safe_draw.blit_at(surface, self.light, (column - side, middle - side), safe_draw.ADD)
        safe_draw.blit_at(surface, self.sprite, (column - self.sprite.get_width() / 2, row - self.sprite.get_height() + self.px))

    def place(self, master: SealmasterPose) -> float:
        """Where it would stand on the ground."""
        return float(master.x + DOWN[0] * master.facing)

    def _follow(self, master: SealmasterPose, ground: float, dt: float) -> tuple[float, float]:
        goes = abs(master.vx) > MIN_WALK_SPEED
        goal = (master.x + HAND[0] * master.facing, master.y + HAND[1]) if goes else (self.place(master), ground)
        if self._place is None or math.dist(self._place, goal) > SNAP_DISTANCE_M:
            self._place = goal
        share = 1.0 if goes and dt <= 0.0 else min(1.0, dt / EASE_S)
        self._place = self._place[0] + (goal[0] - self._place[0]) * share, self._place[1] + (goal[1] - self._place[1]) * share
        return self._place


def lantern_light(palette: Palette, wide: float, strength: float | None = None) -> pygame.Surface:
    """Soft light `wide` pixels across, black outside, to be added; if its strength is not given it tells most by night."""
    dark = max(palette.stars, 1.0 - sum(rgb(palette.light)) / 765)
    strength = DAY + (NIGHT - DAY) * min(1.0, dark) if strength is None else strength
    place = np.linspace(-1, 1, max(2, round(wide)), dtype=np.float32)
    light = np.clip(1 - np.hypot(place[None, :], place[:, None]), 0, 1) ** 2.2 * strength
    return painting.opaque(light[..., None] * np.asarray(rgb(palette.lamp), dtype=np.float32) - 0.5)
