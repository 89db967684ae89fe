"""Events of a sealmaster who is played: strokes, signs, focus, strands, and what becomes of the hunters."""

from game.sim.events.event import Event


class StrokeDrawn(Event):
    """`who` drew a stroke of a sign; it `counted`, or fell off as wrong."""

    who: str
    stroke: str
    counted: bool


class SignRecognised(Event):
    """The strokes of `who` were the sign of `technique`, which he makes as soon as he is free."""

    who: str
    technique: str


class SignRefused(Event):
    """The sign of `technique` came to nothing; `reason` is a text key that says why."""

    technique: str
    reason: str


class FocusMoved(Event):
    """The sealmaster aims at `who` now."""

    who: str


class HoldBroke(Event):
    """The sealmaster's chakra is gone, and what he held with it."""


class StrandTaken(Event):
    """The sealmaster has the strand in his hands that `who` hangs on."""

    who: str


class StrandHauled(Event):
    """A tap in the rhythm of the strand that `who` hangs on: he is `hauled` in so far, 0 to 1."""

    who: str
    hauled: float


class StrandSlipped(Event):
    """A tap out of rhythm: the strand runs out a little."""

    who: str


class HunterTaken(Event):
    """`who` was hauled ashore alive: a prisoner."""

    who: str


class HunterUndaunted(Event):
    """The web has let go of the hunter `who` too soon: he swims off, and comes back."""

    who: str


class HunterLetGo(Event):
    """`who` was under, and was let go alive."""

    who: str


class HunterGotAway(Event):
    """`who` has gone before anything had got hold of him."""

    who: str


class BarrierBeached(Event):
    """The barrier has come on land at `speed` m/s: `softly`, or not."""

    speed: float
    softly: bool
