"""A lake: shallow-water solver, swell and breaking behind the calls by which bodies sample, dent, push and drive it."""

from collections.abc import Callable, Sequence
from math import isfinite, sqrt
from typing import Any, Literal

import numpy as np

from game.core.gravity import GRAVITY
from game.core.ticks import TICK
from game.level.lake_spec import SurgeSpec
from game.sim.water.breaking import CYCLE_S, CYCLE_TICKS, Breaking, WaveBreaking
from game.sim.water.kernels import RICKER_AREA, SUBCELL_STEPS, clip_to_array, gaussian, pressure_gradient, ricker, wide
from game.sim.water.solver import ShallowWaterSolver
from game.sim.water.sponge_layer import SpongeLayer
from game.sim.water.surge import Drainage, WaveMaker
from game.sim.water.swell import Line, Swell, SwellWave, float_view
from game.sim.water.water_sample import WET_M, WaterSample
from game.sim.water.water_tuning import WaterTuning

__all__ = ["Lake", "SwellWave"]

End = Literal["wall", "open"]
MIN_WAKE_DEPTH_M = 0.3
"""Metres of still water under which a wake gets no faster flow."""
MIN_CARRY_DEPTH_M = 0.5
"""Metres of water under which a heap carries no more of its own speed."""
FOAMING_DENT = 0.065
MAX_DENT_M, MAX_PUSH_SPEED = 3.0, 10.0
"""The deepest dent (m) and hardest push (m/s) that one call can make; more is cut to it."""


