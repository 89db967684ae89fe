"""Woodland: a forest from inside. Luminous air, rows of trees in mist, and the trees among which one walks."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import WIDTH, Camera
from game.view.render import safe_draw
from game.view.render.palette import Palette
from game.view.render.redraw_schedule import CYCLE_FRAMES
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland import undergrowth
from game.view.woodland.air import MARGIN, SHAFTS_LEFT, paint_air, paint_shafts
from game.view.woodland.planes import ABOVE, PLANES, Plane, PlaneSpec, paint_strip
from game.view.woodland.trees import Trees

Height = Callable[[float], float]
Roots = Callable[[int, float], tuple[pygame.Surface, float, float]]
FAR_PLANES, FAR_PACE = 2, 0.17
"""How many planes are printed together with the air every few frames; how fast that print goes by meanwhile."""
SMOOTH = 18.0
"""Metres to each side over which the lie of the land is evened out for the planes behind."""


def _strips(spec: PlaneSpec, palette: Palette, px: float, number: int) -> list[pygame.Surface]:
    return [paint_strip(spec, palette, px, number)]


class Woodland:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, level: Any, height: Height, roots: Roots) -> None:
        self.palette, self.px = palette, px
        line = level.ground.line
        xs = np.arange(line[0][0] - SMOOTH, line[-1][0] + SMOOTH + 1, 1.0)
        near = np.hanning(2 * round(SMOOTH) + 1)
        ys = np.interp(xs, [x for x, _ in line], [y for _, y in line])
        self._lie = xs[round(SMOOTH) : -round(SMOOTH)], np.convolve(ys, near / near.sum(), "valid")
        self._margin = round(MARGIN * px)
        (self.air,) = cache.get("woodland air", lambda: [paint_air(palette, px)])
        (self.shafts,) = cache.get("woodland shafts", lambda: [paint_shafts(palette, px)])
        self._shafts_at = round(SHAFTS_LEFT * WIDTH * px), 0
        self.far = pygame.Surface(self.air.get_size(), 0, 32)
        self._frames, self._far_at, self._far_rows = -1, (math.inf, 0.0), 0
        self.planes: list[Plane] = []
        for number, spec in enumerate(PLANES):
            (strip,) = cache.get(f"woodland plane {number}", partial(_strips, spec, palette, px, number))
            self.planes.append(Plane(strip, spec.parallax, ABOVE * px, spec.rise * px))
        (strip,) = cache.get("woodland undergrowth", lambda: [undergrowth.paint_undergrowth(palette, px)])
        self.planes.append(Plane(strip, undergrowth.PARALLAX, undergrowth.ABOVE * px, undergrowth.RISE * px))
        self.trees = Trees(palette, px, cache, level.things_of("tree"), height, roots)

    def draw(self, surface: pygame.Surface, camera: Camera, floor: float) -> None:
        """All that is behind the near trees, down to the row `floor` where land begins."""
        lift = float(camera.screen_y(np.interp(camera.x, *self._lie))) - camera.row
        floors = self._floors(camera, lift, floor)
        moved, sunk = (camera.x - self._far_at[0]) * camera.scale * FAR_PACE, (self._far_at[1] - lift) * FAR_PACE
        rows = max(0, min(round(camera.height), floors[FAR_PLANES - 1]))
        self._frames += 1
        if self._frames % CYCLE_FRAMES == 0 or max(abs(moved), abs(sunk)) > self._margin or rows + round(sunk) > self._far_rows:
            self._far_at, moved, sunk = (camera.x, lift), 0.0, 0.0
            self._far_rows = rows + self._margin
            self._draw_far(camera, lift)
        corner = self._margin + round(moved), self._margin + round(sunk)
        surface.blit(self.far, (0, 0), (*corner, camera.width, rows))
        for plane, low in zip(self.planes[FAR_PLANES:-1], floors[FAR_PLANES:-1], strict=True):
            self._draw_plane(surface, camera, plane, lift, low)
        surface.blit(self.shafts, self._shafts_at, special_flags=safe_draw.ADD)
        self._draw_plane(surface, camera, self.planes[-1], lift, floor)

    def _floors(self, camera: Camera, lift: float, floor: float) -> list[int]:
        """Of each plane the row down to which it is seen: lower down those before it hide it, or the land."""
        floors = [round(floor)]
        for plane in reversed(self.planes[1:]):
            floors.append(plane.covers_from(camera.row + lift * plane.parallax, floors[-1]))
        return floors[::-1]

    def _draw_far(self, camera: Camera, lift: float) -> None:
        """What goes by so slowly that it is drawn every few frames only: the air, and the trees far off in it."""
        low = self._margin + self._far_rows
        self.far.blit(self.air, (0, 0), (0, 0, self.air.get_width(), low))
        for plane in self.planes[:FAR_PLANES]:
            self._draw_plane(self.far, camera, plane, lift, min(low, self.far.get_height()), self._margin)

    def _draw_plane(self, surface: pygame.Surface, camera: Camera, plane: Plane, lift: float, floor: float, aside: int = 0) -> None:
        plane.draw(surface, camera.x * camera.scale * plane.parallax - aside, camera.row + lift * plane.parallax + aside, floor)

    def draw_trees(
        self, surface: pygame.Surface, camera: Camera, seconds: float, blown: Callable[[float], float], shaken: Mapping[str, float]
    ) -> None:
        """The near ones, behind everybody, in the gusts that blow and shaken by whoever is in them."""
        self.trees.draw_trunks(surface, camera)
        self.trees.draw_crowns(surface, camera, seconds, blown, shaken)

    def hides(self, camera: Camera, floor: float) -> int:
        """It hides all that lies beyond."""
        return int(camera.width) + 1

    def prepare_next(self) -> bool:
        """All of it is seen all the way."""
        return False

    def draw_canopy(self, surface: pygame.Surface, camera: Camera) -> None:
        """The leaves overhead."""
