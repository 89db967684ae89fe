"""Tidal flat from above: dull where the sand is drained, dark where damp, a mirror of the sky where it holds feet; bores with white fronts.

What the section shows at the front edge goes on into the picture: band by band, farther and smaller, the same wet and dry.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera.camera import WIDTH, Camera, Lens
from game.view.poses import LakePose
from game.view.render import painting, safe_draw
from game.view.render.draw_list import flushed
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water import flat_prints
from game.view.water.bore_fronts import BoreFronts
from game.view.water.flat_nets import FlatNets
from game.view.water.flat_prints import KINDS, PERIOD, SIZES
from game.view.water.wet_mirror import print_mirror

DRY_SAND, DAMP_SAND, MIRROR, SEA = 0, 1, 2, 3
FILM_M, SHEET_M = 0.005, 0.075
"""Metres of water that shine, and from which it is water more than a film."""
DAMP_FROM = 0.3
"""How wet drained sand is that is drawn dark."""
RIM_M = 0.9
"""Metres within which a rim of the wet belongs to the front behind it."""
BANDS, BANDS_BELOW = 88, 8
"""Bands from the horizon to the front edge, equally high, and so many that a shore's line hides its steps between two of them; and below
that edge, where hardly any of it is seen."""
WINDING_TURN, LUMP_BANDS = 0.65, 3
"""By how much a front's lobes turn from band to band, as a share of what they would in sixty; bands to a heap of foam."""
STEP_M = 0.2
"""Metres between the places along the flat that are looked at."""
WINDS_M = 2.6
"""Metres by which a pool winds on its way into the picture."""
LACE_BACK_M, LACE_FROM = (0.6, 1.6), 0.3
"""Metres behind a bore's front at which lace lies, and how deep in the picture it begins."""
RIM = 2.6
"""Reference pixels of a line along a shore."""
ROLL = 1.2, 9.0
"""Half the width of a bore's white band at the horizon and at the front edge, in reference pixels."""
JOINED_PX = 3
"""Pixels that an end of a piece moves aside from one band to the next where both are laid as one."""
SHADOW = 4.0
"""Reference pixels by which its shadow lies before it."""
CLEAR = ((0.22, 160), (0.36, 184), (0.5, 208), (0.64, 232))
"""Up to which depth of the picture the sky is mirrored by the sea, too, and how much it hides of that; nearer it is all its own."""
RIM_DARK, RIM_PALE, RIM_SHEET = (62, 40, 36), (250, 236, 206), (198, 206, 184)
SHADE = (104, 78, 66)

Line = NDArray[np.float64]


class Edge(NamedTuple):
    """Where what lies on the flat changes: `left` and `right` of the place x."""

    x: float
    left: int
    right: int
    front: int
    """1 or -1 if a bore runs that way, else 0."""


