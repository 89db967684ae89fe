"""Creeping threads: webbed water feels whoever stays in one place, and its threads come up to his feet."""

from __future__ import annotations

from collections.abc import Callable

from game.core.ticks import ticks
from game.sim.stage import Stage

STAYS_M = 2.2
"""Metres about a place within which he stays there: a stone's width, and less than from one stone to the next."""
RESTS_S = 1.5
"""Seconds at a checkpoint that has just been reached in which they do not stir."""
NEAR_M = 3.0
"""Metres over which it feels him."""


class CreepingThreads:
    """For how long he has stayed where he is, and how far they have come meanwhile."""

    def __init__(self, seconds: float) -> None:
        """`seconds` in which they come up to his feet; 0: they never do."""
        self._whole = ticks(seconds) if seconds else 0
        self._ticks = self._rest_ticks = 0
        self._place: float | None = None
        self.feet = (0.0, 0.0)
        """Where his soles last stood: metres."""
        self._felt = False
        """Whether he has gone anywhere yet: nobody is rushed before his first step."""

    @property
    def reach(self) -> float:
        """0 as he comes, 1 at his feet."""
        return min(1.0, self._ticks / self._whole) if self._whole else 0.0

    def fall_back(self) -> None:
        """They have lost him: he is guarded, or held, or begins again."""
        self._ticks = 0

    def rest(self) -> None:
        """A checkpoint has just been reached: he may look about before they come."""
        self._ticks, self._rest_ticks = 0, ticks(RESTS_S)

    def feel(self, x: float, y: float, aloft: bool, wet_near: Callable[[], bool]) -> None:
        """One tick of it with him at `x`, `y`; a leap on the spot shakes nothing off, for that is where he comes down again."""
        if self._place is None:
            self._place = x
        if not self._whole or aloft:
            return
        self.feet = x, y
        if abs(x - self._place) > STAYS_M:
            self._place, self._ticks, self._rest_ticks, self._felt = x, 0, 0, True
        elif self._rest_ticks:
            self._rest_ticks -= 1
        elif self._felt and wet_near():
            self._ticks += 1
        else:
            self._ticks = max(0, self._ticks - 1)

    def hash_state(self) -> tuple[float, ...]:
        return (float(self._ticks), float(self._rest_ticks), self._place or 0.0)


def is_wet_near(world: Stage, film: float) -> bool:
    """Whether there is water of more than a `film` (m) near the runner, for threads to come from."""
    for lake in world.lakes:
        first, last = (int((world.runner.x + away - lake.left) / lake.cell) for away in (-NEAR_M, NEAR_M))
        near = lake.depth[max(0, first) : max(0, last)]
        if near.size and float(near.max()) > film:
            return True
    return False
