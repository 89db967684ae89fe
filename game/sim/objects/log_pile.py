"""Log piles: felled logs stacked on a slope behind a wedge. Whoever kicks the wedge out sets them rolling on those below.

Until then they are only a picture and cost nothing; from then on they are bodies that roll on the ground, on each other and into the
water, and that knock over whoever stands in their way.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, NamedTuple

import pymunk
from pydantic import Field

from game.core.gravity import GRAVITY
from game.core.ticks import TICK, ticks
from game.level.model import Level
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.physics.bodies import Body
from game.sim.physics.bounds import Bounds
from game.sim.physics.buoyancy import WATER_DENSITY, disc_under
from game.sim.physics.collision_filters import LOG
from game.sim.stage import Entity, Order, Stage

MIN_ROLL_SLOPE = 0.06
"""Slope under a pile from which its logs roll."""
LOG_LENGTH_M = 2.2
"""Metres of a log into the picture: what it weighs follows from it."""
SHOULDER_M = 0.3
"""Metres to each side of somebody's middle that a log hits."""
HIT_HEIGHT_M = 1.6
"""Metres over the soles up to which it does."""
IMMUNE_TICKS = ticks(1.3)
"""Ticks in which whoever was hit by one lies too low for the others, and in which none hits the one who kicked the wedge out."""
KNOCKED_DOWN_S, GAPE_RANGE_M, GAPE_S = 2.5, 3.0, 1.0
"""Seconds for which a hunter lies who was hit; metres from the wedge within which one gapes as it goes, and for how long: whoever kicks
it out is not grabbed over it in the same breath."""
RUMBLE_TICKS = ticks(0.45)
"""Ticks between two moments at which rolling is heard."""


@tunable("pile")
class PileTuning:
    reach: float = tuned(1.2, "m", 0.2, 5, "from how far to each side a crouching runner kicks the wedge of a log pile out")
    kick: float = tuned(2.6, "m/s", 0, 20, "how fast the logs of a pile set out when its wedge is kicked out")
    density: float = tuned(560.0, "kg/m^3", 100, 950, "density of a pile's logs")
    roll_drag: float = tuned(0.12, "1/s", 0, 10, "how fast rolling logs slow down by themselves")
    water_drag: float = tuned(2.2, "1/s", 0, 50, "how fast they slow down in water")
    strikes_from: float = tuned(1.4, "m/s", 0, 20, "a log that rolls slower than this knocks nobody over")
    throw: float = tuned(3.4, "m/s", 0, 20, "how fast whoever is knocked over by one flies")
    slowed: float = tuned(0.75, "", 0, 1, "what is left of a log's speed after it has knocked somebody over")
    pain: float = tuned(0.06, "", 0, 1, "pain of a rolling log's blow at the runner")


@thing
class LogPileSpec(Thing):
    """A pile of felled logs on a slope, held by a wedge: crouch as you pass, and they roll down on those behind."""

    kind: Literal["log_pile"]
    placement = "ground"
    at: Point
    """The wedge, at the pile's lower end, in metres; the ground must slope there."""
    logs: Annotated[int, Field(ge=1, le=6)] = 5
    """How many lie there."""
    radius: Annotated[float, Field(ge=0.2, le=0.6)] = 0.34
    """Metres."""

    def find_faults(self, level: Level) -> Iterable[tuple[str, str, str]]:
        slope = _slope(level.ground.line, self.at[0])
        if abs(slope) < MIN_ROLL_SLOPE:
            yield (
                "at",
                f"the ground is too flat at x {self.at[0]:g} for logs to roll",
                f"it rises {slope:.2g} m a metre; {MIN_ROLL_SLOPE:g} is enough",
            )

    def spawn(self, world: Stage) -> LogPile:
        return LogPile(self, world)


class PiledLogPose(NamedTuple):
    """One of its logs, seen from its end."""

    x: float
    y: float
    angle: float


