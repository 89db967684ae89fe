"""Players who run a wood: they leap so as to land where the ground falls away, vault, slide, and spare their legs, or do not."""

from __future__ import annotations

from enum import Enum
from math import sqrt
from random import Random

from game.bots.perception import LATE, STEP, Eyes, Observation
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

GRAVITY, HELD, TAPPED = 22.0, 1.6, 0.7
"""What a player's thumb knows of a leap: how fast he comes down, and how high he gets, in metres."""
LIFT = 3.0
"""m/s that rising ground adds at the most."""
MATCHES = 5.6
"""m/s across the slope at which a landing is still soft."""
FALLS_AWAY = -0.16
"""A slope as steep as this is worth landing on."""
EDGE_S = 0.09
"""Seconds before the end of a bough at which he leaps off it."""
SPREAD = 0.9
"""Metres by which he may come down sooner or later than he meant to."""
HOT, COOL = 0.6, 0.3
"""Burn at which a wise runner lets go of his sprint, and at which he takes it up again."""
SPARES = 12.0
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
        self._chance = Random(seed)
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
        x = seen.x + seen.vx * LATE * TICK
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
            pill_pressed=seen.chakra < SPARES + 8.0 and seen.pills > 0,
        )  # fmt: skip

    def _sprints(self, seen: Observation) -> bool:
        if self._drive is not Drive.WISELY:
            return self._drive is Drive.ALWAYS
        self._cooling = seen.burn > (COOL if self._cooling else HOT)
        return not self._cooling and seen.chakra > SPARES

    def _slip(self, what: str) -> float | None:
        """By how many seconds he misses this one; None if he does not see it at all."""
        if what not in self._slips:
            forgotten = self._chance.random() < self._forgets
            self._slips[what] = None if forgotten else (2.0 * self._chance.random() - 1.0) * self._error
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
                return 0.45 if self._falls_away(seen, x, speed, HELD) else 0.05
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
        if speed > 6.0 and self._falls_away(seen, x, speed, HELD):
            return 0.5
        return 0.0

    def _along_boughs(self, seen: Observation, x: float, speed: float) -> float:
        """From the end of one to the next, if there is one within a leap."""
        ends = [rest.right for rest in seen.rests if rest.left - 0.5 < x < rest.right + 0.3]
        if not ends or min(ends) - x > EDGE_S * speed:
            return 0.0
        nexts = [rest.left - x for rest in seen.rests if rest.left > min(ends) and -4.0 < rest.top - seen.y < 1.4]
        if not nexts or min(nexts) > 0.95 * speed:
            return 0.0
        return 0.5 if min(nexts) > 0.45 * speed else 0.1

    def _falls_away(self, seen: Observation, x: float, speed: float, height: float) -> bool:
        """Whether a leap made now ends where the ground falls away, with nothing in the way there."""
        slope = _slope(seen, x)
        up = sqrt(2.0 * GRAVITY * height - 2.0) + min(max(slope * speed, 0.0), LIFT)
        y, t = seen.height(x), 0.0
        while t < 1.6:
            t += 0.02
            here = x + speed * t
            if here - seen.x > 14.0:
                return False
            rise = up * t - 0.5 * GRAVITY * t * t
            if t > 0.2 and y + rise <= seen.height(here):
                falls = _slope(seen, here)
                across = (falls * speed + GRAVITY * t - up) / sqrt(1.0 + falls * falls)
                clear = all(not each.left - 2.5 < here < each.right + 0.3 for each in seen.obstacles)
                dry = all(not left - 0.5 < here < right for left, right in seen.pools)
                lee = all(_slope(seen, here + side) < FALLS_AWAY for side in (-SPREAD, 0.0, SPREAD))
                return clear and dry and lee and across < MATCHES
        return False


def _slope(seen: Observation, x: float) -> float:
    return (seen.height(x + STEP) - seen.height(x - STEP)) / (2.0 * STEP)
