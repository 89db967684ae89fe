"""Takes the live surface, gives the lake's front edge: a cream lip over a dark band, lit and shaded by the slope, and the water close under it.

The edge is laid down in narrow upright slips, each cut beforehand to its slope, its fraction of a pixel and its breadth of foam.
"""

import math

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import Camera
from game.view.palette import Palette, mix, rgb
from game.view.profile import Profile

COLUMN = 6
"""Reference pixels across a slip."""
HEAD, OVER = 54, 14
"""Reference pixels of a slip below and above the surface."""
JOINT = 78
"""Reference pixels below the still surface from which the depths are one still sheet."""
STEPS = 41
"""Slants from one steepest slope to the other, evenly by angle."""
STEEPEST = math.atan(3.2)
LIPS = 7
PHASES = 3
FACES = 9
"""Shades of a face, lit to dark."""
FULL_SHADE = 0.24
"""The slope at which a face is as lit or as dark as it gets."""


class Edge:
    def __init__(self, palette: Palette, k: float) -> None:
        self.palette, self.k = palette, k
        self.column = max(2, round(COLUMN * k))
        self.over, self.head, self.joint = round(OVER * k), round(HEAD * k), round(JOINT * k)
        self.slips: dict[int, pygame.Surface] = {}
        self.bodies: dict[int, pygame.Surface] = {}
        self.waver = bokashi.noise(512, 2, 9, 1, bokashi.generator("lip"))[0]
        metre = 48 * k
        self._rows = bokashi.gradient(self.palette.under, round(6.4 * metre))
        for step in range(STEPS // 2 - 6, STEPS // 2 + 7):
            for face in range(FACES):
                for lip in range(2, 5):
                    for phase in range(PHASES):
                        self._slip(step, face, lip, phase)

    def draw(self, surface: pygame.Surface, camera: Camera, profile: Profile) -> None:
        """The whole edge with the water under it, down to the joint."""
        left = np.rint(camera.screen_x(profile.x) - self.column / 2).astype(int)
        y = camera.screen_y(profile.surface)
        if not np.isfinite(y).all():
            return
        whole = np.floor(y).astype(int)
        phase = np.minimum(PHASES - 1, ((y - whole) * PHASES).astype(int))
        step = np.clip(np.rint((np.arctan(profile.slope) / STEEPEST + 1) / 2 * (STEPS - 1)), 0, STEPS - 1).astype(int)
        face = np.clip(np.rint((profile.broad_slope(profile.x) / FULL_SHADE + 1) / 2 * (FACES - 1)), 0, FACES - 1).astype(int)
        number = np.rint(profile.x * camera.scale / self.column).astype(int)
        lip = np.clip(2.4 + self.waver[number % 512] * 1.3 + profile.foam * 4, 0, LIPS - 1).astype(int)
        joint = round(camera.edge) + self.joint
        bodies, slips = [], []
        for x, top, p, s, f, l, wet in zip(*(a.tolist() for a in (left, whole, phase, step, face, lip, profile.wet)), strict=True):
            if wet:
                start = top + self.head - 2
                if start < joint:
                    bodies.append((self._body(joint - start), (x, start)))
                slips.append((self._slip(s, f, l, p), (x, top - self.over)))
        surface.fblits(bodies)
        canvas.stamps(surface, slips)

    def _body(self, height: int) -> pygame.Surface:
        """The water from under a slip to the joint, its bokashi stretched to end there in the right tone."""
        made = self.bodies.get(height)
        if made is None:
            rows = np.linspace(self.head - 2, self.joint, height)
            colors = self._rows[np.clip(rows.astype(int), 0, len(self._rows) - 1)]
            made = self.bodies[height] = bokashi.opaque(np.repeat(colors[:, None, :], self.column, axis=1))
        return made

    def _slip(self, step: int, face: int, lip: int, phase: int) -> pygame.Surface:
        key = ((step * FACES + face) * LIPS + lip) * PHASES + phase
        made = self.slips.get(key)
        if made is None:
            slope = math.tan((step / (STEPS - 1) * 2 - 1) * STEEPEST)
            made = self.slips[key] = self._cut(slope, face / (FACES - 1) * 2 - 1, lip, (phase + 0.5) / PHASES)
        return made

    def _cut(self, slope: float, face: float, lip: int, fraction: float) -> pygame.Surface:
        """One slip: alpha at the surface, then lip, pale line, dark band and tinted water by depth."""
        across = np.arange(self.column) + 0.5 - self.column / 2
        surface = self.over + fraction - slope * across
        depth = np.arange(self.over + self.head)[:, None] + 0.5 - surface[None, :]
        flat = depth / np.sqrt(1 + slope * slope)
        shades = self._shades(face, lip)
        colors = np.stack([np.interp(flat / self.k, shades[0], shades[1][:, i]) for i in range(3)], axis=2)
        return bokashi.translucent(colors.astype(np.float32), np.clip(depth + 0.5, 0, 1).astype(np.float32))

    def _shades(self, face: float, lip: int) -> tuple[np.ndarray, np.ndarray]:
        """Colours by depth in reference pixels, a quarter of a pixel apart."""
        palette = self.palette
        depth = np.arange(0, HEAD + OVER + 30, 0.25)
        water = self._rows[np.clip((depth * self.k).astype(int), 0, len(self._rows) - 1)].copy()
        tone = np.asarray(mix(palette.edge, palette.under[1][1], 0.25) if face > 0 else mix(palette.under[0][1], palette.foam, 0.5), dtype=np.float32)
        share = (abs(face) * (0.9 if face > 0 else 0.75) * np.exp(-((depth / 25) ** 2)))[:, None]
        water += (tone - water) * share
        breadth = 1.3 + lip * 0.95
        self._band(water, depth, breadth, breadth + 7.5, rgb(palette.edge), 0.62 if face > -0.3 else 0.45)
        self._band(water, depth, breadth + 3.0, breadth + 4.0, rgb(palette.crest[1]), 0.6)
        self._band(water, depth, -9, breadth, rgb(palette.lip), 1.0)
        return depth, water

    def _band(self, water: np.ndarray, depth: np.ndarray, start: float, end: float, color: tuple[int, int, int], strength: float) -> None:
        share = np.clip(depth - start + 0.5, 0, 1) * np.clip(end - depth + 0.5, 0, 1) * strength
        water += (np.asarray(color, dtype=np.float32) - water) * share[:, None]
