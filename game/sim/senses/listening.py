"""Listening: who stands and listens hears farther with every moment, and marks what is out of step with a brush."""

from __future__ import annotations

from typing import NamedTuple

from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim.intent import Intent
from game.sim.senses.noises import Noise, Noises

NEXT_PLACE_M = 0.3
"""Metres from the brush beyond which something stands at another place."""
ABOVE_M = 2.0
"""Metres over the brush from which on something is above it, and another place: a crown over a bush."""


@tunable("listening")
class ListeningTuning:
    near: float = tuned(6.0, "m", 0, 100, "how far the runner hears while he does not listen")
    far: float = tuned(12.0, "m", 0, 100, "how far he hears once he has listened for a while")
    opens: float = tuned(1.5, "s", 0.1, 20, "how long the ring of hearing takes to open")
    closes: float = tuned(0.4, "s", 0.1, 20, "how long it takes to close again")
    repeat_after: float = tuned(0.28, "s", 0.05, 5, "a direction held for so long moves the brush on")
    repeat: float = tuned(0.13, "s", 0.02, 5, "time from one place to the next while the direction is held")


class ListeningPose(NamedTuple):
    radius: float
    """Metres to which he hears now."""
    brush: float
    """Where the brush is, x in metres."""
    open: bool
    """Whether he listens."""
    chosen: int = 0
    """Number of the noise that a press of confirm would mark; 0 if there is none."""
    stays_at: float | None = None
    """Height in metres of the bush or crown at which the brush waits though nothing is heard there any more, or it was tried."""


class MarkPose(NamedTuple):
    """A hunter who has been found out: where he is now."""

    who: str
    x: float
    y: float


class StalkerPose(NamedTuple):
    """What is shown of one who is about."""

    who: str
    kind: str
    x: float
    crept: float
    """How near he has crept, 0 to 1: then he strikes."""
    marked: bool


class Listening:
    """The ring of hearing, and the brush in it."""

    def __init__(self, tuning: ListeningTuning) -> None:
        self.tuning = tuning
        self.open = False
        self.radius = tuning.near
        self.brush = 0.0
        self.chosen: Noise | None = None
        """The noise that the brush stands at."""
        self.stays_at: float | None = None
        """How high the place is to which the brush was led, in metres: there it waits for the next noise. None: along the ground."""
        self.seen_at: float | None = None
        """How high the brush is seen: a place that was tried is not waited at any more, but the brush hangs there until it is led on."""
        self._side = self._step = self._held = 0
        self._up = False
        """Whether the brush is to go up now."""

    def update(self, intent: Intent, x: float) -> None:
        """One tick of holding the key, or of not holding it."""
        was, self.open = self.open, intent.crouch
        if not was:
            self.brush, self.stays_at, self.seen_at = x, None, None
        tuning = self.tuning
        span = tuning.far - tuning.near
        change = span * TICK / (tuning.opens if self.open else tuning.closes)
        self.radius = min(tuning.far, self.radius + change) if self.open else max(tuning.near, self.radius - change)
        side = (intent.move > 30) - (intent.move < -30) if self.open else 0
        self._held = self._held + 1 if side and side == self._side else 0
        again = self._held - ticks(tuning.repeat_after)
        self._step = side if side != self._side or (again >= 0 and again % ticks(tuning.repeat) == 0) else 0
        self._side = side
        self._up = self.open and intent.up_pressed

    def _can_mark(self, noise: Noise, noises: Noises, x: float) -> bool:
        """Heard, not tried yet, still in the picture about `x`, and made by something in which a man could sit."""
        near = abs(noise.x - x) <= self.tuning.far
        return near and noise.kind != "birds" and noise.number in noises.heard and noise.number not in noises.marked

    def hears(self, noises: Noises, x: float) -> bool:
        """Whether there is anything that the brush could go to."""
        return self.open and any(self._can_mark(noise, noises, x) for noise in noises.recent)

    def choose(self, noises: Noises, x: float, y: float) -> None:
        """Move the brush on to the next place at which something was heard and not tried yet; there it stays, whatever else is heard.

        `x` and `y`: where he stands. Left and right lead to bushes and crowns alike; up leads straight to what is above.
        """
        if self.chosen is not None and self.chosen.number in noises.marked:
            self.stays_at = None  # tried: another noise of the same place is not taken without being asked for
        if self.chosen is not None and not (self.open and self.chosen in noises.recent and self._can_mark(self.chosen, noises, x)):
            self.chosen = None
        if not self.open:
            return
        heard = [noise for noise in noises.recent if self._can_mark(noise, noises, x)]
        if self.chosen is None and self.stays_at is not None:
            self.chosen = max(
                (noise for noise in heard if self._is_here(noise, self.stays_at)), key=lambda noise: noise.number, default=None
            )
        if self._step or self._up:
            self._move(heard, y if self.stays_at is None else self.stays_at)

    def _is_here(self, noise: Noise, height: float) -> bool:
        return abs(noise.x - self.brush) <= NEXT_PLACE_M and abs(noise.y - height) <= ABOVE_M

    def _move(self, heard: list[Noise], height: float) -> None:
        """From the place at `height` to the next; a crown right above a bush comes after it on the way to the right."""
        if self._step:
            here = (self.brush, height)
            beyond = [noise for noise in heard if not self._is_here(noise, height) and ((noise.x, noise.y) > here) == (self._step > 0)]
        else:
            beyond = [noise for noise in heard if noise.y > height + ABOVE_M]
        if beyond:
            self.chosen = min(beyond, key=lambda noise: (abs(noise.x - self.brush), abs(noise.y - height), -noise.number))
            self.brush, self.stays_at, self.seen_at = self.chosen.x, self.chosen.y, self.chosen.y

    def pose(self) -> ListeningPose:
        return ListeningPose(self.radius, self.brush, self.open, self.chosen.number if self.chosen is not None else 0, self.seen_at)

    def hash_state(self) -> tuple[float, ...]:
        return (self.radius, self.brush, float(self.chosen.number if self.chosen is not None else 0), float(self._held))
