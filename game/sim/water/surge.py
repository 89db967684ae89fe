"""Surge: a lake end that makes waves in sets, and rills that drain what they leave on a flat.

The maker draws depth and flow of its end towards those of a wave that runs into the lake, and what comes back is swallowed on the way:
so the lake's mean level stays. Whatever it pours in or lets out is told, and the lake keeps account of it.
"""

from __future__ import annotations

from math import pi, sin, sqrt, tau
from random import Random

import numpy as np

from game.core.gravity import GRAVITY
from game.level.lake_spec import SurgeSpec
from game.sim.water.solver import MIN_DEPTH, ShallowWaterSolver, aligned_zeros

WIDTH_M = 4.0
"""Metres of the lake's end that the maker works on."""
RELAXATION_RATE = 10.0
"""1/s by which its outermost cell follows the wave; falling to 0 over the width."""
EDGE_WAVE_SHARE = 0.78
"""Height of a set's first and last wave, as a share of its highest."""
FLAT_M = 1.5
"""Metres of still water up to which rills drain what stands over it; deeper is no flat."""
RUNNING_SPEED = 1.0
"""m/s from which water on a flat is still running on, so that rills take nothing of it; standing, it gives them their whole rate.
A bore must not dry up on its way: it runs in as far as it has breath, and then all that it left behind goes at once."""
HEIGHT_SPREAD = 0.09
"""Share by which a wave may be higher or lower than the set asks for."""


class WaveMaker:
    """The outermost metres of a lake's left or right end; works once every `seconds`. The wave is a function of time alone."""

    def __init__(self, water: ShallowWaterSolver, spec: SurgeSpec, level: float, seconds: float, shift: float = 0.0) -> None:
        self.spec = spec
        cells = min(round(WIDTH_M / water.cell), water.n // 2)
        at_left = spec.side == "left"
        self.direction = 1 if at_left else -1
        self.cycle_s = spec.waves * spec.period + spec.pause
        self._shift = shift + spec.phase * self.cycle_s + spec.running
        self._cell = water.cell
        self._h, self._u = (water.h[:cells], water.u[1 : cells + 1]) if at_left else (water.h[-cells:], water.u[-cells - 1 : -1])
        bed = water.bed[:cells] if at_left else water.bed[-cells:]
        self._still = np.maximum(level - bed, MIN_DEPTH)
        self._celerity = sqrt(GRAVITY / max(float(self._still.max()), 0.1))
        outward = 1.0 - (np.arange(cells) + 0.5) / cells
        share = 1.0 - np.exp(-RELAXATION_RATE * seconds * outward)
        self._share = (share if at_left else share[::-1]).copy()
        self._change, self._turn = aligned_zeros(cells), aligned_zeros(cells)
        self._drawn, self._height = -1, 0.0

    def elevation(self, seconds: float) -> float:
        """Metres over the still level that the wave stands at the end, so many seconds after the level began."""
        set_number, within = divmod(seconds + self._shift, self.cycle_s)
        number = int(within / self.spec.period)
        if number >= self.spec.waves:
            return 0.0
        wave = int(set_number) * self.spec.waves + number
        if wave != self._drawn:
            rng = Random(self.spec.seed * 7919 + wave)
            share = EDGE_WAVE_SHARE + (1.0 - EDGE_WAVE_SHARE) * sin(pi * (number + 0.5) / self.spec.waves)
            self._drawn, self._height = wave, self.spec.height * share * (1.0 + HEIGHT_SPREAD * (2.0 * rng.random() - 1.0))
        return self._height * sin(tau * within / self.spec.period)

    def work(self, seconds: float) -> float:
        """Make the wave of this moment; the area of water (m^2) that went out, negative if some came in."""
        up = self.elevation(seconds)
        change, turn = self._change, self._turn
        np.add(self._still, up, change)
        np.subtract(change, self._h, change)
        np.multiply(change, self._share, change)
        np.add(self._h, change, self._h)
        np.subtract(self.direction * up * self._celerity, self._u, turn)
        np.multiply(turn, self._share, turn)
        np.add(self._u, turn, self._u)
        return -self._cell * float(change.sum())


class Drainage:
    """Rills that drain a flat to the side: what has come to rest there over the still level runs off at `rate` m/s, down to it."""

    def __init__(self, water: ShallowWaterSolver, rate: float, seconds: float) -> None:
        self._h, self._u, self._cell = water.h, water.u, water.cell
        self._rest = np.maximum(water.still, MIN_DEPTH)
        self._most = np.where(water.still < FLAT_M, rate * seconds, 0.0)
        self._gone, self._most_now = aligned_zeros(water.n), aligned_zeros(water.n)

    def work(self) -> float:
        """The area of water (m^2) that went this time."""
        gone, most = self._gone, self._most_now
        np.add(self._u[:-1], self._u[1:], most)
        np.abs(most, most)
        np.multiply(most, -0.5 / RUNNING_SPEED, most)
        np.add(most, 1.0, most)
        np.maximum(most, 0.0, out=most)
        np.multiply(most, self._most, most)
        np.subtract(self._h, self._rest, gone)
        np.maximum(gone, 0.0, out=gone)
        np.minimum(gone, most, out=gone)
        np.subtract(self._h, gone, self._h)
        np.maximum(self._h, MIN_DEPTH, out=self._h)  # a cell that has run quite dry still spares the solver a guard
        return self._cell * float(gone.sum())
