"""Sky: gradient, sun, clouds, geese, ridges in mist, far shore."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import pygame

from game.view.camera.camera import DEFAULT_LENS, HORIZON, HORIZON_LIMIT, WIDTH, Camera, Lens
from game.view.render import night_print, painting, paper_grain, safe_draw
from game.view.render.palette import Palette, Ridge, mix, rgb
from game.view.render.redraw_schedule import CYCLE_FRAMES, SKY, RedrawSlot
from game.view.render.row_shift import RowShift
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.background import boats
from game.view.terrain.background.ridges import RIDGES, varied
from game.view.terrain.background.setting_sun import SettingSun, print_halo
from game.view.terrain.background.vista import Vista, islands

CLOUDS = 13
ROOM_ABOVE = HORIZON_LIMIT - HORIZON + 8
"""Reference pixels of sky above what is seen over a lake: on land the picture shows more of it, on a hill nearly all."""
HIGH_CLOUDS = 8
"""Bars in that room."""
OPENED = 0.03
"""Share of the way to there that nobody sees."""
NIGHT_JUMP = 0.1
"""Share of a night by which it has not fallen, but another attempt has begun at another hour."""
WIDE_OPEN = 430.0
"""Reference pixels of sky above the horizon over which its colours are drawn out at most."""
RESTING = 8 * CYCLE_FRAMES
"""Frames for which the clouds stay where they are."""
MARGIN = 10
"""Reference pixels of ridges kept beyond each side of the picture."""
PERIOD = 2400
"""Reference pixels after which a ridge repeats."""
NEAREST = 0.26
"""The far shore's parallax."""
LOW = 140.0
"""Reference pixels over the horizon to which ridges rise."""
RESTS, BANDS = 50.0, ((27.0, 0.12), (0.0, 0.22))
"""Height over the horizon (reference pixels) from which all rests with the sun; lower edges and paces of the bands under that."""


ISLANDS = 0.30
"""The parallax of the islands in a wide picture."""

Cloud: TypeAlias = tuple[pygame.Surface, float, float, float]
"""Sprite, start, height over the horizon (upwards negative), drift in reference pixels a second."""


