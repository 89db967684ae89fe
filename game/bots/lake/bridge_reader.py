"""Bridge reading: how to get over a gap in a rope bridge: land well before it, and leap as the boards swing up."""

from game.bots.perception import LATE_TICKS, Observation
from game.core.ticks import TICK, ticks
from game.sim.intent import Intent

FIRST_TAKE_OFF_M, LAST_TAKE_OFF_M = 11.5, 0.45
"""Metres before the gap at which he leaps for the first time, and for the last."""
MAX_GAP_M = 3.6
"""Metres of a gap that any leap takes."""
FORGET_AFTER_M = 2.0
"""Metres beyond it at which it is forgotten."""


class BridgeReader:
    """Two leaps at every gap: one that throws the boards down, one with their rising."""

    def __init__(self) -> None:
        self._hold = 0
        self._leaps = 0

    def over_gap(self, seen: Observation) -> Intent | None:
        """What to do about a gap; None where there is none."""
        x = seen.x + seen.vx * LATE_TICKS * TICK
        ahead = [
            gap for gap in seen.gaps if gap.right - gap.left > MAX_GAP_M and gap.left - FIRST_TAKE_OFF_M < x < gap.right + FORGET_AFTER_M
        ]
        if not ahead:
            self._leaps = 0
            return None
        self._hold -= self._hold > 0
        away = ahead[0].left - x
        due = (self._leaps == 0 and away < FIRST_TAKE_OFF_M) or (self._leaps == 1 and away < LAST_TAKE_OFF_M)
        leap = due and self._hold == 0
        if leap:
            self._leaps += 1
            self._hold = ticks(0.7)
        return Intent(move=100, sprint=True, leap=self._hold > 0, leap_pressed=leap)
