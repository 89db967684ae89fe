"""Map mesh: how the sheet hangs from the hand, sags, swings and folds; and its pixels where they are on the screen.

`MapMesh` works in reference pixels from the hand. Forward it knows where a place of the sheet is; the screen asks the other way round, on a
coarse mesh between whose corners the answer runs straight.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.senses.map.map_ink import HEIGHT, WIDTH
from game.view.senses.map.map_paper import FOLDS_X, FOLDS_Y, MARGIN, MapPaper

Grid = NDArray[np.float32]
GRIP = (0.30, 0.02)
"""Where the hand holds it, as shares of the sheet."""
SIZE = (WIDTH * 0.93, HEIGHT * 0.94)
"""Reference pixels of a sheet that hangs flat."""
LEFT, TOP, WIDE, HIGH = -400.0, -70.0, 1000.0, 656.0
"""The part of the screen that it may come to, in reference pixels from the hand."""
COLUMNS, ROWS = 25, 17
BEYOND = 0.4
"""Shares of its sides beyond its edge to which the sheet is thought to go on: what is asked about just outside must find the outside."""
ROUNDS, FEWER_ROUNDS = 9, 4
"""Of the search for the place of the sheet that is seen at a place of the screen; and when the last picture's places are known."""
CREASE = 6.5
"""Units from a fold within which the paper is round, not sharp."""
RIM = 0.02
"""Shares of its sides beyond which nothing stands out of its edge."""
LIGHT_STEP = 6
"""Pixels of the screen between two at which light is worked out."""
SOFT_STEPS = 7
"""Of these, by which its soft shadow is larger than its area on each side."""
SHADOW_MARGIN = SOFT_STEPS * LIGHT_STEP
"""The same in pixels."""
SHADE, LIT = np.array([0.50, 0.48, 0.61], dtype=np.float32), np.array([0.965, 0.955, 0.93], dtype=np.float32)
GLEAM = np.array([0.2, 0.24, 0.3], dtype=np.float32)
"""Colours of paper in shade and in light, and what more there is of it where it faces the light."""


DARKEST, BRIGHTEST, TINTS = 0.5, 1.2, 1024
"""Light between which the paper's colour changes, and how many colours are told apart."""


class Hang(NamedTuple):
    """How it hangs in one moment."""

    angle: float
    """Swing in radians."""
    flutter: float
    """Size of the waves in it, 0 still."""
    phase: float
    """Where they are in their course, in radians."""
    unfolded: float
    """0 to 1."""


