"""Clock of sticky water: for how long the sealmaster's chakra still holds it, and the watch by which that is heard."""

from __future__ import annotations

from game.core.ticks import TICKS_PER_SECOND, ticks
from game.sim import events
from game.sim.stage import Stage

LOW_S = 20.0
"""Seconds left from which the watch is heard."""


class TrapClock:
    """`seconds` it begins with, which is the most that it ever has."""

    def __init__(self, seconds: float) -> None:
        self._whole = self.ticks_left = ticks(seconds)
        self._owed = 0.0
        """Ticks that something has cost beside the time itself, and that are not counted yet."""

    @property
    def seconds_left(self) -> float:
        return self.ticks_left / TICKS_PER_SECOND

    def run(self, world: Stage, more: float) -> None:
        """One tick, and `more` ticks that go with it; the watch is heard while more goes, and when little is left."""
        self._owed += more
        extra = int(self._owed)
        self._owed -= extra
        before = -(-self.ticks_left // TICKS_PER_SECOND)
        self.ticks_left = max(0, self.ticks_left - 1 - extra)
        left = -(-self.ticks_left // TICKS_PER_SECOND)
        if left < before and (more or left < LOW_S):
            world.emit(events.WatchTicked(world.runner.x, world.runner.y, left, more > 0.0))

    def change(self, seconds: float) -> None:
        """So many seconds more, or fewer."""
        self.ticks_left = min(self._whole, max(0, self.ticks_left + round(seconds * TICKS_PER_SECOND)))

    def have_at_least(self, share: float) -> None:
        """Whoever begins again has this `share` of the whole at least."""
        self.ticks_left = max(self.ticks_left, round(share * self._whole))

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.ticks_left), self._owed)
