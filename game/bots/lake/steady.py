"""Bots that know the rule of the lake: leap from the trough, over the crest, land on its falling back.

They differ in how well they keep to it: how early or late they press, and how often they miss a wave.
"""

from __future__ import annotations

from random import Random

from game.bots.lake.bridge_reader import BridgeReader
from game.bots.lake.reader import Trough, next_trough
from game.bots.lake.ride_policy import RidePolicy, Rider
from game.bots.perception import LATE_TICKS, Eyes, Observation
from game.bots.wood.strider import Drive, Strider
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

PILL_CHAKRA, REST_BELOW_CHAKRA, RESTED_CHAKRA = 45.0, 25.0, 40.0
"""Chakra at which he eats a pill, under which he stops to rest, and with which he goes on."""
DUCK_RANGE_M = 6.5
"""Metres at which he ducks under a blade from behind."""
SPRINT_RANGE_M, SPRINT_CHAKRA = 2.8, 25.0
"""Metres to a hunter at which he sprints, and the chakra he must have for that."""
SAFE_DISTANCE_M = 8.0
"""Metres from the nearest hunter at which he still rests."""
FLIGHT_S = 0.62
"""Seconds from leaping in a trough to coming down just behind the crest."""
TIMING_WINDOW_S = 0.13
"""Seconds before or after the very trough within which he leaps: sooner on short waves, later on long ones, so as to get over the crest."""
STONE_NEAR_M, STONE_FAR_M = 0.9, 2.4
"""Metres before a stone between which he leaps onto it, whatever the water does."""
MIN_STEP_UP_M, MAX_STEP_UP_M = 0.35, 1.7
"""Metres above his soles of what must be leapt onto, and of what can be."""
KICK, FOLLOWED = 0.9, 14.0
"""Metres from the wedge of a log pile at which he kicks it out, and to somebody behind for whom he does."""
BRACE_HEIGHT_M = 2.3
"""Metres above the water from which he braces as he comes down."""
EDGE_M, MAX_GAP_M, MAX_DROP_M = 0.6, 3.6, 2.2
"""Metres before the end of a stone or boards from which he leaps to the next, the widest gap that he leaps, and how far down."""


