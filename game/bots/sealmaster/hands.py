"""Draws a sign for a sealmaster bot, stroke by stroke, as fast as a hand can."""

from __future__ import annotations

from collections import deque

from game.core.ticks import ticks
from game.level.model import SignName
from game.level.signs import USUAL_SIGNS
from game.sim.intent import IDLE, Intent

STROKE_TICKS = 6
"""Ticks of the slowed world from one stroke to the next: a seventh of a second by a watch."""


class Hands:
    """Draws signs stroke by stroke, as fast as a quick hand does."""

    def __init__(self) -> None:
        self._strokes: deque[str] = deque()
        self._rest = 0
        self.wait = 0

    @property
    def busy(self) -> bool:
        return bool(self._strokes) or self.wait > 0

    def sign(self, name: SignName) -> None:
        """Begin a sign; after it one waits to see what comes of it."""
        if not self.busy:
            self._strokes.extend(USUAL_SIGNS[name])
            self._rest, self.wait = STROKE_TICKS, ticks(0.9)

    def act(self) -> Intent:
        """This tick of it."""
        if not self._strokes:
            self.wait -= self.wait > 0
            return IDLE
        self._rest -= 1
        if self._rest > 0:
            return Intent(sign=True)
        self._rest = STROKE_TICKS
        return Intent(sign=True)._replace(**{f"stroke_{self._strokes.popleft()}": True})
