"""Takes a bed, a level and a swell, gives a living lake that bodies sample, dent, push and drive."""

from collections.abc import Sequence
from math import cos, isfinite, sin
from typing import NamedTuple

import numpy as np

from game.level.registry import tunable, tuned
from game.sim.clock import TICK
from game.sim.shallow import Shallow
from game.sim.surf import Surf
from game.sim.swell import GRAVITY, Line, Swell, SwellWave

__all__ = ["GRAVITY", "Lake", "SwellWave", "WaterSample", "WaterTuning"]

WET = 1e-3
"""Metres of water that a body can feel."""


@tunable("water")
class WaterTuning:
    friction: float = tuned(0.003, "1", 0.0, 0.1, "drag of the bed on the flow")
    foam_life: float = tuned(4.0, "s", 0.2, 60.0, "time in which foam fades to a third")
    soak_life: float = tuned(20.0, "s", 1.0, 600.0, "time in which wetted sand dries")
    sponge_cells: float = tuned(30.0, "cells", 4.0, 200.0, "width of an open end")
    sponge_rate: float = tuned(12.0, "1/s", 0.1, 60.0, "how hard an open end swallows waves")
    displacing: float = tuned(0.5, "1", 0.0, 1.0, "share of a sinking body's area that the water shows")
    returning: float = tuned(0.3, "1", 0.0, 1.0, "share of a rising body's area that the water shows")
    swell_shoal: float = tuned(0.6, "m", 0.0, 5.0, "still depth where the swell dies")
    swell_full: float = tuned(2.5, "m", 0.1, 20.0, "still depth from which the swell is full")


class WaterSample(NamedTuple):
    """The water at one place: heights in m, `slope` 1, `rise` and `flow` in m/s."""

    surface: float
    slope: float
    rise: float
    flow: float
    depth: float


