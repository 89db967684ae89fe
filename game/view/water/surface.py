"""Surface profile of the lakes in the picture: heights, slopes and foam, one value a column."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.view.camera.camera import Camera
from game.view.poses import LakePose

Line = NDArray[np.float64]
BROAD = 1.2
MAX_SLOPE = 1.1
"""Slope of the steepest front that is drawn."""
HIDING_HEIGHT_M = 0.3
"""Metres by which a wave is drawn over the water before it hides what is on it."""
EDGE_STEP = 0.1
"""Metres between two places at which the upper edge of a solid is known."""
THINNING_M = 2.5
"""Metres before a lake's dry end over which water there thins out."""
MIN_DRAWN_DEPTH_M = 0.025
"""Metres of water too thin to draw."""
MIN_LAND_DEPTH_M = 0.12
"""The same on land over the still lake, where a film takes long to drain: thinner, it would be in rags between the bumps of the ground."""


class SurfaceProfile:
    """The water's surface in a frame; everything that is drawn on the water asks here."""

    def __init__(self, column: int) -> None:
        self.column = column
        self.x: Line = np.zeros(1)
        self.number: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
        """Which slip of the whole lake each place is; a slip keeps its waver."""
        self.surface: Line = np.zeros(1)
        self.slope: Line = np.zeros(1)
        self.foam: Line = np.zeros(1)
        self.wetness: Line = np.zeros(1)
        self.depth: Line = np.zeros(1)
        self.wet: NDArray[np.bool_] = np.zeros(1, dtype=bool)
        self.ashore: NDArray[np.bool_] = np.zeros(1, dtype=bool)
        """Where the ground is over the still lake."""
        self.front: Line = np.zeros(1)
        """Metres by which the water falls steeper at a place than is drawn: the front of a wave that broke."""
        self.hidden: NDArray[np.bool_] = np.zeros(1, dtype=bool)
        """Where the surface is behind a rock or a jetty."""
        self._solids: Sequence[Any] = ()
        self._outlines: list[tuple[float, float, Any]] = []
        """Those whose outlines are known: their left and right ends, and they."""
        self._upper_edges: dict[int, tuple[Line, Line]] = {}
        """By the number of a solid."""
        self.crest: tuple[Line, Line] | None = None
        """The outline of a driven wave as it is drawn: places and heights."""
        self.level = 0.0
        self._first, self._per_metre = 0.0, 1.0
        """The first place, and how many of them there are to the metre: `_index` is asked dozens of times in a frame."""
        self._all_x: Line = np.array([0.0, 1.0])
        self._all_surface: Line = np.zeros(2)
        self._reach, self._run = 1, 1.0
        """Cells to each side over which the slope of the greater waves is taken, and one by the metres between the two."""

    def read(self, lakes: Sequence[Any], surfaces: Sequence[Line], camera: Camera, solids: Sequence[Any] = ()) -> None:
        """Take the lakes (with their surface lines of this moment) as seen by the camera, and the solids that stand in them."""
        self.crest = None
        count = int(camera.width // self.column) + 2
        first = math.floor(camera.left * camera.scale / self.column)
        self.number = np.arange(first, first + count)
        self.take_places(np.asarray((self.number + 0.5) * self.column / camera.scale, dtype=np.float64))
        self.surface = np.full(count, self.level)
        self.foam, self.wetness, self.depth = np.zeros(count), np.zeros(count), np.zeros(count)
        self.ashore = np.zeros(count, dtype=bool)
        left, right = camera.left - 1, camera.right + 1
        near = [(lake, surface) for lake, surface in zip(lakes, surfaces, strict=False) if lake.right > left and lake.left < right]
        for lake, surface in near:
            self._read_lake(lake, surface, camera)
        if near:
            self.wet = self.depth > (np.where(self.ashore, MIN_LAND_DEPTH_M, MIN_DRAWN_DEPTH_M) if self.ashore.any() else MIN_DRAWN_DEPTH_M)
            self.surface, self.front = _eased(self.surface, self.wet, self.column / camera.scale)
            self.slope = _slopes(self.surface, self.column / camera.scale)
            self.hidden = self._behind(solids)
        else:  # in a wood, most of the way
            self.wet, self.hidden = np.zeros((2, count), dtype=bool)
            self.front, self.slope = np.zeros((2, count))
        self._read_beyond(lakes, surfaces, camera)

    def take_places(self, x: Line) -> None:
        """Where the columns are, evenly one beside the other."""
        self.x, self._first, self._per_metre = x, float(x[0]), 1.0 / float(x[1] - x[0])

    def _read_lake(self, lake: LakePose, surface: Line, camera: Camera) -> None:
        """A lake that reaches the end of the level goes on beyond it."""
        left = -math.inf if lake.left - lake.cell <= camera.first else lake.left
        right = math.inf if lake.right + lake.cell >= camera.last else lake.right
        over_all = left <= self.x[0] and right > self.x[-1]
        inside = slice(0, len(self.x)) if over_all else slice(*self.x.searchsorted((left, right)).tolist())
        place = np.minimum(np.maximum((self.x[inside] - lake.left) * (1 / lake.cell) - 0.5, 0), lake.n - 1.001)
        i = place.astype(int)
        share = place - i
        self.surface[inside] = surface[i] + (surface[i + 1] - surface[i]) * share
        self.depth[inside] = np.maximum(surface[i] - lake.bed[i], 0) * (lake.depth[i] > 0.004)
        self.ashore[inside] = lake.bed[i] > lake.level
        self._thin_out(inside, lake, left, right)
        self.foam[inside] = lake.foam[i]
        self.wetness[inside] = lake.wetness[i]

    def _thin_out(self, inside: slice, lake: LakePose, left: float, right: float) -> None:
        """Where a lake ends on dry land, water that has run up there thins out to nothing: drawn as it is it would end in a wall.

        Only there: a pool between steep banks is hardly wider than that, and would be drawn as a zigzag though it lies still.
        """
        for end, bed, beyond in ((left, lake.bed[0], inside.start - 1), (right, lake.bed[-1], inside.stop)):
            if math.isfinite(end) and bed > lake.level:
                share = np.where(self.ashore[inside], np.minimum(np.abs(self.x[inside] - end) * (1 / THINNING_M), 1.0), 1.0)
                self.surface[inside] -= self.depth[inside] * (1.0 - share)
                self.depth[inside] *= share
                if 0 <= beyond < len(self.x):
                    self.surface[beyond] = bed

    def _behind(self, solids: Sequence[Any]) -> NDArray[np.bool_]:
        """The places whose surface lies within the outline of one of the solids."""
        if solids is not self._solids:
            self._solids, self._outlines, self._upper_edges = solids, [(solid.left, solid.right, solid) for solid in solids], {}
        hidden = np.zeros(len(self.x), dtype=bool)
        begins, ends = float(self.x[0]), float(self.x[-1])
        for number, (left, right, solid) in enumerate(self._outlines):
            if right > begins and left < ends:
                first, last = self.x.searchsorted((left, right)).tolist()
                tops, surface = np.interp(self.x[first:last], *self._upper_edge(number, solid)), self.surface[first:last]
                hidden[first:last] |= (surface < tops) & (surface > solid.bottom)
        return hidden

    def _upper_edge(self, number: int, solid: Any) -> tuple[Line, Line]:
        if number not in self._upper_edges:
            x = np.linspace(solid.left, solid.right, max(2, round((solid.right - solid.left) / EDGE_STEP)))
            self._upper_edges[number] = x, np.array([solid.top(place) for place in x.tolist()])
        return self._upper_edges[number]

    def _read_beyond(self, lakes: Sequence[Any], surfaces: Sequence[Line], camera: Camera) -> None:
        """Keep the widest lake in reach whole, for what lies behind the front edge, where the picture shows far more of it."""
        shown = [(min(lake.right, camera.right) - max(lake.left, camera.left), i) for i, lake in enumerate(lakes)]
        if not shown:
            return
        _, i = max(shown)
        self._all_x, self._all_surface = lakes[i].x, surfaces[i]
        self.level = lakes[i].level
        self._reach = max(1, min(round(BROAD / lakes[i].cell), (len(surfaces[i]) - 1) // 2))
        self._run = 0.5 / (self._reach * lakes[i].cell)

    def at(self, x: float | Line) -> Line:
        """Height of the surface at places in the picture."""
        return np.asarray(np.interp(x, self.x, self.surface))

    def height(self, x: float) -> float:
        """The same for one place, and quicker."""
        last = len(self.x) - 1
        place = min(max((x - self._first) * self._per_metre, 0.0), float(last)) if math.isfinite(x) else 0.0
        i = min(int(place), max(0, last - 1))
        near, far = self.surface.item(i), self.surface.item(min(i + 1, last))
        return near + (far - near) * (place - i)

    def towers_over(self, x: float) -> bool:
        """Whether a driven wave is drawn so much higher than the water there that nothing on the water is to be seen."""
        if self.crest is None:
            return False
        places, heights = self.crest
        if not places[0] <= x <= places[-1]:
            return False
        return float(np.interp(x, places, heights)) > self.height(x) + HIDING_HEIGHT_M

    def _index(self, x: float) -> int:
        if not math.isfinite(x):
            return 0
        return int(min(max((x - self._first) * self._per_metre + 0.5, 0.0), len(self.x) - 1.0))

    def depth_at(self, x: float) -> float:
        """Metres of water at a place in the picture."""
        return self.depth.item(self._index(x))

    def is_hidden(self, x: float) -> bool:
        """Whether the surface at a place in the picture is behind a rock or a jetty."""
        return self.hidden.item(self._index(x))

    def clear_until(self, left: float, right: float) -> float:
        """How far to the right of `left` the surface is seen before a rock or a jetty hides it; `right` if nothing does."""
        first, last = self._index(left), self._index(right)
        behind = np.flatnonzero(self.hidden[first : last + 1])
        return float(self.x[first + behind[0]]) if len(behind) else right

    def broad_slope(self, x: Line) -> Line:
        """Slope of the swell and the greater waves alone, for light and shade, anywhere on the lake: over BROAD metres to each side
        ripples vanish. At the ends of the lake there is none."""
        surface, reach = self._all_surface, self._reach
        cells, last = self._cells(x, len(surface)), len(surface) - 1
        slopes = (surface[np.minimum(cells + reach, last)] - surface[np.maximum(cells - reach, 0)]) * self._run
        return np.asarray(np.where((cells >= reach) & (cells + reach <= last), slopes, 0.0))

    def beyond(self, x: Line) -> Line:
        """Height over the still level anywhere on the lake."""
        return np.asarray(self._all_surface[self._cells(x, len(self._all_surface))] - self.level)

    def _cells(self, x: Line, count: int) -> NDArray[np.int64]:
        place = (x - self._all_x[0]) * (1 / (self._all_x[1] - self._all_x[0]))
        return np.asarray(np.minimum(np.maximum(place, 0), count - 1), dtype=np.int64)


def _eased(line: Line, wet: NDArray[np.bool_], apart: float) -> tuple[Line, Line]:
    """The line, no steeper than MAX_SLOPE anywhere: a step in it becomes a slope about its middle; and how far that is from it.

    In the solver a broken wave is a step of one cell. Drawn so, it would be a wall with square corners.
    """
    fall, steps = MAX_SLOPE * apart, np.abs(line[1:] - line[:-1])
    if len(line) < 2 or np.maximum.reduce(steps) <= fall or not (steps[wet[1:] & wet[:-1]] > fall).any():
        return line, np.zeros(len(line))
    shown, places = line, np.arange(len(line))
    line = np.interp(places, places[wet], line[wet])  # a bank is no step in the water
    climb = fall * places
    under = np.minimum(np.minimum.accumulate(line - climb) + climb, (np.minimum.accumulate((line - climb[::-1])[::-1]) + climb)[::-1])
    over = np.maximum(np.maximum.accumulate(line + climb) - climb, (np.maximum.accumulate((line + climb[::-1])[::-1]) - climb)[::-1])
    eased = np.where(wet, (under + over) / 2, shown)
    return eased, np.where(wet, over - under, 0.0)


def _slopes(line: Line, apart: float) -> Line:
    """From place to place of a line; at its ends, those of their neighbours."""
    if len(line) < 3:
        return np.zeros(len(line))
    slopes = np.empty(len(line))
    slopes[1:-1] = (line[2:] - line[:-2]) * (0.5 / apart)
    slopes[0], slopes[-1] = slopes[1], slopes[-2]
    return slopes


def highest_edges(profile: SurfaceProfile, places: Line) -> Line:
    """Heights of the water as it is drawn, at some places: of the wave where one towers."""
    heights = profile.at(places)
    if profile.crest is None:
        return heights
    return np.asarray(np.maximum(heights, np.interp(places, *profile.crest, left=-math.inf, right=-math.inf)))


def drawn_edge(profile: SurfaceProfile, x: float) -> tuple[float, float]:
    """Height and slope of the water as it is drawn: of the wave where one towers."""
    heights = highest_edges(profile, np.array([x - 0.3, x, x + 0.3]))
    return float(heights[1]), float(heights[2] - heights[0]) / 0.6
