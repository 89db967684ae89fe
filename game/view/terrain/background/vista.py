"""Vista: what fills the sky of a picture that shows more of a lake than usual: a great mountain, bands of haze, islands with pines."""

import math
from functools import partial

import numpy as np
import pygame

from game.view.render import night_print, painting, safe_draw
from game.view.render.palette import Palette, hexed, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

MOUNTAIN, FOOT = (455.0, 152.0), 360.0
"""Reference pixels: where its top is, from the left and over the horizon; and from there to either end of its foot."""
CRATER, STEEP = 0.055, 1.7
"""Half the breadth of its flat top, as a share; and how hollow its flanks are."""
SNOW = 0.3
"""Share of its height down to which snow lies; on its ribs farther."""
BANDS = (
    (30.0, 108.0, 430.0, 13.0),
    (318.0, 74.0, 520.0, 15.0),
    (770.0, 128.0, 470.0, 12.0),
    (118.0, 34.0, 380.0, 11.0),
    (905.0, 52.0, 360.0, 12.0),
)
"""Of haze: left end and height over the horizon, length and thickness."""
HAZE = 0.62
ISLANDS = ((170.0, 200.0, 15.0, 5), (560.0, 74.0, 9.0, 2), (1010.0, 150.0, 12.0, 3), (1490.0, 236.0, 17.0, 6), (1960.0, 104.0, 10.0, 3))
"""Along the horizon: left end, length and height, and how many pines stand on it."""
STRIP = 64.0
"""Reference pixels of the strip that they are printed on."""


