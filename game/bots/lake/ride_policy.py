"""Ride policy: how a bot steers the ball, from what the picture showed of wave, crest and obstacles a fifth of a second ago."""

from __future__ import annotations

from collections import deque
from random import Random
from typing import NamedTuple, Protocol

from game.bots.perception import LATE_TICKS
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

BEST_LEAD_M = 2.9
"""Metres ahead of the crest where he likes to be: the middle of the curl."""
LEAN_PER_M, LEAN_PER_M_S, SURGE_LEAN, REST_LEAN = 70.0, 45.0, 35.0, 15.0
"""Percent of lean for each metre and each metre a second off it, for a surge that the crest announces, and when all is well."""
PICK_UP_S = 2.7
"""Seconds for which he throws his weight forward to be picked up."""
PUMP_WINDOW_S = (0.2, 0.42)
"""Seconds before the middle of what lies ahead between which he pumps."""
SCREEN_AHEAD_M = 16.0
"""Metres of the picture ahead of the ball."""
THROW_RANGE_M = 2.6
"""Metres to a hunter from which the ball is worth throwing at him."""


class RideSight(NamedTuple):
    """One moment of the picture around the ball."""

    afloat: bool
    wave: bool
    age: float
    """Seconds since the wave began to gather."""
    lead: float
    direction: int
    surge: float
    """What the crest shows: rearing up 1, sinking -1."""
    speed: float
    ahead: float
    """Metres to the middle of the next thing across the way, or a large number."""
    hunter: float
    """Metres to the nearest hunter who stands up, to the right; or a large number."""


class RideEyes:
    """Looks in every tick, and shows what it saw `LATE_TICKS` ticks ago."""

    def __init__(self, late: int = LATE_TICKS) -> None:
        self._seen: deque[RideSight] = deque(maxlen=late + 1)

    def look(self, world: World) -> RideSight | None:
        """The delayed sight, or None before the first one has arrived."""
        self._seen.append(ride_sight(world))
        return self._seen[0] if len(self._seen) == self._seen.maxlen else None


def ride_sight(world: World) -> RideSight:
    """What the screen shows now."""
    ball, wave = world.barrier, world.wave
    if ball is None:
        return RideSight(False, False, 0.0, 0.0, 1, 0.0, 0.0, 999.0, 999.0)
    hunters = [hunter.x - ball.x for hunter in world.hunters if not (hunter.held or hunter.stagger_ticks)]
    near = min(hunters, key=abs, default=999.0)
    if wave is None or not wave.driven:
        return RideSight(True, False, 0.0, 0.0, 1, 0.0, ball.vx, 999.0, near)
    to_go = [wave.direction * (x - ball.x) for x in ball.ride.obstacle_places(world)]
    ahead = min((away for away in to_go if 0.0 < away < SCREEN_AHEAD_M), default=999.0)
    speed = wave.direction * ball.vx
    return RideSight(True, True, wave.age, wave.lead(ball.x), wave.direction, wave.surge, speed, ahead, near)


class Rider(Protocol):
    """Anybody who rides the ball."""

    def act(self, world: World) -> Intent: ...


class RidePolicy:
    """Keeps the crest a little behind, leans before a surge, and hops what lies across the way."""

    def __init__(self, eyes: RideEyes | None = None, foresight: float = SURGE_LEAN) -> None:
        self._eyes, self._foresight = eyes or RideEyes(), foresight
        self._last: RideSight | None = None
        self._pump_rest = self._rocking = 0
        self._comes = 3.5

    def act(self, world: World) -> Intent:
        """This tick's wish, in the ball."""
        seen, last = self._eyes.look(world), self._last
        self._last = seen
        self._pump_rest -= self._pump_rest > 0
        if seen is None or not seen.afloat:
            return IDLE
        if not seen.wave:
            return self._rock(seen)
        pump = self._pumps(seen, last)
        if seen.age < PICK_UP_S:
            return Intent(move=100 * seen.direction, leap=pump, leap_pressed=pump)
        closing = (seen.lead - last.lead) / TICK if last is not None and last.wave else 0.0
        lean = (BEST_LEAD_M - seen.lead) * LEAN_PER_M - closing * LEAN_PER_M_S + seen.surge * self._foresight + REST_LEAN
        return Intent(move=seen.direction * int(min(max(lean, -100.0), 100.0)), leap=pump, leap_pressed=pump)

    def _pumps(self, seen: RideSight, last: RideSight | None) -> bool:
        """As it comes near: a log runs before the wave, so what counts is how fast the two are closing."""
        comes = (last.ahead - seen.ahead) / TICK if last is not None else seen.speed
        self._comes += ((comes if 0.0 < comes < 8.0 else seen.speed) - self._comes) * 0.1
        ahead = seen.ahead - self._comes * LATE_TICKS * TICK
        if self._pump_rest or not PUMP_WINDOW_S[0] < ahead / max(self._comes, 1.0) < PUMP_WINDOW_S[1]:
            return False
        self._pump_rest = ticks(0.8)
        return True

    def _rock(self, seen: RideSight) -> Intent:
        """Throw the ball at whoever comes near: first the weight away from him, then at him."""
        if abs(seen.hunter) > THROW_RANGE_M + 1.2:
            self._rocking = 0
            return IDLE
        self._rocking += 1
        side = 1 if seen.hunter > 0 else -1
        return Intent(move=(-100 if self._rocking % ticks(2.2) < ticks(1.1) else 100) * side)


class UnsteadyRider:
    """A rider who reads `late_s` seconds late and nothing of what the crest announces.

    His hand is off by up to `hand` percent of lean, and one hop in so many (`forgets`) does not come.
    """

    def __init__(self, late_s: float, hand: float, forgets: float, seed: int) -> None:
        self._reads = RidePolicy(RideEyes(ticks(late_s)), foresight=0.0)
        self._hand, self._forgets, self._rng = hand, forgets, Random(seed)
        self._off = self._left = 0

    def act(self, world: World) -> Intent:
        """This tick's wish, in the ball."""
        self._left -= 1
        if self._left <= 0:
            self._left, self._off = ticks(0.5 + self._rng.random()), int((self._rng.random() * 2.0 - 1.0) * self._hand)
        read = self._reads.act(world)
        hop = read.leap_pressed and self._rng.random() >= self._forgets
        return read._replace(move=max(-100, min(100, read.move + self._off)), leap=hop, leap_pressed=hop)
