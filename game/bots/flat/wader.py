"""Bots on a flat of sticky water: they go from stone to stone, leap over what is wet and walk where it will be dry; or do without all that.

They see the picture 0.2 s late, as every bot does, and plan a second and a half ahead; only where their own legs are they know at once.
Their key presses are late, too, so they press ahead of time and do not rely on the last tenth of a second at an edge.
"""

from __future__ import annotations

from enum import Enum
from random import Random
from typing import NamedTuple

from game.bots.flat.flat_forecast import EDGE_INSET_M, LEAPS, RUN_SPEED, FlatForecast, Leap
from game.bots.flat.flight import HAND_DELAY_S, Flight
from game.bots.perception import Eyes, Observation, RestSpot
from game.core.ticks import ticks
from game.sim.intent import IDLE, Intent
from game.sim.roles import RunnerRole
from game.sim.world import World

TAKE_OFF_M = 0.45
"""Metres before an edge at which he leaps, running."""
FLANK_M = 0.3
"""Metres of a stone that are its flank, or too near to it for hands that are late."""
RUN_UP_M, MIDDLE_M = 0.3, 0.25
"""Metres in which he is at full speed, and about the middle of a stone in which he waits."""
STANDING_M_S = 1.5
"""Slower than this he leaps as from a stand."""
SHORT_M = 0.25
"""Metres by which a leap may turn out shorter than he thinks."""
LET_BY_S, SHORE_M = 0.3, 0.7
"""Seconds of his run that he gives away in a leap on the spot, and metres from a stone's ends within which he comes down again."""
MARGIN_S = 0.2
"""So much later than now he could go, too, or he does not go."""
PUDDLE_M = 3.0
"""Metres of wet that one who waits until all is dry calls dry."""
CALL_DEPTH_M, CALL_AFTER_S = 0.42, 4.5
"""Metres of water over a held foot that make him call, and seconds."""


class Patience(Enum):
    """For what he waits."""

    READS = 0
    NEVER = 1
    ALWAYS = 2


class Stand(NamedTuple):
    """Where his feet will be when his hands do what he asks of them now."""

    x: float
    y: float
    vx: float


