"""Shallow-water solver: depth and flow over a bed, with wetting and drying, exact in volume.

Staggered momentum-conserving scheme of Stelling & Duinmeijer (2003): depth at cell centres, velocity at the faces between. Every array
and view is made once and a step only writes in place, each result on a 64-byte boundary, which halves the time it takes.
"""

from collections.abc import Callable
from math import ceil, sqrt
from typing import Any

import numpy as np

from game.core.gravity import GRAVITY
from game.core.ticks import TICK
from game.sim.water.swell import Line

MAX_SUBSTEPS = 4
FILM_M = 1e-4
"""Metres; thinner water runs slower in proportion, so that a cell never gives more than it has."""
MIN_DEPTH = 1e-20
"""Metres of water on dry land, which spares every division a guard; it runs no faster than 1e-15 m/s."""


def aligned_zeros(length: int, lead: int = 0) -> Line:
    """Zeros whose element `lead` lies on a 64-byte boundary."""
    raw = np.zeros(length + 16)
    first = (-(raw.ctypes.data // 8 + lead)) % 8
    return raw[first : first + length]


_most, _least = np.maximum.reduce, np.minimum.reduce
INVISCID_DEPTH_M = 0.5
"""Metres of water that viscosity leaves alone."""


class ShallowWaterSolver:
    """Depth `h` (n), face velocity `u` (n + 1) and `moved` (n + 1): the depth of a cell of water each face passed in the last substep."""

    def __init__(self, bed: Line, level: float, cell: float, friction: float, ripples: float = 0.0) -> None:
        self.bed, self.cell, self.friction, self.ripples = bed, cell, friction, ripples
        self.n = n = len(bed)
        self.still: Line = np.maximum(level - bed, 0.0)
        self.h, self.u, self.face_flux = aligned_zeros(n), aligned_zeros(n + 1, 1), aligned_zeros(n + 1, 1)
        self.h[:] = np.maximum(self.still, MIN_DEPTH)
        self.viscous = aligned_zeros(n)
        """Where it breaks: the least water that neighbours' momentum is mixed by, on the scale of `moved`."""
        self.speed = 0.0
        """Of the fastest water, a few ticks ago, m/s."""
        self.inflow = 0.0
        """Velocity through both ends, m/s."""
        self._drag, self._both = aligned_zeros(n - 1), aligned_zeros(n - 1)
        self._substep: Callable[[], None]
        self.substeps, self.per_second = 0, 0.0
        self.min_substeps = self._fewest_substeps()
        self.use_substeps(self.min_substeps)
        self.smooth()

    def smooth(self) -> None:
        """Mix everywhere a little, as viscosity would: shallow water alone would carry a footstep's ripple across the lake.

        Not in the shallows, where it would hold back a front that runs up the shore.
        """
        np.subtract(self.h, INVISCID_DEPTH_M, self.viscous)
        np.maximum(self.viscous, 0.0, out=self.viscous)
        np.multiply(self.viscous, 2.0 * self.ripples * TICK / self.substeps / self.cell**2, self.viscous)

    def _fewest_substeps(self) -> int:
        deepest = float(self.still.max())
        fewest = max(1, ceil(sqrt(GRAVITY * deepest) * TICK / self.cell / 0.8))
        if fewest > MAX_SUBSTEPS:
            most = (0.8 * MAX_SUBSTEPS * self.cell / TICK) ** 2 / GRAVITY
            raise ValueError(f"too deep for its cells: {deepest:.4g} m of water on cells of {self.cell:.3g} m, which bear {most:.3g} m")
        return fewest

    def choose_substeps(self) -> None:
        """As many substeps as the fastest water asks for."""
        self.speed = speed = max(float(_most(self.u)), -float(_least(self.u)))
        fastest_wave = sqrt(GRAVITY * float(_most(self.h))) + speed
        wanted = max(self.min_substeps, ceil(fastest_wave * TICK / self.cell), ceil(speed * TICK / self.cell / 0.4))
        wanted = min(wanted, MAX_SUBSTEPS)
        if wanted != self.substeps:
            self.use_substeps(wanted)

    def use_substeps(self, substeps: int) -> None:
        """Split the tick into so many."""
        if self.substeps:
            self.face_flux *= self.substeps / substeps
            self.viscous *= self.substeps / substeps
        self.substeps = substeps
        self.per_second = substeps / TICK
        self._substep = self._compiled(TICK / substeps)

    def start_current(self, current: float) -> None:
        """Let the water in at one end and out at the other."""
        self.inflow = current
        deep = np.minimum(self.still[:-1], self.still[1:]) > 0.1
        self.u[1:-1][deep] = current
        self.u[0] = self.u[-1] = current
        self.use_substeps(self.substeps)

    def outflow(self) -> float:
        """Area of water (m^2) that left through the ends in the last substep, times the substeps of a tick."""
        return float(self.face_flux[-1] - self.face_flux[0]) * self.cell * self.substeps

    def step(self) -> None:
        """One tick."""
        for _ in range(self.substeps):
            self._substep()

    def _compiled(self, dt: float) -> Callable[[], None]:
        """The substep as one closure over views and constants: looking them up anew would cost a tenth of the time."""
        n, h, u, moved, viscous, inflow = self.n, self.h, self.u, self.face_flux, self.viscous, self.inflow
        add, subtract, multiply, divide, absolute, negative = np.add, np.subtract, np.multiply, np.divide, np.absolute, np.negative
        # fmax and fmin let a number win over a NaN, so that even a spoilt cell heals.
        larger, smaller = np.fmax, np.fmin
        du, total, towards, fastest = aligned_zeros(n), aligned_zeros(n), aligned_zeros(n), aligned_zeros(n)
        step, work, both, bed_head = aligned_zeros(n - 1), aligned_zeros(n - 1), aligned_zeros(n - 1), aligned_zeros(n - 1)
        weight, courant = np.array(GRAVITY * dt / self.cell), np.array(0.5 * dt / self.cell)
        bed_head[:] = np.diff(self.bed) * weight
        fastest[:] = 0.49 * self.cell / dt
        fast_by_depth = np.array(fastest[0] / FILM_M)
        h_left, h_right, u_left, u_right, moved_left, moved_right = h[:-1], h[1:], u[:-1], u[1:], moved[:-1], moved[1:]
        inner, passed, towards_left, total_right, fast_left, back_right = u[1:-1], moved[1:-1], towards[:-1], total[1:], du[:-1], total[1:]

        def substep() -> None:
            # The surface's slope drives the faces.
            subtract(u_right, u_left, du)
            subtract(h_left, h_right, step)
            multiply(step, weight, work)
            subtract(work, bed_head, work)
            add(inner, work, inner)
            # What a cell passes on carries momentum downstream: `towards` goes with the face on its right, the rest with the left one.
            add(moved_left, moved_right, total)
            larger(total, viscous, out=towards)
            subtract(total, towards, total)
            multiply(total, du, total)
            multiply(towards, du, towards)
            add(towards_left, total_right, work)
            add(h_left, h_right, both)
            divide(work, both, work)
            subtract(inner, work, inner)
            # No water leaves a dry cell, nor more than half of any through one face.
            multiply(h, fast_by_depth, du)
            smaller(du, fastest, out=du)
            negative(du, total)
            larger(inner, back_right, out=inner)
            smaller(inner, fast_left, out=inner)
            # Each face passes on the depth upstream of it: half of u (left + right) + |u| (left - right).
            absolute(inner, work)
            multiply(work, step, work)
            multiply(inner, both, passed)
            add(passed, work, passed)
            multiply(passed, courant, passed)
            if inflow:
                moved[0], moved[n] = inflow * h[0] * dt / self.cell, inflow * h[n - 1] * dt / self.cell
            subtract(moved_left, moved_right, total)
            add(h, total, h)

        return substep

    def apply_bed_friction(self, seconds: float) -> None:
        """Friction of the bed over `seconds`, implicit, so that thin water stops instead of turning back."""
        drag, both, u = self._drag, self._both, self.u[1:-1]
        np.add(self.h[:-1], self.h[1:], both)
        np.absolute(u, drag)
        np.multiply(drag, 2 * seconds * self.friction, drag)
        np.add(drag, both, drag)
        np.divide(both, drag, both)
        np.multiply(u, both, u)

    def state(self) -> tuple[Any, ...]:
        """Everything that a later step depends on."""
        return self.h.copy(), self.u.copy(), self.face_flux.copy(), self.viscous.copy(), self.substeps, self.speed

    def restore(self, state: tuple[Any, ...]) -> None:
        """Continue from `state`, bit for bit."""
        self.use_substeps(state[4])
        self.h[:], self.u[:], self.face_flux[:], self.viscous[:] = state[:4]
        self.speed = state[5]
