"""Land in section: earth, strata, stones, sand, grass, cut into tiles when they come near."""

import math
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from weakref import proxy

import numpy as np
import pygame

from game.core.ground_line import GroundLine
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, Stops, hexed, mix, rgb
from game.view.render.sprite_cache import SpriteCache
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
SWATH = 128
"""Rows that are worked out at once: arrays of more do not fit the processor's nearest memory. The grain repeats after a half of it."""
ABOUT = 16.0
"""Metres to each side of a tile from which it may be seen in a picture, where water stands at several levels."""
KEPT = 16
BAR, BLEND = 6.0, 2.0
"""Metres to each side of a place within which there is no water, if it belongs to the land; and in which land becomes bed."""
SHORE = 0.35
"""Ground this much over the still lake is grown over; lower it is sand."""
CLIFF_M, CLIFF_HIGH = 14.0, 4.2
"""Metres about a tile within which ground that goes up and down by more metres than these is a high bank."""
FACE_M = 0.9
"""Metres into the earth that its cut face is lit."""
SHEER, SHEER_M = 1.6, 4.0
"""Slope from which ground is a bank whose cut face shows the earth behind it, and metres to each side of it that it is looked for."""
BANDS = np.array((0.1, -0.09, 0.06, 0.0, 0.02, 0.04), dtype=np.float32)
"""How much ink lies between the lines of the strata, band after band."""
NESTS = 6
"""Of stones in the earth of a tile, one below the other."""
PEBBLES = 6
"""Tried on a tile of shore or bed."""
BLADES = {"soil": 84, "sand": 6, "stone": 0}
"""Of grass on a tile of dry land."""


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
        self.palette, self.px, self.water, self.material = palette, px, water, material
        self.scale = METRE * px
        self.height = GroundLine(line).height
        self.xs, self.ys = np.array([x for x, _ in line], dtype=float), np.array([y for _, y in line], dtype=float)
        self.tile = round(TILE * px)
        self.cache = cache
        self.tiles: OrderedDict[int, Laid] = OrderedDict()
        self.begun: dict[int, Iterator[Tile | None]] = {}
        self._soon: tuple[int, ...] = ()
        self._helped = False
        self.wet_sand = [self._damp(level, slip or column(px)) for level in range(6)]

    def heights(self, x: np.ndarray) -> np.ndarray:
        """The ground with small unevenness that nobody stumbles over."""
        rough = 0.035 * np.sin(x * 2.3) + 0.025 * np.sin(x * 5.1 + 1) + 0.015 * np.sin(x * 11.7 + 2)
        return np.asarray(np.interp(x, self.xs, self.ys) + rough)

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        first, last = int(camera.left * self.scale // self.tile), int(camera.right * self.scale // self.tile)
        for number in range(first, last + 1):
            crust, core, top = self._tile(number)
            x, y = number * self.tile - round(camera.x * camera.scale - camera.width / 2 - camera.shift_x), round(camera.screen_y(top))
            safe_draw.blit_at(surface, crust, (x, y))
            safe_draw.blit_at(surface, core, (x, y + crust.get_height()), 0)
        self._soon = (last + 1, first - 1, last + 2, first - 2)
        if not self._helped:
            self._work()
        self._helped = False

    def covers_from(self, camera: Camera, profile: SurfaceProfile) -> float:
        """The row from which down the whole picture is land."""
        return float(camera.screen_y(np.interp(profile.x, self.xs, self.ys)).max()) + 6 * self.px

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
        self.tiles.move_to_end(number)
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
        if len(self.tiles) > KEPT:
            self.tiles.popitem(last=False)

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
        buried = ((self._behind_banks(x, ground) - ground) * self.scale).astype(np.float32)[None, :]
        mainland, skin = self._mainland(x), int(crest.max() + 30 * self.px)
        paper = paper_grain.grain(len(x), rows, self.px)
        tile = pygame.Surface((len(x), rows), pygame.SRCALPHA, 32)
        yield None
        for first in range(0, rows, SWATH):
            last = min(rows, first + SWATH)
            deep = (np.arange(first, last, dtype=np.float32)[:, None] + 0.5) - crest
            colors = self._earth(x, top, first, (deep + buried) * self._shallowness(x), mainland)
            self._light_banks(colors, x, deep)
            colors *= paper[first:last, :, None]
            self._rule(colors, x, top, first, deep + buried)
            if first < skin:
                yield None
                self._crust(colors[: skin - first], x, deep[: skin - first])
            safe_draw.blit_at(tile, painting.translucent(colors, np.clip(deep + 0.5, 0, 1)), (0, first))
            yield None
        for nest in range(NESTS):
            self._bury_stones(tile, (number, nest), x, top)
            yield None
        self._lay_pebbles(tile, number, x, ground, top)
        yield None
        self._grow_grass(tile, x, ground, top)
        yield tile, top

    def _behind_banks(self, x: Line, ground: Line) -> Line:
        """What strata are measured from: where ground drops sheer they run on to the cut face, or each bank would stand on a seam."""
        step = 1.0 / self.scale
        beside = np.arange(1, round(SHEER_M * self.scale)) * step
        places = np.concatenate([x[0] - beside[::-1], x, x[-1] + beside])
        heights = np.concatenate([self.heights(x[0] - beside[::-1]), ground, self.heights(x[-1] + beside)])
        from_left = np.maximum.accumulate(heights + SHEER * places) - SHEER * places
        from_right = np.maximum.accumulate((heights - SHEER * places)[::-1])[::-1] + SHEER * places
        return np.asarray(np.maximum(from_left, from_right)[len(beside) : len(beside) + len(x)])

    def _shallowness(self, x: Line) -> painting.Array:
        """By how much less dark the earth of a high bank is with its depth: all of its face is seen, and would be a black block."""
        first = math.floor(x[0] - 1.5 * CLIFF_M)
        about = np.arange(first, math.ceil(x[-1] + 1.5 * CLIFF_M) + 1.0)
        wide = 2 * round(CLIFF_M) + 1
        windows = np.lib.stride_tricks.sliding_window_view(np.interp(about, self.xs, self.ys), wide)
        relief, even = windows.max(axis=1) - windows.min(axis=1), np.ones(round(CLIFF_M / 2))
        relief = np.convolve(relief, even / len(even), "same")
        share = np.interp(x, about[wide // 2 : wide // 2 + len(relief)], CLIFF_HIGH / np.maximum(CLIFF_HIGH, relief))
        return share.astype(np.float32)[None, :]

    def _light_banks(self, colors: painting.Array, x: Line, deep: painting.Array) -> None:
        """Light on the cut face of a bank, as far as it is steep."""
        slope = np.abs(np.gradient(np.interp(x, self.xs, self.ys), x))
        steep = np.clip((slope - 0.9) / 0.8, 0, 1)
        if not steep.any():
            return
        wide = max(1, round(FACE_M * self.scale))
        even = np.ones(wide) / wide
        steep = np.convolve(np.pad(steep, wide // 2, mode="edge"), even, "same")[wide // 2 : wide // 2 + len(steep)]
        from_face = deep / np.sqrt(1.0 + slope[None, :] ** 2) / self.scale
        share = 0.4 * np.clip(1.0 - from_face / FACE_M, 0, 1) * steep[None, :] * (deep > 0)
        colors += (np.asarray(mix(self.palette.soil[0][1], self.palette.sand, 0.45), dtype=np.float32) - colors) * share[..., None]

    def _bottom(self, x: Line, ground: Line) -> float:
        """The height down to which there is land at places: lower than any picture shows that is taken from somewhere near."""
        if self.water.even:
            return min(self.water.level - self._below, float(ground.min()) - 1.0)
        near = np.arange(x[0] - ABOUT, x[-1] + ABOUT, 1.0)
        return float(np.interp(near, self.xs, self.ys).min()) - UNDER_GROUND

    def _earth(self, x: Line, top: float, first: int, deep: painting.Array, dry: painting.Array) -> painting.Array:
        """Bokashi by height and by depth under the grass, from row `first` on; `dry` says how much of it is soil."""
        y = top - (np.arange(first, first + len(deep), dtype=np.float32) + 0.5) / self.scale
        still = self.water.at_lakes(x)
        above = (still + 1.6 - y)[:, None] if isinstance(still, float) else (still[None, :] + 1.6 - y[:, None]).astype(np.float32)
        down = above * (0.72 / 7.0 * 255) + np.maximum(deep, 0) * (0.34 / 6.0 * 255 / self.scale)
        soil = self._layers(self.palette.soil, deep * (255 / 6.6 / self.scale)) if dry.any() else None
        if soil is not None and dry.min() >= 1:
            return soil
        colors = self._layers(self.palette.earth, down)
        if soil is not None:
            colors += (soil - colors) * (dry * dry * (3 - 2 * dry))[None, :, None]
        return colors

    def _mainland(self, x: Line) -> painting.Array:
        """How much of what lies under places is soil: of a bar in the lake nothing, or it would be a box of brown earth down to the bed."""
        step = 0.25
        grid = np.arange(x[0] - BAR - BLEND, x[-1] + BAR + BLEND + step, step)
        dry = np.clip((np.interp(grid, self.xs, self.ys) - self.water.at_lakes(grid) + 0.3) / 1.5, 0, 1)
        wide = 2 * round(BAR / step) + 1
        padded = np.concatenate([np.full(wide // 2, dry[0]), dry, np.full(wide // 2, dry[-1])])
        least = np.lib.stride_tricks.sliding_window_view(padded, wide).min(axis=1)
        most = np.lib.stride_tricks.sliding_window_view(
            np.concatenate([np.full(wide // 2, least[0]), least, np.full(wide // 2, least[-1])]), wide
        ).max(axis=1)
        even = np.ones(2 * round(BLEND / 2 / step) + 1)
        return np.asarray(np.interp(x, grid, np.convolve(most, even / even.sum(), "same")), dtype=np.float32)

    def _layers(self, stops: Stops, down: painting.Array) -> painting.Array:
        """Colours by a depth of 0 to 255."""
        shades = painting.gradient(strata(self.palette, self.material, stops), 256)
        return np.asarray(shades[np.clip(down, 0, 255).astype(np.uint8)])

    def _rule(self, colors: painting.Array, x: Line, top: float, first: int, deep: painting.Array) -> None:
        """Strata as brushed lines, heavier and lighter along their way, and a hint of tone between them."""
        px = self.px
        across = (x * self.scale).astype(np.float32)[None, :]
        height = (top * self.scale - np.arange(first, first + len(deep), dtype=np.float32))[:, None]
        warp = 9 * np.sin(across / (170 * px)) + 5 * np.sin(across / (61 * px) + 1) + 6 * np.sin(across / (240 * px) + 0.7)
        turn = (deep * 0.78 + height * -0.22 + (warp + 3 * np.sin(height / (90 * px))) * px) / (43 * px)
        whole = np.rint(turn)
        press = 0.9 + 0.45 * np.sin(whole * 2.4 + across / (53 * px))
        line = np.clip(press * px - np.abs(turn - whole) * (43 * px) + 0.5, 0, 1) * np.clip(deep / (20 * px) - 0.6, 0, 1)
        # A negative share of ink is light: one band in three is paler than the earth.
        bands = BANDS[whole.astype(np.int16) % len(BANDS)] * np.clip(deep / (16 * px) - 0.4, 0, 1)
        share = line * 0.44 + bands
        colors += (np.asarray(rgb(self.palette.ink), dtype=np.float32) - colors) * share[..., None]

    def _crust(self, colors: np.ndarray, x: np.ndarray, deep: np.ndarray) -> None:
        """The skin of the ground by what grows there: grass, sand, or the silt of the bed; then the ink line."""
        palette, px = self.palette, self.px
        ground = self.heights(x)[None, :]
        still = self.water.at(x)
        dry = np.clip((ground - still - SHORE) / 0.25, 0, 1)
        beach = np.clip(1 - np.abs(ground - still + 0.25) / 1.1, 0, 1) * (1 - dry)
        silt = np.clip((still - 1.0 - ground) / 1.0, 0, 1)
        ragged = (1.5 * np.sin(x * 31) + 1.2 * np.sin(x * 77 + 1))[None, :] * px
        self._strew(colors, x, deep, beach, np.clip((still + 0.2 - ground) / 0.35, 0, 1))
        self._skin(colors, mix(palette.bed[0][1], palette.under[1][1], 0.35), silt * np.clip((7 * px - deep) / (6 * px), 0, 1) * 0.8)
        cover = top_tone(palette, self.material)
        self._skin(colors, cover, dry * np.clip((8 * px + ragged * 1.5 - deep) / (2 * px), 0, 1))
        self._skin(colors, mix(cover, palette.ink, 0.45), dry * np.clip(1.5 * px - np.abs(deep - 8 * px - ragged * 1.5), 0, 1) * 0.7)
        ink = np.clip(1.5 * px * (0.75 + 0.25 * np.sin(x * 3.1))[None, :] - np.abs(deep - 0.6 * px) + 0.4, 0, 1)
        self._skin(colors, rgb(palette.ink), ink * (0.85 - 0.35 * silt))

    def _strew(self, colors: np.ndarray, x: Line, deep: np.ndarray, beach: np.ndarray, wet: np.ndarray) -> None:
        """Sand as a lens that thins out up and down the shore: pale and speckled where it is dry, dark where the lake wets it."""
        if not beach.any():
            return
        palette, px = self.palette, self.px
        thick = np.sqrt(beach) * (13 + 3 * np.sin(x * 1.1) + 2 * np.sin(x * 3.7 + 1))[None, :] * px
        self._skin(colors, mix(palette.sand, palette.earth[1][1], 0.55), np.clip((thick * 1.7 - deep) / (3 * px), 0, 1) * 0.6)
        dry, damp = (np.asarray(tone, dtype=np.float32) for tone in (rgb(palette.sand), mix(palette.earth[1][1], palette.sand, 0.25)))
        tones = dry + (damp - dry) * (wet[0] * 0.75)[:, None]
        inside = np.clip((thick - deep) / px + 0.5, 0, 1)
        colors += (tones[None, :, :].astype(np.float32) - colors) * (inside * 0.92)[..., None].astype(np.float32)
        specks = inside * (painting.dither(len(x), len(deep)) > 0.965)
        rim = np.clip(0.9 * px - np.abs(deep - thick) + 0.3, 0, 1) * np.clip(beach * 4, 0, 1)
        self._skin(colors, rgb(palette.ink), np.maximum(specks * 0.35, rim * 0.5))

    def _skin(self, colors: np.ndarray, tone: tuple[int, int, int], share: np.ndarray) -> None:
        colors += (np.asarray(tone, dtype=np.float32) - colors) * share[..., None].astype(np.float32)

    def _bury_stones(self, tile: pygame.Surface, nest: tuple[int, int], x: np.ndarray, top: float) -> None:
        """A nest of one to three stones in the cut earth, never two alike in a row, paler near the top."""
        dice = painting.generator("stones", *nest)
        at, deep = dice.uniform(0.05, 0.95) * self.tile, (nest[1] + dice.uniform(0.15, 0.9)) * 0.95
        for other in range(1 + int(dice.integers(3))):
            wide = dice.uniform(6, 15) * self.px / (1 + 0.6 * (other > 0))
            beside = at + other * dice.uniform(-26, 26) * self.px
            self._bury_stone(tile, x, top, beside, deep + other * dice.uniform(-0.1, 0.14), wide, dice)

    def _bury_stone(self, tile: pygame.Surface, x: np.ndarray, top: float, at: float, deep: float, wide: float, dice: painting.Rng) -> None:
        """One, `at` pixels along the tile and `deep` metres down; in earth it is of the earth's colour, towards the bed of the water's."""
        at = min(max(at, wide), self.tile - wide - 1)
        ground = self.height(x[int(at)])
        row = (top - ground + deep) * self.scale
        if row > tile.get_height() - 20 * self.px:
            return
        still = float(np.min(self.water.at_lakes(x[int(at) : int(at) + 1])))
        sunk = min(0.85, max(0.0, 0.2 + (still + 1.5 - ground + deep) / 8))
        warm = mix(self.palette.stone[0], self.palette.sand, dice.uniform(0.1, 0.5))
        tone = mix(warm, self.palette.soil[3][1] if ground > still else self.palette.earth[3][1], sunk)
        safe_draw.blit_at(tile, self._stone(wide, wide * dice.uniform(0.4, 0.7), tone, dice), (at - wide, row))

    def _stone(self, wide: float, high: float, tone: tuple[int, int, int], dice: painting.Rng) -> pygame.Surface:
        radii = dice.uniform(0.78, 1.0, 9)

        def paint(large: pygame.Surface, times: float) -> None:
            turn = np.linspace(0, 2 * math.pi, 10)[:-1]
            middle = np.array([large.get_width() / 2, large.get_height() / 2])
            rim = np.stack([np.cos(turn) * radii * wide, np.sin(turn) * radii * high], axis=1) * times * 0.9
            smooth = painting.spine([*map(tuple, rim), tuple(rim[0])], 4)
            ink = mix(tone, self.palette.ink, 0.65)
            safe_draw.polygon(large, ink, middle + smooth * (1 + 1.2 * self.px / wide))
            safe_draw.polygon(large, tone, middle + smooth)
            safe_draw.polygon(
                large, mix(tone, self.palette.paper, 0.16), middle + smooth * 0.62 - np.array([0.16 * wide, 0.22 * high]) * times
            )

        return painting.painted((2 * wide + 4, 2 * high + 4), paint, 3)

    def _grow_grass(self, tile: pygame.Surface, x: np.ndarray, ground: np.ndarray, top: float) -> None:
        """Blades along the dry ground, leaning with the prevailing wind."""
        px, dice = self.px, painting.generator("grass", int(x[0]))
        tones = [
            rgb(self.palette.grass),
            mix(self.palette.grass, self.palette.ink, 0.35),
            mix(self.palette.grass, self.palette.paper, 0.25),
        ]
        tuft, spread = 0.0, 0.0
        for blade in range(BLADES[self.material]):
            if blade % 7 == 0:
                tuft, spread = dice.uniform(0, len(x)), dice.uniform(3, 30) * px
            i = int(tuft + dice.normal() * spread) if blade % 7 else int(tuft)
            if not 2 <= i < len(x) - 2 or ground[i] < self.water.at_place(x[i]) + SHORE + 0.1 + dice.uniform(0, 0.3):
                continue
            foot = (top - ground[i]) * self.scale + 3 * px
            tall, lean = dice.uniform(5, 15) * px * (1.15 - min(0.5, spread / (60 * px))), dice.uniform(-6, 2) * px + (i - tuft) * 0.25
            tone = tones[int(dice.integers(3))]
            safe_draw.polygon(
                tile,
                tone,
                [
                    (i - 1.1 * px, foot),
                    (i + lean * 0.4, foot - tall * 0.6),
                    (i + lean, foot - tall),
                    (i + lean * 0.5 + 1.2 * px, foot - tall * 0.5),
                    (i + 1.2 * px, foot),
                ],
            )

    def _lay_pebbles(self, tile: pygame.Surface, number: int, x: Line, ground: Line, top: float) -> None:
        """What the lake has rolled to its shore and left on its bed: a few stones in the crust, half of each above it."""
        dice = painting.generator("pebbles", number)
        for _ in range(PEBBLES):
            at = int(dice.uniform(0.06, 0.94) * self.tile)
            still = self.water.at_place(x[at])
            near = abs(ground[at] - still + 0.1)
            if ground[at] > still + SHORE or (near > 0.7 and dice.uniform() < 0.45):
                continue
            wide = 3 * self.px * dice.uniform(1, 4.2 if near < 0.9 else 3) ** dice.uniform(0.3, 1)
            tone = mix(mix(self.palette.stone[0], self.palette.sand, dice.uniform(0, 0.4)), self.palette.earth[2][1], min(0.7, near * 0.3))
            stone = self._stone(wide, wide * dice.uniform(0.5, 0.7), tone, dice)
            safe_draw.blit_at(tile, stone, (at - stone.get_width() / 2, (top - ground[at]) * self.scale - stone.get_height() * 0.46))


def top_tone(palette: Palette, material: str) -> tuple[int, int, int]:
    """What lies on top of dry land."""
    return rgb({"sand": palette.sand, "stone": palette.stone[0]}.get(material, palette.grass))


def strata(palette: Palette, material: str, earth: Stops) -> Stops:
    """The earth from top to bottom, with as much of the material's own colour in it as shows at each depth."""
    tone, share = {"sand": (palette.sand, 0.6), "stone": (palette.stone[0], 0.7)}.get(material, (palette.sand, 0.0))
    return tuple((at, hexed(mix(color, tone, share * (1 - 0.8 * at)))) for at, color in earth)
