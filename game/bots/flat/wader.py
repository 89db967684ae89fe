"""Players on a flat of sticky water: from stone to stone, leaping what is wet, going where it will be dry; or without all that.

They see the picture 0.2 s late, as everybody does, and think a second and a half ahead; where their own legs are they feel at once.
"""

from __future__ import annotations

from enum import Enum
from random import Random

from game.bots.flat.flat_reading import INSET, LEAPS, PACE, FlatReading, Leap
from game.bots.perception import Eyes, Observation, RestSpot
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.roles import Prey
from game.sim.world import World

TAKE_OFF = 0.4
"""Metres before an edge at which he leaps, running."""
FLANK = 0.22
"""Metres of a stone that are its flank."""
RUN_UP_M, MIDDLE_M = 0.3, 0.25
"""Metres in which he is at full speed, and about the middle of a stone in which he waits."""
STANDING_M_S = 1.5
"""Slower than this he leaps as from a stand."""
DEEP, LONG_S = 0.42, 4.5
"""Metres of water over a held foot that make him call, and seconds."""


class Patience(Enum):
    """For what he waits."""

    READS = 0
    NEVER = 1
    ALWAYS = 2


class Wader:
    """`error`: metres by which his leaps begin too soon or too late, at the most; `dwell_s`: seconds that he looks before he goes."""

    def __init__(self, eyes: Eyes, patience: Patience = Patience.READS, error: float = 0.12, seed: int = 0, dwell_s: float = 0.0) -> None:
        self._eyes, self._patience, self._error, self._dwell = eyes, patience, error, ticks(dwell_s) if dwell_s else 0
        self._chance = Random(seed)
        self._hold = self._aloft = self._called = self._stuck = self._free = 0
        self._flight = self._steer = self._steer_ticks = 0
        """Ticks for which he is in the air, the way he steers there at first, and for how many of them."""

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or seen.ended:
            return IDLE
        self._hold -= self._hold > 0
        self._called -= self._called > 0
        self._aloft += 1
        me = world.runner
        self._stuck = self._stuck + 1 if me.stance == "stuck" else 0
        if self._stuck:
            return self._held(seen)
        if me.on != "air" and self._aloft > ticks(0.15):
            self._flight = 0
        if self._aloft < self._flight:
            return Intent(move=self._steer if self._aloft < self._steer_ticks else 0, leap=self._hold > 0)
        if me.on == "air":
            return Intent(move=100 if self._called > ticks(5.0) else 0)
        return self._walks(FlatReading(seen), me)

    def _held(self, seen: Observation) -> Intent:
        """Nothing helps but to wait; in deep water, or held for long, he calls, and is off."""
        self._flight = 0
        needed = seen.height(seen.x) - seen.y > DEEP or self._stuck > ticks(LONG_S)
        calls = self._patience is Patience.READS and seen.calls > 0 and not self._called and needed
        if calls:
            self._called = ticks(6.0)
        return Intent(move=100 if self._called > ticks(5.0) else 0, seal_pressed=calls)

    def _walks(self, flat: FlatReading, me: Prey) -> Intent:
        rest = flat.rest_at(me.x)
        if self._patience is not Patience.NEVER and rest is not None and flat.front_breaks_over(me.x, me.y):
            return self._leaps(LEAPS[1], (rest.left + rest.right) / 2, me)
        wall = self._wall(flat, me)
        if wall is not None:
            middle = min(wall.left + 0.9, (wall.left + wall.right) / 2)
            return self._leaps(LEAPS[1] if wall.top - me.y > 0.5 else LEAPS[0], middle, me, wall.top - me.y - 0.1)
        if rest is not None and not flat.bears(rest.right + 0.45, 0.1):
            return self._leaves_stone(flat, me, rest)
        return self._crosses_sand(flat, me, rest)

    def _leaves_stone(self, flat: FlatReading, me: Prey, rest: RestSpot) -> Intent:
        """To the end of it and off, once there is something to come down on; until then he waits in its middle."""
        edge = rest.right - FLANK
        run_up = edge - me.x
        leap = self._leap_over(flat, edge, PACE if run_up > RUN_UP_M or me.vx > STANDING_M_S else me.vx, me.y)
        if leap is None and self._patience is Patience.NEVER:
            leap = LEAPS[2], me.x + 3.4, 0.0
        if leap is None or not self._is_patient_enough(flat, me, rest):
            return self._waits(flat, rest, me.x)
        if run_up > 0.12 + self._slip():
            return Intent(move=100)
        return self._leaps(leap[0], leap[1], me, leap[2])

    def _crosses_sand(self, flat: FlatReading, me: Prey, rest: RestSpot | None) -> Intent:
        """On, if it is dry as far as the next stone, or narrow enough to be leapt."""
        blind = self._patience is Patience.NEVER
        edge = flat.edge(me.x)
        if edge - me.x < TAKE_OFF + self._slip():
            leap = self._leap_over(flat, me.x, me.vx, me.y, edge)
            if leap is None and blind:
                leap = LEAPS[2], me.x + 3.4, 0.0
            return self._waits(flat, rest, me.x) if leap is None else self._leaps(leap[0], leap[1], me, leap[2])
        goes = blind or (flat.reaches_haven(me.x) and self._is_patient_enough(flat, me, rest))
        self._free = self._free + 1 if goes else 0
        if goes and (blind or rest is None or self._free > self._dwell):
            return Intent(move=100)
        return self._waits(flat, rest, me.x)

    def _wall(self, flat: FlatReading, me: Prey) -> RestSpot | None:
        """A stone right ahead that is too high to walk up."""
        return next((rest for rest in flat.rests if 0.42 < rest.top - me.y < 1.6 and 0.1 < rest.left - me.x < 0.8), None)

    def _is_patient_enough(self, flat: FlatReading, me: Prey, rest: RestSpot | None) -> bool:
        """One who waits until all is dry waits on."""
        if self._patience is not Patience.ALWAYS or rest is None:
            return True
        pools = [right - left for left, right in flat.wet if left > me.x - 2.0 and right < me.x + 12.0]
        return not flat.fronts and all(pool < 3.0 for pool in pools)

    def _slip(self) -> float:
        return (2.0 * self._chance.random() - 1.0) * self._error

    @staticmethod
    def _leap_over(flat: FlatReading, x: float, speed: float, y: float, edge: float | None = None) -> tuple[Leap, float, float] | None:
        """The shortest leap from `x` that comes down on something that will bear him, and from which he can go on; where, and how high."""
        edge = x if edge is None else edge
        for rest in flat.rests:
            if edge - 0.2 < rest.left and rest.right > x + 0.8 and rest.left < x + 3.8 and rest.top - y < 1.3:
                higher = rest.top - y - 0.1
                for leap in LEAPS:
                    far = leap.distance(higher, speed)
                    if rest.left + INSET - x < far and not flat.front_comes_by(rest, leap.seconds(higher)):
                        return leap, min((rest.left + rest.right) / 2, x + far), higher
        for leap in LEAPS:
            flight = leap.seconds(0.0)
            lands = x + leap.distance(0.0, speed)
            if (
                lands > edge
                and flat.bears(lands - 0.15, flight)
                and flat.bears(lands + 0.4, flight + 0.1)
                and flat.reaches_haven(lands, flight)
            ):
                return leap, lands, 0.0
        return None

    def _leaps(self, leap: Leap, lands: float, me: Prey, higher: float = 0.0) -> Intent:
        """Off, and steered so as to come down at `lands`: forwards for a while from a stand, back for a while from a run."""
        self._hold, self._aloft = ticks(leap.hold), 0
        self._flight = ticks(leap.seconds(higher))
        self._steer, seconds = leap.steering(higher, me.vx, lands - me.x + self._slip())
        self._steer_ticks = round(seconds / TICK)
        onwards = me.vx > STANDING_M_S or self._steer > 0  # to steer back before the feet are off would cost all his speed
        return Intent(move=100 if onwards else 0, leap=True, leap_pressed=True)

    def _waits(self, flat: FlatReading, rest: RestSpot | None, x: float) -> Intent:
        """On a stone he stands; on sand he goes back to one if a front comes, or stays."""
        if rest is not None:
            middle = (rest.left + rest.right) / 2
            return IDLE if abs(middle - x) < MIDDLE_M else Intent(move=45 if middle > x else -45)
        behind = [stone for stone in flat.rests if stone.right < x and x - stone.right < 6.0]
        if behind and any(abs(place - x) < 9.0 for place, _ in flat.fronts):
            return Intent(move=-100)
        return IDLE
