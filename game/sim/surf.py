"""Takes shallow water, gives what breaking leaves: fronts spread out, foam that drifts and fades, sand that stays wet for a while."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.sim.clock import TICK
from game.sim.shallow import Shallow, room

Cells = NDArray[np.intp]
NOWHERE: Cells = np.zeros(0, dtype=np.intp)

EVERY = 4
"""Ticks between two looks at the same thing, so that each tick does a quarter of the work."""
BEAT = EVERY * TICK
FOAM_RATE = 6.0
"""Foam per second of full breaking."""
LEAST_FOAM = 1e-4
"""Foam that bursts at each look, so that it ends."""
SOAKING = 2e-3
"""Metres of water that wet the sand through."""


@dataclass(frozen=True)
class Breaking:
    """When water breaks: height over depth, slope of the front; how much it mixes (m^2/s); seconds that foam and wet sand last."""

    tallness: float = 0.8
    steepness: float = 0.667
    mixing: float = 0.25
    foam_life: float = 4.0
    soak_life: float = 20.0


class Surf:
    """`foam` 0..1 and `soaked` 0..1, both by cell."""

    def __init__(self, water: Shallow, breaking: Breaking) -> None:
        n = water.n
        self.water, self.breaking = water, breaking
        self.foam, self.soaked = room(n), room(n)
        self.soaked[:] = water.h > SOAKING
        self._fading = float(np.exp(-BEAT / breaking.foam_life))
        self._rough = NOWHERE
        # Both signs of breaking are measured from rest and on one scale, that of the surface's step over two cells.
        self._threshold = 2 * water.cell * breaking.steepness
        self._gain, self._rest, self._rest_step = room(n), room(n), room(n - 2)
        self._gain[:] = self._threshold / (breaking.tallness * water.still + 0.1)
        self._rest[:] = water.still * self._gain
        self._rest_step[:] = water.still[2:] - water.still[:-2]
        self._tall, self._steep, self._right = room(n), room(n), room(n)

    def work(self, beat: int) -> None:
        """This tick's quarter."""
        turn = beat % EVERY
        if turn == 0:
            self.water.rub(BEAT)
        elif turn == 1:
            self._break()
        elif turn == 2:
            self.water.choose_substeps()
            self._dry()
        else:
            self._carry()

    def _break(self) -> None:
        """Where the surface is too steep, or too high over the bed, and the flow runs together: mix, and make foam."""
        h, tall, steep = self.water.h, self._tall, self._steep[: self.water.n - 2]
        np.subtract(h[2:], h[:-2], steep)
        np.subtract(steep, self._rest_step, steep)
        np.absolute(steep, steep)
        np.multiply(h, self._gain, tall)
        np.subtract(tall, self._rest, tall)
        inner = tall[1:-1]
        np.maximum(inner, steep, out=inner)
        self.water.viscous[self._rough] = 0.0
        self._rough = np.flatnonzero(tall > self._threshold) if tall.max() > self._threshold else NOWHERE
        if len(self._rough):
            self._mix(self._rough)

    def _mix(self, there: Cells) -> None:
        water, h, left, right = self.water, self.water.h[there], there, there + 1
        broken = np.minimum(self._tall[there] * (4 / self._threshold) - 4.0, 1.0)
        meeting = water.u[left] - water.u[right]
        broken *= np.minimum(np.maximum(meeting * 4.0, 0.0), 1.0)
        reach = 2 * min(self.breaking.mixing * TICK / water.substeps / water.cell**2, 0.2)
        # On top of what upwind advection mixes by itself, on the side that the water comes from.
        passing = np.maximum(water.moved[left] + water.moved[right], 0.0)
        water.viscous[there] = reach * broken * h + passing * (broken > 0)
        self.foam[there] = np.minimum(self.foam[there] + broken * (FOAM_RATE * BEAT), 1.0)

    def _dry(self) -> None:
        """Wet sand dries, in a straight line."""
        wet = self._tall
        np.multiply(self.water.h, 1 / SOAKING, wet)
        np.minimum(wet, 1.0, out=wet)
        np.subtract(self.soaked, BEAT / self.breaking.soak_life, self.soaked)
        np.maximum(self.soaked, wet, out=self.soaked)

    def _carry(self) -> None:
        """Foam drifts with the flow, upwind, and fades."""
        there = np.flatnonzero(self.foam)
        if not len(there):
            return
        first, last = max(int(there[0]) - 1, 0), min(int(there[-1]) + 2, self.water.n)
        foam = self.foam[first:last]
        steps, courant, right = self._tall[: last - first - 1], self._steep[: last - first - 1], self._right[: last - first - 1]
        np.add(self.water.u[first : last - 1], self.water.u[first + 1 : last], courant)
        np.multiply(courant, 0.5 * BEAT / self.water.cell, courant)
        if self.water.speed * BEAT > self.water.cell:
            np.minimum(np.maximum(courant, -1.0), 1.0, out=courant)
        np.subtract(foam[1:], foam[:-1], steps)
        np.maximum(courant, 0.0, out=right)
        np.subtract(courant, right, courant)
        np.multiply(right, steps, right)
        np.multiply(courant, steps, courant)
        foam[1:] -= right
        foam[:-1] -= courant
        foam *= self._fading
        foam -= LEAST_FOAM
        np.maximum(foam, 0.0, out=foam)
        np.minimum(foam, 1.0, out=foam)

    def state(self) -> tuple[Any, ...]:
        """Everything that a later step depends on."""
        return self.foam.copy(), self.soaked.copy(), self._rough

    def restore(self, state: tuple[Any, ...]) -> None:
        """Continue from `state`, bit for bit."""
        self.foam[:], self.soaked[:], self._rough = state
