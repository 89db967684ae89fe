"""Terrain: the ground and solids, as surfaces to stand on and as collision shapes of the physics engine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import pymunk

from game.core.ground_line import GroundLine
from game.level.model import Level
from game.level.registry import Point
from game.sim.physics.collision_filters import GROUND
from game.sim.terrain.boughs import boughs_of

HEADROOM_M = 1.5
"""Metres over the soles that must be free for one to pass under."""

ON_TOP_M = 0.3
"""Metres between soles and a top within which one stands on it."""


class Terrain:
    """Ground as one line from left to right, with solids (rocks, jetties) standing on or in it. Metres."""

    def __init__(self, level: Level, rocks: Sequence[Sequence[Point]]) -> None:
        line = GroundLine(level.ground.line)
        self.line: list[Point] = line.points
        self.height, self.heights = line.height, line.heights
        """Height of the ground line at an x, and at every x of an array."""
        self.left, self.right = self.line[0][0], self.line[-1][0]
        boughs = {bough.id: bough for bough in boughs_of(level)}
        self.solids: list[Solid] = [Solid(outline) for outline in rocks] + [
            Solid(boughs[solid.id].outline(), solid.id) if solid.id in boughs else Solid(solid.outline) for solid in level.solids
        ]
        self._edges = sorted({edge for solid in self.solids for edge in (solid.left, solid.right)})
        over = [tuple(solid for solid in self.solids if solid.left <= edge <= solid.right) for edge in self._edges]
        self._over_edge: list[tuple[Solid, ...]] = [(), *over]
        """By how many edges lie left of a place: the solids that begin left of it, and may end before it."""

    def support(self, x: float, reach: float) -> tuple[float, str]:
        """The highest top at `x` that is not above `reach`, and whether it is "ground" or "rock"."""
        best, kind = self.height(x), "ground"
        for solid in self._over_edge[bisect_right(self._edges, x)]:
            if x <= solid.right:
                top = solid.top(x)
                if best < top <= reach:
                    best, kind = top, "rock"
        return best, kind

    def bough_at(self, x: float, soles: float) -> Solid | None:
        """The bough on which one stands with his soles at a place, if it is one."""
        for solid in self._over_edge[bisect_right(self._edges, x)]:
            if solid.bough and x <= solid.right and abs(solid.top(x) - soles) < ON_TOP_M:
                return solid
        return None

    def bough_over(self, x: float, soles: float, reach: float) -> float | None:
        """The top of a bough that lies over the soles at `x`, at most `reach` higher."""
        tops = [solid.top(x) for solid in self._over_edge[bisect_right(self._edges, x)] if solid.bough and x <= solid.right]
        return min((top for top in tops if soles <= top <= soles + reach), default=None)

    def bough_beside(self, x: float, soles: float, reach: float, aside: float) -> Solid | None:
        """The lowest bough whose top lies over the soles, at most `reach` higher, and that ends no more than `aside` from `x`."""
        near = [solid for solid in self.solids if solid.bough and solid.left - aside <= x <= solid.right + aside]
        tops = [(solid.top(min(max(x, solid.left), solid.right)), solid) for solid in near]
        return min(((top, solid) for top, solid in tops if soles <= top <= soles + reach), key=lambda each: each[0], default=(0.0, None))[1]

    def wall(self, x: float, soles: float, step: float, headroom: float = HEADROOM_M) -> float | None:
        """The top of whatever stands higher than a `step` above the soles at `x`, or None where the way is free.

        What hangs `headroom` above the soles or higher bars nobody, nor does a bough: one passes before it.
        """
        top = self.height(x)
        for solid in self._over_edge[bisect_right(self._edges, x)]:
            if x <= solid.right and not solid.bough and solid.bottom < soles + headroom:
                top = max(top, solid.top(x))
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

    def __init__(self, outline: Sequence[Point], bough: str = "") -> None:
        self.bough = bough
        """Its id, if it is a bough: it gives under a foot."""
        self.outline: list[Point] = [(float(x), float(y)) for x, y in outline]
        self.left = min(x for x, _ in self.outline)
        self.right = max(x for x, _ in self.outline)
        self.bottom = min(y for _, y in self.outline)
        edges = [sorted(edge) for edge in zip(self.outline, self.outline[1:] + self.outline[:1], strict=True)]
        self._edges = [(x0, y0, x1, y1) for (x0, y0), (x1, y1) in edges if x0 != x1]
        self.crown = self.top((self.left + self.right) / 2)
        """Height of its top over its middle."""

    def top(self, x: float) -> float:
        """Height of the outline's upper edge at `x`, which must lie between `left` and `right`."""
        best = self.bottom
        for x0, y0, x1, y1 in self._edges:
            if x0 <= x <= x1:
                height = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                if height > best:
                    best = height
        return best
