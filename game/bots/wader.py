"""Players on a flat of sticky water: they leap pools and read where it is wet and where the white fronts run, or do not.

They see the picture 0.2 s late, as everybody does, and think a second and a half ahead.
"""

from __future__ import annotations

from enum import Enum
from random import Random

from game.bots.perception import LATE, Eyes, Observation, RestSpot
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

PACE, FRONT_PACE = 4.9, 2.9
"""m/s that he runs, and that he takes a front to run."""
FAR, NARROW = 3.45, 0.5
"""Metres of pool that a leap takes him over, and that a running stride does not notice."""
TAKE_OFF = 0.42
"""Metres before a pool's edge at which he leaps."""
AHEAD = 7.5
"""Metres that he looks over before he goes: a second and a half of running."""
SEA, SWELLS = 1.2, 0.25
"""Metres of water that are the sea itself, and metres over its level from which it is about to break."""
DEEP, LONG_S = 0.5, 6.5
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
        self._free = 0
        self._chance = Random(seed)
        self._hold = self._called = self._stuck = 0
        self._slip = 0.0
        self._pool = -999.0

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or seen.ended:
            return IDLE
        self._hold -= self._hold > 0
        self._called -= self._called > 0
        self._stuck = self._stuck + 1 if seen.stance == "stuck" else 0
        if self._stuck:
            return self._held(seen)
        x = seen.x + seen.vx * LATE * TICK
        if seen.on == "air" and (self._hold or not self._comes_down_before_a_pool(seen, x)):
            return Intent(move=100, leap=self._hold > 0)
        held_s = self._leaps(seen, x)
        if held_s:
            self._hold = ticks(held_s)
            return Intent(move=100, leap=True, leap_pressed=True)
        if self._goes(seen, x):
            return Intent(move=100)
        return self._waits(seen, x)

    def _held(self, seen: Observation) -> Intent:
        """Nothing helps but to wait; in deep water, or held for long, he calls, and is off."""
        needed = seen.height(seen.x) - seen.y > DEEP or self._stuck > ticks(LONG_S)
        calls = self._patience is Patience.READS and seen.calls > 0 and not self._called and needed
        if calls:
            self._called = ticks(6.0)
        return Intent(move=100 if self._called > ticks(5.0) else 0, seal_pressed=calls)

    def _comes_down_before_a_pool(self, seen: Observation, x: float) -> bool:
        """The next leap is pressed before he has seen himself land."""
        pool = _next_wet(seen, x)
        return pool is not None and -0.2 < pool[0] - x < TAKE_OFF

    def _leaps(self, seen: Observation, x: float) -> float:
        """Seconds to hold the leap: at the edge of a pool that he can leap, or before a stone that he must; else 0."""
        for rest in seen.rests:
            if 0.35 < rest.top - seen.y < 1.7 and 0.15 < rest.left - x < 0.9:
                return 0.12 if rest.top - seen.y < 0.65 else 0.45
        pool = _next_wet(seen, x)
        if pool is None:
            return 0.0
        left, right, _ = pool
        if abs(left - self._pool) > 2.0:
            self._pool, self._slip = left, (2.0 * self._chance.random() - 1.0) * self._error
        if left - x > TAKE_OFF + self._slip:
            return 0.0
        over = self._patience is Patience.NEVER or (right - x < FAR + 0.4 and _is_dry(seen, right))
        return (0.3 if right - x < 2.4 else 0.6) if over else 0.0

    def _goes(self, seen: Observation, x: float) -> bool:
        """Whether the way to the next place where he can stand is free for as long as he needs."""
        if self._patience is Patience.NEVER:
            return True
        if self._patience is Patience.ALWAYS and _rest_at(seen, x) and not self._all_is_dry(seen):
            return False
        free = _way_is_free(seen, x) and not _meets_front(seen, x)
        self._free = self._free + 1 if free else 0
        stands = _rest_at(seen, x) is not None and abs(seen.vx) < 1.0
        return free and (self._free > self._dwell or not stands)

    @staticmethod
    def _all_is_dry(seen: Observation) -> bool:
        return not seen.fronts and all(right - left < FAR or left > seen.x + 12.0 or right < seen.x for left, right, _ in seen.wet)

    def _waits(self, seen: Observation, x: float) -> Intent:
        """On a stone he stands; on sand he goes back to one if a front comes, or stays."""
        rest = _rest_at(seen, x)
        if rest is not None:
            middle = (rest.left + rest.right) / 2
            return Intent(move=0 if abs(middle - x) < 0.3 else 45 if middle > x else -45)
        behind = [rest for rest in seen.rests if rest.right < x and x - rest.right < 6.0]
        if behind and any(abs(place - x) < 9.0 for place, _ in seen.fronts):
            rest = max(behind, key=lambda one: one.right)
            leap = 0.15 < x - rest.right < 0.8 and seen.on != "air"
            self._hold = ticks(0.2) if leap else self._hold
            return Intent(move=-100, leap=leap or self._hold > 0, leap_pressed=leap)
        return IDLE


