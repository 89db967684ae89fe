"""Signs by strokes: which row of strokes is which sign, and a reader that tolerates strokes too many. It counts ticks and knows no keys."""

from __future__ import annotations

from game.core.ticks import ticks
from game.level.model import SignName, Stroke
from game.level.signs import Row, Signs, signs_of
from game.sim.intent import Intent

SIGN_TIME_SCALE = 0.35
"""Share of its speed at which time passes while the sign key is held."""
WAIT_TIME_SCALE = 3.0
"""How much faster it passes while he crouches and waits for what must come by itself."""
GAP_S = 0.5
"""Seconds by a watch that may pass between two strokes of a row."""
GAP_TICKS = ticks(GAP_S * SIGN_TIME_SCALE)
"""The same in ticks of the slowed world."""


class StrokeReader:
    """Reader of strokes, one after the other. What does not fit falls off the front, one stroke at a time, until the rest begins a sign."""

    def __init__(self, signs: Signs | None = None) -> None:
        self.signs = signs_of({}) if signs is None else signs
        self.row: list[Stroke] = []
        self.dropped: Row = ()
        """Strokes that fell off with the last one."""
        self.age_ticks = 0
        """Ticks since the last stroke."""

    def wait(self) -> None:
        """A tick passes; a row that is left lying too long is forgotten."""
        self.age_ticks += 1
        if self.row and self.age_ticks > GAP_TICKS:
            self.dropped, self.row = tuple(self.row), []

    def take(self, stroke: Stroke) -> SignName | None:
        """One more stroke; the sign that it completes, if any."""
        self.age_ticks = 0
        self.row.append(stroke)
        dropped: list[Stroke] = []
        while self.row and not self._begins():
            dropped.append(self.row.pop(0))
        self.dropped = tuple(dropped)
        done = next((name for name, strokes in self.signs.items() if list(strokes) == self.row), None)
        if done is not None:
            self.row = []
        return done

    def clear(self) -> None:
        """The hands come down."""
        self.row, self.dropped = [], ()

    def _begins(self) -> bool:
        return any(list(strokes[: len(self.row)]) == self.row for strokes in self.signs.values())

    def to_come(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What may still come of the row, and the strokes that it lacks."""
        n = len(self.row)
        return tuple((name, strokes[n:]) for name, strokes in self.signs.items() if list(strokes[:n]) == self.row)


def stroke_of(intent: Intent) -> Stroke | None:
    """The stroke in an intent; the first of them if somebody drew two in one tick."""
    if intent.stroke_up:
        return "up"
    if intent.stroke_down:
        return "down"
    if intent.stroke_left:
        return "left"
    return "right" if intent.stroke_right else None
