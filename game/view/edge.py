"""Takes the live surface, gives the lake's front edge: a cream lip over a dark band, lit or shaded, and the water close under it.

The edge is laid down in narrow upright slips, each cut beforehand to its slant, its shade, its fraction of a pixel and its breadth of foam.
"""

import math
from collections.abc import Sequence
from itertools import compress

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import METRE, Camera
from game.view.palette import Palette, mix, rgb
from game.view.prints import Prints
from game.view.profile import Profile

COLUMN = bokashi.LANES
"""Pixels across a slip in a picture of up to twice the reference size, more in a larger one."""
HEAD, OVER = 54, 16
"""Reference pixels of a slip below and above the surface."""
JOINT = 84
"""Reference pixels below the still surface from which the depths are one still sheet."""
STEPS = 33
"""Slants from one steepest slope to the other, evenly by angle."""
STEEPEST = math.atan(3.2)
FACES = 9
"""Shades of a face, lit to dark."""
EVEN = np.full(9, 1 / 9)
"""Weights by which the light of a slip is evened out with its neighbours'."""
FULL_SHADE = 0.24
"""The slope at which a face is as lit or as dark as it gets."""
STRIPES = (18, 26, 35)
"""Depths of the lines that follow a steep face, dark where the water rises against the runner, pale where it falls."""
LIPS, PHASES = 6, 2
VEILS, VEIL_REACH, VEIL_DEEP = 4, 0.75, 1.6
"""Strengths of the water before a sunk leg; metres to each side and down."""
FINE = 4
"""Colours to the pixel of depth."""
HIGHEST = 4.0
"""Metres over the still lake to which the water under a slip reaches."""


