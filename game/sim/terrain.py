"""The lie of the land: what a foot finds under it, and the shapes that floating bodies run into."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pymunk

from game.level.model import Level
from game.level.registry import Point
from game.sim.contacts import GROUND


class Terrain:
    """Ground as one line from left to right, with solids (rocks, jetties) standing on or in it. Metres."""

    def __init__(self, level: Level, rocks: Sequence[Sequence[Point]]) -> None:
        self.line: list[Point] = [(float(x), float(y)) for x, y in level.ground.line]
        self._xs = [x for x, _ in self.line]
        self.left, self.right = self._xs[0], self._xs[-1]
        self.solids: list[Solid] = [Solid(outline) for outline in rocks] + [Solid(solid.outline) for solid in level.solids]

    def height(self, x: float) -> float:
        """Height of the ground line at `x`."""
        i = min(max(bisect_right(self._xs, x) - 1, 0), len(self.line) - 2)
        (x0, y0), (x1, y1) = self.line[i], self.line[i + 1]
        return y0 + (y1 - y0) * min(max((x - x0) / (x1 - x0), 0.0), 1.0)

    def slope(self, x: float) -> float:
        """dy/dx of the ground line at `x`."""
        i = min(max(bisect_right(self._xs, x) - 1, 0), len(self.line) - 2)
        (x0, y0), (x1, y1) = self.line[i], self.line[i + 1]
        return (y1 - y0) / (x1 - x0)

    def heights(self, xs: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """`height` of every x in an array."""
        line: npt.NDArray[np.float64] = np.interp(xs, self._xs, [y for _, y in self.line])
        return line

    def support(self, x: float, reach: float) -> tuple[float, str]:
        """The highest top at `x` that is not above `reach`, and whether it is "ground" or "rock"."""
        best, kind = self.height(x), "ground"
        for solid in self.solids:
            if solid.left <= x <= solid.right:
                top = solid.top(x)
                if best < top <= reach:
                    best, kind = top, "rock"
        return best, kind

    def wall(self, x: float, soles: float, step: float) -> float | None:
        """The top of whatever stands higher than a `step` above the soles at `x`, or None where the way is free."""
        tops = [self.height(x)] + [solid.top(x) for solid in self.solids if solid.left <= x <= solid.right and solid.bottom < soles + 1.5]
        top = max(tops)
        return top if top > soles + step else None

    def add_to(self, space: pymunk.Space) -> None:
        """Give the space its unmoving shapes: the line with a deep floor under it, and every solid."""
        shapes: list[pymunk.Shape] = []
        for a, b in pairwise(self.line):
            shapes.append(pymunk.Segment(space.static_body, (a[0], a[1] - 0.2), (b[0], b[1] - 0.2), 0.2))
        shapes += [pymunk.Poly(space.static_body, solid.outline) for solid in self.solids]
        for shape in shapes:
            shape.friction, shape.elasticity, shape.filter = 0.8, 0.1, GROUND
        space.add(*shapes)


class Solid:
    """A closed outline seen from above its own upper edge."""

    def __init__(self, outline: Sequence[Point]) -> None:
        self.outline: list[Point] = [(float(x), float(y)) for x, y in outline]
        self.left = min(x for x, _ in self.outline)
        self.right = max(x for x, _ in self.outline)
        self.bottom = min(y for _, y in self.outline)
        self._edges = list(zip(self.outline, self.outline[1:] + self.outline[:1], strict=True))

    def top(self, x: float) -> float:
        """Height of the outline's upper edge at `x`, which must lie between `left` and `right`."""
        best = self.bottom
        for (x0, y0), (x1, y1) in self._edges:
            if x0 != x1 and min(x0, x1) <= x <= max(x0, x1):
                best = max(best, y0 + (y1 - y0) * (x - x0) / (x1 - x0))
        return best
