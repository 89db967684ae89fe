"""Lines of a run as they stood on the screen: whether each lesson could be read before another took its place."""

from collections.abc import Iterable
from itertools import pairwise

from game.core.ticks import TICKS_PER_SECOND, ticks
from game.sim import events

LESSON_S = 1.2
"""Seconds in which six words are read."""


class Lessons:
    """Lines in the order in which they were shown, each with its tick, and for how long one stood that another took the place of."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, str, str]] = []
        """Tick, speaker and key; whoever is caught looks elsewhere once he has read what stands there."""

    def see(self, tick: int, happened: Iterable[events.Event]) -> None:
        for event in happened:
            if isinstance(event, events.LineSpoken):
                self.lines.append((tick, event.speaker, event.line))
            elif isinstance(event, events.RunnerCaught):
                self.lines.append((tick + ticks(LESSON_S), "", ""))

    def wiped_away(self) -> list[tuple[str, float]]:
        """Lessons that could not be read, and the seconds that they stood."""
        stood = [(line, speaker, (then - began) / TICKS_PER_SECOND) for (began, speaker, line), (then, _, _) in pairwise(self.lines)]
        return [(line, seconds) for line, speaker, seconds in stood if speaker == "margin" and seconds < LESSON_S]
