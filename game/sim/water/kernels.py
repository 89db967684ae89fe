"""Kernels pressed into the water: a Ricker dent whose rim holds its volume, a Gaussian, a driven pressure gradient."""

from functools import lru_cache
from math import ceil

import numpy as np

from game.sim.water.swell import Line

SUBCELL_STEPS = 8
"""Places told apart within a cell."""
CUTOFF_SIGMAS = 4.0
MAX_SIGMA_M = 20.0
"""Metres."""
RICKER_AREA = 1.2131
"""Area of a dent of depth 1 and sigma 1 inside its rim: 2 exp(-1/2)."""


@lru_cache(maxsize=1024)
def ricker(sigma: float, cell: float, fraction: int) -> Line:
    """1 in the middle, a rim around it that sums to the same; its middle lies `fraction` of a cell off the middle cell."""
    away = _away(sigma, cell, fraction)
    shape = (1 - away**2) * np.exp(-0.5 * away**2)
    hole, rim = np.maximum(shape, 0.0), np.maximum(-shape, 0.0)
    return _kept(hole - rim * (hole.sum() / rim.sum()))


@lru_cache(maxsize=1024)
def gaussian(sigma: float, cell: float, fraction: int) -> Line:
    """A Gaussian of height 1."""
    return _kept(np.exp(-0.5 * _away(sigma, cell, fraction) ** 2))


@lru_cache(maxsize=64)
def pressure_gradient(length: float, cell: float) -> tuple[Line, Line, Line]:
    """A trough of low pressure: its pull, -d/dx sech^2 of (distance / length), by cell; what a cell more adds; room for a sum."""
    reach = int(6 * length / cell)
    steps = np.arange(-2 * reach - 1, 2 * reach + 2) * 0.5
    away = np.tanh(steps * (cell / length))
    pull = 2 / length * (1 - away * away) * away
    return _kept(pull[1::2].copy()), _kept(pull[2::2] - pull[:-2:2]), np.empty(2 * reach + 1)


def wide(sigma: float, cell: float) -> float:
    """The width that is really used: at least a cell, and no wider than a lake can take at once."""
    return min(max(sigma, cell), MAX_SIGMA_M)


def _away(sigma: float, cell: float, fraction: int) -> Line:
    in_cells = wide(sigma, cell) / cell
    reach = ceil(CUTOFF_SIGMAS * in_cells)
    return np.asarray((np.arange(-reach, reach + 1) - fraction / SUBCELL_STEPS) / in_cells)


def _kept(shape: Line) -> Line:
    shape.flags.writeable = False
    return shape


def clip_to_array(place: float, size: int, length: int) -> tuple[int, int, int]:
    """A shape of `length` around `place` in an array of `size`: its first and last index there, and how much its start is cut."""
    start = round(place) - length // 2
    first = min(max(start, 0), size)
    return first, max(min(start + length, size), first), first - start
