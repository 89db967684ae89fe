"""Speed lines: slender strokes that pass the runner, the clearer the quicker he is."""

import math

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

SHAPES, STRENGTHS = 3, 5
LINES = np.arange(12)
FROM, FULL = 4.4, 7.4
"""m/s at which the first is seen, and at which they are as clear as ever."""
PACES = np.array([1.35, 1.65, 2.1])
"""How much faster than the shore they pass; the nearest are the longest."""
LONG, THICK = (90.0, 150.0, 240.0), (2.2, 2.6, 3.4)
"""Reference pixels."""
EASE = 0.35
"""Seconds in which they come and go."""
ROWS = (-112.0, 150.0)
"""Reference pixels from the lake's edge, up and down, between which they lie: in the air, and in the near water."""
KEPT = (-8.0, 26.0)
"""Rows about the edge itself that are left to the lip."""
OVER = (-190.0, -6.0)
"""Rows about his foot between which they lie on land."""
SEEN, SEEN_UNDER = 0.85, 0.5
"""How clear the clearest is over the water, and under it."""


class SpeedLines:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.sprites = cache.get(
            "speed",
            lambda: [
                self._stroke(shape, level, seen) for seen in (SEEN, SEEN_UNDER) for shape in range(SHAPES) for level in range(STRENGTHS)
            ],
        )
        self.clear = 0.0
        self._pace, self._shape = PACES[LINES % SHAPES], LINES % SHAPES

    def reset(self) -> None:
        self.clear = 0.0

    def draw(self, surface: pygame.Surface, camera: Camera, speed: float, dt: float, foot: float | None = None) -> None:
        """`speed` is the runner's, 0 when he has no water to run on. On land there is nothing below to see through: there they lie over
        the row of his `foot`."""
        wanted = min(1.0, max(0.0, (abs(speed) - FROM) / (FULL - FROM)))
        self.clear += (wanted - self.clear) * min(1.0, dt / EASE)
        level = math.ceil(self.clear * STRENGTHS - 0.4) - 1
        if level < 0:
            return
        span = surface.get_width() + round(2 * LONG[-1] * self.px)
        way = LINES * 0.618 * span - camera.x * camera.scale * self._pace
        x = way % span - LONG[-1] * self.px
        share = (LINES * 0.377 + np.floor(way / span) * 0.29) % 1.0
        down = ROWS[0] + (ROWS[1] - ROWS[0]) * share
        under = down > 0.0
        shown = (down < KEPT[0]) | (down > KEPT[1])
        edge = camera.edge
        if foot is not None:
            under, shown, edge, down = under & False, shown | True, foot, OVER[0] + (OVER[1] - OVER[0]) * share
        which = (under * SHAPES + self._shape) * STRENGTHS + min(level, STRENGTHS - 1)
        safe_draw.blit_many(surface, self.sprites, which[shown], x[shown], (edge + down * self.px)[shown])

    def _stroke(self, shape: int, level: int, seen: float) -> pygame.Surface:
        """A brushed stroke, thick where it comes from and running out ahead; the clearer, the longer."""
        long, thick, color = LONG[shape] * (0.6 + 0.4 * (level + 1) / STRENGTHS), THICK[shape], rgb(self.palette.foam)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            middle = thick * unit
            painting.brush(large, color, [(0, middle), (0.4 * long * unit, middle * 0.9), (long * unit, middle * 1.05)], thick * unit, 1.1)

        return painting.faded(painting.painted((long * self.px, 2 * thick * self.px), paint), seen * (level + 1) / STRENGTHS)
