"""Earth section: the colours of cut earth, row by row: soil and bed by depth, strata, light on steep banks, and the crust on top."""

import math

import numpy as np

from game.view.camera.camera import METRE
from game.view.render import painting
from game.view.render.palette import Palette, Stops, hexed, mix, rgb
from game.view.terrain.ground_profile import SHORE, GroundProfile
from game.view.terrain.water_table import WaterTable
from game.view.water.surface import Line

BAR, BLEND = 6.0, 2.0
"""Metres to each side of a place within which there is no water, if it belongs to the land; and in which land becomes bed."""
CLIFF_M, CLIFF_HIGH = 14.0, 4.2
"""Metres about a tile within which ground that goes up and down by more metres than these is a high bank."""
FACE_M = 0.9
"""Metres into the earth that its cut face is lit."""
LEDGE_M = 6.0
"""Metres from a ledge on in which strata that run into its face come back to the ground: shorter, they would jump as it does."""
SHEER, SHEER_M = 1.6, 4.0
"""Slope from which ground is a bank whose cut face shows the earth behind it, and metres to each side of it that it is looked for."""
BANDS = np.array((0.1, -0.09, 0.06, 0.0, 0.02, 0.04), dtype=np.float32)
"""How much ink lies between the lines of the strata, band after band."""
OWN_COLOR_FADES = 2.0
"""How soon the material's own colour is lost on the way down: half way there is none of it left."""


