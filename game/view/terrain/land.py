"""Land in section: earth, strata, stones, sand, grass, cut into tiles when they come near."""

import math
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from weakref import proxy

import numpy as np
import pygame

from game.core.memory import reused_memory
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, mix
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.earth_section import EarthSection
from game.view.terrain.ground_cover import GroundCover
from game.view.terrain.ground_profile import GroundProfile
from game.view.terrain.water_table import WaterTable
from game.view.water.surface import Line, SurfaceProfile
from game.view.water.waterline import column

Tile: TypeAlias = tuple[pygame.Surface, float]
"""A picture and the height of its upper edge."""
Laid: TypeAlias = tuple[pygame.Surface, pygame.Surface, float]
"""The same, cut in two where the sky or the water behind it ends: what is under that hides all and is quicker drawn."""
TILE = 192
"""Reference pixels across a tile."""
BELOW = 7.4
"""Metres below the still lake down to which land is drawn."""
UNDER_GROUND = 5.4
"""Metres under the lowest ground about, if it is looked at over land, where the picture shows less of what lies below."""
ABOVE = 0.34
"""Metres over the ground for grass."""
SWATH = 64
"""Rows that are worked out at once: arrays of more do not fit the processor's nearest memory. The grain repeats after as many."""
ABOUT = 16.0
"""Metres to each side of a tile from which it may be seen in a picture, where water stands at several levels."""
AHEAD = 2
"""Tiles beyond each side of the picture that are cut, and kept."""
NESTS = 6
"""Of stones in the earth of a tile, one below the other."""