class Sky:
    """Everything above the horizon."""

    def __init__(
        self, palette: Palette, px: float, cache: SpriteCache, name: str = "", lens: Lens = DEFAULT_LENS, nightfall: bool = False
    ) -> None:
        """Every `name` of a lake has mountains, boats and clouds of its own, always the same. `nightfall`: night will fall over it."""
        self.palette, self.px, self.name, self.nightfall = palette, px, name, nightfall
        self.width = round(WIDTH * px)
        self.height = round((HORIZON + ROOM_ABOVE) * px)
        (self.backdrop,) = cache.get("bare sky" if nightfall else "sky", lambda: [painting.full_alpha(self._backdrop())])
        self.sun = SettingSun(palette, palette.sun, px, self.height, cache, nightfall) if palette.sun else None
        self.drawn_out = RowShift(self._rows(WIDE_OPEN) - self._rows(HORIZON))
        self.darkened = RowShift(self._night_rows(lens.horizon) - self._rows(HORIZON)) if nightfall else None
        self.vista = Vista(palette, px, cache) if lens.metres > DEFAULT_LENS.metres else None
        self.far, self.cloudy_to, self.rested, self.opened, self.fallen = painting.copy_of(self.backdrop), 0.0, RESTING, 0.0, 0.0
        strips = cache.get(f"ridges {name}", lambda: [self._ridge(i, ridge) for i, ridge in enumerate(palette.ridges[: len(RIDGES)])])
        self.strips = [(parallax, painting.to_rle(strip)) for (parallax, _, _), strip in zip(RIDGES, strips, strict=False)]
        self.margin = round(MARGIN * px)
        far_shore, self.mist = cache.get(f"far shore {name}", lambda: [self._far_shore(), self._mist()])
        self.strips.append((NEAREST, painting.to_rle(far_shore)))
        if self.vista is not None:
            (strip,) = cache.get("islands", lambda: [islands(palette, px, PERIOD)])
            self.strips.append((ISLANDS, painting.to_rle(strip)))
        self.clouds = self._cloud_bars("clouds", CLOUDS, HORIZON - 210, HORIZON - 60, cache)
        self.clouds += self._cloud_bars("high clouds", HIGH_CLOUDS, HORIZON - 40, HORIZON + ROOM_ABOVE, cache)
        self.low = painting.copy_source((self.width + 2 * self.margin, round(LOW * px)))
        self.bands = self._bands()
        self.turn = RedrawSlot(SKY)
        self.night = 0.0
        """How far night has fallen since the level's own hour, 0 to 1: the sun goes down behind the ridges."""

    def _bands(self) -> list[tuple[int, int, float]]:
        """First row, rows and pace of what moves together between two printings; no edge cuts the sun."""
        sun, px = self.palette.sun, self.px
        rests = min(RESTS, HORIZON - sun.y - sun.radius - 1) if sun else RESTS
        edges = [(LOW, 0.0), (max(0.0, rests), 0.0), *(band for band in BANDS if band[0] < rests)]
        return [(round(LOW * px) - round(high * px), round((high - low) * px) + 1, pace) for (high, _), (low, pace) in pairwise(edges)]

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float, frame: int) -> None:
        """The clouds hardly move; the ridges before them are printed when it is their turn, and meanwhile moved band by band."""
        horizon = round(camera.horizon)
        top, high = horizon - self.height, self.low.get_height()
        if self.turn.due(frame, camera.x, seconds):
            self._draw_far(camera, seconds)
            self._draw_low(camera)
        surface.blit(self.far, (0, 0), (0, -top, self.width, max(0, self.height - high + top)))
        for down, rows, pace in self.bands:
            moved = round(self.turn.moved(camera.x) * camera.scale * pace)
            surface.blit(self.low, (-self.margin - moved, horizon - high + down), (0, down, self.low.get_width(), rows))

    def _draw_far(self, camera: Camera, seconds: float) -> None:
        """Backdrop and clouds; a little higher than is seen now. The lower the horizon, the farther the colours are drawn out."""
        self.rested += CYCLE_FRAMES
        share = (camera.horizon / self.px - HORIZON) / (WIDE_OPEN - HORIZON)
        opened = min(max(share, 0.0), 1.0)
        as_before = abs(opened - self.opened) < OPENED and abs(self.night - self.fallen) < NIGHT_JUMP
        if self.rested < RESTING and camera.horizon <= self.cloudy_to and as_before:
            return
        self.rested, self.cloudy_to, self.opened, self.fallen = 0, camera.horizon + 12 * self.px, opened, self.night
        hidden = max(0, self.height - math.ceil(self.cloudy_to))
        self.far.set_clip((0, hidden, self.width, self.height - hidden))
        self.far.blit(self.backdrop, (0, 0))
        night = night_print.stepped(self.night) if self.darkened is not None else 0.0
        if opened > OPENED and night < 1.0:
            self.drawn_out.lay(self.far, opened * (1.0 - night))
        if self.darkened is not None and night > 0.0:
            self.darkened.lay(self.far, night)
        if self.sun is not None:
            self.sun.draw(self.far, self.night)
        if self.vista is not None:
            self.vista.draw_mountain(self.far, self.height, night)
        self._draw_clouds(self.far, camera, seconds)
        if self.vista is not None:
            self.vista.draw_haze(self.far, self.height, night)

    def _draw_low(self, camera: Camera) -> None:
        """The sky close over the horizon with the ridges before it; at its sides what is nearest stands in."""
        low, high = self.low, self.low.get_height()
        top, right = self.height - high, self.margin + self.width
        low.blit(self.far, (0, 0), (0, top, self.margin, high))
        low.blit(self.far, (self.margin, 0), (0, top, self.width, high))
        low.blit(self.far, (right, 0), (self.width - self.margin, top, self.margin, high))
        for parallax, strip in self.strips:
            self._draw_strip(low, strip, camera, parallax, high)
        mist = high - round(self.mist.get_height() * 0.72)
        low.blit(self.mist, (0, mist), special_flags=safe_draw.PREMULTIPLIED)

    def _draw_strip(self, surface: pygame.Surface, strip: pygame.Surface, camera: Camera, parallax: float, base: int) -> None:
        period = strip.get_width()
        y = base - strip.get_height()
        for x in range((self.margin - round(camera.x * camera.scale * parallax)) % period - period, surface.get_width(), period):
            surface.blit(strip, (x, y))

    def _draw_clouds(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        span = self.width + 500 * self.px
        for sprite, x, y, drift in self.clouds:
            across = (x - camera.x * camera.scale * 0.04 + seconds * drift * self.px) % span - 450 * self.px
            safe_draw.blit_at(surface, sprite, (across, self.height + y))

    def _night_rows(self, tall: float) -> painting.Array:
        """The night's bokashi, from the horizon up to the picture's upper edge, and one colour above that."""
        high = round(tall * self.px)
        rows = night_print.rows(night_print.SKY, high)
        return np.concatenate([np.repeat(rows[:1], self.height - high, axis=0), rows])

    def _rows(self, tall: float) -> painting.Array:
        """The sky's bokashi, from the horizon `tall` reference pixels up, and one colour above that."""
        high = round(tall * self.px)
        rows = np.empty((self.height, 3), dtype=np.float32)
        rows[: self.height - high] = rgb(self.palette.sky[0][1])
        rows[self.height - high :] = painting.gradient(self.palette.sky, high)
        return rows

    def _backdrop(self) -> pygame.Surface:
        """The bokashi as it is over a lake, with the sun's halo and stars printed in."""
        px, palette = self.px, self.palette
        colors = np.repeat(self._rows(HORIZON)[:, None, :], self.width, axis=1)
        dice = painting.generator("sky")
        colors *= paper_grain.grain(self.width, self.height, px)[:, :, None]
        if palette.stars:
            self._scatter_stars(colors, dice)
        if palette.sun and not self.nightfall:
            print_halo(colors, palette.sun, px)
        return painting.opaque(colors)

    def _scatter_stars(self, colors: painting.Array, dice: painting.Rng) -> None:
        count = int(160 * self.palette.stars)
        xs, ys = dice.integers(1, self.width - 2, count), (dice.uniform(0, 1, count) ** 1.6 * self.height * 0.8).astype(int)
        bright = dice.uniform(0.25, 0.9, count)[:, None]
        colors[ys, xs] += (255 - colors[ys, xs]) * bright
        if self.px > 1:
            colors[ys, xs + 1] += (255 - colors[ys, xs + 1]) * bright * 0.6

    def _ridge(self, index: int, ridge: Ridge) -> pygame.Surface:
        _, height, heights = RIDGES[index]
        heights = varied(heights, f"{self.name} {index}") if self.name else heights
        px = self.px
        width, rows = round(PERIOD * px), round(height * px) + 2
        crest = rows - self._skyline(width, heights, 0.012 if index == 0 else 0.02) * rows * 0.97
        down = np.arange(rows, dtype=np.float32)[:, None]
        alpha = np.clip(down - crest[None, :] + 0.5, 0, 1)
        colors = np.repeat(painting.gradient(((0.0, ridge.top), (0.45, ridge.top), (1.0, ridge.mist)), rows)[:, None, :], width, axis=1)
        colors *= paper_grain.grain(width, rows, px)[:, :, None]
        if index:
            line = np.clip(1.1 * px - np.abs(down - crest[None, :] - 0.8 * px) + 0.5, 0, 1) * 0.5 * (index / 3)
            colors += (np.asarray(rgb(self.palette.ink), dtype=np.float32) - colors) * line[..., None]
        return painting.translucent(colors, alpha)

    def _skyline(self, width: int, heights: Sequence[float], rough: float) -> painting.Array:
        """Heights 0..1 over one period: a smooth line through `heights` with a brush's small tremor."""
        place = np.arange(width) / width * len(heights)
        i = place.astype(int)
        t = place - i
        h = np.asarray(heights)
        a, b, c, d = (h[(i + n) % len(h)] for n in (-1, 0, 1, 2))
        line = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for turn in (23, 41, 67, 113):
            line += np.sin(2 * math.pi * (turn * place / len(heights) + turn * 0.37)) * rough * 10 / turn
        return np.asarray(np.clip(line, 0.03, 1), dtype=np.float32)

    def _far_shore(self) -> pygame.Surface:
        """Low spits with round trees on the horizon, and a few sails."""
        px, dice = self.px, painting.generator("far shore", self.name)
        width, rows = round(PERIOD * px), round(26 * px)
        x = np.arange(width, dtype=np.float32) / px
        turn = dice.uniform(0, 2 * math.pi) if self.name else 0.0
        spit = 4 * np.sin(x / PERIOD * 2 * math.pi * 2 + 0.6 + turn) + 2 * np.sin(x / PERIOD * 2 * math.pi * 5 + 2 * turn) - 0.5
        bumps = np.zeros(width, dtype=np.float32)
        for _ in range(130):
            middle, wide = dice.uniform(0, PERIOD), dice.uniform(5, 12)
            away = (x - middle + PERIOD / 2) % PERIOD - PERIOD / 2
            bumps = np.maximum(bumps, np.sqrt(np.clip(1 - (away / wide) ** 2, 0, 1)) * wide * dice.uniform(0.7, 1.3))
        crest = np.maximum(spit, 0) + bumps * np.clip(spit / 3, 0, 1)
        down = np.arange(rows, dtype=np.float32)[:, None]
        alpha = np.clip(down - (rows - crest * px)[None, :] + 0.5, 0, 1) * (crest > 0.3)
        tone, pale = np.array(rgb(self.palette.far_trees)), np.array(mix(self.palette.far_trees, self.palette.mist, 0.35))
        colors = np.repeat((tone + (pale - tone) * np.linspace(0, 1, rows)[:, None])[:, None, :], width, axis=1)
        strip = painting.translucent(colors, alpha)
        for place, size in boats.fleet(self.name, dice, PERIOD):
            sail = boats.sail(self.palette, px, size)
            safe_draw.blit_at(strip, sail, (place * px, rows - sail.get_height()))
        return strip

    def _mist(self) -> pygame.Surface:
        """Bars of mist lying on the horizon."""
        px = self.px
        rows = round(50 * px)
        along = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
        bar = np.exp(-(((along - 0.72) / 0.16) ** 2)) * 0.62
        drift = 0.75 + 0.25 * painting.noise(self.width + 2 * self.margin, rows, 260 * px, 12 * px, painting.generator("mist"))
        return painting.translucent(rgb(self.palette.mist), bar * drift)

    def _cloud_bars(self, name: str, count: int, low: float, high: float, cache: SpriteCache) -> list[Cloud]:
        """Brushed bars, highest first, from `low` to `high` reference pixels over the horizon."""
        px, dice = self.px, painting.generator(name, self.name) if self.name else painting.generator(name)
        shapes = [(dice.uniform(150, 470), dice.uniform(5, 12)) for _ in range(count)]
        starts = [(dice.uniform(0, self.width + 500 * px), dice.uniform(-0.4, 0.4), dice.uniform(0.8, 2.4)) for _ in range(count)]
        sprites = cache.get(f"{name} {self.name}".strip(), lambda: [self._cloud(long * px, thick * px, dice) for long, thick in shapes])
        apart = (high - low) / count
        return [
            (sprite, x, ((i + off) * apart - high) * px, drift)
            for i, (sprite, (x, off, drift)) in enumerate(zip(sprites, starts, strict=True))
        ]

    def _cloud(self, long: float, thick: float, dice: painting.Rng) -> pygame.Surface:
        color = (*rgb(self.palette.clouds), round(255 * self.palette.cloud_strength * dice.uniform(0.4, 0.9)))

        def paint(large: pygame.Surface, times: float) -> None:
            for _ in range(5):
                y, x0 = dice.uniform(0.12, 0.88) * thick, dice.uniform(0, 0.55) * long
                x1 = min(long, x0 + dice.uniform(0.25, 0.6) * long)
                middle = (y + dice.uniform(-0.1, 0.1) * thick) * times
                painting.brush(
                    large,
                    color,
                    [(x0 * times, y * times), ((x0 + x1) / 2 * times, middle), (x1 * times, y * times)],
                    thick * 0.26 * times,
                    1.2,
                )

        return painting.painted((long, thick), paint)