class MapMesh:
    def __init__(self, paper: MapPaper, scale: float) -> None:
        """`scale` is pixels of the picture for a reference pixel."""
        self._paper, self._scale = paper, scale
        self._band, self._step = max(4, round(HIGH * scale / (ROWS - 1))), max(4, round(WIDE * scale / (COLUMNS - 1)))
        self.width, self.height = self._step * (COLUMNS - 1), self._band * (ROWS - 1)
        self._pixels = [np.zeros((self.height, self.width), dtype=np.uint32) for _ in range(2)]
        self._back = [pygame.image.frombuffer(cast(Any, pixels), (self.width, self.height), "BGRA") for pixels in self._pixels]
        self.surface = self._back[1]
        self.area = self._drawn = pygame.Rect(0, 0, 1, 1)
        """The part of `surface` that it takes up; and that of the one which is being drawn."""
        self._begun: tuple[Hang, Grid, Grid] | None = None
        x, y = np.arange(COLUMNS) * self._step / scale + LEFT, np.arange(ROWS) * self._band / scale + TOP
        self._x, self._y = (grid.astype(np.float32) for grid in np.meshgrid(x, y))
        self._share = (np.arange(self._band, dtype=np.float32) / self._band)[:, None]
        size = self._band * self.width
        self._floats, self._whole = np.empty(size, np.float32), np.empty((2, size), np.int32)
        self._index = np.empty(size, np.intp)
        self._tints = _tints()
        self._found: tuple[Grid, Grid] | None = None
        self._inside = np.zeros((1, 1), dtype=bool)
        self.shadow = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        """Its shadow on what is behind it, larger than its area by SHADOW_MARGIN on each side."""

    def hang(self, how: Hang) -> None:
        """Work out where all of it is, and put its pixels there: in two turns, so that no picture pays for both; then it is shown."""
        if self._begun is None:
            self._begun = self._fetch(how)
        else:
            self._shade(*self._begun)
            self._begun = None
            self.surface, self.area = self._back[0], self._drawn
            self._back.reverse()

    def hang_at_once(self, how: Hang) -> None:
        """The same in one turn."""
        self._begun = None
        self.hang(how)
        self.hang(how)

    def _fetch(self, how: Hang) -> tuple[Hang, Grid, Grid]:
        """The unlit sheet, and where on it the light is to be worked out."""
        u, v = self._seen(how)
        covered = _touched(u, v)
        rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
        if not len(rows):
            rows = columns = np.array([0])
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        self._drawn = pygame.Rect(left * self._step, top * self._band, (right - left) * self._step, (bottom - top) * self._band)
        u, v = u[top : bottom + 1, left : right + 1], v[top : bottom + 1, left : right + 1]
        self._warp(u, v, covered[top:bottom, left:right])
        return how, u, v

    def _seen(self, how: Hang) -> tuple[Grid, Grid]:
        """For every corner of the screen's mesh the place of the sheet that is seen there; it begins with those of the last picture."""
        wide, high = SIZE[0] * _opened(how.unfolded)[0], SIZE[1] * _opened(how.unfolded)[1]
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

    def _warp(self, u: Grid, v: Grid, covered: NDArray[np.bool_]) -> None:
        """Fetch every pixel of the area from the sheet; in squares of the mesh that it does not touch there is nothing."""
        paper, area = self._paper, self._drawn
        columns = _between(np.clip((u * WIDTH + MARGIN) * paper.scale, 0.0, paper.width - 1.0), area.width)
        rows = _between(np.clip((v * HEIGHT + MARGIN) * paper.scale, 0.0, paper.height - 1.0), area.width)
        pixels = self._pixels[0][area.top : area.bottom, area.left : area.right]
        for number, squares in enumerate(covered):
            band, touched = pixels[number * self._band : (number + 1) * self._band], np.flatnonzero(squares)
            first, end = (touched[0] * self._step, (touched[-1] + 1) * self._step) if len(touched) else (0, 0)
            band[:, :first] = band[:, end:] = 0
            corners = columns[number : number + 2, first:end], rows[number : number + 2, first:end]
            paper.pixels.take(self._places(*corners), mode="wrap", out=band[:, first:end])
        self._pixels.reverse()

    def _places(self, columns: Grid, rows: Grid) -> NDArray[np.intp]:
        """Where in the sheet's pixels the places of a band lie: straight from those of its upper edge to those of its lower one."""
        shape = self._band, columns.shape[1]
        size = shape[0] * shape[1]
        places = self._floats[:size].reshape(shape)
        column, row = (part[:size].reshape(shape) for part in self._whole)
        for (upper, lower), whole in ((columns, column), (rows, row)):
            np.multiply(self._share, lower - upper, out=places)
            np.add(places, upper, out=whole, casting="unsafe")
        np.multiply(row, self._paper.width, out=row)
        return np.add(column, row, out=self._index[:size].reshape(shape))

    def _shade(self, how: Hang, u: Grid, v: Grid) -> None:
        """Light from the upper left over its hills and folds."""
        area, surface = self._drawn, self._back[0]
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
        self._inside = (us > 0.0) & (us < 1.0) & (vs > 0.0) & (vs < 1.0)
        shades = np.clip((lit - DARKEST) * ((TINTS - 1) / (BRIGHTEST - DARKEST)), 0.0, TINTS - 1.0).astype(np.intp)
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


