"""Painting of wood: a canvas in metres, limbs, leaves, and the tones that all wood in a wood shares."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import METRE
from game.view.objects.scenery.standing import Standing
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

Points = Sequence[tuple[float, float]]
LEAF_M = 0.17
"""Metres of a leaf."""


class WoodCanvas:
    """A sprite that is painted in metres: x right, y up, from a foot."""

    def __init__(self, large: pygame.Surface, times: float, left: float, top: float, scale: float) -> None:
        self.surface, self._left, self._top, self.scale = large, left, top, scale * times

    def at(self, points: Any) -> np.ndarray:
        places = np.asarray(points, dtype=np.float64)
        return np.stack([(places[:, 0] - self._left) * self.scale, (self._top - places[:, 1]) * self.scale], axis=1)

    def fill(self, color: safe_draw.Color, points: Any) -> None:
        safe_draw.polygon(self.surface, color, self.at(points))

    def limb(self, color: safe_draw.Color, points: Points, widths: Sequence[float]) -> None:
        """A rounded limb through the points, so wide (metres) at each of them."""
        line = painting.spine(self.at(points).tolist())
        half = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(widths)), widths) / 2 * self.scale
        safe_draw.polygon(self.surface, color, painting.ribbon(line, half))

    def line(self, color: safe_draw.Color, points: Any, width: float) -> None:
        safe_draw.lines(self.surface, color, self.at(points), max(1, round(width * self.scale)))


class WoodPainter:
    """What paints things of wood, each as a sprite that stands somewhere."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.palette, self.px = palette, px
        self.ink = rgb(palette.ink)
        self.bark = mix(palette.trunk[0], "#7a5c45", 0.45)
        self.lit = mix(self.bark, palette.paper, 0.34)
        self.dark = mix(self.bark, palette.ink, 0.5)
        self.trodden = mix(self.bark, palette.paper, 0.62)
        """What feet run along, or fall over: the palest wood of all."""
        self.moss, self.moss_lit = mix(palette.leaves[1], palette.grass, 0.5), mix(palette.leaves[0], palette.paper, 0.12)

    def leaves(self, canvas: WoodCanvas, dice: painting.Rng, x: float, y: float, wide: float, high: float, color: str, count: int) -> None:
        """A bank of leaves, pointing outwards."""
        for _ in range(count):
            a, out = dice.uniform(0, 2 * math.pi), dice.uniform(0, 1) ** 0.5
            px, py = x + wide * out * math.cos(a), y + high * out * math.sin(a)
            self.leaf(
                canvas,
                px,
                py,
                a * 0.4 + dice.uniform(-0.5, 0.5) + (math.pi if math.cos(a) < 0 else 0),
                color,
                LEAF_M * dice.uniform(0.8, 1.35),
            )

    def leaf(self, canvas: WoodCanvas, x: float, y: float, angle: float, color: str, size: float) -> None:
        cosine, sine = math.cos(angle), math.sin(angle)
        shape = ((0.0, 0.0), (0.35, 0.24), (1.0, 0.0), (0.35, -0.24))
        turned = [(x + size * (u * cosine - v * sine), y + size * (u * sine + v * cosine)) for u, v in shape]
        wider = ((-0.14, 0.0), (0.35, 0.36), (1.2, 0.0), (0.35, -0.36))
        canvas.fill(self.ink, [(x + size * (u * cosine - v * sine), y + size * (u * sine + v * cosine)) for u, v in wider])
        canvas.fill(rgb(color), turned)

    def stand(self, at: tuple[float, float], across: tuple[float, float], up: tuple[float, float], paint: Any) -> Standing:
        """What `paint` paints in metres, as something that stands at `at`."""
        scale = METRE * self.px
        left, right = across
        bottom, top = up
        sprite = painting.painted(
            ((right - left) * scale, (top - bottom) * scale), lambda large, times: paint(WoodCanvas(large, times, left, top, scale))
        )
        return Standing(sprite, at[0], at[1], left * scale, -top * scale)