class EarthSection:
    def __init__(self, palette: Palette, px: float, ground: GroundProfile, water: WaterTable, material: str) -> None:
        self.palette, self.px, self.ground, self.water, self.material = palette, px, ground, water, material
        self.scale = METRE * px
        self._soil, self._earth = (painting.gradient(strata(palette, material, stops), 256) for stops in (palette.soil, palette.earth))
        """Colours by a depth of 0 to 255."""

    def behind_banks(self, x: Line, ground: Line) -> Line:
        """What strata are measured from: where ground drops sheer they run on to the cut face, or each bank would stand on a seam."""
        step = 1.0 / self.scale
        beside = np.arange(1, round(SHEER_M * self.scale)) * step
        places = np.concatenate([x[0] - beside[::-1], x, x[-1] + beside])
        heights = np.concatenate([self.ground.heights(x[0] - beside[::-1]), ground, self.ground.heights(x[-1] + beside)])
        from_left = np.maximum.accumulate(heights + SHEER * places) - SHEER * places
        from_right = np.maximum.accumulate((heights - SHEER * places)[::-1])[::-1] + SHEER * places
        base = np.maximum(from_left, from_right)[len(beside) : len(beside) + len(x)]
        for lip, foot, high in self.ground.ledges:
            away = (x - lip) * (1 if foot > lip else -1)
            share = np.clip(away / LEDGE_M, 0, 1)
            base = np.maximum(base, ground + high * (1 - share * share * (3 - 2 * share)) * np.clip(away / abs(foot - lip), 0, 1))
        return np.asarray(base)

    def mainland(self, x: Line) -> painting.Array:
        """How much of what lies under places is soil: of a bar in the lake nothing, or it would be a box of brown earth down to the bed."""
        step = 0.25
        grid = np.arange(x[0] - BAR - BLEND, x[-1] + BAR + BLEND + step, step)
        dry = np.clip((np.interp(grid, self.ground.xs, self.ground.ys) - self.water.at_lakes(grid) + 0.3) / 1.5, 0, 1)
        wide = 2 * round(BAR / step) + 1
        padded = np.concatenate([np.full(wide // 2, dry[0]), dry, np.full(wide // 2, dry[-1])])
        least = np.lib.stride_tricks.sliding_window_view(padded, wide).min(axis=1)
        most = np.lib.stride_tricks.sliding_window_view(
            np.concatenate([np.full(wide // 2, least[0]), least, np.full(wide // 2, least[-1])]), wide
        ).max(axis=1)
        even = np.ones(2 * round(BLEND / 2 / step) + 1)
        return np.asarray(np.interp(x, grid, np.convolve(most, even / even.sum(), "same")), dtype=np.float32)

    def earth(self, x: Line, top: float, first: int, deep: painting.Array, dry: painting.Array) -> painting.Array:
        """Bokashi by height and by depth under the grass, from row `first` on; `dry` says how much of it is soil."""
        y = top - (np.arange(first, first + len(deep), dtype=np.float32) + 0.5) / self.scale
        still = self.water.by_lakes(x)
        above = (still + 1.6 - y)[:, None] if isinstance(still, float) else (still[None, :] + 1.6 - y[:, None]).astype(np.float32)
        down = above * (0.72 / 7.0 * 255) + np.maximum(deep, 0) * (0.34 / 6.0 * 255 / self.scale)
        soil = self._layers(self._soil, deep * (255 / 6.6 / self.scale)) if dry.any() else None
        if soil is not None and dry.min() >= 1:
            return soil
        colors = self._layers(self._earth, down)
        if soil is not None:
            colors += (soil - colors) * (dry * dry * (3 - 2 * dry))[None, :, None]
        return colors

    def shallowness(self, x: Line) -> painting.Array:
        """By how much less dark the earth of a high bank is with its depth: all of its face is seen, and would be a black block."""
        first = math.floor(x[0] - 1.5 * CLIFF_M)
        about = np.arange(first, math.ceil(x[-1] + 1.5 * CLIFF_M) + 1.0)
        wide = 2 * round(CLIFF_M) + 1
        windows = np.lib.stride_tricks.sliding_window_view(np.interp(about, self.ground.xs, self.ground.ys), wide)
        relief, even = windows.max(axis=1) - windows.min(axis=1), np.ones(round(CLIFF_M / 2))
        relief = np.convolve(relief, even / len(even), "same")
        share = np.interp(x, about[wide // 2 : wide // 2 + len(relief)], CLIFF_HIGH / np.maximum(CLIFF_HIGH, relief))
        return share.astype(np.float32)[None, :]

    @staticmethod
    def _layers(shades: painting.Array, down: painting.Array) -> painting.Array:
        """Colours by a depth of 0 to 255."""
        return np.asarray(shades[np.clip(down, 0, 255).astype(np.uint8)])

    def light_banks(self, colors: painting.Array, x: Line, deep: painting.Array) -> None:
        """Light on the cut face of a bank, as far as it is steep."""
        slope = np.abs(np.gradient(np.interp(x, self.ground.xs, self.ground.ys), x))
        for lip, foot, _ in self.ground.ledges:  # too low for a lit face: a bright streak would run down from it
            slope[np.abs(x - (lip + foot) / 2) < abs(foot - lip)] = 0
        steep = np.clip((slope - 0.9) / 0.8, 0, 1)
        if not steep.any():
            return
        wide = max(1, round(FACE_M * self.scale))
        even = np.ones(wide) / wide
        steep, slope = (np.convolve(np.pad(each, wide // 2, mode="edge"), even, "same")[wide // 2 :][: len(x)] for each in (steep, slope))
        from_face = deep / np.sqrt(1.0 + slope[None, :] ** 2) / self.scale
        share = 0.4 * np.clip(1.0 - from_face / FACE_M, 0, 1) * steep[None, :] * (deep > 0)
        colors += (np.asarray(mix(self.palette.soil[0][1], self.palette.sand, 0.45), dtype=np.float32) - colors) * share[..., None]

    def draw_strata(self, colors: painting.Array, x: Line, top: float, first: int, deep: painting.Array) -> None:
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

    def paint_crust(self, colors: np.ndarray, x: np.ndarray, deep: np.ndarray) -> None:
        """The skin of the ground by what grows there: grass, sand, or the silt of the bed; then the ink line."""
        palette, px = self.palette, self.px
        ground = self.ground.heights(x)[None, :]
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


def top_tone(palette: Palette, material: str) -> tuple[int, int, int]:
    """What lies on top of dry land."""
    return rgb({"sand": palette.sand, "stone": palette.stone[0]}.get(material, palette.grass))


def strata(palette: Palette, material: str, earth: Stops) -> Stops:
    """The earth from top to bottom, with as much of the material's own colour in it as shows at each depth."""
    tone, share = {"sand": (palette.sand, 0.6), "stone": (palette.stone[0], 0.7)}.get(material, (palette.sand, 0.0))
    return tuple((at, hexed(mix(color, tone, share * max(0.0, 1.0 - OWN_COLOR_FADES * at)))) for at, color in earth)
