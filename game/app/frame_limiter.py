"""Frame limiter: even frame intervals where no display sets the pace, without burning a core."""

import time
from collections.abc import Callable

SPIN_S = 0.0004
"""Seconds before the deadline at which sleeping ends and watching the clock begins: a sleep may overrun by this much."""


class FrameLimiter:
    """Holds frames to a rate; a late frame moves the deadlines after it, so that nothing is ever made up for."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter, sleep: Callable[[float], None] = time.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._due = 0.0

    def wait(self, rate: float) -> None:
        """Return when the next frame at `rate` frames a second is due."""
        interval, now = 1.0 / rate, self._clock()
        self._due = self._due + interval if 0.0 <= self._due + interval - now <= interval else now
        if (left := self._due - now - SPIN_S) > 0.0:
            self._sleep(left)
        while self._clock() < self._due:
            pass
