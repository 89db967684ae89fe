"""Body of the driven wave: teal under converging stripes, a face in the shade, a foot that fades into the lake.

A table holds the ink by depth under the outline, as a share of the wave's rise there, and by place from one end over the crest to the
other. A wave is printed by looking up every pixel of it: its stripes follow the water, whatever shape it takes.
"""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting
from game.view.render.palette import Palette, hexed, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

Line = NDArray[np.float64]
Pixels = NDArray[np.uint32]
Whole = NDArray[np.int64]
DEEP = 1.45
"""How far down the body reaches, in rises; from 1 on it is under the foot."""
ROWS, PLACES = 360, 321
LEVELS, TALLEST = 5, 150.0
"""Tables for rises from the tallest (reference pixels) down, each half as tall as the one before: lines keep soft edges in all."""
STRIPES = 7
FULL, GONE = 0.82, 1.44
"""Depths from which the body is thinned with the lake, and at which nothing is left of it."""
THICKEST = 14.0
"""Reference pixels of the broadest lip."""
APART = 2
"""Reference pixels from one column to the next that is looked up."""
LIPS, FINE, OVER = 22, 4, 3
"""Breadths of the lip; colours to the pixel of depth; pixels above the outline in which it is printed."""
BREADTH = 1 / math.sqrt(1 + 2.5**2)
"""The least of a lip's slant that is made good: on a cliff it would be endlessly broad, measured straight down."""


WORKED = 24_000
"""Pixels that are worked out at once: arrays of more come from the system, page by page, and do not fit the nearest memory."""


