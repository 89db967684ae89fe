"""Takes a place and a width, gives the shapes that bodies press into water: a dent with the rim that holds its volume, a bell."""

from functools import lru_cache
from math import ceil

import numpy as np

from game.sim.swell import Line

FRACTIONS = 8
"""Places told apart within a cell."""
REACH = 4.0
WIDEST = 20.0
"""Metres."""
HAT_AREA = 1.2131
"""Area of a dent of depth 1 and sigma 1 inside its rim: 2 exp(-1/2)."""


@lru_cache(maxsize=1024)
def hat(sigma: float, cell: float, fraction: int) -> Line:
    """1 in the middle, a rim around it that sums to the same; its middle lies `fraction` of a cell off the middle cell."""
    away = _away(sigma, cell, fraction)
    shape = (1 - away**2) * np.exp(-0.5 * away**2)
    hole, rim = np.maximum(shape, 0.0), np.maximum(-shape, 0.0)
    return _kept(hole - rim * (hole.sum() / rim.sum()))


@lru_cache(maxsize=1024)
def bell(sigma: float, cell: float, fraction: int) -> Line:
    """A Gaussian of height 1."""
    return _kept(np.exp(-0.5 * _away(sigma, cell, fraction) ** 2))


def wide(sigma: float, cell: float) -> float:
    """The width that is really used: at least a cell, and no wider than a lake can take at once."""
    return min(max(sigma, cell), WIDEST)


def _away(sigma: float, cell: float, fraction: int) -> Line:
    in_cells = wide(sigma, cell) / cell
    reach = ceil(REACH * in_cells)
    return np.asarray((np.arange(-reach, reach + 1) - fraction / FRACTIONS) / in_cells)


def _kept(shape: Line) -> Line:
    shape.flags.writeable = False
    return shape


def placed(place: float, size: int, length: int) -> tuple[int, int, int]:
    """A shape of `length` around `place` in an array of `size`: its first and last index there, and how much its start is cut."""
    start = round(place) - length // 2
    first = min(max(start, 0), size)
    return first, max(min(start + length, size), first), first - start
