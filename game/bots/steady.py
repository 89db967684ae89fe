"""The steady player: reads the swell, leaps where the landing is soft, rests where he can, and leans with the wave."""

from __future__ import annotations

from game.bots.eyes import LATE, SCREEN_LEFT, STEP, Eyes, Sight
from game.sim.clock import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

FLIGHT = 0.78
"""Seconds that a held leap lasts over level water, as anyone learns on the first few."""
SWELL_SPEED = -3.9
"""m/s at which the crests come on, as seen."""
SOFT = 6.4
"""m/s: a landing he takes."""
LOW, TIRED = 17.0, 45.0
"""Chakra at which he eats a pill, and under which he rests."""
SAFE = 8.0
"""Metres from the nearest hunter at which he still rests."""


class Steady:
    """No reflexes to speak of: everything he does, he saw a fifth of a second ago."""

    def __init__(self, eyes: Eyes) -> None:
        self._eyes = eyes
        self._hold = self._pill_wait = 0

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or seen.ended:
            return IDLE
        if seen.on == "barrier":
            return self._ride(seen)
        self._pill_wait -= self._pill_wait > 0
        pill = seen.chakra < LOW and seen.pills > 0 and self._pill_wait == 0
        if pill:
            self._pill_wait = ticks(1.0)
        if self._resting(seen):
            return Intent(pill_pressed=pill)
        leap = self._hold == 0 and self._should_leap(seen)
        self._hold = ticks(0.5) if leap else self._hold - (self._hold > 0)
        return Intent(move=100, leap=self._hold > ticks(0.06), leap_pressed=leap, pill_pressed=pill)

    def _resting(self, seen: Sight) -> bool:
        stands = seen.on in ("log", "rock")
        middle = any(rest.left + 0.8 < seen.x < rest.right - 0.8 for rest in seen.rests)
        return stands and middle and seen.chakra < TIRED and seen.nearest_hunter > SAFE

    def _should_leap(self, seen: Sight) -> bool:
        if seen.on != "water" or seen.vx < 3.0 or seen.chakra < 8.0:
            return False
        lands = seen.x + seen.vx * (LATE * TICK + FLIGHT)
        if any(rest.left - 0.6 < lands < rest.right + 0.6 for rest in seen.rests):
            return True
        return self._impact(seen, lands, LATE * TICK + FLIGHT) < SOFT

    def _impact(self, seen: Sight, x: float, after: float) -> float:
        """How hard he would meet the water at `x`, `after` seconds on, if the swell runs as it has."""
        at = x - SWELL_SPEED * after
        ahead, here = seen.height(at + STEP), seen.height(at - STEP)
        slope = (ahead - here) / (2 * STEP)
        rise = -SWELL_SPEED * slope
        start, land = seen.height(seen.x), seen.height(at)
        fall = (max(8.2**2 - 2 * 22.0 * (land - start), 0.0)) ** 0.5
        return max(0.0, slope * seen.vx + fall + rise)

    def _ride(self, seen: Sight) -> Intent:
        """Keep the crest a ball's width or two behind: lean on it as it passes, sit back as it falls behind."""
        if not seen.wave:
            return IDLE
        crest = max(range(len(seen.surface)), key=lambda n: seen.surface[n])
        lead = -(SCREEN_LEFT + crest * STEP)
        return Intent(move=int(min(max((3.2 - lead) * 45.0, -100.0), 100.0)))
