"""Splash painter: a splash frame by frame.

It is a scalloped mound that rises, spreads and sinks, and jets and drops torn off it that fly on arcs of their own.
"""

import math
from dataclasses import dataclass

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

FRAMES = 10
"""Of a splash, and of all that lies on the water after it."""
FOOT = 4.0
"""Reference pixels that a splash reaches under the surface, scalloped there, too: on a slope it would have a sawn edge."""
FALLING = 620.0
"""Reference pixels per second squared by which jets and drops fall: heavier than water is, or they would hang in the air."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A splash, in reference pixels, seconds and degrees (90 is straight up)."""

    wide: float
    high: float
    life: float
    mound: tuple[float, float]
    """Half its width when it has spread, and its height when it is highest."""
    petals: int
    """Scallops along the mound."""
    jets: int
    angles: tuple[float, float]
    speed: float
    """Of the fastest jet."""
    thick: float
    drops: int
    gap: float = 0.0
    """How much lower than its sides the mound is in its middle: 1 leaves nothing there."""


SHAPES = {
    "step": Shape(88, 42, 0.46, (18, 10), 7, 6, (104, 162), 210, 2.4, 7),
    "clean": Shape(112, 56, 0.6, (22, 8), 9, 8, (30, 150), 235, 2.0, 10, 0.8),
    "bloom": Shape(230, 104, 0.75, (40, 13), 11, 15, (18, 162), 385, 2.8, 18, 0.85),
    "stamp": Shape(216, 62, 0.75, (66, 22), 13, 12, (14, 166), 300, 3.6, 18, 0.85),
    "burst": Shape(120, 92, 0.8, (30, 24), 9, 10, (52, 128), 320, 3.2, 14, 0.2),
    "heavy": Shape(190, 128, 1.0, (56, 34), 15, 16, (38, 142), 380, 4.0, 22, 0.3),
}


