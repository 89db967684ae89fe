"""Water table: how high still water stands where, for what the ground looks like: sand at a shore, silt on a bed, soil elsewhere."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

DRY_DEPTH = 4.0
"""Metres under the lowest ground at which the water of a level without a lake lies."""
FAR_BELOW = 1000.0
"""Metres under everything: where there is no water."""
STREAM_WIDTH = 40.0
"""Metres across up to which water among others, or in low land, is a stream."""
SHORE_M = 10.0
"""Metres beyond a lake's end within which some of the earth is that of its bed."""
LOWEST_DRY = 0.7
"""Metres over a lake's still level; ground that is lower, but no part of the lake, is told apart from its shore."""


class WaterTable:
    def __init__(self, lakes: Sequence[Any], line: Sequence[tuple[float, float]]) -> None:
        self.spans = [(float(lake.left), float(lake.right), float(lake.level)) for lake in lakes]
        self.level = self.spans[0][2] if self.spans else min(y for _, y in line) - DRY_DEPTH
        """The level of the first lake."""
        self.even = len(self.spans) < 2 and not self._has_low_ground(line)
        """One level is true everywhere."""

    def _has_low_ground(self, line: Sequence[tuple[float, float]]) -> bool:
        return any(y < self.level + LOWEST_DRY for x, y in line if not any(left <= x <= right for left, right, _ in self.spans))

    def at(self, x: NDArray[np.float64]) -> float | NDArray[np.float64]:
        """The level of the still water at places, or of all there is, if it is the same everywhere."""
        return self.level if self.even else _levels(self.spans, x)

    def at_lakes(self, x: NDArray[np.float64]) -> float | NDArray[np.float64]:
        """The same without streams: under them the earth is that of the land about them, for there is no bed that goes down and down."""
        return self.level if self.even else _levels([span for span in self.spans if span[1] - span[0] > STREAM_WIDTH], x)

    def by_lakes(self, x: NDArray[np.float64]) -> float | NDArray[np.float64]:
        """The same, and so far beyond a lake's ends as its bed shows under the shore: else the earth would change at one blow there."""
        if self.even:
            return self.level
        return _levels([(left - SHORE_M, right + SHORE_M, level) for left, right, level in self.spans if right - left > STREAM_WIDTH], x)

    def at_place(self, x: float) -> float:
        """The level at one place."""
        return self.level if self.even else _level(self.spans, x)

    def at_lakes_place(self, x: float) -> float:
        """The same without streams."""
        return self.level if self.even else _level([span for span in self.spans if span[1] - span[0] > STREAM_WIDTH], x)

    def near(self, x: float) -> float:
        """The level of the lake nearest to a place."""
        if self.even:
            return self.level
        return min(self.spans, key=lambda span: max(span[0] - x, x - span[1], 0.0), default=(0.0, 0.0, self.level))[2]


def _levels(spans: Sequence[tuple[float, float, float]], x: NDArray[np.float64]) -> NDArray[np.float64]:
    levels = np.full(len(x), -FAR_BELOW)
    for left, right, level in spans:
        levels[(x >= left) & (x <= right)] = level
    return levels


def _level(spans: Sequence[tuple[float, float, float]], x: float) -> float:
    """The same for one place: the ground asks for stone after stone and blade after blade."""
    return next((level for left, right, level in reversed(spans) if left <= x <= right), -FAR_BELOW)
