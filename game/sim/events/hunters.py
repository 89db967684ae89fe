"""Events of the hunters: what they aim, throw, trip over and go under in."""

from game.sim.events.event import Event


class HunterAimed(Event):
    """The windup of a throw, a lunge or a surfacing (`attack`); the blow comes `seconds` later."""

    who: str
    attack: str
    seconds: float


class HunterThrew(Event):
    who: str


class BladeHit(Event):
    """A thrown blade struck `who`: "runner", "barrier", "ground", "log" or "water"."""

    who: str


class HunterTripped(Event):
    """`cause` is "wake", "log" or, if logs rolled over him, "logs"."""

    who: str
    cause: str


class HunterHesitated(Event):
    who: str


class HunterWentUnder(Event):
    who: str


class DiverBubbled(Event):
    """A string of bubbles comes up over the deep diver `who`."""

    who: str


class HunterDrowned(Event):
    who: str


class HunterKnocked(Event):
    """The swinging barrier sent `who` over, `speed` m/s."""

    who: str
    speed: float