def place(how: Hang, u: Grid, v: Grid) -> tuple[Grid, Grid]:
    """Where places of the sheet are, in reference pixels from the hand."""
    open_x, open_y = _opened(how.unfolded)
    x, y = (u - GRIP[0]) * SIZE[0], (v - GRIP[1]) * SIZE[1]
    droop = 0.00036 * x * x * np.where(x > 0.0, 0.86, 1.5)
    free = np.clip(np.hypot((u - GRIP[0]) * 1.4, v), 0.0, 1.2)
    wave, big = u * 10.5 + v * 3.2 - how.phase, 0.45 + how.flutter
    curl = np.clip((u + v - 1.72) / 0.28, 0.0, 1.0) ** 2
    down = y + droop * (1.0 - 0.45 * v) + 8.0 * np.sin(u * 5.2 + 0.8) * v + free**1.5 * 7.0 * big * np.sin(wave + 0.9) - 22.0 * curl
    across = x - 0.055 * droop * np.sign(x) + free * 3.0 * big * np.cos(wave) - 26.0 * curl
    across, down = across * open_x, down * open_y
    # The swing: all of it turns about the hand, its free edge farther than its stiff upper one.
    turn = how.angle * (0.62 + 0.38 * np.clip(v, 0.0, 1.0))
    cosine, sine = np.cos(turn), np.sin(turn)
    return across * cosine + down * sine, down * cosine - across * sine * 0.8


def relief(how: Hang, u: Grid, v: Grid) -> Grid:
    """How far places of the sheet come towards the eye, in reference pixels: waves, folds, the pull of the hand, the curled corner."""
    free = np.clip(np.hypot((u - GRIP[0]) * 1.4, v), 0.0, 1.2)
    wave, big = u * 10.5 + v * 3.2 - how.phase, 0.45 + how.flutter
    hill = free * big * (17.0 * np.sin(wave) + 8.0 * np.sin(u * 19.0 - v * 5.0 + 1.0 - 1.4 * how.phase))
    closed = 1.0 - how.unfolded
    for number, fold in enumerate(FOLDS_X):
        away = np.sqrt(((u - fold) * WIDTH) ** 2 + CREASE * CREASE) - CREASE
        hill += (1.0 if number % 2 else -1.0) * (15.0 + 60.0 * closed) * np.exp(away * (-1.0 / 24.0))
    for fold in FOLDS_Y:
        away = np.sqrt(((v - fold) * HEIGHT) ** 2 + CREASE * CREASE) - CREASE
        hill += (10.0 + 50.0 * closed) * np.exp(away * (-1.0 / 22.0))
    reach = np.hypot((u - GRIP[0]) * 1.5, v - GRIP[1])
    fan = np.arctan2(v - GRIP[1] + 0.02, (u - GRIP[0]) * 1.5)
    hill += 6.5 * np.sin(fan * 6.3 + 1.5 * np.sin(fan * 2.7 + 0.6) + 0.7) * np.exp(-(((reach - 0.19) / 0.15) ** 2))
    hill += 46.0 * np.clip((u + v - 1.72) / 0.28, 0.0, 1.0) ** 2
    return np.asarray(hill, dtype=np.float32)


def _tints() -> NDArray[np.uint32]:
    """The colour of light and of shade on the paper, by how much light there is: TINTS of them, from DARKEST to BRIGHTEST.

    A whole pixel each: light in three bytes a pixel is stretched and laid over the sheet three times slower.
    """
    lit = np.linspace(DARKEST, BRIGHTEST, TINTS, dtype=np.float32)
    share = np.clip((lit - 0.5) / 0.5, 0.0, 1.0)[:, None]
    tint = SHADE + (LIT - SHADE) * share + np.clip(lit - 1.0, 0.0, 0.2)[:, None] * GLEAM
    red, green, blue = np.minimum(tint * 255.0, 255.0).astype(np.uint32).T
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, dtype=np.uint32)


def _opened(unfolded: float) -> tuple[float, float]:
    """How wide and how high it has come open: first across, then down."""
    across, down = min(1.0, unfolded * 1.7), max(0.0, (unfolded - 0.35) / 0.65)
    return 0.24 + 0.76 * across * across * (3.0 - 2.0 * across), 0.45 + 0.55 * down * down * (3.0 - 2.0 * down)


def _between(corners: Grid, places: int) -> Grid:
    """Rows of so many places, straight from corner to corner."""
    at = np.linspace(0.0, corners.shape[1] - 1.0, places, dtype=np.float32)
    first = np.minimum(at.astype(int), corners.shape[1] - 2)
    return np.asarray(corners[:, first] + (corners[:, first + 1] - corners[:, first]) * (at - first).astype(np.float32), dtype=np.float32)