class FlatPlane:
    """The top of a lake whose water holds feet: a plane of bands, instead of waves."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache, lens: Lens) -> None:
        self.palette, self.px = palette, px
        self.width, self.height = round(WIDTH * px), round(lens.plane * px)
        self.high = self.height + round(60 * px)
        self.period = round(PERIOD * px)
        size = (self.width, self.high, px)
        self.sheets = {
            DRY_SAND: cache.get("flat sand", lambda: [flat_prints.sheet(flat_prints.SAND, "sand", *size)])[0],
            DAMP_SAND: cache.get("flat damp", lambda: [flat_prints.sheet(flat_prints.SAND, "sand", *size, flat_prints.DAMP)])[0],
        }
        self.mirror = cache.get("flat mirror", lambda: [print_mirror(palette, *size)])[0]
        self.foam = cache.get("flat foam", lambda: flat_prints.foam_sprites(palette, px))
        self.lace = cache.get("flat lace", lambda: flat_prints.lace_sprites(palette, px))
        self.nets = FlatNets(self.height, px, cache)
        before_edge = np.linspace(0, self.height, BANDS + 1)
        rows = np.round(np.concatenate([before_edge, np.linspace(self.height, self.high, BANDS_BELOW + 1)[1:]])).astype(int)
        self.rows = [(int(a), int(b)) for a, b in zip(rows, rows[1:], strict=False) if b > a]
        self.depths = np.array([(a + b) / 2 / self.height for a, b in self.rows])
        self._far = int(np.searchsorted(self.depths, CLEAR[-1][0], side="right"))
        """The bands in which the sea mirrors the sky, too: those before this one."""
        self.seas = cache.get("flat seas", lambda: self._print_seas(flat_prints.sheet(flat_prints.SEA, "sea", *size)))
        dice = painting.generator("lobes")
        turns = np.cumsum(0.13 + 0.46 * dice.uniform(0.6, 1.4, len(self.rows)) * np.maximum(0.1, 1.15 - self.depths)) * WINDING_TURN
        self.lobes: Line = np.abs(np.sin(turns)) ** 0.62
        self.jitter: Line = dice.uniform(-1.0, 1.0, (len(self.rows), 3))
        self._white = rgb(palette.foam)
        self._measure_bands()
        self._cells: dict[str, tuple[int, NDArray[np.int64]]] = {}
        self.fronts = BoreFronts()

    def _measure_bands(self) -> None:
        """What lies in each band, as arrays: a front or a shore is then worked out for all bands at once."""
        bands = np.arange(len(self.rows))
        self._tops = np.array([a for a, _ in self.rows])
        ends = np.array([b for _, b in self.rows])
        self._heights = ends - self._tops
        self._rolls = (ROLL[0] + (ROLL[1] - ROLL[0]) * self.depths) * self.px
        self._middles, self._middle_rows = (self._tops + ends) / 2, (self._tops + ends) // 2
        self._bends = self._measure_bends()
        self._sheets = [self.sheets[DRY_SAND], self.sheets[DAMP_SAND], self.mirror, *self.seas]
        self._flags = [0, 0, 0, 0, safe_draw.PREMULTIPLIED]
        self._upper_rows = np.array([0, 0, 0, self.rows[self._far][0], 0])
        """Rows of the flat before the first one of each sheet."""
        size = np.minimum(SIZES - 1, (self.depths * SIZES).astype(int)) * KINDS
        self._odd = len(bands) % 2
        self._joins = (bands[self._odd :: 2] < self._far) == (bands[self._odd + 1 :: 2] < self._far)
        self._lumpy = bands % LUMP_BANDS == 0
        self._foam_of = size + bands // LUMP_BANDS % KINDS
        lacy = (bands[:, None] + np.arange(len(LACE_BACK_M))) % LUMP_BANDS == 0
        self._lace_bands, nth = np.nonzero(lacy & (self.depths > LACE_FROM)[:, None])
        self._lace_of = size[self._lace_bands] + (self._lace_bands // LUMP_BANDS + nth) % KINDS
        self._lace_back = np.array(LACE_BACK_M)[nth] + 0.4 * self.jitter[self._lace_bands, nth]
        self._foam_sizes, self._lace_sizes = (np.array([each.get_size() for each in sprites]) for sprites in (self.foam, self.lace))

    def _measure_bends(self) -> Line:
        """By band: how much of the sine and cosine of a place's winds, the broad and the fine, and of its bow it bends by."""
        broad, fine, far = 5.3 * self.depths, 13.0 * self.depths, 1.0 - self.depths
        winds = [WINDS_M * far * np.cos(broad), WINDS_M * far * np.sin(broad), -1.1 * far * np.cos(fine), 1.1 * far * np.sin(fine)]
        return np.stack([*winds, self.lobes], axis=1)

    def draw(self, surface: pygame.Surface, camera: Camera, lakes: Sequence[LakePose], seconds: float) -> None:
        top = round(camera.horizon)
        target = flushed(surface)  # of so many pieces, what is noted first and drawn later takes a tenth longer
        x, kinds, water, surface_y = self._kinds(camera, lakes)
        edges = self._edges(x, kinds, self.fronts.follow(x, water, surface_y, seconds))
        scales = camera.scale * (0.3 + 0.7 * self.depths)
        columns = self._places(camera, edges, scales)
        self._lay(target, camera, edges, columns, int(kinds[0]), scales, top, seconds)
        self._draw_rims(target, edges, columns, top)
        self.nets.draw(target, camera, x, kinds == MIRROR, kinds >= MIRROR)
        for edge, column in zip(edges, columns.T, strict=True):
            if edge.front:
                self._draw_front(target, edge.front, column, scales, top, seconds)

    def _print_seas(self, sea: pygame.Surface) -> list[pygame.Surface]:
        """The sea near by, and the far one through which the mirrored sky is seen."""
        wide, high = sea.get_size()
        rows = self.rows[self._far][0]
        near, far = painting.copy_source((wide, high - rows)), pygame.Surface((wide, rows), pygame.SRCALPHA, 32)
        near.blit(sea, (0, -rows))
        far.blit(sea, (0, 0))
        for (start, end), depth in zip(self.rows[: self._far], self.depths.tolist(), strict=False):
            hides = next(alpha for reach, alpha in CLEAR if depth < reach)
            far.fill((hides,) * 4, (0, start, wide, end - start), special_flags=pygame.BLEND_RGBA_MULT)
        return [near, far]

    def _kinds(self, camera: Camera, lakes: Sequence[LakePose]) -> tuple[Line, NDArray[np.int64], Line, Line]:
        """What lies at places along the flat, as far as the picture shows it near the horizon; how deep it is there, and how high."""
        half = self.width / 2 / (camera.scale * 0.3) + 2.0
        start = math.floor((camera.x - half) / STEP_M)
        x = np.arange(start, math.ceil((camera.x + half) / STEP_M) + 1) * STEP_M
        kinds, depths, surface = np.zeros(len(x), dtype=np.int64), np.zeros(len(x)), np.zeros(len(x))
        for lake in lakes:
            begins, cells = self._cells_of(lake)
            first = 0 if lake.left - lake.cell <= camera.first else max(0, begins - start)
            last = len(x) if lake.right + lake.cell >= camera.last else min(len(x), begins + len(cells) - start)
            if last <= first:
                continue
            at = cells.take(np.arange(first + start - begins, last + start - begins), mode="clip")
            water = lake.depth[at]
            wet = np.searchsorted((FILM_M, SHEET_M), water)
            kinds[first:last] = np.where(wet > 0, wet + DAMP_SAND, lake.wetness[at] > DAMP_FROM)
            depths[first:last], surface[first:last] = water, water + lake.bed[at]
        return np.asarray(x), kinds, depths, surface

    def _cells_of(self, lake: LakePose) -> tuple[int, NDArray[np.int64]]:
        """Number of the first place that lies on a lake, and the cell of the water at that one and at each that follows."""
        if lake.id not in self._cells:
            begins = math.ceil(lake.left / STEP_M)
            x = np.arange(begins, math.ceil(lake.right / STEP_M)) * STEP_M
            self._cells[lake.id] = begins, np.clip(((x - lake.left) / lake.cell).astype(np.int64), 0, lake.n - 1)
        return self._cells[lake.id]

    @staticmethod
    def _edges(x: Line, kinds: NDArray[np.int64], fronts: Sequence[tuple[float, int]]) -> list[Edge]:
        """Where it changes. A bore's front lies at the rim of the wet that it drives before it, or on the water that it runs over."""
        found = []
        for i in np.flatnonzero(np.diff(kinds)).tolist():
            found.append(Edge(float(x[i] + x[i + 1]) / 2, int(kinds[i]), int(kinds[i + 1]), 0))
        for place, side in fronts:
            rims = [
                (abs(edge.x - place), n)
                for n, edge in enumerate(found)
                if (edge.left >= MIRROR > edge.right if side > 0 else edge.right >= MIRROR > edge.left) and not edge.front
            ]
            near, n = min(rims, default=(RIM_M, 0))
            if near < RIM_M:
                found[n] = found[n]._replace(front=side)
            elif x[0] < place < x[-1]:
                kind = int(kinds[round((place - float(x[0])) / STEP_M)])  # as the edges beside it have it: those lie between the places
                found.append(Edge(place, kind, kind, side))
        return sorted(found)

    def _places(self, camera: Camera, edges: Sequence[Edge], scales: Line) -> Line:
        """Pixel columns by band and edge; every edge bows in lobes, that of a bore the most."""
        at = np.array([edge.x for edge in edges])
        bow = np.array([0.95 * edge.front if edge.front else 0.3 * (1 if edge.left > edge.right else -1) for edge in edges])
        broad, fine = 0.21 * at, 0.4 * at
        place = at - camera.x + self._bends @ np.array([np.sin(broad), np.cos(broad), np.sin(fine), np.cos(fine), bow])
        return np.asarray(place * scales[:, None] + (self.width / 2 + camera.shift_x))

    def _lay(
        self, target: pygame.Surface, camera: Camera, edges: Sequence[Edge], columns: Line, first: int, scales: Line, top: int,
        seconds: float,
    ) -> None:  # fmt: skip
        """Band by band, from edge to edge, a piece of the sheet that lies there."""
        ends = np.full((len(self.rows), len(edges) + 1), self.width)
        ends[:, :-1] = np.clip(columns, 0, self.width).astype(int)
        starts = np.zeros_like(ends)
        np.maximum.accumulate(ends[:, :-1], axis=1, out=starts[:, 1:])  # whose edge lies behind another's has no piece
        kinds = np.array([first, *(edge.right for edge in edges)])
        laid, mirrors = ends > starts, np.broadcast_to(kinds == MIRROR, ends.shape).copy()
        mirrors[: self._far] |= kinds == SEA
        self._lay_mirror(target, starts, ends, laid & mirrors, top)
        laid &= kinds != MIRROR
        heights = np.broadcast_to(self._heights[:, None], laid.shape).copy()
        self._join(starts, ends, laid, heights)
        bands, nth = np.nonzero(laid)
        start, kind = starts[bands, nth], kinds[nth]
        drift = round(6 * self.px * math.sin(seconds * 0.5))
        turn = (start + (camera.x * scales).astype(int)[bands] + np.where(kind == SEA, drift, 0)) % self.period
        sheet = kind + ((kind == SEA) & (bands < self._far))
        tops = self._tops[bands]
        at = np.stack([start, top + tops], axis=1).tolist()
        source = np.stack([turn, tops - self._upper_rows[sheet], ends[bands, nth] - start, heights[bands, nth]], axis=1).tolist()
        sheets = sheet.tolist()
        pieces = zip(map(self._sheets.__getitem__, sheets), at, source, map(self._flags.__getitem__, sheets), strict=True)
        target.blits(list(pieces), False)

    def _join(self, starts: NDArray[np.int64], ends: NDArray[np.int64], laid: NDArray[np.bool_], heights: NDArray[np.int64]) -> None:
        """Lay a piece of two bands at once where its ends hardly move from one to the other: half as many, and no step is seen."""
        upper, lower = slice(self._odd, None, 2), slice(self._odd + 1, None, 2)
        joined = laid[upper] & laid[lower] & self._joins[:, None]
        for side in (starts, ends):
            joined &= np.abs(side[upper] - side[lower]) <= JOINED_PX
        starts[upper] = np.where(joined, np.minimum(starts[upper], starts[lower]), starts[upper])
        ends[upper] = np.where(joined, np.maximum(ends[upper], ends[lower]), ends[upper])
        heights[upper] += np.where(joined, heights[lower], 0)
        laid[lower] &= ~joined

    def _lay_mirror(
        self, target: pygame.Surface, starts: NDArray[np.int64], ends: NDArray[np.int64], shown: NDArray[np.bool_], top: int
    ) -> None:  # fmt: skip
        """All of the mirror at once, as far as any of it is seen: the rest is laid over it."""
        bands = np.flatnonzero(shown.any(axis=1))
        if len(bands):
            left, right = int(starts[shown].min()), int(ends[shown].max())
            above, below = self.rows[bands[0]][0], self.rows[bands[-1]][1]
            target.blit(self.mirror, (left, top + above), (left, above, right - left, below - above))

    def _draw_rims(self, target: pygame.Surface, edges: Sequence[Edge], columns: Line, top: int) -> None:
        """A line along every shore, as a print has it: the bank's shadow on one side of a pool, light on the other."""
        wide = max(1, round(RIM * self.px))
        points = np.empty((len(edges), len(self.rows), 2))
        points[..., 0], points[..., 1] = columns.T, self._middles + top
        seen = (points[..., 0] > -40) & (points[..., 0] < self.width + 40)
        firsts, lasts = seen.argmax(axis=1).tolist(), (len(self.rows) - seen[:, ::-1].argmax(axis=1)).tolist()
        for edge, line, first, last, many in zip(edges, points, firsts, lasts, seen.sum(axis=1).tolist(), strict=True):
            if max(edge.left, edge.right) < MIRROR or edge.front or many < 2:
                continue
            dry = min(edge.left, edge.right) < MIRROR
            color = RIM_DARK if dry and edge.right >= MIRROR else RIM_PALE if dry else RIM_SHEET
            safe_draw.lines(target, color, line[first:last:2], wide)

    def _draw_roll(self, target: pygame.Surface, front: int, columns: Line, near: NDArray[np.int64], top: int) -> None:
        """The band itself, as thick wherever the front winds: the one thing on the flat that is quite white from end to end."""
        if len(near) < 4:
            return
        bands = slice(near[0], near[-1] + 1, 2)
        line = np.column_stack((columns[bands], self._middles[bands] + top))
        body = painting.ribbon(line, self._rolls[bands])
        outlines = np.stack([body + np.array([front * SHADOW * self.px, 0.0]), body])
        safe_draw.polygons(target, (SHADE, self._white), outlines)

    def _draw_front(self, target: pygame.Surface, front: int, columns: Line, scales: Line, top: int, seconds: float) -> None:
        """A white band along the edge with its shadow on what lies before it, foam on it, lace behind it."""
        near = (columns > -80) & (columns < self.width + 80)
        self._draw_roll(target, front, columns, np.flatnonzero(near), top)
        shown = near[self._lace_bands]
        bands, which = self._lace_bands[shown], self._lace_of[shown]
        x = columns[bands] - self._lace_back[shown] * scales[bands] * front - self._lace_sizes[which, 0] / 2
        y = top + self._tops[bands] - self._lace_sizes[which, 1] // 2
        safe_draw.blit_many(target, self.lace, which, np.rint(x), y)
        bands = np.flatnonzero(near & self._lumpy)
        which = self._foam_of[bands]
        shift = self.jitter[bands, 0] * 0.06 * scales[bands] + 0.02 * scales[bands] * np.sin(seconds * 5 + bands)
        x = columns[bands] - self._foam_sizes[which, 0] / 2 + shift
        y = top + self._middle_rows[bands] - self._foam_sizes[which, 1] // 2
        safe_draw.blit_many(target, self.foam, which, np.rint(x), y)
