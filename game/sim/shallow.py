"""Takes a bed and a still level, gives depth and flow of shallow water stepped in time: wet, dry, breaking, exact in volume.

Staggered momentum-conserving scheme of Stelling & Duinmeijer (2003): depth at cell centres, velocity at the faces between.
Every array and view is made once; a step only writes in place.
"""

from math import ceil, sqrt

import numpy as np

from game.sim.clock import TICK
from game.sim.swell import GRAVITY, Line

MOST_SUBSTEPS = 4
FILM = 1e-4
"""Metres; thinner water runs slower, and water of no depth not at all."""
TINY = 1e-12


class Shallow:
    """Depth `h` (n), face velocity `u` (n + 1) and `moved`, the depth of a cell's worth of water each face passed on in the last substep."""

    def __init__(self, bed: Line, level: float, cell: float, friction: float) -> None:
        self.bed = bed
        self.cell = cell
        self.friction = friction
        self.n = n = len(bed)
        self.still = np.maximum(level - bed, 0.0)
        self.h = self.still.copy()
        self.u = np.zeros(n + 1)
        self.moved = np.zeros(n + 1)
        self.viscous = np.zeros(n)
        """Breaking: the least `moved` that a cell's momentum exchange takes for granted."""
        self.speed = 0.0
        self.calm = self._substeps_for(float(self.still.max()), 0.0, 0.8)
        if self.calm > MOST_SUBSTEPS:
            deepest = self.still.max()
            most = (0.8 * MOST_SUBSTEPS * cell / TICK) ** 2 / GRAVITY
            raise ValueError(f"too deep for its cells: {deepest:.3g} m of water on {cell:.3g} m cells, at most {most:.3g} m; use wider cells")
        self.substeps = self.calm
        self._make_room()

    def _substeps_for(self, depth: float, speed: float, most: float) -> int:
        return max(1, ceil((sqrt(GRAVITY * depth) + speed) * TICK / self.cell / most))

    def _make_room(self) -> None:
        n, h, u, moved = self.n, self.h, self.u, self.moved
        self._eta, self._du, self._sum, self._a, self._b, self._dh = (np.zeros(n) for _ in range(6))
        self._fast, self._back = np.zeros(n), np.zeros(n)
        self._slope, self._both, self._carried, self._drag, self._step = (np.zeros(n - 1) for _ in range(5))
        self._absolute = np.zeros(n - 1)
        self._views = (
            h[:-1], h[1:], u[1:-1], u[:-1], u[1:], moved[1:-1], moved[:-1], moved[1:],
            self._eta[:-1], self._eta[1:], self._a[:-1], self._b[1:], self._fast[:-1], self._back[1:],
        )  # fmt: skip

    def choose_substeps(self) -> None:
        """As many substeps as the fastest water asks for; called every few ticks."""
        speed = max(float(self.u.max()), -float(self.u.min()))
        by_wave = self._substeps_for(float(self.h.max()), speed, 1.0)
        by_flow = ceil(speed * TICK / self.cell / 0.4)
        substeps = min(max(self.calm, by_wave, by_flow), MOST_SUBSTEPS)
        if substeps != self.substeps:
            self.moved *= self.substeps / substeps
            self.substeps = substeps

    def step(self) -> None:
        """One tick."""
        for _ in range(self.substeps):
            self._substep(TICK / self.substeps)

    def _substep(self, dt: float) -> None:
        h, moved, eta, du, total, a, b = self.h, self.moved, self._eta, self._du, self._sum, self._a, self._b
        slope, both, carried, drag, step, absolute = self._slope, self._both, self._carried, self._drag, self._step, self._absolute
        h_left, h_right, u, u_left, u_right, passed, moved_left, moved_right, eta_left, eta_right, a_left, b_right, fast_left, back_right = (
            self._views
        )
        # Advection, upwind by what the cell passes on: A + B is the sum of both faces, so momentum is conserved.
        np.subtract(u_right, u_left, du)
        np.add(moved_left, moved_right, total)
        np.maximum(total, self.viscous, out=a)
        np.subtract(total, a, b)
        np.multiply(a, du, a)
        np.multiply(b, du, b)
        np.add(a_left, b_right, carried)
        # Slope of the surface.
        np.add(self.bed, h, eta)
        np.subtract(eta_right, eta_left, slope)
        np.multiply(slope, GRAVITY * dt / self.cell, slope)
        np.subtract(u, slope, u)
        # Friction, implicit, over the depth of both cells.
        np.add(h_left, h_right, both)
        np.add(both, TINY, both)
        np.multiply(u, both, u)
        np.subtract(u, carried, u)
        np.absolute(self.u[1:-1], absolute)
        np.multiply(absolute, 2 * dt * self.friction, drag)
        np.add(drag, both, drag)
        np.divide(u, drag, u)
        # No water leaves a dry cell, and none leaves faster than both its faces could take it.
        fastest = 0.49 * self.cell / dt
        np.multiply(h, fastest / FILM, self._fast)
        np.minimum(self._fast, fastest, out=self._fast)
        np.negative(self._fast, self._back)
        np.maximum(u, back_right, out=u)
        np.minimum(u, fast_left, out=u)
        # Continuity with the upwind depth.
        np.absolute(u, absolute)
        np.subtract(h_left, h_right, step)
        np.multiply(absolute, step, step)
        np.multiply(u, both, passed)
        np.add(passed, step, passed)
        np.multiply(passed, 0.5 * dt / self.cell, passed)
        np.subtract(moved_left, moved_right, self._dh)
        np.add(h, self._dh, h)