class Wader:
    """`error`: metres by which his leaps begin too soon or too late, at the most; `dwell_s`: seconds that he looks before he goes."""

    def __init__(self, eyes: Eyes, patience: Patience = Patience.READS, error: float = 0.12, seed: int = 0, dwell_s: float = 0.0) -> None:
        self._eyes, self._patience, self._error, self._dwell = eyes, patience, error, ticks(dwell_s) if dwell_s else 0
        self._rng = Random(seed)
        self._called = self._stuck = self._free = 0
        self._flight: Flight | None = None

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or seen.ended:
            return IDLE
        self._called -= self._called > 0
        me = world.runner
        self._stuck = self._stuck + 1 if me.stance == "stuck" else 0
        if self._stuck:
            return self._held(seen)
        if self._flight is not None and self._flight.is_over(me):
            self._flight = None
        if self._flight is not None:
            return self._flight.intent(me)
        if me.on == "air":
            return Intent(move=100 if self._called > ticks(5.0) else 0)
        return self._walks(FlatForecast(seen), me)

    def _held(self, seen: Observation) -> Intent:
        """Nothing helps but to wait; in deep water, or held for long, he calls, and is off."""
        self._flight = None
        needed = seen.height(seen.x) - seen.y > CALL_DEPTH_M or self._stuck > ticks(CALL_AFTER_S)
        calls = self._patience is Patience.READS and seen.calls > 0 and not self._called and needed
        if calls:
            self._called = ticks(6.0)
        return Intent(move=100 if self._called > ticks(5.0) else 0, seal_pressed=calls)

    def _walks(self, flat: FlatForecast, legs: RunnerRole) -> Intent:
        me = Stand(legs.x + legs.vx * HAND_DELAY_S, legs.y, legs.vx)
        rest = flat.rest_at(me.x)
        if self._patience is not Patience.NEVER and rest is not None and flat.front_breaks_over(me.x, me.y, HAND_DELAY_S):
            return self._leaps(legs, LEAPS[1], self._stays_on(rest, me), rest.top)
        wall = self._wall(flat, me)
        if wall is not None:
            middle = min(wall.left + 0.9, (wall.left + wall.right) / 2)
            return self._leaps(legs, LEAPS[1] if wall.top - me.y > 0.5 else LEAPS[0], middle, wall.top)
        if rest is not None and not flat.bears(rest.right + 0.45, 0.1):
            return self._leaves_stone(flat, legs, me, rest)
        return self._crosses_sand(flat, legs, me, rest)

    def _leaves_stone(self, flat: FlatForecast, legs: RunnerRole, me: Stand, rest: RestSpot) -> Intent:
        """To the end of it and off, once there is something to come down on; until then he waits in its middle."""
        edge = rest.right - max(FLANK_M, rest.brink)
        run_up = edge - me.x
        leap = self._leap_over(flat, edge, RUN_SPEED if run_up > RUN_UP_M or me.vx > STANDING_M_S else me.vx, me.y)
        if leap is None and self._patience is Patience.NEVER:
            leap = LEAPS[2], me.x + 3.4, me.y
        if leap is None or not self._is_patient_enough(flat, me, rest):
            return self._waits(flat, rest, me.x)
        if run_up > 0.12 + self._slip():
            return Intent(move=100)
        return self._leaps(legs, *leap)

    def _crosses_sand(self, flat: FlatForecast, legs: RunnerRole, me: Stand, rest: RestSpot | None) -> Intent:
        """On, if it is dry as far as the next stone, or narrow enough to be leapt."""
        blind = self._patience is Patience.NEVER
        edge = flat.edge(me.x)
        if edge - me.x < TAKE_OFF_M + self._slip():
            leap = self._leap_over(flat, me.x, me.vx, me.y, edge)
            if leap is None and blind:
                leap = LEAPS[2], me.x + 3.4, me.y
            return self._waits(flat, rest, me.x) if leap is None else self._leaps(legs, *leap)
        goes = blind or (self._is_free(flat, me.x, rest) and self._is_patient_enough(flat, me, rest))
        self._free = self._free + 1 if goes else 0
        if goes and (blind or rest is None or self._free > self._dwell):
            return Intent(move=100)
        return self._waits(flat, rest, me.x)

    @staticmethod
    def _is_free(flat: FlatForecast, x: float, rest: RestSpot | None) -> bool:
        """Whether he comes to the next stone; from a stone only if he would with a little delay, too."""
        return flat.reaches_haven(x) and (rest is None or flat.reaches_haven(x, MARGIN_S))

    @staticmethod
    def _stays_on(rest: RestSpot, me: Stand) -> float:
        """Where one who lets a front through under him comes down again: on the same stone, as near as his run allows."""
        middle = (rest.left + rest.right) / 2
        return min(max(me.x + LET_BY_S * me.vx, min(middle, rest.left + SHORE_M)), max(middle, rest.right - SHORE_M))

    def _wall(self, flat: FlatForecast, me: Stand) -> RestSpot | None:
        """A stone right ahead that is too high to walk up."""
        return next((rest for rest in flat.rests if 0.42 < rest.top - me.y < 1.6 and 0.1 < rest.left - me.x < 0.8), None)

    def _is_patient_enough(self, flat: FlatForecast, me: Stand, rest: RestSpot | None) -> bool:
        """One who waits until all is dry waits on."""
        if self._patience is not Patience.ALWAYS or rest is None:
            return True
        pools = [right - left for left, right in flat.wet if left > me.x - 2.0 and right < me.x + 12.0]
        return not flat.fronts and all(pool < PUDDLE_M for pool in pools)

    def _slip(self) -> float:
        return (2.0 * self._rng.random() - 1.0) * self._error

    @staticmethod
    def _leap_over(flat: FlatForecast, x: float, speed: float, y: float, edge: float | None = None) -> tuple[Leap, float, float] | None:
        """The shortest leap from `x` that comes down on something that will bear him, and from which he can go on; where, and how high."""
        edge = x if edge is None else edge
        for rest in flat.rests:
            if edge - 0.2 < rest.left and rest.right > x + 0.8 and rest.left < x + 3.8 and rest.top - y < 1.3:
                higher = rest.top - y - 0.1
                for leap in LEAPS:
                    far = leap.distance(higher, speed)
                    if rest.left + EDGE_INSET_M - x < far - SHORT_M and not flat.front_comes_by(rest, leap.seconds(higher) + HAND_DELAY_S):
                        return leap, min((rest.left + rest.right) / 2, x + far), rest.top
        for leap in LEAPS:
            flight = leap.seconds(0.0)
            lands = x + leap.distance(0.0, speed) - SHORT_M / 2
            if (
                lands > edge
                and flat.bears(lands - SHORT_M, flight)
                and flat.bears(lands + 0.5, flight + 0.2)
                and flat.reaches_haven(lands, flight + 0.1)
            ):
                return leap, lands, y
        return None

    def _leaps(self, legs: RunnerRole, leap: Leap, lands: float, top: float) -> Intent:
        """Off, and steered so as to come down at `lands`; from a run he keeps running until his feet are off, or all his speed is lost."""
        onwards = legs.vx > STANDING_M_S or lands > legs.x + leap.seconds(top - legs.y) * legs.vx
        self._flight = Flight(lands + self._slip(), top, leap.hold, onwards)
        return self._flight.intent(legs)

    def _waits(self, flat: FlatForecast, rest: RestSpot | None, x: float) -> Intent:
        """On a stone he stands, so that he can still run up to its end; on sand he goes back to one if a front comes, or stays."""
        if rest is not None:
            room = rest.right - max(FLANK_M, rest.brink) - RUN_UP_M - MIDDLE_M
            middle = max(rest.left + MIDDLE_M, min((rest.left + rest.right) / 2, room))
            return IDLE if abs(middle - x) < MIDDLE_M else Intent(move=45 if middle > x else -45)
        behind = [stone for stone in flat.rests if stone.right < x and x - stone.right < 6.0]
        if behind and any(abs(place - x) < 9.0 for place, _ in flat.fronts):
            return Intent(move=-100)
        return IDLE