class Edge:
    def __init__(self, palette: Palette, k: float, prints: Prints) -> None:
        self.palette, self.k = palette, k
        self.column = COLUMN * max(1, int(k))
        self.over, self.head, self.joint = round(OVER * k), round(HEAD * k), round(JOINT * k)
        self.waver = bokashi.noise(512, 2, 9, 1, bokashi.generator("lip"))[0]
        self._rows = bokashi.gradient(palette.under, round(6.4 * METRE * k))
        self.slips = prints.keep("slips", self._cut_slips)
        self.veils = [self._veil(level) for level in range(VEILS)]
        self.bodies = prints.keep("bodies", self._cut_bodies)

    def draw(self, surface: pygame.Surface, camera: Camera, profile: Profile) -> None:
        """The whole edge with the water under it, down to the joint."""
        left = round(camera.screen_x(float(profile.x[0])) - self.column / 2)
        y = camera.screen_y(profile.surface)
        reach = 2.0 * surface.get_height()
        wet = profile.wet & (y > -reach) & (y < reach)
        top = np.floor(y)
        # A body is two slips wide and begins under the higher of the two, which hide its upper edge.
        joint = round(camera.edge) + self.joint
        pairs = len(top) // 2 * 2
        start = np.where(wet, top + self.head - 2, joint)[:pairs].reshape(-1, 2).min(axis=1)
        deep = _held(joint - start, len(self.bodies) - 1)
        self._lay(surface, self.bodies, deep, left, 2 * self.column, start, deep > 0, 0)
        self._lay(surface, self.slips, self._which(y - top, profile), left, self.column, top - self.over, wet, canvas.PREMULTIPLIED)

    def _lay(
        self,
        surface: pygame.Surface,
        sprites: Sequence[pygame.Surface],
        which: np.ndarray,
        left: int,
        step: int,
        top: np.ndarray,
        shown: np.ndarray,
        flags: int,
    ) -> None:
        """One beside the other: the busiest lines of a frame."""
        if not shown.any():
            return
        rows = np.where(shown, top, 0).astype(np.int64).tolist()
        places = zip(range(left, left + step * len(rows), step), rows, strict=True)
        laid = zip(map(sprites.__getitem__, which.tolist()), places, strict=True)
        surface.fblits(list(laid if shown.all() else compress(laid, shown.tolist())), flags)

    def draw_over(self, surface: pygame.Surface, camera: Camera, profile: Profile, x: float) -> None:
        """Water before whatever is sunk in it at `x`: the lip again, and a veil below it that thins out to both sides."""
        away = np.abs(profile.x - x)
        near = np.flatnonzero((away < VEIL_REACH) & profile.wet)
        share = ((1 - away[near] / VEIL_REACH) * 2 * VEILS).astype(np.int64)
        left = np.rint(camera.screen_x(profile.x[near]) - self.column / 2)
        top = np.rint(camera.screen_y(profile.surface[near])) - self.k
        canvas.scatter(surface, self.veils, np.minimum(share, VEILS - 1), left, top)

    def _veil(self, level: int) -> pygame.Surface:
        rows = round(VEIL_DEEP * METRE * self.k)
        down = np.arange(rows, dtype=np.float32) / self.k
        fade = np.clip((VEIL_DEEP * METRE - down) / 20, 0, 1) * (0.34 + 0.3 * down / (VEIL_DEEP * METRE)) * (level + 1) / VEILS
        lip = np.clip(4.6 - down, 0, 1)
        colors = self._rows[:rows] + (np.asarray(rgb(self.palette.lip), dtype=np.float32) - self._rows[:rows]) * lip[:, None]
        alpha = np.repeat(np.maximum(fade, lip)[:, None], self.column, axis=1)
        return bokashi.translucent(np.repeat(colors[:, None, :], self.column, axis=1), alpha)

    def _which(self, fraction: np.ndarray, profile: Profile) -> np.ndarray:
        """The number of the slip that fits each place."""
        phase = _held(fraction * PHASES, PHASES - 1)
        step = _held(np.arctan(profile.slope) * ((STEPS - 1) / 2 / STEEPEST) + STEPS / 2, STEPS - 1)
        # A wall of water has no broad light on it, or the slips would show as steps.
        calm = np.minimum(np.maximum(1.7 - 2 * np.abs(profile.slope), 0), 1)
        light = np.convolve(profile.broad_slope(profile.x) * calm, EVEN, "same")
        face = _held(light * ((FACES - 1) / 2 / FULL_SHADE) + FACES / 2, FACES - 1)
        lip = _held(np.minimum(2.3 + self.waver[profile.number % 512] * 1.6 + profile.foam * 3.4, profile.depth * 24), LIPS - 1)
        return np.asarray(((face * LIPS + lip) * STEPS + step) * PHASES + phase)

    def _cut_bodies(self) -> list[pygame.Surface]:
        """The water from under a slip to the joint for every height, its bokashi stretched to end there in the right tone."""
        tallest = self.joint - self.head + round(HIGHEST * METRE * self.k)
        bodies = []
        for height in range(tallest + 1):
            rows = np.linspace(self.head - 2, self.joint, max(1, height)).astype(int)
            colors = self._rows[np.clip(rows, 0, len(self._rows) - 1)]
            bodies.append(bokashi.opaque(np.repeat(colors[:, None, :], 2 * self.column, axis=1)))
        return bodies

    def _cut_slips(self) -> list[pygame.Surface]:
        """All slips: for each slant and phase the depth of every pixel, for each face and lip the colours by depth."""
        across = np.arange(self.column) + 0.5 - self.column / 2
        slopes = np.tan(np.linspace(-STEEPEST, STEEPEST, STEPS))
        fractions = (np.arange(PHASES) + 0.5) / PHASES
        surface = self.over + fractions[None, :, None] - slopes[:, None, None] * across[None, None, :]
        depth = np.arange(self.over + self.head)[None, None, :, None] + 0.5 - surface[:, :, None, :]
        flat = depth / np.sqrt(1 + slopes**2)[:, None, None, None] / self.k
        place = np.clip(flat * FINE, 0, (HEAD + OVER + 30) * FINE - 1).astype(np.int16)
        alpha = np.clip(depth + 0.5, 0, 1).astype(np.float32)
        slips = []
        for face in np.linspace(-1, 1, FACES):
            for lip in range(LIPS):
                slips += self._print(self._shades(float(face), lip)[place], alpha)
        return slips

    def _print(self, colors: np.ndarray, alpha: np.ndarray) -> list[pygame.Surface]:
        """One surface for each slant and phase of one face and lip."""
        pixels = np.empty((*alpha.shape, 4), dtype=np.uint8)
        pixels[..., :3] = (colors * alpha[..., None])[..., ::-1]
        pixels[..., 3] = alpha * 255
        size = (self.column, self.over + self.head)
        return [pygame.image.frombuffer(one.tobytes(), size, "BGRA") for one in pixels.reshape(-1, size[1], size[0], 4)]

    def _shades(self, face: float, lip: int) -> np.ndarray:
        """Colours by depth, FINE to the reference pixel."""
        palette = self.palette
        depth = np.arange(0, HEAD + OVER + 30, 1 / FINE)
        water = self._rows[np.clip((depth * self.k).astype(int), 0, len(self._rows) - 1)].copy()
        tone = np.asarray(
            mix(palette.edge, palette.under[1][1], 0.25) if face > 0 else mix(palette.under[0][1], palette.foam, 0.5), dtype=np.float32
        )
        share = (abs(face) * (0.9 if face > 0 else 0.75) * np.exp(-((depth / 25) ** 2)))[:, None]
        water += (tone - water) * share
        line = rgb(palette.edge) if face > 0 else mix(palette.under[0][1], palette.foam, 0.7)
        for number, start in enumerate(STRIPES):
            self._band(water, depth, start, start + 2.6 - 0.5 * number, line, abs(face) ** 1.5 * (0.62 - 0.14 * number))
        breadth = 1.3 + lip * 1.2
        self._band(water, depth, breadth, breadth + 7.5, rgb(palette.edge), 0.62 if face > -0.3 else 0.45)
        self._band(water, depth, breadth + 3.0, breadth + 4.0, rgb(palette.crest[1]), 0.6)
        self._band(water, depth, -9, breadth, rgb(palette.lip), 1.0)
        return np.asarray(water, dtype=np.float32)

    def _band(self, water: np.ndarray, depth: np.ndarray, start: float, end: float, color: tuple[int, int, int], strength: float) -> None:
        share = np.clip(depth - start + 0.5, 0, 1) * np.clip(end - depth + 0.5, 0, 1) * strength
        water += (np.asarray(color, dtype=np.float32) - water) * share[:, None]


def _held(values: np.ndarray, most: int) -> np.ndarray:
    """Whole numbers from 0 to `most`; in a frame np.clip costs three times as much."""
    return np.asarray(np.minimum(np.maximum(values, 0), most), dtype=np.int64)
