"""Map mesh: the pixels of the sheet where they are on the screen.

`MapMesh` works in reference pixels from the hand. `map_hang.py` knows where a place of the sheet is; the screen asks the other way round,
on a coarse mesh between whose corners the answer runs straight.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.senses.map.map_cover import Strips, full_strips
from game.view.senses.map.map_hang import GRIP, SIZE, Grid, Hang, middle, opened, place, relief
from game.view.senses.map.map_ink import HEIGHT, WIDTH
from game.view.senses.map.map_paper import MARGIN, MapPaper

LEFT, TOP, WIDE, HIGH = -400.0, -70.0, 1000.0, 656.0
"""The part of the screen that it may come to, in reference pixels from the hand."""
COLUMNS, ROWS = 25, 17
BEYOND = 0.4
"""Shares of its sides beyond its edge to which the sheet is thought to go on: what is asked about just outside must find the outside."""
ROUNDS, FEWER_ROUNDS = 9, 4
"""Of the search for the place of the sheet that is seen at a place of the screen; and when the last picture's places are known."""
TURNS = 4
"""Pictures in which one of the sheet is made: all but the last fetch its pixels, the last one lights them."""
FULL_U, FULL_V = (0.03, 0.94), (0.05, 0.92)
"""Shares of its sides between which no tear reaches."""
RIM = 0.02
"""Shares of its sides beyond which nothing stands out of its edge."""
LIGHT_STEP = 6
"""Pixels of the screen between two at which light is worked out."""
STRIP = 30.0
"""Reference pixels of the height of a strip in which nothing is clear."""
SOFT_STEPS = 7
"""Of these, by which its soft shadow is larger than its area on each side."""
SHADOW_MARGIN = SOFT_STEPS * LIGHT_STEP
"""The same in pixels."""
SHADE, LIT = np.array([0.50, 0.48, 0.61], dtype=np.float32), np.array([0.965, 0.955, 0.93], dtype=np.float32)
GLEAM = np.array([0.2, 0.24, 0.3], dtype=np.float32)
"""Colours of paper in shade and in light, and what more there is of it where it faces the light."""


MIN_LIGHT, MAX_LIGHT, TINTS = 0.5, 1.2, 1024
"""Light between which the paper's colour changes, and how many colours are told apart."""


class Course(NamedTuple):
    """A picture of the sheet that is being made."""

    how: Hang
    u: Grid
    v: Grid
    covered: NDArray[np.bool_]
    """The squares of the mesh, within the area, that it touches."""
    fetched: int
    """Rows of them whose pixels are there."""


class _Page:
    """Pixels that numpy, a surface with alpha and one without all see."""

    def __init__(self, width: int, height: int) -> None:
        memory = pygame.Surface((width | 1, height), 0, 32)  # an odd number of pixels apart: see `painting.copy_source`
        shared: Any = (ctypes.c_uint32 * ((width | 1) * height)).from_address(memory._pixels_address)
        shared.owner = memory  # whoever still looks at the pixels keeps them
        self.pixels = np.frombuffer(memoryview(shared), dtype=np.uint32).reshape(height, width | 1)[:, :width]
        area = 0, 0, width, height
        self.surface = pygame.image.frombuffer(shared, memory.get_size(), "BGRA").subsurface(area)
        self.opaque = memory.subsurface(area)


