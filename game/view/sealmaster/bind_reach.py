"""Bind reach: two strands hang in the water as far off as one who swims under the web can be bound; gold once he is between them."""

import math

import numpy as np
import pygame

from game.sim.sealmaster.trap.poses import TrapPose
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.render import safe_draw
from game.view.render.ink_colors import INK
from game.view.render.palette import Palette, rgb
from game.view.water.surface import SurfaceProfile

OPENS_S, STAYS_S = 0.4, 1.6
"""Seconds in which they come down, and for which they stay when he is lost from sight for a moment."""
LEAST_M = 0.6
"""Metres of water in which one hangs."""
BEAD_EVERY_M, BEAD = 0.62, 3.4
"""Metres from bead to bead down a strand, and the radius of one in reference pixels."""
SWAYS_M = 0.10
PLACES = 24


class BindReach:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.px = px
        self._light = rgb(palette.web)
        self.reset()

    def reset(self) -> None:
        """Another run."""
        self._reach, self._open, self._seen = 0.0, 0.0, -math.inf

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, trap: TrapPose, clock: float, dt: float) -> None:
        """Both strands, where there is water; `clock` and `dt` are the picture's."""
        if trap.bind_reach > 0.0:
            self._reach, self._seen = trap.bind_reach, clock
        goal = 1.0 if clock - self._seen < STAYS_S else 0.0
        self._open += min(max(goal - self._open, -dt / OPENS_S), dt / OPENS_S)
        if self._open <= 0.0:
            return
        for side in (-1.0, 1.0):
            self._draw_strand(surface, camera, profile, trap.x + side * self._reach, clock, trap.bind_near)

    def _draw_strand(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, x: float, clock: float, near: bool) -> None:
        column = min(int(np.searchsorted(profile.x, x)), len(profile.x) - 1)
        depth = float(profile.depth[column])
        if not camera.left < x < camera.right or not profile.wet[column] or depth < LEAST_M:
            return
        px, tone = self.px, rgb(GOLD) if near else self._light
        top = float(profile.surface[column])
        long = depth * self._open
        down = np.linspace(0.0, long, PLACES)
        line = np.array([camera.to_screen(x + self._sway(d, clock), top - d) for d in down.tolist()])
        safe_draw.lines(surface, INK, line, max(2, round(4.2 * px)))
        safe_draw.lines(surface, tone, line, max(1, round(2.0 * px)))
        for n in range(1, int(long / BEAD_EVERY_M) + 1):
            d = n * BEAD_EVERY_M
            at = camera.to_screen(x + self._sway(d, clock), top - d)
            safe_draw.circle(surface, INK, at, (BEAD + 1.4) * px)
            safe_draw.circle(surface, tone, at, BEAD * px)

    @staticmethod
    def _sway(down: float, clock: float) -> float:
        return SWAYS_M * math.sin(1.7 * clock + 0.9 * down) * min(1.0, down)
