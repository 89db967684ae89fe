"""Frame limiter: even frame intervals where no display sets the pace, without burning a core."""

import time
from collections.abc import Callable

HOLD_SHARE = 0.85
"""Share of a frame's time until which a picture that was held back must be shown."""
LONGEST_WORK_S = 1.0
"""More, or less than nothing, is a clock that was set or lies."""
RISE, EASE = 0.5, 0.02
"""Shares of the way by which the usual work of a frame follows one that took more, and one that took less."""
LEAST_SPIN_S, MOST_SPIN_S = 0.00005, 0.0004
"""Between so many seconds before the deadline sleeping ends and watching the clock begins: as much as a sleep usually overruns, for
whoever watches it all that time burns a twentieth of what the game costs."""


class FrameLimiter:
    """Holds frames to a rate; a late frame moves the deadlines after it, so that nothing is ever made up for."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter, sleep: Callable[[float], None] = time.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._due = 0.0
        self._overrun = MOST_SPIN_S
        """Seconds by which a sleep usually overruns."""
        self._usual = self._showing = 0.0
        """Seconds that the work of a frame takes, and that showing it does."""

    def hold(self, work: float, rate: float) -> float:
        """A picture is done after `work` seconds: return when pictures usually are, so that they follow each other evenly however much
        work each was; returns how long it was held. One that took longer than usual is not held."""
        if not 0.0 <= work < LONGEST_WORK_S:
            return 0.0
        latest = max(0.0, HOLD_SHARE / rate - self._showing)
        self._usual = _followed(self._usual, min(work, latest))
        left = min(self._usual, latest) - work
        if left <= 0.0:
            return 0.0
        began = self._clock()
        self._sleep(left)
        return self._clock() - began

    def note_shown(self, seconds: float) -> None:
        """Showing a picture took so long: it must be begun as much earlier."""
        if 0.0 <= seconds < LONGEST_WORK_S:
            self._showing = _followed(self._showing, seconds)

    def wait(self, rate: float) -> None:
        """Return when the next frame at `rate` frames a second is due."""
        interval, now = 1.0 / rate, self._clock()
        self._due = self._due + interval if 0.0 <= self._due + interval - now <= interval else now
        self._wait_until(self._due)

    def _wait_until(self, due: float) -> None:
        wake = due - self._overrun
        if (left := wake - self._clock()) > 0.0:
            self._sleep(left)
            self._overrun = min(MOST_SPIN_S, max(LEAST_SPIN_S, _followed(self._overrun, self._clock() - wake)))
        while self._clock() < due:
            pass


def _followed(usual: float, last: float) -> float:
    more = last - usual
    return usual + more * (RISE if more > 0.0 else EASE)