class LogPilePose(NamedTuple):
    id: str
    x: float
    y: float
    reach: float
    """Metres from the wedge within which all of its logs are."""
    radius: float
    side: int
    """To which side they roll: -1 left, 1 right."""
    logs: tuple[PiledLogPose, ...]
    loose_s: float
    """Seconds since they were set rolling; -1 before that."""


class LogPile(Entity):
    """Lies behind its wedge until that is kicked out."""

    order, slot = Order.LOG, "piles"

    def __init__(self, spec: LogPileSpec, world: Stage) -> None:
        self.id, self.radius = spec.id, spec.radius
        self.tuning = world.tuning.of("pile", PileTuning)
        self.x, self.y = spec.at[0], world.terrain.height(spec.at[0])
        slope = _slope(world.terrain.line, self.x)
        self.side = -1 if slope >= 0.0 else 1
        self._slope = math.atan(slope)
        self.places = [self._stacked(row, n) for row, n in _stack(spec.logs)]
        self.bodies: list[Body] = []
        self._loose_at: int | None = None
        self._now = 0
        self._hit: dict[str, int] = {}

    def _stacked(self, row: int, n: int) -> PiledLogPose:
        """Where the `n`th log of a `row` rests: those above lie in the hollows between those below."""
        r, up = self.radius, -self.side
        along, over = r + 0.16 + r * (2.0 * n + row) * 1.01, r + row * r * 1.74
        cosine, sine = math.cos(self._slope), math.sin(self._slope)
        return PiledLogPose(self.x + up * along * cosine - over * sine, self.y + up * along * sine + over * cosine, 0.7 * n + 1.9 * row)

    # the tick

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """The wedge goes when the runner crouches beside it."""
        self._now = world.tick
        if self._loose_at is None and not world.over and self._is_kicked(world, intents.get("runner", IDLE)):
            self.set_rolling(world)

    def _is_kicked(self, world: Stage, intent: Intent) -> bool:
        runner = world.runner
        if runner.caught_by is not None or abs(runner.x - self.x) > self.tuning.reach or not -0.6 < runner.y - self.y < 1.0:
            return False
        return intent.crouch

    def set_rolling(self, world: Stage) -> None:
        """The wedge is out."""
        self._loose_at = self._hit["runner"] = world.tick
        mass = self.tuning.density * math.pi * self.radius**2 * LOG_LENGTH_M
        for number, place in enumerate(self.places):
            engine = pymunk.Body(mass, 0.5 * mass * self.radius**2)
            engine.position, engine.angle = (place.x, place.y), place.angle
            shape = pymunk.Circle(engine, self.radius)
            shape.friction, shape.elasticity, shape.filter = 0.75, 0.25, LOG
            body = Body(engine, shape)
            body.vx = self.side * self.tuning.kick * (1.0 - 0.06 * number)
            body.spin = -body.vx / self.radius
            self.bodies.append(body)
            world.bodies.add(body)
        for hunter in world.hunters:
            if abs(hunter.x - self.x) < GAPE_RANGE_M and not hunter.fleeing:
                hunter.look_about(GAPE_S)
        world.emit(events.LogsLoosed(self.x, self.y + self.radius, self.id))

    def apply_forces(self, world: Stage) -> None:
        """On the ground they slow down a little; in water they float."""
        if self._loose_at is None:
            return
        fade = math.exp(-self.tuning.roll_drag * TICK)
        for body in self.bodies:
            body.vx *= fade
            lake = world.lake_at(body.x)
            if lake is None:
                continue
            water = lake.sample(body.x)
            if water.depth <= 0.05 or water.surface < body.y - self.radius:
                continue
            share = disc_under(self.radius, water.surface - body.y) / (math.pi * self.radius**2)
            if body.vy < -2.0 and share < 0.6:
                world.emit(events.Splashed(body.x, water.surface, self.id, -body.vy + abs(body.vx), 0.7))
                lake.dent(body.x, self.radius, 0.2)
            wet = math.exp(-self.tuning.water_drag * share * TICK)
            body.vx = water.flow + (body.vx - water.flow) * wet
            body.vy = (body.vy + GRAVITY * WATER_DENSITY / self.tuning.density * share * TICK - water.rise) * wet**2 + water.rise

    def after_physics(self, world: Stage) -> None:
        """Whoever stands in the way of one goes over."""
        if self._loose_at is None or world.over:
            return
        fastest = max((abs(body.vx) for body in self.bodies), default=0.0)
        if (world.tick - self._loose_at) % RUMBLE_TICKS == 0 and fastest > 1.0:
            body = max(self.bodies, key=lambda each: abs(each.vx))
            world.emit(events.LogsRolled(body.x, body.y, self.id, fastest))
        for body in self.bodies:
            if abs(body.vx) >= self.tuning.strikes_from:
                self._strike(world, body)

    def _strike(self, world: Stage, body: Body) -> None:
        for person in world.people:
            close = abs(person.x - body.x) < self.radius + SHOULDER_M and -HIT_HEIGHT_M < person.y - body.y < self.radius * 0.6
            if not close or person.held or self._hit.get(person.id, -IMMUNE_TICKS) > world.tick - IMMUNE_TICKS:
                continue
            if (person.x - body.x) * body.vx < 0.0:  # it has passed him
                continue
            self._hit[person.id] = world.tick
            side = 1 if body.vx > 0.0 else -1
            if person is world.runner:
                world.runner.hurt(world, self.tuning.pain, "log")
                person.vx = side * abs(body.vx) * 0.5
                person.stagger(world, 0.5, "log")
            else:
                for hunter in world.hunters:
                    if hunter is person and not hunter.fleeing:
                        hunter.knock_over(world, side, max(self.tuning.throw, 0.8 * abs(body.vx)))
                        hunter.stagger(world, KNOCKED_DOWN_S, "logs")
                        world.emit(events.HunterTripped(hunter.x, hunter.y, hunter.id, "logs"))
            body.vx *= self.tuning.slowed

    def is_valid(self, bounds: Bounds) -> bool:
        return all(bounds.contain(body) and math.isfinite(body.angle + body.spin) for body in self.bodies)

    def recover(self, world: Stage) -> None:
        for body in self.bodies:
            world.bodies.remove(body)
        self.bodies = []
        world.remove(self)
        world.report_removal(self.id, "removed")

    @property
    def is_loose(self) -> bool:
        """Whether the wedge is out."""
        return self._loose_at is not None

    @property
    def _loose_s(self) -> float:
        return -1.0 if self._loose_at is None else (self._now - self._loose_at) * TICK

    def snapshot(self) -> LogPilePose:
        logs = tuple(PiledLogPose(body.x, body.y, body.angle) for body in self.bodies) or tuple(self.places)
        reach = max(abs(log.x - self.x) for log in logs) + 2.0
        return LogPilePose(self.id, self.x, self.y, reach, self.radius, self.side, logs, self._loose_s)

    def hash_state(self) -> tuple[float, ...]:
        loose = float(-1 if self._loose_at is None else self._loose_at)
        return (loose, *(number for body in self.bodies for number in (body.x, body.y, body.vx, body.vy, body.angle, body.spin)))


def _stack(logs: int) -> list[tuple[int, int]]:
    """Row and number in it of so many logs: three or two lie on the ground, the others on those."""
    base = 3 if logs > 3 else 2 if logs > 1 else 1
    rows = [(row, n) for row in range(base) for n in range(base - row)]
    return rows[:logs]


def _slope(line: Iterable[Point], x: float) -> float:
    """Metres by which the ground rises in a metre at `x`."""
    points = list(line)
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        if x0 <= x <= x1:
            return (y1 - y0) / (x1 - x0)
    return 0.0