class Lake:
    def __init__(
        self,
        id: str,
        left: float,
        cell: float,
        bed: Line,
        level: float = 0.0,
        swell: Sequence[SwellWave] = (),
        ends: tuple[str, str] = ("wall", "wall"),
        current: float = 0.0,
        tuning: WaterTuning | None = None,
    ) -> None:
        self.id, self.left, self.cell, self.level, self.ends, self.current = id, left, cell, level, ends, current
        self.tuning = tuning or WaterTuning()
        self.bed = np.array(bed, dtype=np.float64)
        self.n = len(self.bed)
        self.right = left + self.n * cell
        self.x = left + (np.arange(self.n) + 0.5) * cell
        self.water = Shallow(self.bed, level, cell, self.tuning.friction)
        self.depth, self.flow = self.water.h, self.water.u
        self.surf = Surf(self.water, level, 0.667, 0.8, 0.25, self.tuning.foam_life, self.tuning.soak_life)
        self.foam, self.soaked = self.surf.foam, self.surf.soaked
        self._beat = 0
        self.swell = Swell(swell, self.x, self.water.still, self.tuning.swell_shoal, self.tuning.swell_full)
        self._bed, self._depth, self._flow = memoryview(self.bed), memoryview(self.depth), memoryview(self.flow)
        self._moved, self._still = memoryview(self.water.moved), memoryview(self.water.still)

    def step(self, tick: int) -> None:
        self.water.step()
        self.surf.work(self._beat)
        self._beat += 1
        self.swell.set_time(tick * TICK)

    def contains(self, x: float) -> bool:
        return self.left <= x <= self.right

    def still(self, x: float) -> float:
        return self._still[self._index(x)] if self.contains(x) else 0.0

    def _index(self, x: float) -> int:
        return min(max(int((x - self.left) / self.cell), 0), self.n - 1)

    def sample(self, x: float) -> WaterSample:
        if not self.left <= x <= self.right:
            return WaterSample(self._bed[0 if x < self.left else -1], 0.0, 0.0, 0.0, 0.0)
        i = self._index(x)
        depth = self._depth[i]
        if depth <= WET:
            return WaterSample(self._bed[i], 0.0, 0.0, 0.0, 0.0)
        place = (x - self.left) / self.cell - 0.5
        a = min(max(int(place), 0), self.n - 2)
        share = min(max(place - a, 0.0), 1.0)
        h0, h1 = self._depth[a], self._depth[a + 1]
        e0, e1 = self._bed[a] + h0, self._bed[a + 1] + h1
        if h0 <= WET:
            e0 = e1
        elif h1 <= WET:
            e1 = e0
        surface, slope = e0 + share * (e1 - e0), (e1 - e0) / self.cell
        rise = (self._moved[i] - self._moved[i + 1]) * self.water.substeps / TICK
        face = (x - self.left) / self.cell - i
        flow = self._flow[i] + face * (self._flow[i + 1] - self._flow[i])
        for height, number, pace, phase, fade in self.swell.now:
            height *= fade[i]
            up, along = height * sin(number * x + phase), height * cos(number * x + phase)
            surface += up
            slope += number * along
            rise += pace * along
            flow -= pace * up
        return WaterSample(surface, slope, rise, flow, max(surface - self._bed[i], 0.0))

    def surface_line(self, out: Line | None = None) -> Line:
        out = np.add(self.bed, self.depth, out)
        self.swell.add_to(out)
        return np.maximum(out, self.bed, out=out)

    def _window(self, x: float, reach: float, size: int) -> slice:
        first = int((x - reach - self.left) / self.cell)
        last = int((x + reach - self.left) / self.cell) + 1
        return slice(min(max(first, 0), size), min(max(last, 0), size))

    def dent(self, x: float, sigma: float, amount: float) -> None:
        if not (isfinite(x) and isfinite(sigma) and isfinite(amount)):
            return
        sigma = max(sigma, self.cell)
        window = self._window(x, 4 * sigma, self.n)
        away = ((self.x[window] - x) / sigma) ** 2
        self._transfer(window, np.exp(-0.5 * away), away * np.exp(-0.5 * away), amount)

    def _transfer(self, window: slice, centre: Line, flanks: Line, amount: float) -> None:
        h = self.depth[window]
        wet = h > WET
        centre, flanks = centre * wet, flanks * wet
        if not (centre.sum() > 0 and flanks.sum() > 0):
            return
        flanks *= centre.sum() / flanks.sum()
        take, give = (centre, flanks) if amount > 0 else (flanks, centre)
        taken = np.minimum(abs(amount) * take, 0.5 * h)
        h -= taken
        h += give * (taken.sum() / give.sum())

    def displace(self, x: float, half_width: float, area: float) -> None:
        if not (isfinite(x) and isfinite(half_width) and isfinite(area)):
            return
        share = self.tuning.displacing if area > 0 else self.tuning.returning
        sigma = max(half_width, self.cell) * 0.7
        self.dent(x, sigma, share * area / (sigma * 2.5066))

    def push(self, x: float, sigma: float, dv: float) -> None:
        if not (isfinite(x) and isfinite(sigma) and isfinite(dv)):
            return
        sigma = max(sigma, self.cell)
        window = self._window(x, 4 * sigma, self.n)
        if window.start < 1:
            window = slice(1, max(window.stop, 1))
        away = ((self.x[window] - self.cell / 2 - x) / sigma) ** 2
        self.flow[window] += dv * np.exp(-0.5 * away)

    def drive(self, x: float, amplitude: float, length: float) -> None:
        if not (isfinite(x) and isfinite(amplitude) and isfinite(length) and length > 0):
            return
        window = self._window(x, 6 * length, self.n)
        if window.start < 1:
            window = slice(1, max(window.stop, 1))
        away = (self.x[window] - self.cell / 2 - x) / length
        tanh = np.tanh(away)
        self.flow[window] -= TICK * GRAVITY * amplitude * 2 / length * (1 - tanh * tanh) * tanh

    def volume(self) -> float:
        return float(self.depth.sum()) * self.cell

    def state_bytes(self) -> bytes:
        return self.depth.tobytes() + self.flow.tobytes()
