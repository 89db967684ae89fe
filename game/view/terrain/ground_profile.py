"""Ground profile: a level's ground line as the picture has it, with small unevenness that nobody stumbles over."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from game.core.ground_line import GroundLine

SHORE = 0.35
"""Ground this much over the still lake is grown over; lower it is sand."""
LEDGE_WIDTH, LEDGE_HEIGHT, LEDGE_SLOPE = 0.3, 1.3, 2.0
"""A ledge's face is at most so many metres across and high, and at least so steep: higher ones are banks."""


class Ledge(NamedTuple):
    """A small sheer step in the ground: where its lip and its foot are, how many metres it is high."""

    lip: float
    foot: float
    high: float


class GroundProfile:
    def __init__(self, line: Sequence[tuple[float, float]]) -> None:
        self.height = GroundLine(line).height
        self.xs, self.ys = np.array([x for x, _ in line], dtype=float), np.array([y for _, y in line], dtype=float)
        self.ledges = list(_ledges(line))

    def heights(self, x: np.ndarray) -> np.ndarray:
        """The ground with small unevenness that nobody stumbles over."""
        rough = 0.035 * np.sin(x * 2.3) + 0.025 * np.sin(x * 5.1 + 1) + 0.015 * np.sin(x * 11.7 + 2)
        return np.asarray(np.interp(x, self.xs, self.ys) + rough)


def _ledges(line: Sequence[tuple[float, float]]) -> Iterator[Ledge]:
    for (left, from_y), (right, to_y) in pairwise(line):
        high = abs(to_y - from_y)
        if right - left <= LEDGE_WIDTH and LEDGE_SLOPE * (right - left) < high <= LEDGE_HEIGHT:
            yield Ledge(left, right, high) if to_y < from_y else Ledge(right, left, high)
