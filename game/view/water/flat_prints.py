"""Prints of a tidal flat: drained sand, damp sand and shallow sea as wide sheets, and the sprites of foam and threads that lie on them.

Each sheet is wider than the picture and repeats, so that it can go by at any pace. Sand is warm, dark and dull, and has no pale stroke;
all that is wet is paler and has them: so it is told at a glance, and without colours, too.
"""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, Stops, mix, rgb

PERIOD = 640
"""Reference pixels after which a sheet repeats."""
SAND: Stops = ((0, "#bd875c"), (0.3, "#a06c48"), (0.65, "#82533a"), (1, "#6c4331"))
SEA: Stops = ((0, "#ecd0a2"), (0.2, "#c5cbb4"), (0.48, "#7cb5ae"), (0.78, "#479ba0"), (1, "#318595"))
DAMP = 0.91
"""How much darker drained sand is that is damp still."""
PALE_STROKES = ("#d39a66", 0.4), ("#fff8e4", 0.5)
DARK_STROKES = ("#2a1d22", 0.3), ("#12465c", 0.2)
"""What strokes on sand and on sea are mixed with, and how much: on sand they are ripples, warm and dull."""
THREADS = "#fdfaf0"
SIZES = 6
"""Sizes of a sprite, from the horizon to the front edge."""
KINDS = 3


def sheet(stops: Stops, name: str, width: int, height: int, px: float, darker: float = 1.0) -> pygame.Surface:
    """Sand or sea, seen from above and far into the picture: rows of short strokes, closer together far away."""
    period = round(PERIOD * px)
    dice = painting.generator("flat", name)
    colors = np.repeat(painting.gradient(stops, height)[:, None, :], period, axis=1) * darker
    half = painting.noise(period // 2 + 1, height, 150 * px, 12 * px, dice)
    patches = np.concatenate([half, half[:, ::-1]], axis=1)[:, :period]
    colors += patches[:, :, None] * 7
    colors *= paper_grain.grain(period, height, px)[:, :, None]
    tile = painting.opaque(colors)
    _strokes(tile, stops, dice, height, period, px, sea=stops is SEA)
    made = painting.copy_source((width + period, height))
    for left in range(0, width + period, period):
        made.blit(tile, (left, 0))
    return made


def _strokes(tile: pygame.Surface, stops: Stops, dice: painting.Rng, height: int, period: int, px: float, sea: bool) -> None:
    rows = 24 if sea else 46
    shades = painting.gradient(stops, height)
    for row in range(rows):
        depth = ((row + 0.6) / rows) ** 1.4
        y = depth * height
        count = 4 + round(6 * (1 - depth))
        for n in range(count):
            x = (n + dice.uniform(0.1, 0.9)) / count * period
            long, thick = (16 + (60 if sea else 44) * depth) * dice.uniform(0.5, 1.2) * px, (0.9 + 1.5 * depth) * px
            pale = dice.uniform() < (0.7 if sea else 0.25)
            base = tuple(int(part) for part in shades[min(int(y), height - 1)])
            tone = mix((base[0], base[1], base[2]), *PALE_STROKES[sea] if pale else DARK_STROKES[sea])
            for shift in (0, -period, period):
                painting.brush(tile, tone, [(x + shift, y), (x + shift + long * 0.5, y - thick), (x + shift + long, y)], thick)


def foam_sprites(palette: Palette, px: float) -> list[pygame.Surface]:
    """Lumps of foam for a bore's front: by size, `KINDS` of each."""
    dice = painting.generator("foam on the flat")
    made = []
    for size in range(SIZES):
        near = (size + 0.5) / SIZES
        wide, high = (10 + 34 * near) * px, (5 + 17 * near) * px
        for _ in range(KINDS):
            made.append(painting.painted((wide, high), _lump(dice, palette, near)))
    return made


def _lump(dice: painting.Rng, palette: Palette, near: float):  # type: ignore[no-untyped-def]
    discs = [(dice.uniform(0.16, 0.84), dice.uniform(0.3, 0.72), dice.uniform(0.14, 0.26)) for _ in range(9)]

    def paint(large: pygame.Surface, times: float) -> None:
        w, h = large.get_size()
        for color, down, grow in ((rgb("#9db0ab"), 0.12, 1.12), (rgb(palette.foam), 0.0, 1.0)):
            for x, y, radius in discs:
                r = radius * h * grow
                safe_draw.ellipse(large, (*color, 255), (x * w - 1.5 * r, (y + down) * h - r * 0.85, 3.0 * r, 1.7 * r))

    return paint


def lace_sprites(palette: Palette, px: float) -> list[pygame.Surface]:
    """Broken rings that a front leaves behind it: by size, `KINDS` of each."""
    dice = painting.generator("lace on the flat")
    made = []
    for size in range(SIZES):
        near = (size + 0.5) / SIZES
        for _ in range(KINDS):
            turns = [(dice.uniform(0.1, 0.9), dice.uniform(0.2, 0.8), dice.uniform(0.12, 0.3), dice.uniform(0, 6.3)) for _ in range(4)]

            def paint(
                large: pygame.Surface, times: float, turns: list[tuple[float, float, float, float]] = turns, near: float = near
            ) -> None:
                w, h = large.get_size()
                for x, y, radius, turn in turns:
                    around = turn + np.linspace(0.0, 4.4, 14)
                    line = np.stack([x * w + np.cos(around) * radius * w * 0.5, y * h + np.sin(around) * radius * h], axis=1)
                    safe_draw.lines(large, (*rgb(palette.foam), 130), line, max(1, round(times * (0.5 + 0.6 * near) * px)))

            made.append(painting.painted(((22 + 50 * near) * px, (6 + 16 * near) * px), paint))
    return made


def net_sprites(px: float) -> list[pygame.Surface]:
    """A web as it lies in thin water: eleven spokes and three sagging rings, seen nearly from the side."""
    dice = painting.generator("nets on the flat")
    made = []
    for size in range(SIZES):
        near = (size + 0.5) / SIZES
        for _ in range(KINDS):
            spokes = np.sort(dice.uniform(0.0, 0.45, 11) + np.arange(11)) / 11 * 2 * math.pi
            reach = dice.uniform(0.7, 1.0, 11)

            def paint(
                large: pygame.Surface, times: float, spokes: painting.Array = spokes, reach: painting.Array = reach, near: float = near
            ) -> None:
                w, h = large.get_size()
                ends = np.stack([np.cos(spokes) * reach * w * 0.48, np.sin(spokes) * reach * h * 0.44], axis=1)
                wide = max(1, round(times * (0.5 + 0.75 * near) * px))
                for color, down in (((44, 50, 68, 130), 1.2 * times * px), ((*rgb(THREADS), 225), 0.0)):
                    middle = np.array([w / 2, h / 2 + down])
                    for end in ends:
                        safe_draw.lines(large, color, [middle, middle + end], wide)
                    for share in (0.36, 0.62, 0.86):
                        ring = []
                        for a, b in zip(ends, np.roll(ends, -1, axis=0), strict=True):
                            ring += [middle + a * share, middle + (a + b) * 0.5 * share * 0.84]
                        safe_draw.lines(large, color, ring, wide, closed=True)

            made.append(painting.painted(((44 + 120 * near) * px, (11 + 36 * near) * px), paint))
    return made
