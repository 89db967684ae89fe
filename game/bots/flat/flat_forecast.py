"""Forecast of a flat: what of the picture will bear a foot in a moment, and how far the bot gets on it while wave fronts run on."""

from __future__ import annotations

import math
from typing import NamedTuple

from game.bots.perception import LATE_TICKS, Observation, RestSpot
from game.core.gravity import LEAP_GRAVITY
from game.core.ticks import TICK

RUN_SPEED, FRONT_SPEED = 4.3, 3.8
"""m/s that he runs, and that he takes a front to run."""
LATE_S = LATE_TICKS * TICK
DRY_MARGIN_M = 0.3
"""Metres that he keeps from what is wet."""
EDGE_INSET_M = 0.18
"""Metres of a stone's edge on which he would rather not come down."""
MAX_LEAP_M = 3.0
"""Metres of wet that he trusts himself to leap at a run."""
LOOK_AHEAD_M = 13.0
"""Metres ahead that he thinks about."""
SEA_DEPTH_M, BREAKING_RISE_M = 1.2, 0.22
"""Metres of water that are the sea itself, and metres over its level from which it is about to break."""
CREST_M, UNDER_M = 0.8, 0.15
"""Metres behind a front where it is highest, and by which it may be lower than a stone and break over it all the same."""
STEP_M = 0.3
AIR_ACCEL = 12.0
"""m/s^2 of steering in the air."""


class Leap(NamedTuple):
    """Seconds that the key is held, the height it comes to, and seconds up to there."""

    hold: float
    apex: float
    up: float

    def seconds(self, height: float) -> float:
        """Until he comes down `height` metres over where he left."""
        return self.up + math.sqrt(max(0.0, 2.0 * (self.apex - height)) / LEAP_GRAVITY)

    def distance(self, height: float, speed: float) -> float:
        """Metres that he comes if he keeps on forwards."""
        seconds = self.seconds(height)
        gains = min(seconds, max(0.0, RUN_SPEED - speed) / AIR_ACCEL)
        return speed * seconds + AIR_ACCEL * gains * (seconds - 0.5 * gains)


LEAPS = (Leap(0.05, 1.06, 0.3), Leap(0.2, 1.48, 0.37), Leap(0.45, 1.56, 0.45), Leap(0.6, 1.56, 0.5))


class FlatForecast:
    """One look at the flat; every question is about a moment `after` seconds from now."""

    def __init__(self, seen: Observation) -> None:
        self.rests = sorted(seen.rests)
        self.wet = [(left, right) for left, right, _ in seen.wet]
        swells = [
            (left, -1) for left, _, depth in seen.wet if depth > SEA_DEPTH_M and left > seen.x and seen.height(left + 2.0) > BREAKING_RISE_M
        ]
        self.fronts = [*seen.fronts, *swells]
        self._seen = seen

    def rest_at(self, x: float, inset: float = 0.0) -> RestSpot | None:
        """The stone, log or boards at `x`."""
        return next((rest for rest in self.rests if rest.left + inset <= x <= rest.right - inset), None)

    def bears(self, x: float, after: float) -> bool:
        """Whether a foot at `x` will be nobody's."""
        if self.rest_at(x, EDGE_INSET_M) is not None:
            return True
        if any(left - DRY_MARGIN_M < x < right + DRY_MARGIN_M for left, right in self.wet):
            return False
        return not any(self._runs_over(place, side, x, after) for place, side in self.fronts)

    @staticmethod
    def _runs_over(place: float, side: int, x: float, after: float) -> bool:
        """Whether the front that was at `place` has come by `x` then."""
        ahead = (x - place) * side
        return -0.5 < ahead < FRONT_SPEED * (after + LATE_S) + DRY_MARGIN_M

    def front_breaks_over(self, x: float, y: float, after: float) -> bool:
        """Whether a white front is about to come through under one who stands on a stone at `x`, `y` `after` seconds from now."""
        rest = self.rest_at(x)
        if rest is None or abs(rest.top - y) > 0.35:
            return False
        high = [(place, side) for place, side in self.fronts if self._seen.height(place - side * CREST_M) > rest.top - UNDER_M]
        return any(0.0 < (x - place) * side - FRONT_SPEED * (LATE_S + after) < FRONT_SPEED * 0.3 for place, side in high)

    def front_comes_by(self, rest: RestSpot, after: float) -> bool:
        """Whether a front runs through just as he comes down there."""
        places = [(place + side * FRONT_SPEED * (LATE_S + after), side) for place, side in self.fronts]
        return any(-0.6 < ((rest.left + rest.right) / 2 - place) * side < 1.3 for place, side in places)

    def edge(self, x: float, after: float = 0.0, until: float = LOOK_AHEAD_M) -> float:
        """Where, running on from `x`, the first place is that will not bear him."""
        place = x
        while place < x + until and self.bears(place, after + (place - x) / RUN_SPEED):
            place += STEP_M / 2
        return place

    def reaches_haven(self, x: float, after: float = 0.0) -> bool:
        """Whether one who runs on from the sand at `x` comes to the next stone dry, leaping what is narrow enough."""
        place, seconds = x, after
        while place < x + LOOK_AHEAD_M:
            if self.rest_at(place, EDGE_INSET_M) is not None:
                return True
            if self.bears(place, seconds):
                place, seconds = place + STEP_M, seconds + STEP_M / RUN_SPEED
                continue
            over = place + 0.6
            while over < place + MAX_LEAP_M and not self.bears(over, seconds + 0.75):
                over += STEP_M
            if over >= place + MAX_LEAP_M:
                return False
            place, seconds = max(over, place + 2.6), seconds + max(0.65, (over - place) / RUN_SPEED)
        return True
