"""Takes the wind and the palette, gives what the air carries: leaves, rain, geese far off."""

import math

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import GROUND, Camera
from game.view.palette import Palette, rgb
from game.view.scenery import Scenery

LEAVES, TURNS = 16, 12
DROPS, SLANTS = 280, 5
GEESE = 7
WOODS_REACH = 75.0
"""Metres from the last tree that its leaves fly."""


class Weather:
    def __init__(self, palette: Palette, k: float, scenery: Scenery, woods: float | None, strong: float) -> None:
        self.palette, self.k, self.woods, self.rain = palette, k, woods, strong
        dice = bokashi.generator("weather")
        self.leaves = [self._leaf(rgb(color), turn) for color in palette.falling for turn in range(TURNS)]
        self.start = dice.uniform(0, 1, (LEAVES, 4))
        self.geese = [scenery.picture(f"goose-{n}", 1.0, 1.0) for n in (1, 2)]
        self.drops = [self._drop(slant) for slant in range(SLANTS)] if strong > 0 else []
        self._always = strong
        self.fall = dice.uniform(0, 1, (DROPS, 3))

    def draw_far(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """Geese in a crooked line, beating their wings each in his own time."""
        if self.rain > 0.3:
            return
        span = camera.width * 1.6
        across = (camera.width * 0.62 + seconds * 7 * self.k - camera.x * camera.scale * 0.03) % span - 0.2 * camera.width
        for n in range(GEESE):
            side = n - 2
            x, y = across - n * 17 * self.k, camera.horizon - (150 - abs(side) * 7 - 3 * math.sin(seconds + n)) * self.k
            canvas.stamp(surface, self.geese[int(seconds * 2.2 + n * 0.37) % 2], (x, y))

    def take(self, rain: float) -> None:
        """It rains as hard as the level and its hour say, or harder in a squall."""
        self.rain = max(self._always, rain)
        if self.rain > 0.0 and not self.drops:
            self.drops = [self._drop(slant) for slant in range(SLANTS)]

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        if self.woods is not None and camera.left < self.woods + WOODS_REACH:
            self._draw_leaves(surface, camera, seconds, wind)
        if self.rain > 0.0:
            self._draw_rain(surface, camera, seconds, wind)

    def _draw_leaves(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        """Leaves drift through the whole picture and come in again at the other side."""
        a, b, c, d = self.start.T
        span_x, span_y = camera.width + 80 * self.k, (GROUND + 20) * self.k
        drift = (26 + 14 * np.abs(wind) * (0.5 + c)) * self.k * (-1 if wind < 0 else 1)
        x = (a * span_x * 3 + seconds * drift - camera.x * camera.scale * (0.8 + 0.4 * d)) % span_x - 40 * self.k
        y = (b * span_y + seconds * (16 + 14 * d) * self.k + np.sin(seconds * (0.8 + c) + a * 9) * 14 * self.k) % span_y - span_y
        turn = ((seconds * (0.4 + c) + d) * TURNS).astype(np.int64) % TURNS
        kind = (a * 997).astype(np.int64) % len(self.palette.falling)
        canvas.scatter(surface, self.leaves, kind * TURNS + turn, x, y + camera.foot)

    def _draw_rain(self, surface: pygame.Surface, camera: Camera, seconds: float, wind: float) -> None:
        a, b, c = self.fall.T
        slant = min(SLANTS - 1, max(0, round(wind / 3 + SLANTS / 2)))
        pace = (620 + 260 * c) * self.k
        deep = (30 + 90 * c) * self.k
        y = (b * camera.height + seconds * pace) % (GROUND * self.k + deep) - GROUND * self.k + camera.foot - 30 * self.k
        x = (a * camera.width * 3 + seconds * wind * 30 * self.k - camera.x * camera.scale * 0.9) % camera.width
        count = int(DROPS * min(1.0, self.rain))
        canvas.scatter(surface, self.drops, np.full(count, slant), x[:count], y[:count])

    def _leaf(self, color: tuple[int, int, int], turn: int) -> pygame.Surface:
        """A leaf tumbling: its breadth changes as it turns over."""
        angle = 2 * math.pi * turn / TURNS
        size = 17 * self.k

        def paint(large: pygame.Surface, times: float) -> None:
            middle, long = large.get_width() / 2, 6.5 * self.k * times
            broad = (1.0 + 2.6 * abs(math.sin(angle * 1.5 + 0.6))) * self.k * times
            along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))

            def at(u: float, v: float) -> tuple[float, float]:
                return middle + along[0] * u + across[0] * v, middle + along[1] * u + across[1] * v

            for grow, tone in ((1.1 * self.k * times, rgb(self.palette.ink)), (0.0, color)):
                half = long + grow
                canvas.polygon(
                    large,
                    tone,
                    [
                        at(-half, 0),
                        at(-half * 0.2, broad + grow),
                        at(half * 0.6, (broad + grow) * 0.6),
                        at(half, 0),
                        at(half * 0.3, -broad - grow),
                        at(-half * 0.5, -(broad + grow) * 0.8),
                    ],
                )

        return bokashi.painted((size, size), paint, 3)

    def _drop(self, slant: int) -> pygame.Surface:
        lean = (slant - SLANTS // 2) * 6 * self.k

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = large.get_size()
            x = w / 2
            bokashi.brush(
                large,
                (*rgb(self.palette.ripple_light), 130),
                [(x - lean * times / 2, 0.0), (x, h / 2), (x + lean * times / 2, float(h))],
                1.5 * self.k * times,
                0.6,
            )

        return bokashi.painted((abs(lean) + 6 * self.k, 30 * self.k), paint, 2)
