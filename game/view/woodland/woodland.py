"""Woodland: a forest from inside. Luminous air, rows of trees in mist, and the trees among which one walks."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland.places import Places
from game.view.woodland.rows.far_wood import FarWood
from game.view.woodland.rows.mid_wood import MidWood
from game.view.woodland.rows.undergrowth_row import UndergrowthRow
from game.view.woodland.shafts import Shafts
from game.view.woodland.trees import Trees
from game.view.woodland.vista import Vista

Height = Callable[[float], float]
Roots = Callable[[int, float], tuple[pygame.Surface, float, float]]
VIEW_REACH = 72.0
"""Metres to each side of the camera, in a picture as wide as usual, from which on what lies beyond an opening is held ready."""
START_M = 60.0
"""Metres to each side of the start of which all is painted before the first picture."""
SMOOTH = 18.0
"""Metres to each side over which the lie of the land is evened out for the planes behind."""


class Woodland:
    def __init__(
        self, palette: Palette, px: float, cache: SpriteCache, level: Any, height: Height, roots: Roots, share: float = 1.0
    ) -> None:
        """`share` is how large the picture shows the world."""
        self.palette, self.px = palette, px
        line = level.ground.line
        xs = np.arange(line[0][0] - SMOOTH, line[-1][0] + SMOOTH + 1, 1.0)
        near = np.hanning(2 * round(SMOOTH) + 1)
        ys = np.interp(xs, [x for x, _ in line], [y for _, y in line])
        self._lie = xs[round(SMOOTH) : -round(SMOOTH)], np.convolve(ys, near / near.sum(), "valid")
        self._x, self._reach, self._painted = level.left, VIEW_REACH / share, set[str]()
        self.places = Places(level.places, palette)
        self.far, self.mid = FarWood(palette, px, cache, self.places, share), MidWood(palette, px, cache, self.places, share)
        self.vista = Vista(palette, px / share, cache)
        self.shafts = Shafts(px, self.places, level.left, level.right, share)
        self.undergrowth = UndergrowthRow(palette, px, cache, self.places)
        self.rows = self.far.row, self.mid.row, self.undergrowth.row
        starts = [start.at[0] for start in level.things_of("start")] or [level.left]
        self._paint([name for name in self.places.names if name in self.places.shares(starts[0] + np.linspace(-START_M, START_M, 9))])
        self.trees = Trees(self.places, px, cache, level.things_of("tree"), height, roots)

    def draw(self, surface: pygame.Surface, camera: Camera, floor: float) -> None:
        """All that is behind the near trees, down to the row `floor` where land begins."""
        self._x = camera.x
        lift = float(camera.screen_y(np.interp(camera.x, *self._lie))) - camera.row
        feet = [camera.row + lift * row.pace for row in self.rows]
        floors = [round(floor)]
        for row, foot in zip(self.rows[:0:-1], feet[:0:-1], strict=True):
            floors.append(row.covers_from(foot, floors[-1]))
        far, mid, undergrowth = self.rows
        self._draw_vista(surface, camera, lift, floors[2])
        far.draw(surface, camera, feet[0], floors[2])
        mid.draw(surface, camera, feet[1], floors[1])
        self.shafts.draw(surface, camera)
        undergrowth.draw(surface, camera, feet[2], floors[0])

    def _draw_vista(self, surface: pygame.Surface, camera: Camera, lift: float, floor: int) -> None:
        """What lies beyond, where the far wood does not hide it."""
        row = self.far.row
        clear = [x for tile, x in row.shown(camera) if tile.flags]
        if not clear:
            return
        metre, left, right = camera.scale * row.pace, max(0, clear[0]), min(math.ceil(camera.width), clear[-1] + row.tile)
        for view in self.places.views:
            first, last = (round(max(left, min(right, (x - camera.x) * metre + camera.width / 2))) for x in (view.left, view.right))
            if first < last:
                self.vista.draw(surface, camera, view, lift, (first, last), floor)

    def prepare(self) -> None:
        """Beside the game: paint what is not seen at the start."""
        self._paint(self.places.names)
        for view in self.places.views:
            self.vista.paint(view.kind)

    def _paint(self, names: Sequence[str]) -> None:
        for name in names:
            for grove in (*self.far.groves, self.mid.grove):
                grove.prepare(name)
            self.undergrowth.strip(name)
            self._painted.add(name)

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
        """Between two frames: work a little on what will soon be seen of one of its rows."""
        wanted = self.places.views_within(self._x - self._reach, self._x + self._reach)
        return self.vista.keep(wanted) or any(row.prepare_next(partial(self._is_painted, row.pace)) for row in self.rows)

    def _is_painted(self, pace: float, left: float, right: float) -> bool:
        """Whether all that grows between two columns of a row has been painted."""
        metre = METRE * self.px * pace
        return self._painted.issuperset(self.places.shares(np.linspace(left, right, 7) / metre))

    def draw_canopy(self, surface: pygame.Surface, camera: Camera) -> None:
        """The leaves overhead."""
