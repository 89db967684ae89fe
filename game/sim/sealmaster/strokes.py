"""Signs by strokes: rows of strokes, and a reader that a hurried hand can live with. It knows no key and no clock but ticks."""

from __future__ import annotations

from typing import get_args

from game.core.ticks import ticks
from game.level.model import SignName, Stroke

STROKES: tuple[Stroke, ...] = get_args(Stroke)
SIGN_NAMES: tuple[SignName, ...] = get_args(SignName)
Row = tuple[Stroke, ...]
Signs = dict[SignName, Row]

SIGNS: Signs = {
    "barrier": ("up", "down"),
    "spiderweb": ("left", "down", "right"),
    "wave": ("right", "right", "left"),
    "bind": ("up", "right"),
    "release": ("down", "down"),
}
"""As he makes them on his own shore, the lake to his left: back, back, forth is the wave."""
PACE = 0.35
"""Share of its speed at which time passes while the sign key is held."""
GAP_S = 0.5
"""Seconds by a watch that may pass between two strokes of a row."""
GAP_TICKS = ticks(GAP_S * PACE)
"""The same in ticks of the slowed world."""


class StrokeReader:
    """Takes one stroke after the other. What does not fit falls off the front, one stroke at a time, until the rest begins a sign."""

    def __init__(self, signs: Signs | None = None) -> None:
        self.signs = signs or SIGNS
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


def find_conflicts(signs: Signs) -> list[str]:
    """What is wrong with a set of signs, in words: one without strokes, two that are equal, one that begins another."""
    found = [f"{name} has no strokes" for name, row in signs.items() if not row]
    names = [name for name, row in signs.items() if row]
    for n, name in enumerate(names):
        for other in names[n + 1 :]:
            a, b = signs[name], signs[other]
            if a == b:
                found.append(f"{name} and {other} are the same sign")
            elif a == b[: len(a)] or b == a[: len(b)]:
                short, long = (name, other) if len(a) < len(b) else (other, name)
                found.append(f"{long} can never be made: {short} is done first")
    return found
