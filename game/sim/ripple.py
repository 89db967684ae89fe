"""Takes a place and a width, gives the shapes that bodies press into water: a dent with the rim that holds its volume, a bell."""

from functools import lru_cache
from math import ceil

import numpy as np

from game.sim.swell import Line

FRACTIONS = 8
"""Places told apart within a cell."""
REACH = 4.0
HAT_AREA = 1.2131
"""Area of a dent of depth 1 and sigma 1 inside its rim: 2 exp(-1/2)."""


@lru_cache(maxsize=1024)
def hat(sigma: float, fraction: int) -> Line:
    """1 in the middle, a rim around it that sums to the same; `sigma` in cells, `fraction` of a cell off the middle one."""
    away = _away(sigma, fraction)
    shape = (1 - away**2) * np.exp(-0.5 * away**2)
    hole, rim = np.maximum(shape, 0.0), np.maximum(-shape, 0.0)
    shape = hole - rim * (hole.sum() / rim.sum())
    shape.flags.writeable = False
    return np.asarray(shape)


@lru_cache(maxsize=1024)
def bell(sigma: float, fraction: int) -> Line:
    """A Gaussian of height 1."""
    shape = np.exp(-0.5 * _away(sigma, fraction) ** 2)
    shape.flags.writeable = False
    return np.asarray(shape)


def _away(sigma: float, fraction: int) -> Line:
    reach = ceil(REACH * sigma)
    return np.asarray((np.arange(-reach, reach + 1) - fraction / FRACTIONS) / sigma)


def placed(place: float, size: int, length: int) -> tuple[int, int, int]:
    """A shape of `length` around `place` in an array of `size`: its first and last index there, and how much its start is cut."""
    start = round(place) - length // 2
    first = min(max(start, 0), size)
    return first, max(min(start + length, size), first), first - start


def fraction_of(place: float) -> int:
    """How far `place` is from the nearest whole one, in `FRACTIONS`."""
    return round((place - round(place)) * FRACTIONS)
