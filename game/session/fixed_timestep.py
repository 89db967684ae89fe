"""Fixed timestep: how many ticks are due by a clock that may jump, stop or lie, and the share of the next one."""

import math

from game.core.ticks import TICK

MOST_TICKS = 5
"""More work than this in a frame and time slows down instead of spiralling; where it passes at thrice its speed, thrice as much."""

LONGEST_GAP = 1.0
"""Seconds after which nobody was looking: a suspended laptop, a dragged window, a debugger."""


class FixedTimestep:
    """Owns the accumulator. `alpha` is how far the picture stands between the last tick and the next, 0 to 1."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._accumulator = 0.0
        self.stalled = False
        """The clock stood still for us longer than LONGEST_GAP at the last reading."""
        self.elapsed = 0.0
        """Real seconds between the last two readings, as far as they count."""
        self.dropped = 0
        """Ticks that slow frames have cost so far."""

    def ticks(self, now: float, speed: float = 1.0) -> int:
        """How many ticks to run at clock reading `now`, with time passing at `speed`."""
        self.elapsed = self._since(now)
        self._accumulator += self.elapsed * speed
        due = int(self._accumulator / TICK + 1e-9)
        self._accumulator = max(0.0, self._accumulator - due * TICK)
        most = round(MOST_TICKS * max(1.0, speed))
        self.dropped += max(0, due - most)
        return min(due, most)

    def restart(self) -> None:
        """Forget the time since the last reading: a pause ended, a run began."""
        self._last = None

    @property
    def alpha(self) -> float:
        return min(1.0, self._accumulator / TICK)

    def _since(self, now: float) -> float:
        self.stalled = False
        if not math.isfinite(now):
            return 0.0
        elapsed = now - self._last if self._last is not None else 0.0
        self._last = now
        self.stalled = elapsed > LONGEST_GAP
        return 0.0 if self.stalled else max(0.0, elapsed)
