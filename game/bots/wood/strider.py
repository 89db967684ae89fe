"""Bots that run through a wood: they land where the ground falls away, vault, slide, and let their legs cool; or do not."""

from __future__ import annotations

from enum import Enum
from math import sqrt
from random import Random

from game.bots.perception import LATE_TICKS, STEP_M, Eyes, Observation
from game.core.gravity import LEAP_GRAVITY
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

LEAP_HEIGHT_M = 1.6
"""How high a leap goes with the key held, as a player knows it."""
MAX_LIFT = 3.0
"""m/s that rising ground adds at the most."""
SOFT_LANDING_SPEED = 5.6
"""m/s across the slope at which a landing is still soft."""
LANDING_SLOPE = -0.16
"""A slope as steep as this is worth landing on."""
EDGE_S = 0.09
"""Seconds before the end of a bough at which he leaps off it."""
BOARDS_M = 1.5
"""Metres from either end of a bough within which he would rather not come down on it."""
HOPS = ((0.02, 0.86), (0.05, 1.09), (0.1, 1.41), (0.5, 1.6))
"""Seconds for which a leap may be held, and the metres that it then rises."""
SOON_S = 0.3
"""Seconds before the end of a bough from which on he may leap off it."""
LANDING_SPREAD_M = 0.9
"""Metres by which he may come down sooner or later than he meant to."""
LET_GO_BURN, TAKE_UP_BURN = 0.55, 0.25
"""Burn at which a wise runner lets go of his sprint, and at which he takes it up again."""
MIN_DRIVE_CHAKRA = 12.0
"""Chakra under which he does not drive his legs."""


class Drive(Enum):
    """When he holds the sprint key."""

    NEVER = 0
    WISELY = 1
    ALWAYS = 2


