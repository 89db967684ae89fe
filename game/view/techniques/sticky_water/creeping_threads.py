"""Creeping threads: they come up to the feet of one who stays, where the sealmaster's chakra holds them off."""

from __future__ import annotations

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera
from game.view.render import safe_draw
from game.view.render.ink_colors import VERMILION
from game.view.render.palette import Palette, rgb
from game.view.water.surface import SurfaceProfile

SHARES = (-1.0, -0.78, -0.55, 0.6, 0.82, 1.0)
"""Where they come from, as shares of the metres to either side."""
FROM_M, TIP_M = 1.7, 0.24
"""Metres to either side from which they come, and metres before his feet at which they are held."""
LEAST = 0.04
"""How far they have come before they are seen."""
STEPS = np.linspace(0.0, 1.0, 15)[:, None]
DARK = (58, 42, 44)
RING_M, RING_HIGH_M = 0.46, 0.13
"""Metres from his feet to the ring of chakra that holds them off, to the side and upwards."""
FILLING = 1.25
"""How much wider than that the outline is that closes while they come."""
SHIVERS = 9.0


class CreepingThreadsPicture:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.px = px
        self.light, self.chakra, self.glow = rgb(palette.web), rgb(palette.chakra), rgb(palette.chakra_glow)
        self._roots: list[float] = []

    def look(self, profile: SurfaceProfile, pose: StickyWaterPose) -> None:
        """Where they come out of the water or the sand round him; heights in metres."""
        if pose.creep <= LEAST:
            self._roots = []
            return
        x = pose.creep_to[0] + FROM_M * np.array(SHARES)
        columns = np.clip(np.searchsorted(profile.x, x), 0, len(profile.x) - 1)
        self._roots = np.minimum(profile.surface[columns], pose.creep_to[1]).tolist()

    def draw(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose, seconds: float) -> None:
        """Each as far as it has come; at his feet they press against a ring of chakra."""
        at_feet = pose.creep >= 1.0
        for n, (share, root) in enumerate(zip(SHARES, self._roots, strict=False)):
            shiver = 0.03 * math.sin(seconds * SHIVERS + 2.3 * n) if at_feet else 0.0
            curve = self._way(camera, pose, share, root, shiver)
            curve = curve[: max(2, round(len(curve) * min(1.0, pose.creep)))]
            wide = max(1, round((2.4 - 0.3 * (n % 3)) * self.px))
            safe_draw.lines(surface, DARK, curve + np.array([0.0, 1.6 * self.px]), wide)
            safe_draw.lines(surface, self.light, curve, wide)
            tip = curve[-1]
            safe_draw.circle(surface, self.light, (float(tip[0]), float(tip[1])), 1.9 * self.px)
        if at_feet and self._roots:
            self._draw_ring(surface, camera, pose, seconds)
        elif self._roots:
            self._draw_filling(surface, camera, pose)

    @staticmethod
    def _way(camera: Camera, pose: StickyWaterPose, share: float, root: float, shiver: float) -> NDArray[np.float64]:
        """Along the ground, up the stone's flank and over its edge, in pixels."""
        x, y = pose.creep_to
        side = 1.0 if share > 0.0 else -1.0
        start = np.array(camera.to_screen(x + FROM_M * share, root - 0.02))
        flank = np.array(camera.to_screen(x + side * (0.9 + 0.3 * abs(share)), y + 0.16 * abs(share) + shiver))
        tip = np.array(camera.to_screen(x + side * TIP_M * (0.7 + abs(share)), y + 0.07 * abs(share) + shiver))
        way: NDArray[np.float64] = (1 - STEPS) ** 2 * start + 2 * STEPS * (1 - STEPS) * flank + STEPS**2 * tip
        return way

    def _draw_filling(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose) -> None:
        """An outline round his feet that closes from behind, on both sides, as they come: once it is whole, time runs fast."""
        x, y = pose.creep_to
        turn = math.pi * (0.5 + np.linspace(-1.0, 1.0, 25) * min(1.0, pose.creep))
        across, high = RING_M * FILLING, RING_HIGH_M * FILLING
        arc = [camera.to_screen(x + across * math.cos(t), y + 0.03 + high * math.sin(t)) for t in turn.tolist()]
        for tone, wide in ((DARK, 7.0), (VERMILION, 4.0)):
            safe_draw.lines(surface, tone, arc, max(1, round(wide * self.px)))

    def _draw_ring(self, surface: pygame.Surface, camera: Camera, pose: StickyWaterPose, seconds: float) -> None:
        """Two flat arcs round his feet, that flare as the threads press on."""
        x, y = pose.creep_to
        flare = 1.0 + 0.12 * math.sin(seconds * SHIVERS)
        turn = np.linspace(0.0, math.tau, 25)
        for tone, grown, wide in ((self.glow, 1.14, 4.0), (self.chakra, 1.0, 2.0)):
            across, high = RING_M * grown * flare, RING_HIGH_M * grown
            ring = [camera.to_screen(x + across * math.cos(t), y + 0.03 + high * math.sin(t)) for t in turn.tolist()]
            safe_draw.lines(surface, tone, ring, max(1, round(wide * self.px)))
