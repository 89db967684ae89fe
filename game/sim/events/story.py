"""Events of the chapter: checkpoints, lines, weather, goals, its end."""

from game.sim.events.event import Event


class CheckpointReached(Event):
    checkpoint: str


class RoundBegan(Event):
    """The lake was cleared for another round."""


MARGIN = "margin"
"""The speaker of what nobody there says: hints."""


class LineSpoken(Event):
    """`speaker` said the line with text key `line`, to be shown for `seconds`."""

    speaker: str
    line: str
    seconds: float


class WeatherChanged(Event):
    """Rain comes up or goes, to `rain` (0 to 1) in the end; the mean wind is `wind` m/s now."""

    rain: float
    wind: float


class RetryOffered(Event):
    """Nobody has got on for a long while: the way back to the last checkpoint is offered."""


class GoalChanged(Event):
    """The goal on the HUD is now the text key `goal`."""

    goal: str


class BodyRemoved(Event):
    """A body that went non-finite or out of the world was taken out, or the runner put back (`who`)."""

    who: str
    why: str


class ChapterWon(Event):
    reason: str


class ChapterLost(Event):
    """`reason` is a text key: "lost.caught", "lost.drowned", "lost.left"."""

    reason: str
