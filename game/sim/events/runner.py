"""Events of the runner's condition: chakra, pills, pain, and whoever gets hold of him."""

from game.sim.events.event import Event


class ChakraRanDry(Event):
    who: str


class PillFound(Event):
    """The runner picked up the packet `who`; he has `left` pills now."""

    who: str
    left: int


class PillEaten(Event):
    left: int


class PainkillerCharged(Event):
    charge: float


class RunnerHurt(Event):
    """Pain rose by `amount` (0..1) because of `cause`."""

    amount: float
    cause: str


class Winced(Event):
    """In great pain the runner came down hard: another such landing within `seconds` costs him a stumble."""

    who: str
    seconds: float


class RunnerCaught(Event):
    """A hunter has him; a second of it is seen, and then it is lost, unless he shakes him off."""

    by: str


class GrabBroken(Event):
    """`who` has shaken off `by`, who had him by the collar."""

    who: str
    by: str


class FootTugged(Event):
    """`who` threw himself against the web that holds his foot, for the `times`th time."""

    who: str
    times: int


class Fainted(Event):
    who: str