class Land:
    def __init__(
        self,
        palette: Palette,
        px: float,
        cache: SpriteCache,
        line: Sequence[tuple[float, float]],
        water: WaterTable,
        material: str = "soil",
        slip: int | None = None,
        below: float = BELOW,
    ) -> None:
        """`slip` is how many pixels a column of the water is across, if this is drawn at another scale than the water; `below` how
        many metres under the still lake it reaches down."""
        self._below = below
        self.palette, self.px, self.water = palette, px, water
        self.scale = METRE * px
        self.ground = GroundProfile(line)
        self.height, self.heights = self.ground.height, self.ground.heights
        self.tile = round(TILE * px)
        self.earth = EarthSection(palette, px, self.ground, water, material)
        self.cover = GroundCover(palette, px, self.tile, self.ground, water, material)
        self.cache = cache
        self.tiles: dict[int, Laid] = {}
        self.begun: dict[int, Iterator[Tile | None]] = {}
        self._soon: tuple[int, ...] = ()
        self._near = range(0)
        """Tiles that are kept: those in the picture, and those beside it."""
        self._helped = False
        self.wet_sand = [self._damp(level, slip or column(px)) for level in range(6)]

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        first, last = int(camera.left * self.scale // self.tile), int(camera.right * self.scale // self.tile)
        self._near = range(first - AHEAD, last + 1 + AHEAD)
        for number in range(first, last + 1):
            crust, core, top = self._tile(number)
            x, y = number * self.tile - round(camera.x * camera.scale - camera.width / 2 - camera.shift_x), round(camera.screen_y(top))
            safe_draw.blit_at(surface, crust, (x, y))
            safe_draw.blit_at(surface, core, (x, y + crust.get_height()), 0)
        self._soon = tuple(number for away in range(1, AHEAD + 1) for number in (last + away, first - away))
        if not self._helped:
            self._work()
        self._helped = False

    def covers_from(self, camera: Camera, profile: SurfaceProfile) -> float:
        """The row from which down the whole picture is land."""
        return float(camera.screen_y(np.interp(profile.x, self.ground.xs, self.ground.ys)).max()) + 6 * self.px

    def draw_soaked(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile) -> None:
        """Sand that a wave ran up and left dark."""
        damp = np.flatnonzero((profile.wetness > 0.15) & (profile.depth < 0.25))
        if not len(damp):
            return
        x = profile.x[damp]
        ground = self.heights(x)
        level = np.minimum(5, profile.wetness[damp] * 5.99).astype(np.int64)
        top = np.where(np.abs(ground - self.water.at(x)) < 1.6, camera.screen_y(ground), 1e6)
        safe_draw.blit_many(surface, self.wet_sand, level, np.rint(camera.screen_x(x) - profile.column / 2), top)

    def _damp(self, level: int, across: int) -> pygame.Surface:
        fade = np.linspace(1, 0, round(15 * self.px), dtype=np.float32)[:, None] ** 1.4 * 0.62 * (level + 1) / 6
        return painting.translucent(mix(self.palette.earth[1][1], self.palette.ink, 0.55), np.repeat(fade, across, axis=1))

    def prepare_next(self) -> bool:
        """Between two frames: work a little on a tile that will soon be wanted; false if there is none. Then no frame has to."""
        self._helped = True
        return self._work()

    def _work(self) -> bool:
        for number in self._soon:
            if number not in self.tiles:
                # What is begun must not hold its owner, who holds it: as a ring they would stay when the picture's size changes.
                for made in self.begun.setdefault(number, Land._cut(proxy(self), number)):
                    if made is not None:
                        self._lay(number, made)
                    return True
        return False

    def _tile(self, number: int) -> Laid:
        if number not in self.tiles:
            sprite, top = self._whole(number)
            self._lay(number, (sprite, top))
        return self.tiles[number]

    def _whole(self, number: int) -> Tile:
        """The tile at once: from the last start, from what is begun, or from nothing."""
        top = self._top(number)
        if number in self.begun:
            return [made for made in self.begun[number] if made is not None][0]
        (sprite,) = self.cache.get(f"land {number}", lambda: [made[0] for made in self._cut(number) if made is not None])
        return sprite, top

    def _lay(self, number: int, tile: Tile) -> None:
        self.begun.pop(number, None)
        sprite, top = tile
        wide, high = sprite.get_size()
        ground = self.heights(self._places(number)).min()
        cut = min(high - 1, math.ceil((top - float(ground)) * self.scale) + 2)
        core = painting.copy_source((wide, high - cut))
        core.blit(sprite, (0, -cut))
        self.tiles[number] = sprite.subsurface((0, 0, wide, cut)).copy(), core, top
        # By their place, not by when they were drawn: those ahead have not been drawn yet, and would be the first to go.
        for away in [number for number in self.tiles if number not in self._near]:
            del self.tiles[away]

    # cutting a tile

    def _places(self, number: int) -> Line:
        return np.asarray((number * self.tile + np.arange(self.tile) + 0.5) / self.scale, dtype=np.float64)

    def _top(self, number: int) -> float:
        """The height of a tile's upper edge."""
        return float(self.heights(self._places(number)).max()) + ABOVE

    def _cut(self, number: int) -> Iterator[Tile | None]:
        """The tile's picture in several steps: nothing after each, the tile after the last."""
        x, top = self._places(number), self._top(number)
        ground = self.heights(x)
        rows = max(2, round((top - self._bottom(x, ground)) * self.scale))
        crest = ((top - ground) * self.scale).astype(np.float32)[None, :]
        buried = ((self.earth.behind_banks(x, ground) - ground) * self.scale).astype(np.float32)[None, :]
        mainland, skin = self.earth.mainland(x), int(crest.max() + 30 * self.px)
        paper = paper_grain.grain(len(x), rows, self.px)
        tile = pygame.Surface((len(x), rows), pygame.SRCALPHA, 32)
        yield None
        for first in range(0, rows, SWATH):
            last = min(rows, first + SWATH)
            with reused_memory():
                deep = (np.arange(first, last, dtype=np.float32)[:, None] + 0.5) - crest
                colors = self.earth.earth(x, top, first, (deep + buried) * self.earth.shallowness(x), mainland)
                self.earth.light_banks(colors, x, deep)
                colors *= paper[first:last, :, None]
                self.earth.draw_strata(colors, x, top, first, deep + buried)
            if first < skin:
                yield None
            with reused_memory():
                if first < skin:
                    self.earth.paint_crust(colors[: skin - first], x, deep[: skin - first])
                safe_draw.blit_at(tile, painting.translucent(colors, np.clip(deep + 0.5, 0, 1)), (0, first))
            yield None
        for nest in range(NESTS):
            self.cover.bury_stones(tile, (number, nest), x, top)
            yield None
        self.cover.lay_pebbles(tile, number, x, ground, top)
        yield None
        self.cover.overgrow_ledges(tile, x, top)
        self.cover.grow_sedge(tile, x, top)
        self.cover.grow_grass(tile, x, ground, top)
        yield tile, top

    def _bottom(self, x: Line, ground: Line) -> float:
        """The height down to which there is land at places: lower than any picture shows that is taken from somewhere near."""
        if self.water.even:
            return min(self.water.level - self._below, float(ground.min()) - 1.0)
        near = np.arange(x[0] - ABOUT, x[-1] + ABOUT, 1.0)
        return float(np.interp(near, self.ground.xs, self.ground.ys).min()) - UNDER_GROUND