class Strider:
    """Sees the wood 0.2 s late. `error`: his hand is early or late by so many seconds at most; `forgets` so many of what is in the way."""

    def __init__(self, eyes: Eyes, drive: Drive, error: float = 0.03, forgets: float = 0.0, seed: int = 0, lands: bool = True) -> None:
        self._eyes, self._drive, self._error, self._forgets, self._lands = eyes, drive, error, forgets, lands
        self._rng = Random(seed)
        self._hold = self._rest = 0
        self._cooling = False
        self._slips: dict[str, float | None] = {}

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        return IDLE if seen is None or seen.ended else self.choose(seen)

    def choose(self, seen: Observation) -> Intent:
        """What he wants of what he sees."""
        self._hold -= self._hold > 0
        self._rest -= self._rest > 0
        x = seen.x + seen.vx * LATE_TICKS * TICK
        if self._under_branch(seen, x):
            return Intent(move=100, crouch=True, sprint=self._sprints(seen))
        if self._under_arms(seen, x):
            return Intent(move=100, crouch=True, sprint=self._sprints(seen))
        leap = 0.0
        if not self._hold and not self._rest and seen.on != "air":
            leap = self._leap(seen, x)
        if leap:
            self._hold, self._rest = ticks(leap), ticks(leap + 0.12)
        return Intent(
            move=100, sprint=self._sprints(seen), leap=self._hold > 0, leap_pressed=bool(leap),
            pill_pressed=seen.chakra < MIN_DRIVE_CHAKRA + 8.0 and seen.pills > 0,
        )  # fmt: skip

    def _sprints(self, seen: Observation) -> bool:
        if self._drive is not Drive.WISELY:
            return self._drive is Drive.ALWAYS
        self._cooling = seen.burn > (TAKE_UP_BURN if self._cooling else LET_GO_BURN)
        return not self._cooling and seen.chakra > MIN_DRIVE_CHAKRA

    def _slip(self, what: str) -> float | None:
        """By how many seconds he misses this one; None if he does not see it at all."""
        if what not in self._slips:
            forgotten = self._rng.random() < self._forgets
            self._slips[what] = None if forgotten else (2.0 * self._rng.random() - 1.0) * self._error
        return self._slips[what]

    def _under_branch(self, seen: Observation, x: float) -> bool:
        for each in seen.obstacles:
            slip = self._slip(each.id) if each.kind == "branch" else None
            if slip is not None and each.left - (0.3 + slip) * max(seen.vx, 3.0) - 0.3 < x < each.right + 0.4:
                return seen.y < each.bottom
        return False

    def _under_arms(self, seen: Observation, x: float) -> bool:
        """Somebody has dropped ahead and stands in the way: under his arms, unless it is one who comes up from the water."""
        firm = seen.on == "ground" and not seen.pools_near(x) or seen.on == "rock"
        return firm and any(-1.3 < place - x < 0.3 * seen.vx + 1.2 for place in seen.barred)

    def _leap(self, seen: Observation, x: float) -> float:
        """For how long he holds the leap that he makes now; 0: none."""
        speed = max(seen.vx, 1.0)
        for each in seen.obstacles:
            away = (each.left - x) / speed
            if each.kind == "branch" or away < -0.05 or away > 0.6:
                continue
            slip = self._slip(each.id)
            if slip is None:
                continue
            if each.kind == "trunk" and away < 0.26 + slip:
                return 0.2
            if each.kind == "root" and away < 0.2 + slip:
                return 0.45 if self._falls_away(seen, x, speed, LEAP_HEIGHT_M) else 0.05
            if away < 0.5:
                return 0.0
        if seen.on == "rock":
            return self._along_boughs(seen, x, speed)
        barred = [place - x for place in seen.barred if 0.0 < place - x < 0.75 * speed]
        if barred:
            return 0.45 if min(barred) < 0.32 * speed + 1.0 else 0.0
        if any(0.75 * speed <= place - x < 1.4 * speed for place in seen.barred):
            return 0.0  # a leap would end in his arms
        for left, right in seen.pools:
            if 0.0 < left - x < 0.12 * speed and right - left < 11.0:
                return 0.5
        if seen.on == "water":
            return 0.0
        if not self._lands:
            return 0.0
        if self._cooling and self._reaches_bough(seen, x, speed):  # hot legs are spared up there
            return 0.5
        if speed > 6.0 and self._falls_away(seen, x, speed, LEAP_HEIGHT_M):
            return 0.5
        return 0.0

    def _along_boughs(self, seen: Observation, x: float, speed: float) -> float:
        """From one to the next, so as to come down a little way into it, if there is one within a leap; and at its end anyway."""
        ends = [rest.right for rest in seen.rests if rest.left - 0.5 < x < rest.right + 0.3]
        if not ends:
            return 0.0
        left = min(ends) - x
        nexts = [rest for rest in seen.rests if rest.left > min(ends) and -4.0 < rest.top - seen.y < 1.8]
        if not nexts or left > SOON_S * speed:
            return 0.0
        following = min(nexts, key=lambda rest: rest.left)
        if any(following.left - 2.0 < place < following.right + 1.0 for place in seen.barred):
            return 0.0  # somebody waits on it: off the end, and past under him
        off, hold = min(
            (abs(self._comes_down(seen, x, speed, high, following.top) - following.left - BOARDS_M), hold) for hold, high in HOPS
        )
        return hold if off < LANDING_SPREAD_M or left < EDGE_S * speed else 0.0

    @staticmethod
    def _comes_down(seen: Observation, x: float, speed: float, high: float, top: float) -> float:
        """Where a leap of that height from where he stands comes down to a height; short of it all if it does not get so high."""
        falls = seen.y + high - top
        return x + speed * (sqrt(2.0 * high / LEAP_GRAVITY) + sqrt(2.0 * max(falls, 0.0) / LEAP_GRAVITY)) if falls > 0.0 else x

    def _reaches_bough(self, seen: Observation, x: float, speed: float) -> bool:
        """Whether a leap made now, off ground that rises, comes down on a bough: the way through the crowns is the shorter one."""
        lift = min(max(_slope(seen, x) * speed, 0.0), MAX_LIFT)
        up = sqrt(2.0 * LEAP_GRAVITY * LEAP_HEIGHT_M - 2.0) + lift
        for rest in seen.rests:
            climb = rest.top - seen.height(x)
            high = up * up - 2.0 * LEAP_GRAVITY * climb
            if not 1.0 < climb < 4.0 or high < 0.0:
                continue
            ends = x + speed * (up + sqrt(high)) / LEAP_GRAVITY
            if rest.left + BOARDS_M < ends < rest.right - BOARDS_M and not any(abs(place - ends) < 4.0 for place in seen.barred):
                return True
        return False

    def _falls_away(self, seen: Observation, x: float, speed: float, height: float) -> bool:
        """Whether a leap made now ends where the ground falls away, with nothing in the way there."""
        slope = _slope(seen, x)
        up = sqrt(2.0 * LEAP_GRAVITY * height - 2.0) + min(max(slope * speed, 0.0), MAX_LIFT)
        y, t = seen.height(x), 0.0
        while t < 1.6:
            t += 0.02
            here = x + speed * t
            if here - seen.x > 14.0:
                return False
            rise = up * t - 0.5 * LEAP_GRAVITY * t * t
            if t > 0.2 and y + rise <= seen.height(here):
                falls = _slope(seen, here)
                across = (falls * speed + LEAP_GRAVITY * t - up) / sqrt(1.0 + falls * falls)
                clear = all(not each.left - 2.5 < here < each.right + 0.3 for each in seen.obstacles)
                dry = all(not left - 0.5 < here < right for left, right in seen.pools)
                lee = all(_slope(seen, here + side) < LANDING_SLOPE for side in (-LANDING_SPREAD_M, 0.0, LANDING_SPREAD_M))
                return clear and dry and lee and across < SOFT_LANDING_SPEED
        return False


def _slope(seen: Observation, x: float) -> float:
    return (seen.height(x + STEP_M) - seen.height(x - STEP_M)) / (2.0 * STEP_M)