class Steady:
    """Leaps from every trough, `late_s` after it and `error` seconds to either side of that at the most, and forgets so many waves."""

    def __init__(
        self, eyes: Eyes, error: float = 0.09, forgets: float = 0.0, seed: int = 0, climbs: bool = True, rider: Rider | None = None,
        late_s: float = 0.0,
    ) -> None:  # fmt: skip
        self._eyes, self._error, self._forgets, self._climbs, self._late_s = eyes, error, forgets, climbs, late_s
        self._rng = Random(seed)
        self._tick = self._hold = self._pill_wait = 0
        self._seen: Observation | None = None
        self._due: int | None = None
        """The tick of the next leap."""
        self._slip, self._forgotten = self._draw()
        self._blind_until = 0
        self._rests = self._braces = False
        self._bridges = BridgeReader()
        self._rider: Rider = rider or RidePolicy()
        self._strider = Strider(eyes, Drive.WISELY, error / 2.5, forgets / 2.5, seed)

    def act(self, world: World) -> Intent:
        self._tick += 1
        seen = self._eyes.look(world)
        if seen is None or seen.ended:
            return IDLE
        if seen.momentum:
            return self._strider.choose(seen)
        if seen.on == "barrier":
            return self._rider.act(world)
        pill = self._wants_pill(seen)
        over = self._bridges.over_gap(seen)
        if over is not None:
            return over
        if self._kicks(seen):
            return Intent(move=100, crouch=True, pill_pressed=pill)
        if self._resting(seen):
            return Intent(pill_pressed=pill)
        if seen.nearest_blade < DUCK_RANGE_M:
            return Intent(move=100, crouch=True, pill_pressed=pill)
        self._braces = seen.on == "air" and (self._braces or self._falls_far(seen))
        if self._braces:
            return Intent(move=100, crouch=True, pill_pressed=pill)
        leap = self._hold == 0 and self._should_leap(seen)
        self._hold = ticks(0.5) if leap else self._hold - (self._hold > 0)
        sprint = seen.nearest_hunter < SPRINT_RANGE_M and seen.chakra > SPRINT_CHAKRA
        return Intent(move=100, sprint=sprint, leap=self._hold > ticks(0.06), leap_pressed=leap, pill_pressed=pill)

    def _kicks(self, seen: Observation) -> bool:
        """Beside the wedge of a log pile, with somebody behind to roll it on: a touch of a crouch."""
        x = seen.x + seen.vx * LATE_TICKS * TICK
        return seen.on != "air" and seen.nearest_hunter < FOLLOWED and any(abs(wedge - x) < KICK for wedge in seen.wedges)

    def _wants_pill(self, seen: Observation) -> bool:
        self._pill_wait -= self._pill_wait > 0
        pill = seen.chakra < PILL_CHAKRA and seen.pills > 0 and self._pill_wait == 0
        if pill:
            self._pill_wait = ticks(1.0)
        return pill

    def _resting(self, seen: Observation) -> bool:
        """On wood or stone, tired, and nobody near: until he has got his breath back or they come."""
        middle = any(rest.left + 0.8 < seen.x < rest.right - 0.8 for rest in seen.rests)
        can = seen.on in ("log", "rock") and middle and seen.nearest_hunter > SAFE_DISTANCE_M
        self._rests = can and seen.chakra < (RESTED_CHAKRA if self._rests else REST_BELOW_CHAKRA)
        return self._rests

    def _falls_far(self, seen: Observation) -> bool:
        """In the air high over the water, with nothing to come down on."""
        boards = [rest for rest in seen.rests if rest.top > MAX_STEP_UP_M]
        caught = any(rest.left - 2.0 * MAX_GAP_M < seen.x < rest.right for rest in boards)
        return bool(boards) and not caught and seen.y - seen.height(seen.x) > BRACE_HEIGHT_M

    def _should_leap(self, seen: Observation) -> bool:
        if seen.on == "air" or seen.vx < 2.5 or seen.chakra < 4.0:
            return False
        if self._stone_ahead(seen) or (seen.on == "rock" and self._gap_ahead(seen)):
            return True
        return seen.on == "water" and self._at_trough(seen)

    def _stone_ahead(self, seen: Observation) -> bool:
        """Something to be leapt onto: a stone in the way, or boards that can be reached."""
        x = seen.x + seen.vx * LATE_TICKS * TICK
        high = seen.on == "rock" and seen.y > 0.7
        if high and not self._climbs:
            return False
        return any(MIN_STEP_UP_M < rest.top - seen.y < MAX_STEP_UP_M and STONE_NEAR_M < rest.left - x < STONE_FAR_M for rest in seen.rests)

    def _gap_ahead(self, seen: Observation) -> bool:
        """At the edge of a stone, with another one within a leap of it."""
        x = seen.x + seen.vx * LATE_TICKS * TICK
        edges = [rest.right for rest in seen.rests if rest.left < x < rest.right + 0.3 and rest.right - x < EDGE_M]
        reached = [rest.left for rest in seen.rests if -MAX_DROP_M < rest.top - seen.y < MIN_STEP_UP_M]
        return any(0.3 < left - edge < MAX_GAP_M for edge in edges for left in reached)

    def _at_trough(self, seen: Observation) -> bool:
        """Whether this is the moment, or what he takes for it."""
        if seen is not self._seen and self._tick >= self._blind_until:
            self._seen = seen
            trough = next_trough(seen, -0.12)
            self._due = None if trough is None else self._tick + round((_moment(trough) + self._slip) / TICK)
        if self._due is None or self._tick < self._due:
            return False
        forgotten, self._due, self._blind_until = self._forgotten, None, self._tick + ticks(0.3)
        self._slip, self._forgotten = self._draw()
        return not forgotten

    def _draw(self) -> tuple[float, bool]:
        """By how much he will miss the next trough, and whether he forgets it."""
        return self._late_s + (2.0 * self._rng.random() - 1.0) * self._error, self._rng.random() < self._forgets


def _moment(trough: Trough) -> float:
    """Seconds from now at which to leap."""
    return min(max(trough.crest - FLIGHT_S, trough.after - TIMING_WINDOW_S), trough.after + TIMING_WINDOW_S)
