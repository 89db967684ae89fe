"""Speed lines: slender strokes that pass the runner, the clearer the quicker he is."""

import math

import pygame

from game.view.camera.camera import HEIGHT, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprite_cache import SpriteCache

LINES, SHAPES, STRENGTHS = 11, 3, 5
PACES = (1.35, 1.6, 1.95)
"""How much faster than the shore they pass; the nearest are the longest."""
LONG, THICK = (84.0, 130.0, 190.0), 2.4
"""Reference pixels."""
FROM, FULL = 5.7, 7.6
"""m/s at which the first is seen, and at which they are as clear as ever."""
EASE = 0.35
"""Seconds in which they come and go."""
ROWS = (-104.0, 12.0)
"""Reference pixels from the lake's edge, up and down, between which they lie."""
SEEN = 0.6
"""How clear the clearest is."""


class SpeedLines:
    def __init__(self, palette: Palette, k: float, prints: SpriteCache) -> None:
        self.palette, self.k = palette, k
        self.sprites = prints.get("speed", lambda: [self._stroke(shape, level) for shape in range(SHAPES) for level in range(STRENGTHS)])
        self.clear = 0.0

    def reset(self) -> None:
        self.clear = 0.0

    def draw(self, surface: pygame.Surface, camera: Camera, speed: float, dt: float) -> None:
        """`speed` is the runner's, 0 when he has no ground or water to run on."""
        wanted = min(1.0, max(0.0, (abs(speed) - FROM) / (FULL - FROM)))
        self.clear += (wanted - self.clear) * min(1.0, dt / EASE)
        level = math.ceil(self.clear * STRENGTHS - 0.4) - 1
        if level < 0:
            return
        span = surface.get_width() + round(2 * LONG[-1] * self.k)
        for number in range(LINES):
            shape = number % SHAPES
            sprite = self.sprites[shape * STRENGTHS + min(level, STRENGTHS - 1)]
            x = (number * 0.618 * span - camera.x * camera.scale * PACES[shape]) % span - LONG[-1] * self.k
            turn = math.floor((number * 0.618 * span - camera.x * camera.scale * PACES[shape]) / span)
            share = (number * 0.377 + turn * 0.29) % 1.0
            row = camera.edge + (ROWS[0] + (ROWS[1] - ROWS[0]) * share) * self.k
            if 0.0 < row < HEIGHT * self.k:
                safe_draw.blit_at(surface, sprite, (x, row))

    def _stroke(self, shape: int, level: int) -> pygame.Surface:
        """A brushed stroke, thick where it comes from and running out ahead."""
        long, color = LONG[shape], rgb(self.palette.foam)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.k * times
            middle = THICK * unit
            painting.brush(large, color, [(0, middle), (0.4 * long * unit, middle * 0.9), (long * unit, middle * 1.05)], THICK * unit, 1.1)

        return painting.faded(painting.painted((long * self.k, 2 * THICK * self.k), paint), SEEN * (level + 1) / STRENGTHS)