class Vista:
    """Mountain and haze, printed into the sky. `px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        self._day = cache.get("vista", lambda: [mountain(palette, px), *(haze(palette, px, n) for n in range(len(BANDS)))])
        self._shown, self._night = self._day, 0.0

    def draw_mountain(self, sky: pygame.Surface, horizon: int, night: float) -> None:
        """On a horizon in that row of the sky."""
        self._tint(night)
        safe_draw.blit_at(sky, self._shown[0], ((MOUNTAIN[0] - FOOT) * self.px, horizon - MOUNTAIN[1] * self.px))

    def draw_haze(self, sky: pygame.Surface, horizon: int, night: float) -> None:
        self._tint(night)
        for sprite, (left, high, _, _) in zip(self._shown[1:], BANDS, strict=True):
            safe_draw.blit_at(sky, sprite, (left * self.px, horizon - high * self.px))

    def _tint(self, night: float) -> None:
        """In the blue of the night, once for each of its steps."""
        if night == self._night:
            return
        self._night, self._shown = night, self._day
        if night:
            tone = tuple(round(255 - (255 - part) * night) for part in night_print.HAZE)
            self._shown = [sprite.copy() for sprite in self._day]
            for sprite in self._shown:
                sprite.fill((*tone, 255), special_flags=pygame.BLEND_RGBA_MULT)


def mountain(palette: Palette, px: float) -> pygame.Surface:
    """Pale as all that is far, its foot in the mist."""
    wide, high = round(2.0 * FOOT * px), round(MOUNTAIN[1] * px)
    across = np.abs(np.linspace(-1.0, 1.0, wide, dtype=np.float32))
    flank = np.clip((1.0 - across) / (1.0 - CRATER), 0.0, 1.0) ** STEEP
    rough = painting.noise(wide, 1, 9 * px, 1, painting.generator("flank"))[0]
    notch = 2.4 * px * np.clip(1.0 - across / CRATER, 0.0, 1.0) * (1.0 + 0.5 * np.sin(across * 400.0))
    crest = high * (1.0 - flank) + notch + (1.5 + 1.2 * rough) * px * (across > CRATER)
    down = np.arange(high, dtype=np.float32)[:, None]
    alpha = np.clip(down - crest[None, :] + 0.5, 0.0, 1.0)
    far, mist = palette.ridges[0].top, palette.ridges[0].mist
    tones = painting.gradient(((0.0, far), (0.45, hexed(mix(far, mist, 0.22))), (0.8, hexed(mix(far, mist, 0.7))), (1.0, mist)), high)
    colors = np.repeat(tones[:, None, :], wide, axis=1)
    side = np.linspace(-1.0, 1.0, wide, dtype=np.float32)
    shade = np.clip(-side * 8.0 + 0.3, 0.0, 1.0)[None, :] * 0.10 * (1.0 - down / high)
    colors += (np.asarray(rgb(palette.ridges[1].top), dtype=np.float32) - colors) * shade[..., None]
    ribs = np.abs(((side * 13.0 + 0.25 * np.sin(side * 31.0)) % 1.0) - 0.5) * 2.0
    reach = high * SNOW * (0.55 + 0.75 * ribs + 0.18 * rough) * (1.0 - 0.5 * across)
    snow = np.clip((reach[None, :] - down) / (1.5 * px) + 0.5, 0.0, 1.0) * (0.92 - 0.25 * shade / 0.1)
    colors += (np.asarray(mix(palette.lip, far, 0.12), dtype=np.float32) - colors) * snow[..., None]
    line = np.clip(1.1 * px - np.abs(down - crest[None, :] - 0.7 * px) + 0.5, 0.0, 1.0) * 0.32 * (1.0 - down / high)
    colors += (np.asarray(rgb(palette.ink), dtype=np.float32) - colors) * line[..., None]
    return painting.translucent(colors, alpha)


def haze(palette: Palette, px: float, number: int) -> pygame.Surface:
    """A band with round ends and arms of unequal length, its upper edge sharp, its lower wiped away: as haze is cut in wood."""
    _, _, long, thick = BANDS[number]
    dice = painting.generator("haze", number)
    arms = [(dice.uniform(0.0, 0.24), dice.uniform(0.74, 1.0)) for _ in range(3)]
    arms[1] = (0.0, 1.0)
    wide, high = round(long * px), round((3.0 * thick + 2.0) * px)
    x, y = np.arange(wide, dtype=np.float32)[None, :], np.arange(high, dtype=np.float32)[:, None]
    share = np.zeros((high, wide), dtype=np.float32)
    for n, (first, last) in enumerate(arms):
        radius, middle = 0.5 * thick * px, (1.0 + thick * (0.5 + 0.92 * n)) * px
        ends = np.clip(x, first * wide + radius, max(first * wide + radius, last * wide - radius - 1.0))
        away = np.hypot(x - ends, y - middle)
        inside = np.clip(radius - away + 0.5, 0.0, 1.0)
        wiped = np.clip(1.25 - (y - middle + radius) / (2.0 * radius) * 0.85, 0.0, 1.0)
        share = np.maximum(share, inside * wiped)
    return painting.translucent(mix(palette.clouds, palette.mist, 0.5), share * HAZE)


def islands(palette: Palette, px: float, period: float) -> pygame.Surface:
    """A strip for the horizon, on which it stands."""
    strip = pygame.Surface((round(period * px), round(STRIP * px)), pygame.SRCALPHA, 32)
    for number, (left, long, _, _) in enumerate(ISLANDS):
        island = painting.painted((long * px, STRIP * px), partial(_paint_island, palette=palette, px=px, number=number), 3)
        safe_draw.blit_at(strip, island, (left * px, 0))
    return strip


def _paint_island(large: pygame.Surface, times: float, palette: Palette, px: float, number: int) -> None:
    tone, pale = mix(palette.far_trees, palette.ink, 0.35), mix(palette.far_trees, palette.mist, 0.45)
    (_, long, tall, pines), dice = ISLANDS[number], painting.generator("island", number)
    unit, foot, along = px * times, float(large.get_height()), np.linspace(0.0, 1.0, 40)
    back = np.sin(np.pi * along) ** 0.55 * tall * (0.82 + 0.18 * np.sin(along * 11.0 + dice.uniform(0, 6)))
    ends = [(long * unit, foot), (0.0, foot)]
    for n in range(pines):
        at = (n + dice.uniform(0.3, 0.9)) / (pines + 0.4)
        place = at * long * unit, foot - (float(np.interp(at, along, back)) - 2.0) * unit
        _pine(large, place, dice.uniform(17.0, 30.0) * unit, dice.uniform(-0.3, 0.3), tone)
    safe_draw.polygon(large, tone, np.concatenate((np.column_stack((along * long * unit, foot - back * unit)), ends)))
    shore = np.column_stack((along * long * unit, foot - np.minimum(back, 2.2 + 0.8 * np.sin(along * 23.0)) * unit))
    safe_draw.polygon(large, pale, np.concatenate((shore, ends)))


def _pine(large: pygame.Surface, foot: tuple[float, float], high: float, lean: float, tone: tuple[int, int, int]) -> None:
    """A leaning trunk, and flat clouds of needles."""
    x, y = foot
    trunk = [(x, y), (x + 0.3 * lean * high, y - 0.5 * high), (x + lean * high, y - high)]
    painting.brush(large, tone, trunk, 0.1 * high, 0.4)
    for share, aside, wide in ((0.98, 0.0, 0.62), (0.82, 0.22, 0.56), (0.74, -0.24, 0.56), (0.54, 0.24 if lean < 0 else -0.24, 0.44)):
        turn = np.linspace(0.0, 2.0 * math.pi, 24)
        middle = np.array((x + lean * high * share + aside * high, y - share * high))
        lump = np.where(np.sin(turn) > 0.0, 0.05, 0.13 + 0.025 * np.cos(turn * 5.0))  # flat below, clouds above
        safe_draw.polygon(large, tone, middle + np.column_stack((np.cos(turn) * wide / 2, np.sin(turn) * lump)) * high)
