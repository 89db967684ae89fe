"""Rope bridges: planks on two taut ropes between two posts. They sag, and swing up and down under whoever runs or lands on them.

Each plank is a body, tied to its neighbours by springs of no length at rest: a string under tension, whose pull grows with its stretch.
Offsets of where the springs are tied hold it in its sag, however taut it is. Feet meet it by momentum: a landing throws it down, it comes
back up, and whoever leaps then leaps higher.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

import pymunk
from pydantic import Field

from game.core.gravity import GRAVITY
from game.core.ticks import TICK, ticks
from game.level.model import Level
from game.level.registry import Metres, Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.physics.bodies import Body
from game.sim.physics.bounds import Bounds
from game.sim.stage import Entity, Order, Stage

PLANK_M, MAX_PLANKS = 0.6, 48
"""Metres from one body's middle to the next, about, and how many bodies a bridge is made of at the most: a long one has longer ones."""
NEAR_M, SLEEP_TICKS = 8.0, ticks(3.0)
"""Metres beyond its ends from which somebody wakes it, and ticks after which it hangs still again once nobody is there."""
DAMPING_SHARE = 0.12
"""Share of the difference between the speeds of two neighbours that the ropes take up in a tick."""
MIN_LENGTH_M, MAX_LENGTH_M = 3.0, 60.0
"""Metres that a rope bridge may be long."""
HEARD_BLOW_SPEED = 0.4
"""m/s by which boards stop somebody at once from which that is heard."""
NO_BOARDS = -1e9
"""The top of where boards are missing."""
MAX_DISPLACEMENT_M = 6.0
"""Metres from its place of rest at which a plank has been thrown out of the numbers."""


@tunable("bridge")
class BridgeTuning:
    tension: float = tuned(22_000.0, "N", 1000, 60_000, "how taut a rope bridge's ropes are: the tauter, the quicker it swings")
    mass: float = tuned(10.0, "kg/m", 6, 100, "what a metre of a rope bridge weighs")
    drag: float = tuned(1.0, "1/s", 0, 20, "how fast a rope bridge's swinging dies")
    step: float = tuned(22.0, "N s", 0, 200, "how hard a running foot stamps on a rope bridge")


Gap = Annotated[tuple[Metres, Metres], Field(description="From which x to which, in metres.")]


@thing
class RopeBridgeSpec(Thing):
    """A rope bridge: planks on two ropes, which sag, and swing up and down. Leap as it comes up, and you leap higher."""

    kind: Literal["rope_bridge"]
    at: Point
    """Its left end, upper side of the first plank, in metres."""
    to: Point
    """Its right end, in metres; right of `at`."""
    sag: Annotated[float, Field(ge=0, le=6)] = 0.6
    """Metres by which its middle hangs lower than its ends while nobody is on it."""
    gaps: Annotated[tuple[Gap, ...], Field(max_length=4, examples=[[[34.0, 40.0]]])] = ()
    """Where its boards are missing; the ropes go on."""

    def find_faults(self, level: Level) -> Iterable[tuple[str, str, str]]:
        length = self.to[0] - self.at[0]
        if not MIN_LENGTH_M <= length <= MAX_LENGTH_M:
            yield (
                "to",
                f"{length:.3g} m from end to end",
                f"a rope bridge is {MIN_LENGTH_M:g} to {MAX_LENGTH_M:g} m long, from left to right",
            )
        for left, right in self.gaps:
            if not self.at[0] < left < right < self.to[0]:
                yield "gaps", f"[{left:g}, {right:g}] is no gap in it", f"from left to right, between x {self.at[0]:g} and {self.to[0]:g}"

    def spawn(self, world: Stage) -> RopeBridge | None:
        return RopeBridge(self, world) if MIN_LENGTH_M <= self.to[0] - self.at[0] <= MAX_LENGTH_M else None


class RopeBridgePose(NamedTuple):
    id: str
    x: float
    y: float
    reach: float
    nodes: tuple[tuple[float, float], ...]
    """Upper sides of its planks, from its left end to its right end; with both ends."""
    gaps: tuple[tuple[float, float], ...]
    """From where to where boards are missing."""


