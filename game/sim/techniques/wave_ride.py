"""The ride: how the barrier lies on its wave, what it is worth, and what lies across the way to be hopped."""

from __future__ import annotations

from typing import NamedTuple

from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.environment import Environment, Platform
from game.sim.roles import BarrierRole
from game.sim.stage import Stage

HARMLESS_SPEED = 1.2
"""m/s: a barrier that drifts slower than this against something takes no harm."""
LOG_REACH = 0.5
"""Metres to either side of a log's middle that count: it runs before the wave, too."""
MISTAKE_PAUSE_TICKS = ticks(2.5)
"""Ticks after a mistake in which no other cracks the barrier of a rider who is not winded."""
CLIP_TICKS = ticks(0.15)
"""Ticks for which a barrier may lie in something before that is a hit: who is still on his way up, or already down, has hopped it.
Not so for one who is winded by pumping all the time."""
RIDDEN_OVER_M = 0.2
"""Metres under its lowest point from which the top of something counts as met: what the wave covers deeper than that is ridden over."""


@tunable("ride")
class RideTuning:
    curl_points: float = tuned(20.0, "1/s", 0, 1000, "points for lying in the middle of the curl")
    link_time: float = tuned(2.0, "s", 0.2, 30, "each so long in the curl without a break makes every point worth half as much again")
    most_links: float = tuned(4.0, "", 0, 20, "so many times at most")
    grace: float = tuned(0.5, "s", 0, 5, "out of the curl for less than this, and the chain still holds")
    hop_points: float = tuned(50.0, "", 0, 1000, "points for hopping clean over what lies across the way")
    winded_cracks: float = tuned(
        2.0, "cracks", 0, 10, "what a mistake costs whoever is winded by pumping again and again; others it costs one"
    )
    hit_slows: float = tuned(0.45, "", 0, 1, "share of its speed that a barrier loses when it runs into something")


class RideObstacle(NamedTuple):
    """Something across the way: `what` is "reed", "rock" or "log"; `reach` metres to either side of `x`, its head at height `top`."""

    who: str
    what: str
    x: float
    reach: float
    top: float


