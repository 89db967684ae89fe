"""Listening: who stands and listens hears farther with every moment, and marks what is out of step with a brush."""

from __future__ import annotations

from typing import NamedTuple

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim.intent import Intent
from game.sim.senses.noises import Noise, Noises


@tunable("listening")
class ListeningTuning:
    near: float = tuned(6.0, "m", 0, 100, "how far the runner hears while he does not listen")
    far: float = tuned(14.0, "m", 0, 100, "how far he hears once he has listened for a while")
    opens: float = tuned(1.5, "s", 0.1, 20, "how long the ring of hearing takes to open")
    closes: float = tuned(0.4, "s", 0.1, 20, "how long it takes to close again")
    brush_speed: float = tuned(11.0, "m/s", 1, 100, "how fast the brush is moved over what was heard")


class ListeningPose(NamedTuple):
    radius: float
    """Metres to which he hears now."""
    brush: float
    """Where the brush is, x in metres."""
    open: bool
    """Whether he listens."""
    chosen: int = 0
    """Number of the noise that a press of confirm would mark; 0 if there is none."""


class MarkPose(NamedTuple):
    """A hunter who has been found out: where he is now."""

    who: str
    x: float
    y: float


class Listening:
    """The ring of hearing, and the brush in it."""

    def __init__(self, tuning: ListeningTuning) -> None:
        self.tuning = tuning
        self.open = False
        self.radius = tuning.near
        self.brush = 0.0
        self.chosen: Noise | None = None
        """The noise that the brush stands at."""
        self._moved = False

    def update(self, intent: Intent, x: float) -> None:
        """One tick of holding the key, or of not holding it."""
        was, self.open = self.open, intent.crouch
        if not was:
            self.brush = x
        tuning = self.tuning
        span = tuning.far - tuning.near
        change = span * TICK / (tuning.opens if self.open else tuning.closes)
        self.radius = min(tuning.far, self.radius + change) if self.open else max(tuning.near, self.radius - change)
        self._moved = self.open and (not was or bool(intent.move))
        if self.open:
            moved = self.brush + intent.move / 100.0 * tuning.brush_speed * TICK
            self.brush = min(max(moved, x - self.radius), x + self.radius)

    def choose(self, noises: Noises) -> None:
        """Put the brush to the nearest noise that was heard and has not been tried; at rest it stays, whatever else is heard."""
        heard = (
            [noise for noise in noises.recent if noise.number in noises.heard and noise.number not in noises.marked] if self.open else []
        )
        if self._moved or self.chosen not in heard:
            self.chosen = min(heard, key=lambda noise: (round(abs(noise.x - self.brush), 1), -noise.number), default=None)

    def hash_state(self) -> tuple[float, ...]:
        return (self.radius, self.brush, float(self.chosen.number if self.chosen is not None else 0))