class SplashPainter:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.palette, self.px = palette, px

    def paint(self, name: str, size: float, frame: int, variant: int) -> pygame.Surface:
        """Its foot is in the middle, FOOT over the bottom row."""
        shape = SHAPES[name]
        dice = painting.generator("splash", name, variant)
        angles = np.radians(np.linspace(*shape.angles, shape.jets) + dice.uniform(-6, 6, shape.jets))
        speeds = shape.speed * dice.uniform(0.55, 1.0, shape.jets)
        petals = dice.uniform(0.65, 1.0, shape.petals)
        loose = np.radians(dice.uniform(*shape.angles, shape.drops)), shape.speed * dice.uniform(0.5, 1.15, shape.drops)
        sizes, late = dice.uniform(0.8, 2.0, shape.drops), dice.uniform(0, 0.09, shape.jets)
        t = shape.life * (frame + 0.5) / FRAMES
        foam, ink, shade = self.foam(name), rgb(self.palette.ink), mix(self.foam(name), self.palette.under[0][1], 0.35)
        left = min(1.0, 3.2 * (1.02 - t / shape.life))

        def draw(large: pygame.Surface, times: float) -> None:
            unit = self.px * times * size
            base = large.get_width() / 2, large.get_height() - FOOT * self.px * times
            for color, grow, fade in ((ink, 1.15, 0.5), (foam, 0.0, 1.0)):
                tone = (*color, round(255 * fade * left))
                for angle, speed, wait in zip(angles, speeds, late, strict=True):
                    self._jet(large, tone, base, unit, angle, speed, t - wait, shape, grow)
                for angle, speed, r in zip(*loose, sizes, strict=True):
                    x, y = _flown(angle, speed, t)
                    if y > 0:
                        safe_draw.circle(large, tone, (base[0] + x * unit, base[1] - y * unit), (r + 0.7 * grow) * unit)
                self._mound(large, tone, base, unit, petals, t, shape, grow)
            self._furrow(large, (*shade, round(200 * left)), base, unit, petals, t, shape)

        return painting.painted((shape.wide * self.px * size, (shape.high * size + FOOT) * self.px), draw, 3)

    def foam(self, name: str) -> tuple[int, int, int]:
        """White is for who lands with the water, with light in it; what was stamped out of the lake is dull and muddy."""
        other = {"bloom": (self.palette.chakra, 0.22), "stamp": (self.palette.edge, 0.42)}
        return mix(self.palette.foam, *other[name]) if name in other else rgb(self.palette.foam)

    def _jet(
        self, large: pygame.Surface, tone: safe_draw.Color, base: tuple[float, float], unit: float, angle: float, speed: float, t: float,
        shape: Shape, grow: float,
    ) -> None:  # fmt: skip
        """A tongue of water that has left the mound: a stroke along its arc, thick in front, with a round head."""
        if t <= 0:
            return
        trail = min(0.10, 0.55 * t)
        points = [_flown(angle, speed, t - trail * (1 - step / 5)) for step in range(6)]
        if points[-1][1] < 0:
            return
        line = np.array([(base[0] + x * unit, base[1] - max(0.0, y) * unit) for x, y in points])
        worn = max(0.25, 1 - 0.75 * t / shape.life)
        half = (np.linspace(0.12, 1.0, len(line)) * shape.thick * worn / 2 + 0.5 * grow) * unit
        safe_draw.polygon(large, tone, painting.ribbon(line, half))
        safe_draw.circle(large, tone, line[-1], (shape.thick * worn * 0.62 + 0.5 * grow) * unit)

    def _heights(self, petals: np.ndarray, t: float, shape: Shape) -> tuple[np.ndarray, np.ndarray]:
        """Where the scallops stand and how high, as shares of the mound's half width and of its height."""
        at, age = np.linspace(-1, 1, len(petals)), min(1.0, t / shape.life)
        at = at * (1 - 0.12 * np.abs(at)) + (petals - 0.82) * 3.2 / len(petals)  # no two stand equally far apart
        grown = math.sin(min(1.0, t / (0.38 * shape.life)) * math.pi / 2) * max(0.0, 1 - (t / shape.life) ** 2)
        bulk = np.maximum(0.0, 1 - 0.92 * at**2) * (1 - shape.gap * np.exp(-((at / 0.4) ** 2)))
        return at, petals ** (1.0 + 5.0 * age) * bulk * grown  # the lower ones fall first: what is left is torn, and no hedge

    def _mound(
        self, large: pygame.Surface, tone: safe_draw.Color, base: tuple[float, float], unit: float, petals: np.ndarray, t: float,
        shape: Shape, grow: float,
    ) -> None:  # fmt: skip
        """Petals of foam side by side, leaning outwards, each with a round tip."""
        at, heights = self._heights(petals, t, shape)
        half = shape.mound[0] * (0.45 + 0.55 * math.sin(min(1.0, t / (0.6 * shape.life)) * math.pi / 2))
        broad = 1.5 * half / len(petals) + 0.6
        for place, share in zip(at, heights, strict=True):
            tall = share * shape.mound[1]
            if tall < 0.8:
                continue
            x, lean = base[0] + place * half * unit, place * tall * 0.75 * unit
            up = base[1] - tall * unit
            line = painting.spine([(x, base[1] + unit), (x + 0.25 * lean, 0.45 * base[1] + 0.55 * up), (x + lean, up)], 5)
            press = np.sqrt(np.linspace(1.0, 0.12, len(line)))
            safe_draw.polygon(large, tone, painting.ribbon(line, (press * broad + grow) * unit))
            safe_draw.circle(large, tone, line[-1], (0.45 * broad + grow) * unit)
            foot = broad * min(1.0, tall / (1.7 * broad))  # round feet left standing by their petals were a string of beads
            safe_draw.circle(large, tone, (x, base[1] + (0.12 * tall - 0.4 * foot) * unit), (0.75 * foot + grow) * unit)

    def _furrow(
        self,
        large: pygame.Surface,
        tone: safe_draw.Color,
        base: tuple[float, float],
        unit: float,
        petals: np.ndarray,
        t: float,
        shape: Shape,
    ) -> None:
        """The shade between petals, as an engraver hints at them."""
        at, heights = self._heights(petals, t, shape)
        half = shape.mound[0] * (0.45 + 0.55 * math.sin(min(1.0, t / (0.6 * shape.life)) * math.pi / 2))
        for place, share in zip((at[1:] + at[:-1]) / 2, np.minimum(heights[1:], heights[:-1]), strict=True):
            tall = share * shape.mound[1] * 0.7
            if tall > 2.0:
                x = base[0] + place * half * unit
                line = [(x, base[1] - 0.15 * tall * unit), (x + 0.5 * place * tall * unit, base[1] - tall * unit)]
                painting.brush(large, tone, line, 1.0 * unit, 0.7)


def _flown(angle: float, speed: float, t: float) -> tuple[float, float]:
    """Where something thrown up at an angle is after `t` seconds, reference pixels to the right and up."""
    t = max(0.0, t)
    return math.cos(angle) * speed * t, math.sin(angle) * speed * t - FALLING * t * t / 2