def _next_wet(seen: Observation, x: float) -> tuple[float, float, float] | None:
    """What is wet ahead and bars his way: not what lies under boards, nor round a stone that he comes to first."""
    for left, right, depth in seen.wet:
        if right < x + 0.1:
            continue
        bare = _bare(seen, max(left, x), right)
        if bare is not None and bare[1] - bare[0] > NARROW:
            return bare[0] if left < bare[0] else left, bare[1], depth
    return None


def _bare(seen: Observation, left: float, right: float) -> tuple[float, float] | None:
    """The first of what is wet between two places that has no stone or boards over it."""
    for rest in sorted(seen.rests):
        if rest.left - 0.3 <= left < rest.right:
            left = rest.right
        elif left < rest.left < right:
            right = rest.left
    return (left, right) if right > left else None


def _is_dry(seen: Observation, x: float) -> bool:
    """Whether he can come down just behind `x`."""
    return _rest_at(seen, x + 0.6) is not None or not any(left < x + 1.2 and right > x + 0.2 for left, right, _ in seen.wet)


def _way_is_free(seen: Observation, x: float) -> bool:
    """As far as the next stone, or for a second and a half: only pools that he can leap, and dry ground behind them."""
    place = x
    for _ in range(4):
        haven = min((rest.left for rest in seen.rests if rest.left > x + 0.3 and rest.right > place), default=999.0)
        wet = _next_wet(seen, place)
        if wet is None or wet[0] > x + AHEAD or haven < wet[0] + 0.4:
            return True
        left, right, _depth = wet
        leaps_from = max(left - TAKE_OFF, x)
        if right - leaps_from > FAR + 0.4 or not _is_dry(seen, right):
            return False
        place = right + 0.3
    return True


def _meets_front(seen: Observation, x: float) -> bool:
    """A front comes towards him, and he would meet it before the next stone."""
    swells = [left for left, _, depth in seen.wet if depth > SEA and left > x and seen.height(left + 2.0) > SWELLS]
    for place, side in (*seen.fronts, *((left, -1) for left in swells)):
        if side > 0 or place < x:
            continue
        meets_in = (place - LATE * TICK * FRONT_PACE - x) / (PACE + FRONT_PACE)
        haven = min((rest.left for rest in seen.rests if rest.right > x + 1.0 and rest.left > x - 0.5), default=999.0)
        if haven > x + PACE * (meets_in - 0.3) and meets_in < 2.2:
            return True
    return False


def _rest_at(seen: Observation, x: float) -> RestSpot | None:
    """The stone or boards under `x`, if he stands that high."""
    return next((rest for rest in seen.rests if rest.left <= x <= rest.right and rest.top - seen.y < 0.6), None)