class Ride:
    """Kept by the barrier from the moment it closes; the picture, the sound and the score read it."""

    def __init__(self, world: Environment) -> None:
        self.tuning = world.tuning.of("ride", RideTuning)
        self.lead, self.quality = 0.0, 0.0
        """Metres ahead of the crest, and 0..1 how well that is; 0 while no wave carries it."""
        self.place = ""
        """"curl", "near" (about to be broken over), "far" (the face is going flat), or "" without a wave."""
        self.score = 0.0
        self.curl_seconds = 0.0
        self.links = 0
        """How many times over the chain in the curl has held: 0 to `most_links`."""
        self.hops = self.hits = self.lost_waves = 0
        self._held = self._out = 0.0
        self._is_lifted = False
        self._safe_ticks = 0
        self._beside: set[str] = set()
        self._clipped: dict[str, int] = {}
        """Ticks for which it has lain in what it has not run into yet."""
        self._struck: set[str] = set()
        self._fixed = _standing(world)

    def update(self, world: Stage, barrier: BarrierRole) -> None:
        """Where the barrier is on its wave, what that is worth, and what it meets."""
        self._safe_ticks -= self._safe_ticks > 0
        wave = world.wave
        if wave is None or not wave.driven:
            self.lead, self.quality, self.place = 0.0, 0.0, ""
            self._break_chain(world, barrier)
        else:
            self.lead, self.quality, self.place = wave.lead(barrier.x), wave.quality(barrier.x), wave.zone(barrier.x)
            if not self._is_lifted:
                self._is_lifted = True
                barrier.mend(world)
            if wave.state == "driving":
                self._count(world, barrier)
        self._meet(world, barrier)

    def _count(self, world: Stage, barrier: BarrierRole) -> None:
        tuning = self.tuning
        if self.place != "curl":
            self._out += TICK
            if self._out > tuning.grace:
                self._break_chain(world, barrier)
            return
        self._out = 0.0
        self.curl_seconds += TICK
        self._held += TICK
        self.score += tuning.curl_points * self.quality**3 * (1.0 + 0.5 * self.links) * TICK
        if self._held >= tuning.link_time and self.links < tuning.most_links:
            self._held, self.links = 0.0, self.links + 1
            world.emit(events.CurlHeld(barrier.x, barrier.y, self.links))

    def _break_chain(self, world: Stage, barrier: BarrierRole) -> None:
        if self.links:
            world.emit(events.CurlBroken(barrier.x, barrier.y, self.links))
        self._held, self.links = 0.0, 0

    def _meet(self, world: Stage, barrier: BarrierRole) -> None:
        """Each thing across the way is hit once, or hopped once, and may be met again on the way back."""
        x, wide = barrier.x, barrier.radius
        for thing in self._fixed:
            if abs(x - thing.x) < thing.reach + wide:
                self._beside_one(world, barrier, thing)
        for log in world.logs:
            if abs(x - log.x) < LOG_REACH + wide:
                self._beside_one(world, barrier, _afloat(log))
        if self._beside:
            self._pass(world, barrier)

    def _beside_one(self, world: Stage, barrier: BarrierRole, thing: RideObstacle) -> None:
        self._beside.add(thing.who)
        if thing.who in self._struck or abs(barrier.vx) <= HARMLESS_SPEED:
            return
        if _knocks(world, barrier, thing):
            self._hit(world, barrier, thing)
        elif _lies_in(barrier, thing):
            self._clipped[thing.who] = self._clipped.get(thing.who, 0) + 1
            if barrier.winded or self._clipped[thing.who] > CLIP_TICKS:
                self._hit(world, barrier, thing)

    def _pass(self, world: Stage, barrier: BarrierRole) -> None:
        direction = world.wave.direction if world.wave is not None else 1
        for thing in self._all(world):
            if thing.who not in self._beside or abs(barrier.x - thing.x) <= thing.reach + barrier.radius + 0.3:
                continue
            self._beside.discard(thing.who)
            self._clipped.pop(thing.who, None)
            if thing.who not in self._struck and self.place and (barrier.x - thing.x) * direction > 0.0:
                self.hops += 1
                self.score += self.tuning.hop_points
                world.emit(events.ObstacleHopped(thing.x, barrier.y, thing.who, thing.what))
            self._struck.discard(thing.who)

    def _hit(self, world: Stage, barrier: BarrierRole, thing: RideObstacle) -> None:
        self._struck.add(thing.who)
        world.emit(events.ObstacleHit(thing.x, barrier.y, thing.who, thing.what))
        barrier.bump(self.tuning.hit_slows)
        self.hits += 1
        self._crack(world, barrier, thing.what)

    def lose_wave(self, world: Environment, barrier: BarrierRole, cause: str) -> None:
        """The wave went on without it."""
        self.lost_waves += 1
        self._crack(world, barrier, cause)

    def _crack(self, world: Environment, barrier: BarrierRole, cause: str) -> None:
        """What follows from one mistake costs no second crack, unless its rider is winded: then each costs, and costs more."""
        if self._safe_ticks == 0 or barrier.winded:
            self._safe_ticks = MISTAKE_PAUSE_TICKS
            barrier.crack(world, self.tuning.winded_cracks if barrier.winded else 1.0, cause)

    def obstacle_places(self, world: Stage) -> list[float]:
        """Where everything across the way is, x in metres."""
        return [thing.x for thing in self._all(world)]

    def _all(self, world: Stage) -> list[RideObstacle]:
        return [*self._fixed, *map(_afloat, world.logs)]

    def hash_state(self) -> tuple[float, ...]:
        return (self.score, self.curl_seconds, float(self.links), float(self.hops), float(self.hits), float(self.lost_waves))


def _standing(world: Environment) -> list[RideObstacle]:
    """Reeds and rocks that stand in water deep enough to be ridden over."""
    found = []
    for kind in ("rock", "reed"):
        for thing in world.level.things_of(kind):
            x, y = thing.at
            lake = world.lake_at(x)
            if lake is not None and lake.still_depth(x) > 0.5:
                found.append(RideObstacle(thing.id, kind, x, thing.width / 2, y + thing.height))
    return found


def _afloat(log: Platform) -> RideObstacle:
    return RideObstacle(log.id, "log", log.x, LOG_REACH, log.y + log.radius)


def _lies_in(barrier: BarrierRole, thing: RideObstacle) -> bool:
    """Whether it swims through the middle of something that the wave does not cover."""
    return not barrier.airborne and abs(barrier.x - thing.x) < thing.reach and barrier.y - barrier.radius < thing.top + RIDDEN_OVER_M


def _knocks(world: Stage, barrier: BarrierRole, thing: RideObstacle) -> bool:
    """Whether a rock's head meets the shell itself; that also hits what flies too low."""
    if thing.what != "rock":
        return False
    x = min(max(barrier.x, thing.x - thing.reach), thing.x + thing.reach)
    top, _ = world.terrain.support(x, barrier.y)
    return (x - barrier.x) ** 2 + min(0.0, top - barrier.y) ** 2 < (barrier.radius + 0.06) ** 2