class RopeBridge(Entity):
    """A string of planks. As a platform it has one top, from end to end."""

    order, slot = Order.LOG, "platforms"
    springs, trips = True, False

    def __init__(self, spec: RopeBridgeSpec, world: Stage) -> None:
        self.id, self._left, self._right = spec.id, spec.at, spec.to
        self.tuning = world.tuning.of("bridge", BridgeTuning)
        self.x, self.reach = (spec.at[0] + spec.to[0]) / 2, (spec.to[0] - spec.at[0]) / 2
        self.y, self.vx, self.radius = (spec.at[1] + spec.to[1]) / 2, 0.0, 0.0
        links = min(max(4, round((spec.to[0] - spec.at[0]) / PLANK_M)), MAX_PLANKS)
        self._apart = (spec.to[0] - spec.at[0]) / links
        self._mass = self.tuning.mass * self._apart
        self._fade = math.exp(-self.tuning.drag * TICK)
        self._rest = [_at_rest(spec, n / links) for n in range(links + 1)]
        self.gaps = spec.gaps
        self.planks = [self._make_plank(place) for place in self._rest[1:-1]]
        self._ropes = self._make_ropes(world.space)
        self._alone_ticks, self.is_awake = 0, False
        self._heights = [y for _, y in self._rest]
        self._rises = [0.0] * (links + 1)
        self._trodden: list[tuple[float, float]] = []

    def _make_plank(self, place: Point) -> Body:
        engine = pymunk.Body(self._mass, math.inf)
        engine.position = place
        return Body(engine)

    def _make_ropes(self, space: pymunk.Space) -> list[pymunk.Constraint]:
        """A spring from each plank to the next. What a spring lacks to hold its planks where they rest, the place it is tied at gives."""
        stiffness = self.tuning.tension / self._apart
        links = len(self._rest) - 1
        ropes: list[pymunk.Constraint] = []
        bodies = [space.static_body, *(plank.engine for plank in self.planks), space.static_body]
        for n, (one, other) in enumerate(zip(bodies, bodies[1:], strict=False)):
            falls = self._rest[n + 1][1] - self._rest[n][1]
            wanted = (self._right[1] - self._left[1]) / links + (n - (links - 1) / 2) * self._mass * GRAVITY / stiffness
            tied = (0.0, 0.0) if n else self._left
            to = (0.0, wanted - falls) if n < links - 1 else (self._right[0], self._right[1] + wanted - falls)
            ropes.append(pymunk.DampedSpring(one, other, tied, to, 0.0, stiffness, 0.0))
        return ropes

    # as a platform

    def top(self, x: float) -> float:
        """Height of its boards at `x`; far below everything where they are missing."""
        if any(left < x < right for left, right in self.gaps):
            return NO_BOARDS
        n, share = self._place(x)
        return self._heights[n] * (1.0 - share) + self._heights[n + 1] * share

    def rise_at(self, x: float) -> float:
        """How fast its boards move up at `x`, m/s."""
        n, share = self._place(x)
        return self._rises[n] * (1.0 - share) + self._rises[n + 1] * share

    def apply_force(self, x: float, y: float, force: float) -> None:
        """A blow of `force` newtons for one tick, spread over the boards about `x`."""
        n, share = self._place(x)
        for node, part in ((n - 1, 0.25), (n, 0.25 + 0.25 * (1.0 - share)), (n + 1, 0.25 + 0.25 * share), (n + 2, 0.25)):
            self._push(node, -0.8 * part * force * TICK)

    def tread(self, x: float, speed: float) -> None:
        """A running foot stamps."""
        self.apply_force(x, 0.0, self.tuning.step * min(1.5, speed / 5.5) / TICK)
        self._trodden.append((x, speed))

    def bear(self, x: float, mass: float, vy: float) -> float:
        """A body of `mass` that moves at `vy` stands or comes down on it at `x`: both then move alike there; returns how fast.

        One that moves up faster than the boards do has left them."""
        n, share = self._place(x)
        rise = self._rises[n] * (1.0 - share) + self._rises[n + 1] * share
        if vy >= rise:
            return vy
        lightness = ((1.0 - share) ** 2 * (n > 0) + share * share * (n + 1 < len(self._rest) - 1)) / self._mass
        blow = (rise - vy) / (lightness + 1.0 / mass)
        self._push(n, -blow * (1.0 - share))
        self._push(n + 1, -blow * share)
        if blow > HEARD_BLOW_SPEED * mass:
            self._trodden.append((x, blow / mass))
        return vy + blow / mass

    def _place(self, x: float) -> tuple[int, float]:
        """Between which two nodes `x` lies, and how far on the way."""
        along = min(max((x - self._left[0]) / self._apart, 0.0), len(self._rest) - 1.001)
        return int(along), along - int(along)

    def _push(self, node: int, impulse: float) -> None:
        if 0 < node < len(self._rest) - 1:
            plank = self.planks[node - 1]
            plank.vy += impulse / self._mass
            self._rises[node] = plank.vy

    # the tick

    def decide(self, world: Stage) -> None:
        """It sleeps while nobody is near: then it hangs still, and costs nothing."""
        near = any(abs(person.x - self.x) < self.reach + NEAR_M for person in (world.runner, *world.hunters))
        self._alone_ticks = 0 if near else self._alone_ticks + 1
        if near and not self.is_awake:
            self.is_awake = True
            for plank in self.planks:
                world.bodies.add(plank)
            world.space.add(*self._ropes)
        elif self.is_awake and self._alone_ticks > SLEEP_TICKS:
            self.is_awake = False
            world.space.remove(*self._ropes)
            for plank in self.planks:
                world.bodies.remove(plank)
            self._hang_still()

    def _hang_still(self) -> None:
        for plank, place in zip(self.planks, self._rest[1:-1], strict=True):
            plank.engine.position, plank.engine.velocity, plank.engine.angular_velocity = place, (0.0, 0.0), 0.0
            (plank.x, plank.y), plank.vx, plank.vy, plank.spin = place, 0.0, 0.0, 0.0
        self._heights[1:-1] = [y for _, y in self._rest[1:-1]]
        self._rises[1:-1] = [0.0] * len(self.planks)

    def apply_forces(self, world: Stage) -> None:
        """Air and ropes take up the swinging; between neighbours they take up most, so that no ripple stays, only the swing."""
        if not self.is_awake:
            return
        rises = [0.0, *(plank.vy for plank in self.planks), 0.0]
        for plank, left, own, right in zip(self.planks, rises, rises[1:], rises[2:], strict=False):
            plank.vy = (own + DAMPING_SHARE * (left - 2.0 * own + right)) * self._fade
            plank.vx *= self._fade

    def after_physics(self, world: Stage) -> None:
        if not self.is_awake:
            return
        self._heights[1:-1] = [plank.y for plank in self.planks]
        self._rises[1:-1] = [plank.vy for plank in self.planks]
        for x, speed in self._trodden:
            world.emit(events.PlankStruck(x, self.top(x), self.id, speed))
        self._trodden.clear()

    def is_valid(self, bounds: Bounds) -> bool:
        if self.is_awake:
            for plank, (x, y) in zip(self.planks, self._rest[1:-1], strict=True):
                if not (abs(plank.x - x) < MAX_DISPLACEMENT_M and abs(plank.y - y) < MAX_DISPLACEMENT_M):
                    return False
        return True

    def recover(self, world: Stage) -> None:
        """It hangs still again."""
        self._hang_still()
        world.report_removal(self.id, "put back")

    def snapshot(self) -> RopeBridgePose:
        nodes = tuple((x, y) for (x, _), y in zip(self._rest, self._heights, strict=True))
        return RopeBridgePose(self.id, self.x, self.y, self.reach, nodes, self.gaps)

    def hash_state(self) -> tuple[float, ...]:
        return (*self._heights, *self._rises)


def _at_rest(spec: RopeBridgeSpec, share: float) -> Point:
    """Where its boards hang by themselves, `share` of the way along."""
    (x0, y0), (x1, y1) = spec.at, spec.to
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share - 4.0 * spec.sag * share * (1.0 - share)
