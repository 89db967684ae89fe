"""Woodland: a forest from inside. Luminous air, rows of trees in mist, and the trees among which one walks."""

from functools import partial
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT, WIDTH, Camera
from game.view.render import painting, paper_grain
from game.view.render.palette import Palette, mix
from game.view.render.sprite_cache import SpriteCache
from game.view.woodland.planes import PLANES, Plane, PlaneSpec, paint_strip

COARSE = 3
"""Pixels to a dot of the air, which is soft."""
SMOOTH = 18.0
"""Metres to each side over which the lie of the land is evened out for the planes behind."""


def lies_in_forest(level: Any) -> bool:
    """Whether a level is in a forest rather than by a lake."""
    return bool(level.backdrop == "forest" or (not level.backdrop and not level.lakes and level.things_of("tree")))


def _strips(spec: PlaneSpec, palette: Palette, k: float, number: int) -> list[pygame.Surface]:
    return [paint_strip(spec, palette, k, number)]


class Woodland:
    def __init__(self, palette: Palette, k: float, prints: SpriteCache, level: Any) -> None:
        self.palette, self.k = palette, k
        line = level.ground.line
        xs = np.arange(line[0][0] - SMOOTH, line[-1][0] + SMOOTH + 1, 1.0)
        near = np.hanning(2 * round(SMOOTH) + 1)
        ys = np.interp(xs, [x for x, _ in line], [y for _, y in line])
        self._lie = xs[round(SMOOTH) : -round(SMOOTH)], np.convolve(ys, near / near.sum(), "valid")
        (self.air,) = prints.get("woodland air", lambda: [self._paint_air()])
        self.planes: list[Plane] = []
        for number, spec in enumerate(PLANES):
            (strip,) = prints.get(f"woodland plane {number}", partial(_strips, spec, palette, k, number))
            self.planes.append(Plane(spec, k, painting.to_rle(strip)))

    def draw(self, surface: pygame.Surface, camera: Camera, floor: float) -> None:
        """All that is behind the near trees, down to the row `floor` where land begins."""
        surface.blit(self.air, (0, 0), (0, 0, self.air.get_width(), max(0, min(self.air.get_height(), round(floor)))))
        ground = float(camera.screen_y(np.interp(camera.x, *self._lie)))
        for plane in self.planes:
            pace = plane.spec.parallax
            foot = camera.row + (ground - camera.row) * pace - plane.spec.rise * self.k
            plane.draw(surface, camera.x * camera.scale * pace, foot, floor)

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
        away = np.hypot((x - 0.5) * 1.15, (y - 0.56) * 1.1)
        dark = np.asarray(mix(self.palette.air[1][1], self.palette.air[0][1], 0.45), dtype=np.float32)
        colors += (dark - colors) * (np.clip(away - 0.22, 0, 1) * 1.1)[..., None].clip(0, 0.75)
        glow = np.asarray(mix(self.palette.air[3][1], "#fffdf0", 0.6), dtype=np.float32)
        colors += (glow - colors) * (np.clip(1 - away / 0.5, 0, 1) ** 1.2 * 0.75)[..., None]
        turn = np.arctan2(x - 0.47, y + 0.5) * 1.0
        rays = np.clip(np.sin(turn * 34 + 1.3) * np.sin(turn * 57) + 0.35 * np.sin(turn * 121 + 2), 0, 1)
        rays *= np.clip(1.15 - y * 1.05, 0, 1) * np.clip(1.25 - np.abs(turn) * 1.7, 0, 1) * 0.55
        colors += (glow - colors) * rays[..., None]
        size = round(WIDTH * self.k), round(HEIGHT * self.k)
        air = pygame.transform.smoothscale(painting.opaque(colors), size)
        paper_grain.press(air, self.k)
        return air
