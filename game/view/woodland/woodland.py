"""Woodland: a forest from inside. Luminous air, rows of trees in mist, and the trees among which one walks."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT, WIDTH, Camera
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprite_cache import SpriteCache
from game.view.woodland import undergrowth
from game.view.woodland.planes import ABOVE, PLANES, Plane, PlaneSpec, paint_strip
from game.view.woodland.trees import Trees

Height = Callable[[float], float]
Roots = Callable[[int, float], tuple[pygame.Surface, float, float]]
COARSE = 3
"""Pixels to a dot of the air, which is soft."""
SUN = (0.44, -0.62)
"""Where the rays come from, in shares of the picture."""
SHAFTS_DOWN, SHAFTS_BEFORE = 0.74, 3
"""The share of the picture's height down to which rays are seen before trunks, and how many planes lie behind them."""
SMOOTH = 18.0
"""Metres to each side over which the lie of the land is evened out for the planes behind."""


def _strips(spec: PlaneSpec, palette: Palette, k: float, number: int) -> list[pygame.Surface]:
    return [paint_strip(spec, palette, k, number)]


class Woodland:
    def __init__(self, palette: Palette, k: float, prints: SpriteCache, level: Any, height: Height, roots: Roots) -> None:
        self.palette, self.k = palette, k
        line = level.ground.line
        xs = np.arange(line[0][0] - SMOOTH, line[-1][0] + SMOOTH + 1, 1.0)
        near = np.hanning(2 * round(SMOOTH) + 1)
        ys = np.interp(xs, [x for x, _ in line], [y for _, y in line])
        self._lie = xs[round(SMOOTH) : -round(SMOOTH)], np.convolve(ys, near / near.sum(), "valid")
        (self.air,) = prints.get("woodland air", lambda: [self._paint_air()])
        (self.shafts,) = prints.get("woodland shafts", lambda: [self._paint_shafts()])
        self.planes: list[Plane] = []
        for number, spec in enumerate(PLANES):
            (strip,) = prints.get(f"woodland plane {number}", partial(_strips, spec, palette, k, number))
            self.planes.append(Plane(strip, spec.parallax, ABOVE * k, spec.rise * k))
        (strip,) = prints.get("woodland undergrowth", lambda: [undergrowth.paint_undergrowth(palette, k)])
        self.planes.append(Plane(strip, undergrowth.PARALLAX, undergrowth.ABOVE * k, undergrowth.RISE * k))
        self.trees = Trees(palette, k, prints, level.things_of("tree"), height, roots)

    def draw(self, surface: pygame.Surface, camera: Camera, floor: float) -> None:
        """All that is behind the near trees, down to the row `floor` where land begins."""
        surface.blit(self.air, (0, 0), (0, 0, self.air.get_width(), max(0, min(self.air.get_height(), round(floor)))))
        ground = float(camera.screen_y(np.interp(camera.x, *self._lie)))
        for number, plane in enumerate(self.planes):
            if number == SHAFTS_BEFORE:
                safe_draw.blit_at(surface, self.shafts, (0, 0), safe_draw.ADD)
            foot = camera.row + (ground - camera.row) * plane.parallax
            plane.draw(surface, camera.x * camera.scale * plane.parallax, foot, floor)

    def draw_trees(
        self, surface: pygame.Surface, camera: Camera, seconds: float, blown: Callable[[float], float], shaken: Mapping[str, float]
    ) -> None:
        """The near ones, behind everybody, in the gusts that blow and shaken by whoever is in them."""
        self.trees.draw_trunks(surface, camera)
        self.trees.draw_crowns(surface, camera, seconds, blown, shaken)

    def hides(self, camera: Camera, floor: float) -> int:
        """It hides all that lies beyond."""
        return int(camera.width) + 1

    def draw_canopy(self, surface: pygame.Surface, camera: Camera) -> None:
        """The leaves overhead."""

    def _paint_air(self) -> pygame.Surface:
        """Green under the leaves, pale gold in the middle where the light comes down; rays fan out from a hole in the crowns."""
        wide, high = round(WIDTH * self.k) // COARSE, round(HEIGHT * self.k) // COARSE
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        y, x = y / high, x / wide
        colors = np.repeat(painting.gradient(self.palette.air, high)[:, None, :], wide, axis=1)
        away = np.hypot((x - 0.5) * 1.2, (y - 0.5) * 0.85)
        dark = np.asarray(mix(self.palette.air[1][1], self.palette.air[0][1], 0.6), dtype=np.float32)
        colors += (dark - colors) * np.clip((away - 0.26) * 1.15, 0, 0.7)[..., None]
        glow = np.asarray(mix(self.palette.air[3][1], "#fffbe6", 0.7), dtype=np.float32)
        colors += (glow - colors) * (np.clip(1 - away / 0.46, 0, 1) ** 1.1 * 0.85)[..., None]
        rays = self._rays(x, y)
        colors += (glow - colors) * (rays * 0.75)[..., None]
        size = round(WIDTH * self.k), round(HEIGHT * self.k)
        air = pygame.transform.smoothscale(painting.opaque(colors), size)
        paper_grain.press(air, self.k)
        return air

    def _rays(self, x: painting.Array, y: painting.Array) -> painting.Array:
        """How bright the rays are at places of the picture (shares of it): they fan out from above it."""
        turn = np.arctan2(x - SUN[0], y - SUN[1])
        rays = np.clip(np.sin(turn * 31 + 1.3) * np.sin(turn * 53 + 0.4) + 0.3 * np.sin(turn * 113 + 2) - 0.08, 0, 1)
        return np.asarray(rays * np.clip(1.12 - y, 0, 1) * np.clip(1.3 - np.abs(turn + 0.1) * 2.0, 0, 1), dtype=np.float32)

    def _paint_shafts(self) -> pygame.Surface:
        """The same rays once more before the trunks, to be added to the picture; only its upper part, where they are bright."""
        wide, high = round(WIDTH * self.k) // COARSE, round(HEIGHT * SHAFTS_DOWN * self.k) // COARSE
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        y, x = y / high, x / wide
        light = self._rays(x, y * SHAFTS_DOWN) * np.clip((1 - y) * 1.6, 0, 1) * 0.3
        colors = light[..., None] * np.asarray(rgb(self.palette.air[2][1]), dtype=np.float32) - 0.5
        return pygame.transform.smoothscale(painting.opaque(colors), (round(WIDTH * self.k), round(HEIGHT * SHAFTS_DOWN * self.k)))
