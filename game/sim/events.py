"""What happened in a tick: facts in the past tense, rebuilt every tick in a fixed order, read by sound, sparks, score and story.

Places are metres (x right, y up), speeds m/s. `who` is the id of a thing in the level ("runner", "tracker-1").
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """A fact. `x`, `y`: where."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Leapt(Event):
    """`who` left the ground by his own legs; `lift` is what the water gave on top, m/s; `footing` is "ground", "water", "log" or "rock"."""

    who: str
    lift: float
    footing: str


@dataclass(frozen=True, slots=True)
class Landed(Event):
    """`who` came down at relative normal speed `impact` m/s, for `cost` chakra; `quality` is 0 stamped against the water, 1 with it."""

    who: str
    impact: float
    quality: float
    cost: float
    footing: str


@dataclass(frozen=True, slots=True)
class FootFell(Event):
    """One step of a run; `strength` 0..1 is how firm the footing still is, `heft` m/s how hard the foot came."""

    who: str
    strength: float
    heft: float
    footing: str


@dataclass(frozen=True, slots=True)
class Splashed(Event):
    """`who` (a body, a blade, the ball) broke the surface at `speed` with about `size` metres of width."""

    who: str
    speed: float
    size: float


@dataclass(frozen=True, slots=True)
class Sank(Event):
    """The footing of `who` softened or firmed: `depth` is "surface", "ankle", "knee", "waist" or "swim"."""

    who: str
    depth: str
    deeper: bool


@dataclass(frozen=True, slots=True)
class Staggered(Event):
    """`who` lost his stride, because of `cause` ("dry", "blade", "wake", "log", "pain", "barrier")."""

    who: str
    cause: str


@dataclass(frozen=True, slots=True)
class ClimbedOut(Event):
    who: str


@dataclass(frozen=True, slots=True)
class ChakraRanDry(Event):
    who: str


@dataclass(frozen=True, slots=True)
class PillEaten(Event):
    left: int


@dataclass(frozen=True, slots=True)
class PainkillerCharged(Event):
    charge: float


@dataclass(frozen=True, slots=True)
class RunnerHurt(Event):
    """Pain rose by `amount` (0..1) because of `cause`."""

    amount: float
    cause: str


@dataclass(frozen=True, slots=True)
class HunterAimed(Event):
    """The tell of a throw, a lunge or a surfacing (`attack`); the blow comes `seconds` later."""

    who: str
    attack: str
    seconds: float


@dataclass(frozen=True, slots=True)
class HunterThrew(Event):
    who: str


@dataclass(frozen=True, slots=True)
class BladeHit(Event):
    """A thrown blade struck `who`: "runner", "barrier", "ground", "log" or "water"."""

    who: str


@dataclass(frozen=True, slots=True)
class HunterTripped(Event):
    """`cause` is "wake" or "log"."""

    who: str
    cause: str


@dataclass(frozen=True, slots=True)
class HunterHesitated(Event):
    who: str


@dataclass(frozen=True, slots=True)
class HunterWentUnder(Event):
    who: str


@dataclass(frozen=True, slots=True)
class HunterDrowned(Event):
    who: str


@dataclass(frozen=True, slots=True)
class RunnerCaught(Event):
    by: str


@dataclass(frozen=True, slots=True)
class SignMade(Event):
    """The sealmaster began (`done` false) or finished the sign of `technique`."""

    technique: str
    done: bool


@dataclass(frozen=True, slots=True)
class BarrierRaised(Event):
    pass


@dataclass(frozen=True, slots=True)
class BarrierStruck(Event):
    """Something hit the ball at `speed`."""

    speed: float


@dataclass(frozen=True, slots=True)
class BarrierCracked(Event):
    """`cracks` is 0 (whole) to 1 (gone)."""

    cracks: float


@dataclass(frozen=True, slots=True)
class BarrierDispelled(Event):
    pass


@dataclass(frozen=True, slots=True)
class SpiderwebWoken(Event):
    pass


@dataclass(frozen=True, slots=True)
class StrandTook(Event):
    """The web reached `who` and hung its strands on him; `pinned` in water too shallow to drown in."""

    who: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class SpiderwebReleased(Event):
    pass


@dataclass(frozen=True, slots=True)
class WaveRaised(Event):
    pass


@dataclass(frozen=True, slots=True)
class WaveLost(Event):
    """The ball fell off the face."""


@dataclass(frozen=True, slots=True)
class WaveSpent(Event):
    """The crest ran out on the beach."""


@dataclass(frozen=True, slots=True)
class BarrierSetDown(Event):
    pass


@dataclass(frozen=True, slots=True)
class Fainted(Event):
    who: str


@dataclass(frozen=True, slots=True)
class CheckpointReached(Event):
    checkpoint: str


@dataclass(frozen=True, slots=True)
class LineSpoken(Event):
    """`speaker` said the line with text key `line`, to be shown for `seconds`."""

    speaker: str
    line: str
    seconds: float


@dataclass(frozen=True, slots=True)
class GoalChanged(Event):
    """The goal on the HUD is now the text key `goal`."""

    goal: str


@dataclass(frozen=True, slots=True)
class BodyRemoved(Event):
    """A body that went non-finite or out of the world was taken out, or the runner put back (`who`)."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class ChapterWon(Event):
    reason: str


@dataclass(frozen=True, slots=True)
class ChapterLost(Event):
    """`reason` is a text key: "lost.caught", "lost.drowned", "lost.left"."""

    reason: str
