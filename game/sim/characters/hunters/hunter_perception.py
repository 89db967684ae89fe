"""What the hunters go by: one picture of the chase for all of them, and the trail of the runner's leaps."""

from collections import deque
from typing import NamedTuple

from game.core.ticks import ticks
from game.sim import events

LEAP_MEMORY_TICKS = ticks(5.0)
"""How long a leap can be followed."""


class ChaseView(NamedTuple):
    """What every hunter sees this tick."""

    x: float
    y: float
    vx: float
    on: str
    reachable: bool
    """False while the barrier holds him, or once he lies on the island."""
    barrier: bool
    leaps: tuple[tuple[float, int], ...]
    """Where he leapt lately, and in which tick."""


class Trail:
    """The runner's recent leaps, which those behind him repeat."""

    def __init__(self) -> None:
        self._leaps: deque[tuple[float, int]] = deque(maxlen=12)
        self._shown: tuple[tuple[float, int], ...] = ()

    def record(self, happened: list[events.Event], tick: int) -> None:
        for event in happened:
            if isinstance(event, events.Leapt) and event.who == "runner":
                self._leaps.append((event.x, tick))
                self._shown = tuple(self._leaps)

    def recent(self, tick: int) -> tuple[tuple[float, int], ...]:
        """The leaps of the last five seconds, oldest first."""
        while self._leaps and tick - self._leaps[0][1] > LEAP_MEMORY_TICKS:
            self._leaps.popleft()
            self._shown = tuple(self._leaps)
        return self._shown