class Lake:
    """A lake from `left` on in steps of `cell`. What is done to it between two steps keeps its volume, and does nothing on dry land."""

    def __init__(
        self,
        id: str,
        left: float,
        cell: float,
        bed: Line,
        level: float = 0.0,
        swell: Sequence[SwellWave] = (),
        boundaries: tuple[End, End] = ("wall", "wall"),
        current: float = 0.0,
        tuning: WaterTuning | None = None,
        surge: SurgeSpec | None = None,
        surge_shift: float = 0.0,
        drainage: float = 0.0,
    ) -> None:
        self.id, self.left, self.cell, self.level, self.boundaries, self.current = id, left, cell, level, boundaries, current
        self.tuning = tuning or WaterTuning()
        self.bed = np.array(bed, dtype=np.float64)
        self.n = len(self.bed)
        self._refuse_nonsense()
        self.right = left + self.n * cell
        self.x: Line = left + (np.arange(self.n, dtype=np.float64) + 0.5) * cell
        self.water = ShallowWaterSolver(self.bed, level, cell, self.tuning.friction, self.tuning.ripples)
        self.swell = Swell(swell, self.x, self.water.still, self.tuning.swell_shoal, self.tuning.swell_full)
        self.surf = WaveBreaking(self.water, self._breaking())
        self.depth, self.flow, self.foam, self.wetness = self.water.h, self.water.u, self.surf.foam, self.surf.wetness
        self.outflow_total = 0.0
        """Area of water (m^2) that has left through open ends, a wave maker or rills: `volume()` and this together never change."""
        self._steps, self._tick = 0, 0
        self._sponges = self._open_ends()
        self._made_of = surge, surge_shift, drainage
        self.maker = WaveMaker(self.water, surge, level, CYCLE_S, surge_shift) if surge is not None else None
        """The end that makes waves, if one does."""
        self._rills = Drainage(self.water, drainage, CYCLE_S) if drainage else None
        self.beds, self.depths, self._still = float_view(self.bed), float_view(self.depth), float_view(self.water.still)
        """Bed and depth by cell as plain floats."""
        flow, moved = float_view(self.flow), float_view(self.water.face_flux)
        self._sample_arrays = (left, cell, self.n, self.beds, self.depths, moved, flow, self.swell.at)

    def _refuse_nonsense(self) -> None:
        if not (isfinite(self.left) and isfinite(self.level) and isfinite(self.cell) and self.cell > 0):
            raise ValueError(f"no such lake: left {self.left} m, level {self.level} m, cells of {self.cell} m")
        if self.n < 4 or not np.isfinite(self.bed).all():
            raise ValueError(f"no bed for a lake: {self.n} cells, {int(np.isfinite(self.bed).sum())} of them with a height")
        if not isfinite(self.current) or (self.current and tuple(self.boundaries) != ("open", "open")):
            raise ValueError(f"a current of {self.current} m/s needs both ends open, not {self.boundaries[0]} and {self.boundaries[1]}")

    def _breaking(self) -> Breaking:
        t = self.tuning
        return Breaking(t.breaking_tallness, t.breaking_steepness, t.breaking_mixing, t.foam_life, t.soak_life)

    def _open_ends(self) -> list[tuple[int, SpongeLayer]]:
        if self.current:
            self.water.start_current(self.current)
        cells, rate = int(self.tuning.sponge_cells), self.tuning.sponge_rate
        open_ends = [at_left for at_left, end in zip((True, False), self.boundaries, strict=True) if end == "open"]
        return [(0 if at_left else 2, SpongeLayer(self.water, at_left, cells, rate, CYCLE_S)) for at_left in open_ends]

    def run_up_to_start(self) -> None:
        """What its waves have done before the level begins."""
        if self.maker is not None:
            for tick in range(-round(self.maker.spec.running / TICK), 0):
                self.step(tick)

    def step(self, tick: int) -> None:
        """One tick; the swell is then where it is at `tick`."""
        self.water.step()
        self.surf.work(self._steps)
        for turn, sponge in self._sponges:
            if self._steps % CYCLE_TICKS == turn:
                self.outflow_total += sponge.absorb()
        if self.current:
            self.outflow_total += self.water.outflow()
        if self.maker is not None and self._steps % CYCLE_TICKS == 1:
            self.outflow_total += self.maker.work(tick * TICK)
        if self._rills is not None and self._steps % CYCLE_TICKS == 3:
            self.outflow_total += self._rills.work()
        self._steps += 1
        self._tick = tick
        self.swell.set_time(tick * TICK)

    def contains(self, x: float) -> bool:
        """Whether `x` is between the lake's ends, on its beaches too."""
        return self.left <= x <= self.right

    def still_depth(self, x: float) -> float:
        """Depth of the still lake, 0 on land."""
        return self._still[min(int((x - self.left) / self.cell), self.n - 1)] if self.contains(x) else 0.0

    def sample(self, x: float) -> WaterSample:
        """The water at `x`."""
        left, cell, n, beds, depths, moved, flows, swell_at = self._sample_arrays
        place = (x - left) / cell
        if not 0.0 <= place <= n:
            return WaterSample(beds[-1 if place > 0 else 0], 0.0, 0.0, 0.0, 0.0)
        i = int(place)
        if i == n:
            i -= 1
        if depths[i] <= WET_M:
            return WaterSample(beds[i], 0.0, 0.0, 0.0, 0.0)
        # Between the two centres around x (comparisons, as calls of min and max would cost a third of it all).
        share = place - i
        a = i if share >= 0.5 else i - 1
        if a < 0:
            a = 0
        elif a > n - 2:
            a = n - 2
        between = place - a - 0.5
        between = 0.0 if between < 0.0 else 1.0 if between > 1.0 else between
        ground, ground_next, depth, depth_next = beds[a], beds[a + 1], depths[a], depths[a + 1]
        surface, step = ground + depth, ground_next + depth_next - ground - depth
        # A dry neighbour stands as high as the wet one.
        if depth <= WET_M:
            surface, step = ground_next + depth_next, 0.0
        elif depth_next <= WET_M:
            step = 0.0
        up, slope, rise, flow = swell_at(x, a, between)
        surface += between * step + up
        depth = surface - ground - between * (ground_next - ground)
        rise += (moved[i] - moved[i + 1]) * self.water.per_second
        flow += flows[i] + share * (flows[i + 1] - flows[i])
        return _sample(WaterSample, (surface, step / cell + slope, rise, flow, depth if depth > 0.0 else 0.0))

    def surface_line(self, out: Line | None = None) -> Line:
        """The surface at every centre, swell and all; the ground where it is dry."""
        return self.surface_between(0, self.n, out)

    def surface_between(self, first: int, last: int, out: Line | None = None) -> Line:
        """The same at the centres of the cells from `first` on, up to but not with `last`."""
        bed = self.bed[first:last]
        line: Line = np.add(bed, self.depth[first:last], out)
        self.swell.add_to(line, first)
        np.maximum(line, bed, out=line)
        return line

    def dent(self, x: float, sigma: float, amount: float) -> None:
        """Press the water down by `amount` metres at x, and pile it up around; a negative amount pulls it up."""
        if not (self.left <= x <= self.right and isfinite(sigma) and isfinite(amount)):
            return
        amount = min(max(amount, -MAX_DENT_M), MAX_DENT_M)
        place = (x - self.left) / self.cell - 0.5
        shape = ricker(sigma, self.cell, round((place - round(place)) * SUBCELL_STEPS))
        first, last, cut = clip_to_array(place, self.n, len(shape))
        water = self.depth[first:last]
        if len(water) == len(shape) and _least(water) > abs(amount) + WET_M:
            water -= amount * shape
        else:
            _move(water, shape[cut : cut + last - first], amount)
        if amount > FOAMING_DENT:
            self._add_foam(first, last, shape[cut : cut + last - first], amount)

    def _add_foam(self, first: int, last: int, shape: Line, amount: float) -> None:
        foam = self.foam[first:last]
        foam += np.maximum(shape, 0.0) * min(4 * (amount - FOAMING_DENT), 1.0) * (self.depth[first:last] > WET_M)
        np.minimum(foam, 1.0, out=foam)

    def displace(self, x: float, half_width: float, area: float) -> None:
        """Make room for a body of that half width whose immersed area has grown by `area` m^2."""
        if area and isfinite(area) and isfinite(half_width):
            share = self.tuning.displacing if area > 0 else self.tuning.returning
            self.dent(x, half_width, share * area / (wide(half_width, self.cell) * RICKER_AREA))

    def push(self, x: float, sigma: float, dv: float) -> None:
        """Add `dv` m/s of flow around x."""
        self._push(x, sigma, dv, gaussian)

    def add_wake(self, x: float, sigma: float, amount: float, direction: int) -> None:
        """A dent of `amount` metres that runs off to one side only (1 right, -1 left): in a wave that travels, u = +-sqrt(g/h) eta."""
        if self.contains(x):
            self.dent(x, sigma, amount)
            self._push(x, sigma, -direction * amount * sqrt(GRAVITY / max(self.still_depth(x), MIN_WAKE_DEPTH_M)), ricker)

    def _push(self, x: float, sigma: float, dv: float, form: Callable[[float, float, int], Line]) -> None:
        if not (self.left <= x <= self.right and isfinite(sigma) and isfinite(dv)):
            return
        place = (x - self.left) / self.cell
        if self.depths[min(int(place), self.n - 1)] <= WET_M:
            return
        shape = form(sigma, self.cell, round((place - round(place)) * SUBCELL_STEPS))
        first, last, cut = clip_to_array(place - 1, self.n - 1, len(shape))
        self.flow[first + 1 : last + 1] += min(max(dv, -MAX_PUSH_SPEED), MAX_PUSH_SPEED) * shape[cut : cut + last - first]

    def drive(self, x: float, amplitude: float, length: float) -> None:
        """This tick, press with a trough of low pressure, head -amplitude sech^2 of (distance / length): the water heaps up under it."""
        if not (isfinite(x) and isfinite(amplitude) and isfinite(length) and length > 0):
            return
        amplitude = min(max(amplitude, -MAX_DENT_M), MAX_DENT_M)
        pull, growth, total = pressure_gradient(wide(length, self.cell), self.cell)
        place = (x - self.left) / self.cell
        first, last, cut = clip_to_array(place - 1, self.n - 1, len(pull))
        # Between two cells it is a straight line from one to the next.
        np.multiply(growth, round(place) - place, total)
        np.add(total, pull, total)
        np.multiply(total, TICK * GRAVITY * amplitude, total)
        flow = self.flow[first + 1 : last + 1]
        np.subtract(flow, total[cut : cut + last - first], flow)

    def carry(self, x: float, half_width: float, speed: float, share: float) -> None:
        """Bring the flow around x nearer, by `share`, to what a heap that travels at `speed` has under it: speed times height over depth.

        Without it a driven heap draws its water from both sides, and a hole with a steep wall behind it runs ahead.
        """
        first = max(1, int((x - half_width - self.left) / self.cell))
        last = min(self.n, int((x + half_width - self.left) / self.cell))
        if last <= first or not (isfinite(speed) and 0.0 <= share <= 1.0):
            return
        water = self.water
        depth = water.h[first - 1 : last]
        goal = (depth - water.still[first - 1 : last]) * (speed / np.maximum(depth, MIN_CARRY_DEPTH_M))
        place = (np.arange(first, last) * self.cell + (self.left - x)) / half_width
        flow = self.flow[first:last]
        flow += share * (1.0 - place * place) ** 2 * (0.5 * (goal[:-1] + goal[1:]) - flow)

    def volume(self) -> float:
        """Water in the lake, m^2 of the picture."""
        return float(self.depth.sum()) * self.cell

    def state_bytes(self) -> bytes:
        """What the world's hash is made of."""
        return self.depth.tobytes() + self.flow.tobytes()

    def state(self) -> tuple[Any, ...]:
        """Everything that a later step depends on."""
        return self.water.state(), self.surf.state(), self.outflow_total, self._steps, self._tick

    def restore(self, state: tuple[Any, ...]) -> None:
        """Continue from `state`, bit for bit."""
        water, surf, self.outflow_total, self._steps, self._tick = state
        self.water.restore(water)
        self.surf.restore(surf)
        self.swell.set_time(self._tick * TICK)

    def __reduce__(self) -> tuple[Any, ...]:
        basin = (self.id, self.left, self.cell, self.bed, self.level, self.swell.waves, self.boundaries, self.current, self.tuning)
        made_of = (*basin, *self._made_of)
        return _revived, (made_of, self.state())


_sample, _least = tuple.__new__, np.minimum.reduce


def _revived(made_of: tuple[Any, ...], state: tuple[Any, ...]) -> Lake:
    lake = Lake(*made_of)
    lake.restore(state)
    return lake


def _move(water: Line, shape: Line, amount: float) -> None:
    """Move water from the hole of `shape` to its rim (or back), only between wet cells and never more than half of what a cell has."""
    wet = water > WET_M
    hole, rim = np.maximum(shape, 0.0) * wet, np.maximum(-shape, 0.0) * wet
    source, goal = (hole, rim) if amount > 0 else (rim, hole)
    if source.any() and goal.any():
        taken = np.minimum(abs(amount) * source, 0.5 * water)
        water -= taken
        water += goal * (taken.sum() / goal.sum())
