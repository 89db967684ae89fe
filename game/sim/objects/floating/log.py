"""Logs: they float, bob and tilt under whoever stands on them, and are moored by weed near their place."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import pymunk
from pydantic import Field

from game.core.ticks import TICK
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim.objects.floating.floating_platform import FloatingPlatform
from game.sim.physics.buoyancy import column_lift
from game.sim.stage import Order, Stage
from game.sim.water.lake import Lake

COLUMNS = (-1, 1)
"""Where along a log the water is felt, in parts of its half length."""
UPDATE_INTERVAL, LOADED_UPDATE_INTERVAL = 4, 2
"""Ticks between two buoyancy updates of a log, and of one that carries somebody."""


@tunable("log")
class LogTuning:
    density: float = tuned(560.0, "kg/m^3", 100, 950, "density of the wood")
    breadth: float = tuned(0.7, "m", 0.1, 5, "breadth of a log into the picture: how much water carries it")
    drag: float = tuned(1.6, "1/s", 0, 50, "how fast a log takes on the water's motion")
    heave_drag: float = tuned(7.0, "1/s", 0, 50, "how fast a log's bobbing dies")
    displacement_share: float = tuned(0.2, "", 0, 1, "share of a log's bobbing that the water feels")
    spin_drag: float = tuned(2.2, "1/s", 0, 50, "how fast a log's tilting dies")
    mooring: float = tuned(420.0, "N/m", 0, 10_000, "pull of the weed that keeps it near its place")


@thing
class LogSpec(Thing):
    """A floating log: a place to rest that bobs and tilts under one's weight."""

    kind: Literal["log"]
    placement = "water"
    is_dynamic = True
    at: Point
    """Its middle, in metres."""
    length: Annotated[float, Field(ge=1, le=12)] = 4.0
    """Metres."""
    radius: Annotated[float, Field(ge=0.1, le=0.6)] = 0.28
    """Metres."""

    def spawn(self, world: Stage) -> Log:
        return Log(self, world)


class Log(FloatingPlatform):
    """A body with a round-ended shape, carried by columns of water."""

    order, slot = Order.LOG, "logs"
    springs, trips = False, True

    def __init__(self, spec: LogSpec, world: Stage) -> None:
        self.radius = spec.radius
        tuning = self.tuning = world.tuning.of("log", LogTuning)
        self._home, self._moors = spec.at[0], tuning.mooring
        area = spec.length * 2.0 * spec.radius * 0.9
        mass = tuning.density * area * tuning.breadth
        half = spec.length / 2 - spec.radius
        engine = pymunk.Body(mass, mass * spec.length**2 / 12.0)
        super().__init__(spec.id, spec.length, pymunk.Segment(engine, (-half, 0), (half, 0), spec.radius), spec.at, world)
        self._lift = self._push = 0.0
        self._ticks = 0

    def _read_tilt(self) -> None:
        tilt = self.angle if -1.2 < self.angle < 1.2 else math.copysign(1.2, self.angle)
        self._tan, self.reach = math.tan(tilt), self.length / 2 * math.cos(tilt)

    def top(self, x: float) -> float:
        """Height of its upper side at `x`."""
        return self.y + (x - self.x) * self._tan + self.radius

    def apply_forces(self, world: Stage) -> None:
        """Water, mooring and whoever stood on it, as one change of speed and spin every few ticks: a log is slow."""
        self._ticks += 1
        if self._ticks < (LOADED_UPDATE_INTERVAL if self._press else UPDATE_INTERVAL):
            return
        beat, self._ticks = self._ticks, 0
        step = beat * TICK
        self._push = self._moors * (self._home - self.x)
        self._lift, self._press = -self._press / beat, 0.0
        self._torque /= beat
        lake = world.lake_at(self.x)
        wet = flow = rise = 0.0
        if lake is not None:
            wet, flow, rise = self._carry(lake)
        per_mass = step / self.mass
        vx, vy = self.vx + self._push * per_mass, self.vy + self._lift * per_mass
        spin, self._torque = self.spin + self._torque * step / self._moment, 0.0
        if lake is not None and wet > 0.0:
            vx, vy, spin = self._damped(wet * step, vx - flow, vy - rise, spin)
            vx, vy = vx + flow, vy + rise
            self._float.push_back(lake, self.x, wet * self.length * 2.0 * self.radius * self.tuning.displacement_share)
        self.vx, self.vy, self.spin = vx, vy, spin

    def _carry(self, lake: Lake) -> tuple[float, float, float]:
        """Add up the lift of the columns; returns how much of the log is wet (0 to 1), and the flow and rise there."""
        spread, thick = self.reach * 0.58, 2.0 * self.radius
        column = column_lift(thick * self.length * 0.9 / len(COLUMNS), self.tuning.breadth)
        wet = flow = rise = 0.0
        for n in COLUMNS:
            arm = n * spread
            water = lake.sample(self.x + arm)
            part = min((water.surface - self.y - arm * self._tan + self.radius) / thick, 1.0)
            if part <= 0.0 or water.depth <= 0.0:
                continue
            wet, flow, rise = wet + part, flow + water.flow * part, rise + water.rise * part
            up = column * part
            self._lift, self._torque, self._push = self._lift + up, self._torque + up * arm, self._push - up * water.slope
        return (wet / len(COLUMNS), flow / wet, rise / wet) if wet > 0.0 else (0.0, 0.0, 0.0)

    def _damped(self, time: float, vx: float, vy: float, spin: float) -> tuple[float, float, float]:
        """Speeds against the water after `time` of drag; exact for any beat, so that it never overshoots."""
        tuning = self.tuning
        return vx * math.exp(-tuning.drag * time), vy * math.exp(-tuning.heave_drag * time), spin * math.exp(-tuning.spin_drag * time)

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy, self.angle, self.spin)
