"""Sponge layer: an open end of the water that absorbs waves.

Depth and flow are both drawn to rest at the same rate, which in one dimension lets a wave of any length in without an echo.
"""

import numpy as np

from game.sim.water.solver import MIN_DEPTH, ShallowWaterSolver, aligned_zeros


class SpongeLayer:
    """The outermost `cells` at the left or right end; works once every `seconds`."""

    def __init__(self, water: ShallowWaterSolver, at_left: bool, cells: int, rate: float, seconds: float) -> None:
        cells = min(cells, water.n // 4)
        rate *= seconds
        self._cell, self._current = water.cell, water.inflow
        inward = (np.arange(cells) + 0.5) / cells
        by_cell = rate * (1 - inward) ** 2
        by_face = rate * (1 - (np.arange(cells) + 1) / cells) ** 2
        self._h, self._u = (water.h[:cells], water.u[1 : cells + 1]) if at_left else (water.h[-cells:], water.u[-cells - 1 : -1])
        side = 1 if at_left else -1
        still = water.still[:cells] if at_left else water.still[-cells:]
        self._still = np.maximum(still, MIN_DEPTH)
        self._give, self._give_flow = (by_cell / (1 + by_cell))[::side].copy(), (by_face / (1 + by_face))[::side].copy()
        self._change, self._turn = aligned_zeros(cells), aligned_zeros(cells)

    def absorb(self) -> float:
        """Draw the end towards rest; the area of water (m^2) that went out, negative if some came in."""
        change, turn = self._change, self._turn
        np.subtract(self._still, self._h, change)
        np.multiply(change, self._give, change)
        np.add(self._h, change, self._h)
        np.subtract(self._current, self._u, turn)
        np.multiply(turn, self._give_flow, turn)
        np.add(self._u, turn, self._u)
        return -self._cell * float(change.sum())
