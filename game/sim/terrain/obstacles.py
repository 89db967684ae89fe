"""Obstacles: what lies across or hangs over the way, in the order of the way; asked every tick, so it is found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

OBSTACLE_KINDS = ("root", "trunk", "branch")
"""Kinds of thing that are in the way, and the causes of a stumble over them."""
MAX_WIDTH_M = 12.0
"""Metres that the widest obstacle reaches along the way."""


class Obstacle(NamedTuple):
    """A box in the way, metres: it is met between `left` and `right`, and bars what is between `bottom` and `top`."""

    id: str
    kind: str
    left: float
    right: float
    bottom: float
    top: float


class ObstacleSpec(Protocol):
    """A thing of a level that lies in the way."""

    def obstacle(self) -> Obstacle: ...


class Obstacles:
    """Those of one level, from left to right."""

    def __init__(self, specs: Iterable[ObstacleSpec]) -> None:
        self.all = sorted((spec.obstacle() for spec in specs), key=lambda each: (each.left, each.id))
        self._lefts = [each.left for each in self.all]

    def between(self, left: float, right: float) -> Iterator[Obstacle]:
        """Those that reach into this stretch of the way."""
        for i in range(bisect_left(self._lefts, left - MAX_WIDTH_M), len(self.all)):
            each = self.all[i]
            if each.left > right:
                return
            if each.right >= left:
                yield each

    def ahead(self, kind: str, x: float, direction: int, reach: float) -> tuple[Obstacle, float] | None:
        """The nearest one of a kind whose near side is at most `reach` metres ahead of `x`, and how far that is."""
        left, right = (x, x + reach) if direction > 0 else (x - reach, x)
        found = [
            (near, each)
            for each in self.between(left, right)
            if each.kind == kind and 0.0 <= (near := each.left - x if direction > 0 else x - each.right) <= reach
        ]
        if not found:
            return None
        near, each = min(found)
        return each, near
