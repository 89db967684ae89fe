"""Wave breaking: steep fronts spread out, foam drifts and fades, sand stays wet for a while."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.core.ticks import TICK
from game.sim.water.solver import ShallowWaterSolver, aligned_zeros
from game.sim.water.swell import Line

Cells = NDArray[np.intp]

CYCLE_TICKS = 4
"""Ticks of a cycle: each costly part is worked out in one tick of it."""
CYCLE_S = CYCLE_TICKS * TICK
"""The same in seconds."""
BREAKING_CONVERGENCE, FULL_FOAM_CONVERGENCE = 1.0, 3.0
"""Metres per second per metre by which the flow runs together: the least for breaking, and enough for all the foam."""
FOAM_RATE = 6.0
"""Foam per second of full breaking."""
FOAM_DECAY = 5e-4
"""Foam that bursts at each look, so that it ends."""
SOAKING_DEPTH_M = 2e-3
"""Metres of water that wet the sand through."""


@dataclass(frozen=True)
class Breaking:
    """When water breaks: height over depth, slope of the front; how much it mixes (m^2/s); seconds that foam and wet sand last."""

    tallness: float = 0.8
    steepness: float = 0.667
    mixing: float = 0.25
    foam_life: float = 4.0
    soak_life: float = 20.0


class WaveBreaking:
    """`foam` 0..1 and `soaked` 0..1, both by cell."""

    def __init__(self, water: ShallowWaterSolver, breaking: Breaking) -> None:
        n = water.n
        self.water, self.breaking = water, breaking
        self.foam, self.wetness = aligned_zeros(n), aligned_zeros(n)
        self.wetness[:] = water.h > SOAKING_DEPTH_M
        self._fading = float(np.exp(-CYCLE_S / breaking.foam_life))
        self._steps, self._courant, self._right, self._wet = aligned_zeros(n), aligned_zeros(n), aligned_zeros(n), aligned_zeros(n)
        self._inflow, self._outflow, self._meeting = water.u[1:-2], water.u[2:-1], aligned_zeros(n - 2)
        self._rest_step = np.zeros(n)
        self._rest_step[1:-1] = water.still[2:] - water.still[:-2]
        self._per_step = 4 / (2 * water.cell * breaking.steepness)
        self._per_tallness = 1 / (breaking.tallness * water.still + 0.1)

    def work(self, step: int) -> None:
        """This tick's share of it."""
        turn = step % CYCLE_TICKS
        if turn == 0:
            self.water.apply_bed_friction(CYCLE_S)
        elif turn == 1:
            self._break()
            self._carry()
        elif turn == 2:
            self.water.choose_substeps()
        else:
            self._dry()

    def _break(self) -> None:
        """Where the flow runs together, and the surface is too steep or too high over the bed: mix, and make foam."""
        np.subtract(self._inflow, self._outflow, self._meeting)
        there = (self._meeting > BREAKING_CONVERGENCE * self.water.cell).nonzero()[0]
        self.water.smooth()
        if len(there):
            there += 1
            strength = self._strength(there)
            broken = strength > 0
            if broken.any():
                self._mix(there[broken], strength[broken])

    def _strength(self, there: Cells) -> Line:
        """How hard cells break, up to 1; measured from rest, so that a step in the bed is no step in the water."""
        h = self.water.h
        steep = h[there + 1] - h[there - 1] - self._rest_step[there]
        tall = (h[there] - self.water.still[there]) * self._per_tallness[there]
        return np.asarray(np.minimum(np.maximum(np.abs(steep) * self._per_step, tall * 4) - 4, 1.0))

    def _mix(self, there: Cells, strength: Line) -> None:
        water, right = self.water, there + 1
        reach = 2 * min(self.breaking.mixing * TICK / water.substeps / water.cell**2, 0.2)
        # On top of what upwind advection mixes by itself, on the side that the water comes from.
        passing = np.maximum(water.face_flux[there] + water.face_flux[right], 0.0)
        water.viscous[there] = reach * strength * water.h[there] + passing
        meeting = (water.u[there] - water.u[right]) / (FULL_FOAM_CONVERGENCE * water.cell)
        self.foam[there] = np.minimum(self.foam[there] + strength * np.minimum(meeting, 1.0) * (FOAM_RATE * CYCLE_S), 1.0)

    def _dry(self) -> None:
        """Wet sand dries, in a straight line."""
        wet = self._wet
        np.multiply(self.water.h, 1 / SOAKING_DEPTH_M, wet)
        np.minimum(wet, 1.0, out=wet)
        np.subtract(self.wetness, CYCLE_S / self.breaking.soak_life, self.wetness)
        np.maximum(self.wetness, wet, out=self.wetness)

    def _carry(self) -> None:
        """Foam drifts with the flow, upwind, and fades."""
        there = self.foam.nonzero()[0]
        if not len(there):
            return
        first, last = max(int(there[0]) - 1, 0), min(int(there[-1]) + 2, self.water.n)
        foam = self.foam[first:last]
        size = last - first - 1
        steps, courant, right = self._steps[:size], self._courant[:size], self._right[:size]
        np.add(self.water.u[first : last - 1], self.water.u[first + 1 : last], courant)
        np.multiply(courant, 0.5 * CYCLE_S / self.water.cell, courant)
        if self.water.speed * CYCLE_S > self.water.cell:
            np.minimum(np.maximum(courant, -1.0), 1.0, out=courant)
        np.subtract(foam[1:], foam[:-1], steps)
        np.maximum(courant, 0.0, out=right)
        np.subtract(courant, right, courant)
        np.multiply(right, steps, right)
        np.multiply(courant, steps, courant)
        foam[1:] -= right
        foam[:-1] -= courant
        foam *= self._fading
        foam -= FOAM_DECAY
        np.maximum(foam, 0.0, out=foam)
        np.minimum(foam, 1.0, out=foam)

    def state(self) -> tuple[Any, ...]:
        """Everything that a later step depends on."""
        return self.foam.copy(), self.wetness.copy()

    def restore(self, state: tuple[Any, ...]) -> None:
        """Continue from `state`, bit for bit."""
        self.foam[:], self.wetness[:] = state
