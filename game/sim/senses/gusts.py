"""Gust fronts: gusts that cross the level at a known speed, so that place and time of each are known to everybody who looks.

A front is the edge at which the air begins to move; behind it the gust dies away over some metres. Without `fronts` in the level
there are none, and nothing here costs anything or draws a random number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from game.level.model import FrontsSpec

RISE_M, TAIL_M = 1.2, 9.0
"""Metres before the front in which the gust comes up, and behind it in which it dies away."""
AHEAD_S = 8.0
"""Seconds for which the fronts that are still to come are drawn in advance."""
MIN_STRENGTH, MAX_STRENGTH = 0.65, 1.0
RISES_M = 26.0
"""Metres upwind of the runner, out of the picture, from which on the wind is another once it rises or freshens."""
FAR = 1e9


class FrontPose(NamedTuple):
    x: float
    """Where the front is, in metres."""
    speed: float
    """m/s, positive to the right."""
    strength: float
    """0 to 1 at the front."""

    def strength_at(self, x: float) -> float:
        """How strong this gust is at `x`, 0 to 1."""
        behind = self.x - x if self.speed > 0.0 else x - self.x
        if not -RISE_M < behind < TAIL_M:
            return 0.0
        share = 1.0 + behind / RISE_M if behind < 0.0 else 1.0 - behind / TAIL_M
        return self.strength * share * share * (3.0 - 2.0 * share)


def strength_at(fronts: Sequence[FrontPose], x: float) -> float:
    """How hard it gusts at `x`, 0 to 1, by these fronts."""
    return max((front.strength_at(x) for front in fronts), default=0.0)


class Front(NamedTuple):
    """One gust: when it enters the level, and how strong it is."""

    number: int
    enters: float
    """Second in which it passes the end of the level that it comes from."""
    strength: float


class Gusts:
    """All fronts of a level, drawn from a seed of their own: listening changes nothing else that is random."""

    def __init__(self, spec: FrontsSpec | None, seed: int, left: float, right: float) -> None:
        self._spec, self._left, self._right = spec, left, right
        self._seconds = 0.0
        self.poses: tuple[FrontPose, ...] = ()
        """The fronts that are in the level now."""
        self.fronts: list[Front] = []
        """Those on their way through the level, and those that will enter it next."""
        if spec is not None:
            self._rng = Random(f"gusts {seed}")
            self._begin = right if spec.speed < 0.0 else left
            self._stay = (right - left + TAIL_M + RISE_M) / abs(spec.speed)
            self._every = spec.every
            self._number = 0
            self._enters = -self._stay
            self._calm = spec.waits
            self.update(0.0)

    @property
    def blow(self) -> bool:
        """Whether the level has fronts at all."""
        return self._spec is not None

    @property
    def speed(self) -> float:
        return self._spec.speed if self._spec is not None else 0.0

    def update(self, seconds: float) -> None:
        """One tick: what has left the level is forgotten, what will come is drawn."""
        self._seconds = seconds
        if self._spec is None:
            return
        if self.fronts and self.fronts[0].enters + self._stay < seconds:
            del self.fronts[0]
        if self._enters < seconds + AHEAD_S and not self._calm:
            self._draw()
        begin, speed = self._begin, self._spec.speed
        self.poses = tuple(
            [FrontPose(begin + speed * (seconds - enters), speed, strength) for _, enters, strength in self.fronts if enters <= seconds]
        )

    def rise(self, x: float, every: tuple[float, float] | None = None) -> None:
        """From now on gusts come to `x`, one every so many seconds: what is not near yet comes by the new measure."""
        if self._spec is None:
            return
        self._every = every or self._every
        upwind = x - math.copysign(RISES_M, self.speed)
        soonest = self._seconds - (upwind - self._begin) / self.speed
        self.fronts = [front for front in self.fronts if front.enters <= soonest]
        last = self.fronts[-1].enters if self.fronts else -FAR
        self._enters = max(soonest - self._every[0], last)
        self._calm = False
        self._draw()
        self.update(self._seconds)

    def _draw(self) -> None:
        while self._enters < self._seconds + AHEAD_S:
            least, most = self._every
            self._enters += least + (most - least) * self._rng.random()
            self._number += 1
            self.fronts.append(Front(self._number, self._enters, MIN_STRENGTH + (MAX_STRENGTH - MIN_STRENGTH) * self._rng.random()))

    def place(self, front: Front) -> float:
        """Where a front is now; before the level's end if it has not entered yet."""
        return self._begin + self.speed * (self._seconds - front.enters)

    def arrival(self, front: Front, x: float) -> float:
        """The second in which a front passes `x`."""
        return front.enters + (x - self._begin) / self.speed

    def off_front(self, x: float, seconds: float) -> float:
        """Seconds between this moment at `x` and the front that passes it nearest in time, before or after."""
        way = (x - self._begin) / self.speed if self.fronts else 0.0
        return min([abs(front.enters + way - seconds) for front in self.fronts], default=FAR)

    def last_passed(self, x: float) -> float:
        """The second in which the last front passed `x`; long ago if none has."""
        way, now = (x - self._begin) / self.speed if self.fronts else 0.0, self._seconds
        return max([front.enters + way for front in self.fronts if front.enters + way <= now], default=-FAR)

    def strength(self, x: float) -> float:
        """How hard it gusts at `x` now, 0 to 1."""
        return strength_at(self.poses, x) if self.poses else 0.0

    def hash_state(self) -> tuple[float, ...]:
        return (float(self._number), self._enters, float(self._calm)) if self._spec is not None else ()