class MapMesh:
    def __init__(self, paper: MapPaper, scale: float) -> None:
        """`scale` is pixels of the picture for a reference pixel."""
        self._paper, self._scale = paper, scale
        self._band, self._step = max(4, round(HIGH * scale / (ROWS - 1))), max(4, round(WIDE * scale / (COLUMNS - 1)))
        self.width, self.height = self._step * (COLUMNS - 1), self._band * (ROWS - 1)
        self._pages = [_Page(self.width, self.height) for _ in range(2)]
        self.surface, self.opaque = self._pages[1].surface, self._pages[1].opaque
        """The sheet, premultiplied; and the same pixels without alpha, quicker to copy where nothing of them is clear."""
        self.area = self._drawn = pygame.Rect(0, 0, 1, 1)
        """The part of `surface` that it takes up; and that of the one which is being drawn."""
        self.full: Strips = []
        self._full: Strips = []
        """Parts of `surface` of which nothing is clear; and of the one which is being drawn."""
        self.shown: Hang | None = None
        """How it hung in the moment that `surface` shows."""
        self._begun: Course | None = None
        x, y = np.arange(COLUMNS) * self._step / scale + LEFT, np.arange(ROWS) * self._band / scale + TOP
        self._x, self._y = (grid.astype(np.float32) for grid in np.meshgrid(x, y))
        share = np.arange(self._band, dtype=np.float32) / self._band
        self._share = np.stack([1.0 - share, share], 1)
        size = self._band * self.width
        self._floats, self._whole = np.empty((2, size), np.float32), np.empty(size, np.int32)
        self._index = np.empty(size, np.intp)
        self._tints = _tints()
        self._found: tuple[Grid, Grid] | None = None
        self._inside = np.zeros((1, 1), dtype=bool)
        self.shadow = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        """Its shadow on what is behind it, larger than its area by SHADOW_MARGIN on each side."""

    def hang(self, how: Hang) -> None:
        """Work out where all of it is, and put its pixels there: in TURNS, so that no picture pays for all, or in two while it is being
        unfolded and changes most; then it is shown."""
        course = self._begun if self._begun is not None else self._begin(how)
        rows = len(course.covered)
        if course.fetched < rows:
            step = -(-rows // (TURNS - 1)) if course.how.unfolded >= 1.0 else rows
            self._begun = self._fetch(course, min(rows, course.fetched + step))
        else:
            self._shade(course)
            self._begun, self.shown = None, course.how
            self.surface, self.opaque, self.area, self.full = self._page.surface, self._page.opaque, self._drawn, self._full
            self._pages.reverse()

    def hang_at_once(self, how: Hang) -> None:
        """The same in one turn."""
        self._begun = None
        self.hang(how)
        while self._begun is not None:
            self.hang(how)

    @property
    def _page(self) -> _Page:
        """The one that is being drawn."""
        return self._pages[0]

    def swung(self, now: Hang) -> tuple[float, float]:
        """How far its middle has swung since the moment that `surface` shows, in reference pixels: meanwhile it is moved by that."""
        if self.shown is None or self.shown.unfolded < 1.0 or now.unfolded < 1.0:
            return 0.0, 0.0
        (x, y), (old_x, old_y) = middle(now.angle), middle(self.shown.angle)
        return x - old_x, y - old_y

    def _begin(self, how: Hang) -> Course:
        """Where on it everything is that is seen of it."""
        u, v = self._seen(how)
        covered = _touched(u, v)
        rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
        if not len(rows):
            rows = columns = np.array([0])
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        self._drawn = pygame.Rect(left * self._step, top * self._band, (right - left) * self._step, (bottom - top) * self._band)
        part = slice(top, bottom + 1), slice(left, right + 1)
        return Course(how, u[part], v[part], covered[top:bottom, left:right], 0)

    def _seen(self, how: Hang) -> tuple[Grid, Grid]:
        """For every corner of the screen's mesh the place of the sheet that is seen there; it begins with those of the last picture."""
        wide, high = SIZE[0] * opened(how.unfolded)[0], SIZE[1] * opened(how.unfolded)[1]
        cosine, sine = np.cos(how.angle * 0.8), np.sin(how.angle * 0.8)
        begun = how.unfolded >= 1.0 and self._found is not None
        if self._found is not None and begun:
            u, v = self._found
        else:
            u = GRIP[0] + (self._x * cosine - self._y * sine) / wide
            v = GRIP[1] + (self._x * sine + self._y * cosine) / high
        for _ in range(FEWER_ROUNDS if begun else ROUNDS):
            x, y = place(how, np.clip(u, -BEYOND, 1.0 + BEYOND), np.clip(v, -BEYOND, 1.0 + BEYOND))
            ex, ey = self._x - x, self._y - y
            u = np.clip(u + 0.85 * (ex * cosine - ey * sine) / wide, -0.6, 1.6)
            v = np.clip(v + 0.85 * (ex * sine + ey * cosine) / high, -0.6, 1.6)
        self._found = u.astype(np.float32), v.astype(np.float32)
        return self._found

    def _fetch(self, course: Course, last: int) -> Course:
        """Fetch the pixels of the unlit sheet down to a row of squares; in those that it does not touch there is nothing."""
        paper, area, begun = self._paper, self._drawn, course.fetched
        u, v = course.u[begun : last + 1], course.v[begun : last + 1]
        columns = _between(np.clip((u * WIDTH + MARGIN) * paper.scale, 0.0, paper.width - 1.0), area.width)
        rows = _between(np.clip((v * HEIGHT + MARGIN) * paper.scale, 0.0, paper.height - 1.0), area.width)
        pixels = self._page.pixels[area.top + begun * self._band : area.bottom, area.left : area.right]
        for number, squares in enumerate(course.covered[begun:last]):
            band, touched = pixels[number * self._band : (number + 1) * self._band], np.flatnonzero(squares)
            first, end = (touched[0] * self._step, (touched[-1] + 1) * self._step) if len(touched) else (0, 0)
            band[:, :first] = band[:, end:] = 0
            corners = columns[number : number + 2, first:end], rows[number : number + 2, first:end]
            paper.pixels.take(self._places(*corners), mode="wrap", out=band[:, first:end])
        return course._replace(fetched=last)

    def _places(self, columns: Grid, rows: Grid) -> NDArray[np.intp]:
        """Where in the sheet's pixels the places of a band lie: straight from those of its upper edge to those of its lower one."""
        shape = self._band, columns.shape[1]
        size = shape[0] * shape[1]
        column, row = (part[:size].reshape(shape) for part in self._floats)
        np.matmul(self._share, rows, out=row)
        np.floor(row, out=row)
        np.multiply(row, np.float32(self._paper.width), out=row)
        np.add(row, np.matmul(self._share, columns, out=column), out=row)
        # Cast twice: straight from floats to places takes three times as long.
        whole, places = self._whole[:size].reshape(shape), self._index[:size].reshape(shape)
        whole[...] = row
        places[...] = whole
        return places

    def _full_parts(self, us: Grid, vs: Grid) -> Strips:
        """Where nothing is clear: strips of the places at which light is worked out."""
        (left, right), (top, bottom), rows = FULL_U, FULL_V, max(1, round(STRIP * self._scale / LIGHT_STEP))
        within = (us > left) & (us < right) & (vs > top) & (vs < bottom)
        within = within[: len(within) // rows * rows].reshape(-1, rows, within.shape[1])
        return full_strips(np.asarray(within.all(axis=1)), self._drawn.topleft, (LIGHT_STEP, rows * LIGHT_STEP))

    def _shade(self, course: Course) -> None:
        """Light from the upper left over its hills and folds."""
        (how, u, v, *_), area, surface = course, self._drawn, self._page.surface
        wide, high = area.width // LIGHT_STEP, area.height // LIGHT_STEP
        us, vs = (_between(_between(grid, wide).T, high).T for grid in (u, v))
        hill = relief(how, np.clip(us, -0.05, 1.05), np.clip(vs, -0.05, 1.05))
        step = LIGHT_STEP / self._scale
        slope_x, slope_y = np.empty_like(hill), np.empty_like(hill)
        slope_x[:, 1:-1] = (hill[:, 2:] - hill[:, :-2]) * (0.5 / step)
        slope_y[1:-1] = (hill[2:] - hill[:-2]) * (0.5 / step)
        slope_x[:, 0], slope_x[:, -1], slope_y[0], slope_y[-1] = slope_x[:, 1], slope_x[:, -2], slope_y[1], slope_y[-2]
        lit = (1.02 - slope_x * 0.70 - slope_y * 0.80) / np.sqrt(1.0 + 2.2 * (slope_x * slope_x + slope_y * slope_y))
        lit *= 1.0 - 0.12 * np.clip(vs - 0.5, 0.0, 1.0)
        self._inside, self._full = (us > 0.0) & (us < 1.0) & (vs > 0.0) & (vs < 1.0), self._full_parts(us, vs)
        shades = np.clip((lit - MIN_LIGHT) * ((TINTS - 1) / (MAX_LIGHT - MIN_LIGHT)), 0.0, TINTS - 1.0).astype(np.intp)
        light = pygame.image.frombuffer(self._tints.take(shades).tobytes(), (wide, high), "BGRA")
        surface.blit(pygame.transform.smoothscale(light, area.size), area, special_flags=pygame.BLEND_RGB_MULT)
        self.shadow = self._shadow()

    def _shadow(self) -> pygame.Surface:
        """The softened shape of the sheet."""
        high, wide = (length + 2 * SOFT_STEPS for length in self._inside.shape)
        pixels = np.zeros((high, wide, 4), dtype=np.uint8)
        pixels[SOFT_STEPS:-SOFT_STEPS, SOFT_STEPS:-SOFT_STEPS, 3] = self._inside * np.uint8(150)
        sharp = pygame.image.frombuffer(pixels.tobytes(), (wide, high), "BGRA")
        soft = pygame.transform.smoothscale(sharp, (max(2, wide // 5), max(2, high // 5)))
        size = self._drawn.inflate(2 * SHADOW_MARGIN, 2 * SHADOW_MARGIN).size
        return pygame.transform.smoothscale(pygame.transform.smoothscale(soft, (wide // 2, high // 2)), size)


def _touched(u: Grid, v: Grid) -> NDArray[np.bool_]:
    """The squares of a mesh in which anything of the sheet is seen, whose corners see these places of it."""
    touched = np.ones((u.shape[0] - 1, u.shape[1] - 1), dtype=bool)
    for grid in (u, v):
        corners = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, :-1], grid[1:, 1:]])
        touched &= (corners.min(axis=0) < 1.0 + RIM) & (corners.max(axis=0) > -RIM)
    return touched


def _tints() -> NDArray[np.uint32]:
    """The colour of light and of shade on the paper, by how much light there is: TINTS of them, from MIN_LIGHT to MAX_LIGHT.

    A whole pixel each: light in three bytes a pixel is stretched and laid over the sheet three times slower.
    """
    lit = np.linspace(MIN_LIGHT, MAX_LIGHT, TINTS, dtype=np.float32)
    share = np.clip((lit - 0.5) / 0.5, 0.0, 1.0)[:, None]
    tint = SHADE + (LIT - SHADE) * share + np.clip(lit - 1.0, 0.0, 0.2)[:, None] * GLEAM
    red, green, blue = np.minimum(tint * 255.0, 255.0).astype(np.uint32).T
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, dtype=np.uint32)


def _between(corners: Grid, places: int) -> Grid:
    """Rows of so many places, straight from corner to corner."""
    return np.asarray(np.matmul(corners, _weights(corners.shape[1], places)), dtype=np.float32)


@lru_cache(maxsize=32)
def _weights(corners: int, places: int) -> Grid:
    """How much each of so many corners counts at so many places from the first to the last."""
    at = np.linspace(0.0, corners - 1.0, places, dtype=np.float32)
    away = np.abs(at - np.arange(corners, dtype=np.float32)[:, None])
    return np.asarray(np.maximum(0.0, 1.0 - away), dtype=np.float32)
