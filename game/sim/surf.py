"""Takes shallow water, gives what breaking leaves on it: a front that is spread out, foam that drifts and fades, sand that is wet for a while."""

import numpy as np

from game.sim.clock import TICK
from game.sim.shallow import FILM, Shallow, room
from game.sim.swell import Line

EVERY = 4
"""Ticks between two looks at the same thing."""
BEAT = EVERY * TICK


class Surf:
    """`foam` 0..1 and `soaked` 0..1, both by cell; breaking mixes the water's momentum."""

    def __init__(
        self, water: Shallow, level: float, steepness: float, tallness: float, mixing: float, foam_life: float, soak_life: float
    ) -> None:
        n = water.n
        self.water = water
        self.foam, self.soaked = room(n), room(n)
        self.soaked[:] = water.h > FILM
        self.rough = False
        """Whether anything breaks."""
        self._mixing, self._fading, self._drying = mixing, float(np.exp(-BEAT / foam_life)), BEAT / soak_life
        self._steep = 1 / (2 * water.cell * steepness)
        self._tall = 1 / (tallness * water.still + 0.1)
        self._lowest = level * self._tall
        self._broken, self._steps, self._flow, self._drift = room(n), room(n), room(n), room(n)

    def work(self, beat: int) -> None:
        """A quarter of the work each tick."""
        turn = beat % EVERY
        if turn == 0:
            self.water.choose_substeps()
            self.water.rub(BEAT)
        elif turn == 1:
            self.break_fronts()
        elif turn == 2:
            self.dry()
        elif self.foam.any():
            self.carry_foam()

    def break_fronts(self) -> None:
        """Where the surface is too steep, or too high over the bed, and the flow runs together: mix, and make foam."""
        water, broken, steps = self.water, self._broken, self._steps
        surface = self._drift
        np.add(water.bed, water.h, surface)
        np.multiply(surface, self._tall, broken)
        np.subtract(broken, self._lowest, broken)
        inner = steps[1:-1]
        np.subtract(surface[2:], surface[:-2], inner)
        np.absolute(inner, inner)
        np.multiply(inner, self._steep, inner)
        np.maximum(broken, steps, out=broken)
        if broken.max() > 1.0:
            self._mix()
            self.rough = True
        elif self.rough:
            water.viscous.fill(0.0)
            self.rough = False

    def _mix(self) -> None:
        water, broken, meeting = self.water, self._broken, self._steps
        np.subtract(water.u[:-1], water.u[1:], meeting)
        np.multiply(meeting, 4.0, meeting)
        np.clip(meeting, 0.0, 1.0, out=meeting)
        broken -= 1.0
        broken *= 4.0
        np.clip(broken, 0.0, 1.0, out=broken)
        broken *= meeting
        # Mixing comes on top of what upwind advection already mixes, which acts on the side the water comes from.
        np.multiply(broken, water.h, water.viscous)
        reach = 2 * min(self._mixing * TICK / water.substeps / water.cell**2, 0.2)
        np.multiply(water.viscous, reach, water.viscous)
        np.add(water.moved[:-1], water.moved[1:], meeting)
        np.maximum(meeting, 0.0, out=meeting)
        meeting *= broken > 0
        np.add(water.viscous, meeting, water.viscous)
        broken *= 6 * BEAT
        self.foam += broken
        np.minimum(self.foam, 1.0, out=self.foam)

    def dry(self) -> None:
        """Wet sand dries."""
        wet = self._steps
        np.multiply(self.water.h, 0.5 / FILM / 10, wet)
        np.minimum(wet, 1.0, out=wet)
        np.subtract(self.soaked, self._drying, self.soaked)
        np.maximum(self.soaked, wet, out=self.soaked)

    def carry_foam(self) -> None:
        """Foam drifts with the flow and fades."""
        foam, flow, steps, drift = self.foam, self._flow, self._steps, self._drift
        np.add(self.water.u[:-1], self.water.u[1:], flow)
        np.multiply(flow, 0.5 * BEAT / self.water.cell, flow)
        np.clip(flow, -1.0, 1.0, out=flow)
        steps[0] = 0.0
        np.subtract(foam[1:], foam[:-1], steps[1:])
        np.maximum(flow, 0.0, out=drift)
        np.multiply(drift, steps, drift)
        np.subtract(flow, np.maximum(flow, 0.0), flow)
        np.multiply(flow[:-1], steps[1:], flow[:-1])
        flow[-1] = 0.0
        foam -= drift
        foam -= flow
        foam *= self._fading
        foam[foam < 1e-3] = 0.0
