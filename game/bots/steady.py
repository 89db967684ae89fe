"""The steady player: reads the swell, leaps where the landing is soft, rests where he can, and leans with the wave."""

from __future__ import annotations

from game.bots.eyes import LATE, SCREEN_LEFT, STEP, Eyes, Sight
from game.sim.clock import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

LEAP_SPEED, GRAVITY = 8.25, 20.8
"""m/s and m/s^2 of a held leap, as anyone learns on the first few."""
SWELL_SPEED = -3.9
"""m/s at which the crests come on, as seen."""
SOFT = 5.2
"""m/s: a landing he takes."""
CREST_BEHIND, CREST_AHEAD = -9.5, 1.5
"""Metres from the ball between which the driven crest can be while it carries him."""
HARD = 9.0
"""m/s: one he takes only where there is something to rest on."""
LOW, TIRED = 17.0, 32.0
"""Chakra at which he eats a pill, and under which he rests."""
BLADE = 7.0
"""Metres at which a blade from behind is leapt over."""
SAFE = 11.0
"""Metres from the nearest hunter at which he still rests."""


class Steady:
    """No reflexes to speak of: everything he does, he saw a fifth of a second ago."""

    def __init__(self, eyes: Eyes) -> None:
        self._eyes = eyes
        self._hold = self._pill_wait = 0
        self._lead = 3.0
        self._riding = 0
        self._weighed: Sight | None = None
        self._soft = False

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
        if seen.on == "air" or seen.vx < 3.0 or seen.chakra < 8.0:
            return False
        if seen.nearest_blade < BLADE:
            return True
        return seen.on == "water" and self._lands_well(seen)

    def _lands_well(self, seen: Sight) -> bool:
        """Whether a leap now would come down softly, or on something to rest on; each sight is weighed once."""
        if seen is not self._weighed:
            impact, lands = self._foresee(seen)
            on_rest = any(rest.left + 0.7 < lands < rest.right - 0.7 for rest in seen.rests)
            self._weighed, self._soft = seen, impact < SOFT or (on_rest and impact < HARD)
        return self._soft

    def _foresee(self, seen: Sight) -> tuple[float, float]:
        """How hard, and where, he would come down if he leapt now and the swell ran on as it has."""
        late = LATE * TICK
        x, height = seen.x + seen.vx * late, seen.height(seen.x + (seen.vx - SWELL_SPEED) * late)
        slope, rise = self._motion(seen, x, late)
        speed = LEAP_SPEED + min(max(slope * seen.vx + rise, 0.0), 3.0)
        for n in range(8, 34):
            time = n * 0.04
            y = height + speed * time - 0.5 * GRAVITY * time * time
            if y <= seen.height(x + (seen.vx - SWELL_SPEED) * time - SWELL_SPEED * late):
                slope, rise = self._motion(seen, x + seen.vx * time, late + time)
                return max(0.0, slope * seen.vx - (speed - GRAVITY * time) + rise), x + seen.vx * time
        return 99.0, x

    def _motion(self, seen: Sight, x: float, after: float) -> tuple[float, float]:
        """Slope and rise of the water at `x`, `after` seconds on."""
        at = x - SWELL_SPEED * after
        slope = (seen.height(at + STEP) - seen.height(at - STEP)) / (2 * STEP)
        return slope, -SWELL_SPEED * slope

    def _ride(self, seen: Sight) -> Intent:
        """Keep the crest a ball's width or two behind: lean on it as it passes, sit back as it falls behind."""
        if not seen.wave:
            self._riding = 0
            return IDLE
        self._riding += 1
        first = int((CREST_BEHIND - SCREEN_LEFT) / STEP)
        near = range(first, int((CREST_AHEAD - SCREEN_LEFT) / STEP))
        crest = max(near, key=lambda n: seen.surface[n])
        self._lead += (-(SCREEN_LEFT + crest * STEP) - self._lead) * 0.03
        if self._riding < ticks(3.0):
            return Intent(move=100)
        return Intent(move=int(min(max((2.6 - self._lead) * 50.0 + 25.0, -100.0), 100.0)))
