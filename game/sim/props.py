"""What lies about: floating logs that bob and tilt, rocks to rest on, and the standing things that only have a place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Literal

import pymunk
from pydantic import Field

from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim.clock import TICK
from game.sim.contacts import LOG
from game.sim.floating import Floating, column_lift

if TYPE_CHECKING:
    from game.sim.water import Lake
    from game.sim.world import World


COLUMNS = (-1, 0, 1)
"""Where along a log the water is felt, in parts of its half length."""
TELL_EVERY = 4
"""Ticks between a log's news to the water of how deep it lies."""


@tunable("log")
class LogTuning:
    density: float = tuned(560.0, "kg/m^3", 100, 950, "of the wood")
    breadth: float = tuned(0.7, "m", 0.1, 5, "into the picture: how much water carries it")
    drag: float = tuned(1.6, "1/s", 0, 50, "how fast it takes on the water's motion")
    heave_drag: float = tuned(7.0, "1/s", 0, 50, "how fast its bobbing dies")
    wash: float = tuned(0.2, "", 0, 1, "how much of its bobbing the water feels")
    spin_drag: float = tuned(2.2, "1/s", 0, 50, "how fast its tilting dies")
    mooring: float = tuned(420.0, "N/m", 0, 10_000, "pull of the weed that keeps it near its place")


@thing
class LogSpec(Thing):
    """A floating log: a place to rest that bobs and tilts under one's weight."""

    kind: Literal["log"]
    at: Point
    """Its middle, in metres."""
    length: Annotated[float, Field(ge=1, le=12)] = 4.0
    """Metres."""
    radius: Annotated[float, Field(ge=0.1, le=0.6)] = 0.28
    """Metres."""


@thing
class Rock(Thing):
    """A rock that stands out of the water or the ground: safe, dry footing."""

    kind: Literal["rock"]
    at: Point
    """The middle of its foot, in metres."""
    width: Annotated[float, Field(ge=0.4, le=20)] = 3.0
    height: Annotated[float, Field(ge=0.2, le=12)] = 1.0

    def outline(self) -> tuple[Point, ...]:
        """Its shape: a flattened mound, counter-clockwise."""
        x, y = self.at
        half = self.width / 2
        profile = ((-1.0, 0.0), (-0.86, 0.55), (-0.55, 0.93), (0.0, 1.0), (0.5, 0.95), (0.84, 0.6), (1.0, 0.0))
        return tuple((x + half * px, y + self.height * py) for px, py in reversed(profile))


@thing
class Reeds(Thing):
    """A stand of reeds; they bend with wind and water, and hide nobody for long."""

    kind: Literal["reed"]
    at: Point
    width: Annotated[float, Field(ge=0.2, le=20)] = 2.0
    height: Annotated[float, Field(ge=0.2, le=4)] = 1.6


@thing
class Tree(Thing):
    """A zelkova."""

    kind: Literal["tree"]
    at: Point
    height: Annotated[float, Field(ge=1, le=40)] = 9.0


@thing
class Pine(Thing):
    """A wind-bent pine."""

    kind: Literal["pine"]
    at: Point
    height: Annotated[float, Field(ge=1, le=30)] = 5.0


@thing
class Hut(Thing):
    """The shelter: two rooms, a stove, a lamp."""

    kind: Literal["hut"]
    at: Point
    lit: bool = True


@thing
class Landmark(Thing):
    """Something that the runner's map knows by name."""

    kind: Literal["landmark"]
    at: Point
    name: Annotated[str, Field(min_length=1, max_length=48)]


@thing
class CheckpointSpot(Thing):
    """Where a runner is put back, once a trigger has reached it."""

    kind: Literal["checkpoint"]
    at: Point


class Log:
    """A pymunk body with a round-ended shape, carried by columns of water."""

    def __init__(self, spec: LogSpec, tuning: LogTuning, space: pymunk.Space) -> None:
        self.id, self.length, self.radius = spec.id, spec.length, spec.radius
        self.tuning = tuning
        self._home = spec.at[0]
        area = spec.length * 2.0 * spec.radius * 0.9
        self.mass = tuning.density * area * tuning.breadth
        half = spec.length / 2 - spec.radius
        self.body = pymunk.Body(self.mass, self.mass * spec.length**2 / 12.0)
        self.body.position = spec.at
        shape = pymunk.Segment(self.body, (-half, 0), (half, 0), spec.radius)
        shape.friction, shape.filter = 0.7, LOG
        space.add(self.body, shape)
        self._press_x = self._press = 0.0
        self._float = Floating(spec.length / 2)
        self._tell_due = 0
        self.refresh()

    def refresh(self) -> None:
        """Read the pose once a tick; everyone else asks the log, not the engine."""
        self.x, self.y = self.body.position
        self.vx, self.vy = self.body.velocity
        self.angle, self.spin = self.body.angle, self.body.angular_velocity
        self._tan = math.tan(min(max(self.angle, -1.2), 1.2))
        self.reach = self.length / 2 * math.cos(self.angle)

    def top(self, x: float) -> float:
        """Height of its upper side at `x`."""
        return self.y + (x - self.x) * self._tan + self.radius

    def rise_at(self, x: float) -> float:
        """How fast its top moves up at `x`, m/s."""
        return self.vy + self.spin * (x - self.x)

    def press(self, x: float, y: float, force: float) -> None:
        """A weight of `force` newtons stands on it at `x` this tick."""
        self._press += force
        self._press_x += force * x

    def update(self, world: World) -> None:
        """Water, mooring and whoever stands on it, as forces for this tick."""
        body = self.body
        if self._press:
            body.apply_force_at_world_point((0.0, -self._press), (self._press_x / self._press, self.y))
            self._press = self._press_x = 0.0
        lake = world.lake_at(self.x)
        if lake is None:
            return
        self._carry(lake)
        body.apply_force_at_world_point((self.tuning.mooring * (self._home - self.x), 0.0), (self.x, self.y))

    def _carry(self, lake: Lake) -> None:
        tuning, spread = self.tuning, self.reach * 0.62
        column = self.length * 0.9 / len(COLUMNS)
        wet = flow = rise = lift = lift_x = push = 0.0
        for n in COLUMNS:
            x = self.x + n * spread
            water = lake.sample(x)
            part = min((water.surface - (self.y + (x - self.x) * self._tan - self.radius)) / (2 * self.radius), 1.0)
            if part <= 0.0 or water.depth <= 0.0:
                continue
            wet += part
            flow, rise = flow + water.flow * part, rise + water.rise * part
            up = column_lift(part * 2 * self.radius * column, tuning.breadth)
            lift, lift_x, push = lift + up, lift_x + up * x, push - up * water.slope
        if wet <= 0.0:
            return
        self.body.apply_force_at_world_point((push, lift), (lift_x / lift, self.y))
        self._calm(lake, wet / len(COLUMNS), flow / wet, rise / wet)

    def _calm(self, lake: Lake, wet: float, flow: float, rise: float) -> None:
        """Drag towards the water's own motion; exact for any tick, so that it never overshoots."""
        tuning = self.tuning
        keep, keep_rise = math.exp(-tuning.drag * wet * TICK), math.exp(-tuning.heave_drag * wet * TICK)
        self.body.velocity = (flow + (self.vx - flow) * keep, rise + (self.vy - rise) * keep_rise)
        self.body.angular_velocity = self.spin * math.exp(-tuning.spin_drag * wet * TICK)
        self._tell_due -= 1
        if self._tell_due <= 0:
            self._tell_due = TELL_EVERY
            self._float.tell(lake, self.x, wet * self.length * 2 * self.radius * tuning.wash)
