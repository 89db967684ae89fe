"""Rows of the table from event to sound: what each is, and the two that most are made of."""

from collections.abc import Callable, Iterable
from typing import Any

from game.audio.cues.ground import SoundGround
from game.audio.cues.specs import Call

Row = Callable[[Any, SoundGround], Iterable[Call]]

OTHERS_GAIN = 0.5
"""Amplitude of what other feet than the listener's do."""


def one(cue: str, strength: float = 1.0, after: float = 0.0, nowhere: bool = False) -> Row:
    """The same cue each time."""

    def row(event: Any, ground: SoundGround) -> Iterable[Call]:
        yield Call(cue, None if nowhere else event.x, event.y, strength, after)

    return row


def many(*rows: Row) -> Row:
    """All of them."""

    def row(event: Any, ground: SoundGround) -> Iterable[Call]:
        for each in rows:
            yield from each(event, ground)

    return row


def own(event: Any, strength: float, ground: SoundGround) -> float:
    """`strength`, less of it for somebody else's feet."""
    return strength * (1.0 if event.who == ground.ears else OTHERS_GAIN)
