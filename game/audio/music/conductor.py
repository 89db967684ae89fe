"""Music layers: gains by tension that change at bar lines, to the sample. Silence is one of the states."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.audio.sound_index import RATE, Piece

CALM_TENSION, CHASE_TENSION = 0.25, 0.55
"""Tension below which it is calm, and above which it is a chase."""
CALM_AGAIN_S = 8.0
"""Seconds below CALM_TENSION before calm returns."""
FADE_OUT_S, SILENCE_S = 0.25, 6.0
"""Seconds in which music stops at a drowning, and for which there is none."""


@dataclass
class Fade:
    """A gain that goes from `was` to `goal` between two frames."""

    was: float = 0.0
    goal: float = 0.0
    start: int = 0
    length: int = 1

    def at(self, first: int, count: int) -> NDArray[np.float32] | float:
        """Its values for `count` frames from `first` on; one number while it stands still."""
        if first >= self.start + self.length:
            return self.goal
        if first + count <= self.start:
            return self.was
        share = np.clip((np.arange(first, first + count) - self.start) / self.length, 0.0, 1.0)
        return np.asarray(self.was + (self.goal - self.was) * share, dtype=np.float32)

    def value(self, frame: int) -> float:
        share = min(1.0, max(0.0, (frame - self.start) / self.length))
        return self.was + (self.goal - self.was) * share

    def turn(self, goal: float, start: int, length: int) -> None:
        """From where it will be at `start`, to `goal`."""
        if goal != self.goal:
            self.was, self.goal, self.start, self.length = self.value(start), goal, start, max(1, length)


@dataclass
class Conductor:
    """One piece being played; `frame` counts from its first bar."""

    piece: Piece
    frame: int = 0
    fades: dict[str, Fade] = field(default_factory=dict)
    _calm_since: float | None = None
    _wanted: frozenset[str] = frozenset()
    _silent_until: int = -1

    def __post_init__(self) -> None:
        self.fades = {layer: Fade() for layer in self.piece.layers}

    def hear(self, tension: float, spent: bool, urgent: bool = False) -> None:
        """Decide; whoever comes in does so on the next bar line (`urgent`: beat) over a beat, whoever leaves takes a bar."""
        if self.frame < self._silent_until:
            return
        wanted = self._layers(tension, spent)
        if wanted == self._wanted:
            return
        bar, beat = self.piece.beat * self.piece.meter, self.piece.beat
        grid = beat if urgent or not self._wanted else bar
        line = -(-self.frame // grid) * grid
        for layer, fade in self.fades.items():
            goal = 1.0 if layer in wanted else 0.0
            fade.turn(goal, line, beat if goal else bar)
        self._wanted = wanted

    def stop(self, seconds: float = SILENCE_S) -> None:
        """All out at once; later it begins anew, with its first bar."""
        length = round(FADE_OUT_S * RATE)
        for fade in self.fades.values():
            fade.turn(0.0, self.frame, length)
        bar = self.piece.beat * self.piece.meter
        self._silent_until = -(-(self.frame + length + round(seconds * RATE)) // bar) * bar
        self._wanted, self._calm_since = frozenset(), None

    def go_on(self, count: int) -> None:
        """So many frames have sounded."""
        self.frame += count

    def _layers(self, tension: float, spent: bool) -> frozenset[str]:
        seconds = self.frame / RATE
        if tension < CALM_TENSION:
            self._calm_since = seconds if self._calm_since is None else self._calm_since
            if self._wanted and "calm" not in self._wanted and seconds - self._calm_since < CALM_AGAIN_S:
                return self._wanted
            names = {"calm"}
        else:
            self._calm_since = None
            names = {"calm", "uneasy"} if tension < CHASE_TENSION else {"uneasy", "spent" if spent else "chased"}
        kept = frozenset(names & set(self.piece.layers))
        return kept or frozenset({"calm"} & set(self.piece.layers))
