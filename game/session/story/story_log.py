"""Story log: what has been said, in scenes and in play, for whoever wants to read it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.sim.events import Event, LineSpoken

MOST_LINES = 60
NARRATOR = "margin"
"""Who tells keys and tricks in the margin: that is no talk."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line: whose, and under which text key."""

    speaker: str
    line: str


class StoryLog:
    """The newest lines, oldest first."""

    def __init__(self) -> None:
        self.lines: list[Said] = []

    def note(self, speaker: str, line: str) -> None:
        said = Said(speaker, line)
        if speaker != NARRATOR and said not in self.lines[-1:]:
            self.lines = [*self.lines, said][-MOST_LINES:]

    def hear(self, events: Iterable[Event]) -> None:
        """Take in what was said in one tick."""
        for event in events:
            if isinstance(event, LineSpoken):
                self.note(event.speaker, event.line)