class Stripes:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.table = _packed(cache.get("wave stripes", lambda: [self._body()], temporary=True)[0])
        self.deepest = FINE * math.ceil(OVER + THICKEST * px + 4)
        self.lips, self.clear = self._lips()
        self._room = np.zeros(0, dtype=np.uint32)
        """What the last wave was printed in; the next one is, too, once that has been drawn."""

    def print(self, rows: int, top: Line, rise: Line, along: Line, lip: Line, contour: NDArray[np.bool_]) -> pygame.Surface:
        """The wave on a clear sheet of so many `rows`.

        For every column: the row of its outline, pixels it rises there, its place from -1 to 1 with the crest at 0 and the face beyond,
        the breadth of its lip in pixels and whether it has a contour.
        """
        if len(self._room) < rows * len(top):
            self._room = np.empty(5 * rows * len(top) // 4, dtype=np.uint32)
        pixels: Pixels = self._room[: rows * len(top)].reshape(rows, len(top))
        every = round(APART * max(1.0, self.px))
        self._print_body(pixels, every, top[::every], rise[::every], along[::every])
        self._print_lip(pixels, top, lip, contour)
        return pygame.image.frombuffer(pixels.data, (len(top), rows), "BGRA")

    def _print_body(self, pixels: Pixels, every: int, top: Line, rise: Line, along: Line) -> None:
        """One column out of so many, which stands for the next: what runs along the wave does not show it."""
        scale = ROWS / DEEP / np.maximum(rise, 1.0)
        level = np.minimum(np.maximum(np.rint(np.log2(TALLEST * self.px / np.maximum(rise, 1.0))), 0), LEVELS - 1)
        first = (level * (ROWS * PLACES) + np.rint((along + 1) * ((PLACES - 1) / 2))).astype(np.int32)
        down, offset = scale.astype(np.float32), (top * scale).astype(np.float32)
        swath = max(1, WORKED // len(top))
        for low in range(0, len(pixels), swath):
            part = pixels[low : low + swath]
            place = (np.arange(low, low + len(part), dtype=np.float32) + np.float32(0.5))[:, None] * down
            place -= offset
            np.maximum(place, 0, out=place)
            np.minimum(place, ROWS - 1, out=place)
            index = place.astype(np.int32)
            index *= PLACES
            index += first
            inks = self.table.take(index, mode="wrap")
            for column in range(every):
                part[:, column::every] = inks[:, : len(range(column, pixels.shape[1], every))]

    def _print_lip(self, pixels: Pixels, top: Line, lip: Line, contour: NDArray[np.bool_]) -> None:
        """Cream along the outline under a thin contour, as broad on a slope as on the level."""
        slant = np.empty(len(top))
        slant[1:-1], slant[0], slant[-1] = (top[2:] - top[:-2]) / 2, 0, 0
        level = np.maximum(1 / np.sqrt(1 + slant * slant), BREADTH)
        deep = np.arange(math.ceil((lip / level).max() + 2 * OVER))[:, None]
        which = ((lip * ((LIPS - 1) / THICKEST / self.px) + 0.5).astype(np.int64) + LIPS * contour) * self.deepest
        wide = max(1, WORKED // 2 // len(deep))
        for left in range(0, len(top), wide):
            part = slice(left, left + wide)
            self._print_lip_part(pixels, deep, np.arange(left, min(left + wide, len(top))), top[part], level[part], which[part])

    def _print_lip_part(self, pixels: Pixels, deep: Whole, columns: Whole, top: Line, level: Line, which: Whole) -> None:
        """The same for some of the columns, down to `deep` pixels from its upper edge; `which` ink of the lip begins each."""
        rows = np.maximum(top.astype(np.int64) - OVER, 0) + deep
        np.minimum(rows, len(pixels) - 1, out=rows)
        fine = (rows + (0.5 - top)) * (level * FINE) + OVER * FINE
        place = np.minimum(np.maximum(fine, 0), self.deepest - 1).astype(np.int64) + which
        flat = rows * pixels.shape[1] + columns
        under, left = pixels.take(flat), self.clear.take(place)
        through = ((under & 0xFF00FF) * left >> 8 & 0xFF00FF) | ((under >> 8 & 0xFF00FF) * left & 0xFF00FF00)
        pixels.put(flat, self.lips.take(place) + through)

    # made once

    def _body(self) -> pygame.Surface:
        """All tables, one above the other."""
        depth = np.linspace(0, DEEP, ROWS, dtype=np.float32)[:, None]
        place = np.linspace(-1, 1, PLACES, dtype=np.float32)[None, :]
        tables = []
        for level in range(LEVELS):
            soft = 1 / (TALLEST * self.px / 2**level)
            colors = self._water(depth, place)
            self._engrave(colors, depth, place, soft)
            share = np.clip((GONE - depth) / (GONE - FULL), 0, 1)
            share = share * share * (3 - 2 * share)
            share[[0, -1]] = 0
            tables.append((colors, np.repeat(share, PLACES, axis=1)))
        colors, share = (np.concatenate(parts) for parts in zip(*tables, strict=True))
        return painting.translucent(colors, share)

    def _water(self, depth: painting.Array, place: painting.Array) -> painting.Array:
        """Teal, deeper towards the foot, in the end as the lake is; the face is in the shade from under the lip down to its foot."""
        crest, under = self.palette.crest, [tone for _, tone in self.palette.under]
        tones = mix(under[0], crest[1], 0.1), mix(under[1], crest[0], 0.08), mix(under[1], crest[0], 0.42), mix(under[1], under[2], 0.35)
        rows = painting.gradient(tuple(zip((0.0, 0.17, 0.47, 0.76), map(hexed, tones), strict=True)), ROWS)
        colors = np.repeat(rows[:, None, :], PLACES, axis=1)
        shade = np.asarray(mix(crest[0], self.palette.ink, 0.3), dtype=np.float32)
        inner = 0.01 + 0.5 * np.clip(depth / 0.85, 0, 1) ** 1.7
        dark = np.clip((place - inner) * 90 + 0.5, 0, 1) * np.clip((0.98 - place) / 0.55, 0, 1) * np.clip((0.95 - depth) / 0.3, 0, 1)
        colors += (shade - colors) * (0.86 * dark)[..., None]
        return colors

    def _engrave(self, colors: painting.Array, depth: painting.Array, place: painting.Array, soft: float) -> None:
        """Stripes that follow the outline: broad dark ones, each under a pale thread; `soft` is a pixel as a share of the rise."""
        palette = self.palette
        deep, pale = np.asarray(rgb(palette.crest[0]), dtype=np.float32), np.asarray(rgb(palette.crest[1]), dtype=np.float32)
        away = np.abs(place)
        press = np.clip(1 - away, 0, 1) ** 0.35 * (0.8 + 0.2 * np.sin(place * 9))
        for stripe in range(STRIPES):
            at = 0.12 + 0.108 * stripe + 0.012 * np.sin(place * (5 + stripe) + 1.7 * stripe)
            thick = (0.046 - 0.002 * stripe) * press * np.where(place > 0, np.clip(1 - 0.55 * place, 0.4, 1), 1)
            thin = (0.015 + 0.008 * (stripe % 2)) * press
            faint = 1 - 0.4 * stripe / STRIPES
            _line(colors, depth, at, thick, soft, deep, 0.92 * faint)
            _line(colors, depth, at - thick / 2 - thin / 2 - 0.012, thin, soft, pale, 0.85 * faint * np.where(place > 0, 0.55, 1))

    def _lips(self) -> tuple[Pixels, Pixels]:
        """Ink and what it leaves of the body (of 256), by breadth and depth; first without a contour, then with one."""
        palette, px = self.palette, self.px
        depth = np.arange(self.deepest) / FINE - OVER
        found = []
        for contour in (0.0, 1.0):
            for number in range(LIPS):
                broad = THICKEST * px * number / (LIPS - 1)
                cream = np.clip(depth + 0.5, 0, 1) * np.clip(broad - depth + 0.5, 0, 1) * min(1.0, broad)
                line = np.clip(depth + 1.1 * px + 0.5, 0, 1) * np.clip(0.5 - depth, 0, 1) * contour
                shade = np.clip(depth - broad + 0.8, 0, 1) * np.clip(broad + 1.3 * px - depth + 0.5, 0, 1) * 0.45 * min(1.0, broad / 3)
                found.append(self._mix(((rgb(palette.crest[0]), shade), (rgb(palette.lip), cream), (rgb(palette.ink), line))))
        inks = np.stack([ink for ink, _ in found])
        return inks, np.stack([left for _, left in found])

    def _mix(self, layers: tuple[tuple[tuple[int, int, int], Line], ...]) -> tuple[Pixels, Pixels]:
        """Layers of one ink each, the last uppermost, premultiplied and packed, and the share of 256 that shows through."""
        colors, clear = np.zeros((len(layers[0][1]), 3)), np.ones(len(layers[0][1]))
        for color, share in layers:
            colors = colors * (1 - share)[:, None] + np.asarray(color) * share[:, None]
            clear *= 1 - share
        left = np.rint(clear * 256).astype(np.uint32)
        parts = np.minimum(colors, (255 - (255 * left >> 8))[:, None]).astype(np.uint32)
        alpha = 255 - (255 * left >> 8)
        return (alpha << 24 | parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2]).astype(np.uint32), left


def _line(
    colors: painting.Array,
    depth: painting.Array,
    at: painting.Array,
    thick: painting.Array,
    soft: float,
    ink: painting.Array,
    share: object,
) -> None:
    """Engrave a line `thick` about the depths `at`; thinner than a pixel it is fainter instead."""
    half = np.maximum(thick, soft) / 2
    first, last = np.searchsorted(depth[:, 0], ((at - half).min() - soft, (at + half).max() + soft))
    colors, depth = colors[first:last], depth[first:last]
    cover = np.clip((half - np.abs(depth - at)) / soft + 0.5, 0, 1) * np.minimum(thick / soft, 1) * share
    colors += (ink - colors) * cover[..., None]


def _packed(sheet: pygame.Surface) -> Pixels:
    """Its pixels as whole numbers, row by row."""
    return np.ascontiguousarray(pygame.surfarray.array2d(sheet).T).astype(np.uint32).ravel()
