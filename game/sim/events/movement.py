"""Events of movement: leaps, landings, footfalls, splashes, and legs that are driven or give way."""

from game.sim.events.event import Event


class Leapt(Event):
    """`who` left the ground by his own legs; `lift` is what the water gave on top, m/s; `footing` is "ground", "water", "log" or "rock"."""

    who: str
    lift: float
    footing: str


class Landed(Event):
    """`who` came down at relative normal speed `impact` m/s, for `cost` chakra; `quality` is 0 stamped against the water, 1 with it."""

    who: str
    impact: float
    quality: float
    cost: float
    footing: str


class FlowChanged(Event):
    """The chain of good landings of `who` has `links` links now, and had `before`: more by a landing with the water, fewer by waiting."""

    who: str
    links: int
    before: int


class FlowBroken(Event):
    """The chain of `who`, `links` long, broke: by a "stamp", a "stagger", at "rest" or "caught"."""

    who: str
    links: int
    cause: str


class ChakraJolted(Event):
    """`who` stamped on the water, and so much chakra was gone at once."""

    who: str
    cost: float


class LandedAlong(Event):
    """`who` came down as the slope goes down, after a leap or a drop of `fell` m/s: all speed is kept, and `gain` m/s more."""

    who: str
    fell: float
    gain: float
    slope: float


class LandedFlat(Event):
    """`who` came down against the ground, which cost `lost` m/s; `fell` is how fast he fell."""

    who: str
    fell: float
    lost: float


class LegsDriven(Event):
    """`who` drives his legs beyond what they bear, from now on."""

    who: str


class LegsBurnt(Event):
    """The legs of `who` burn: half, or `out`."""

    who: str
    out: bool


class Slid(Event):
    """`who` went down to slide."""

    who: str


class Vaulted(Event):
    """`who` went over a fallen trunk, a hand on it; `late`: he clipped it."""

    who: str
    late: bool


class FeatDone(Event):
    """The runner has done something clever: "logs", "stream", "bridge", "lees" or "crown"; where he listens, "second_gust",
    "two_in_one", "wet_feet" or "before_landmark"."""

    feat: str


class BoughTaken(Event):
    """The runner has come to another bough; `row` is how many it are since he last touched soil or water."""

    row: int


class BoughCaught(Event):
    """`who` has come up short under a bough, has his hands on it, and pulls himself up."""

    who: str


class CairnPassed(Event):
    """The runner has come by a cairn, and knows the way again."""

    cairn: str


class FootFell(Event):
    """One step of a run; `strength` 0..1 is how firm the footing still is, `speed` m/s how hard the foot came."""

    who: str
    strength: float
    speed: float
    footing: str


class Splashed(Event):
    """`who` (a body, a blade, the barrier) broke the surface at `speed` with about `size` metres of width."""

    who: str
    speed: float
    size: float


class Sank(Event):
    """The footing of `who` softened or firmed: `depth` is "surface", "ankle", "knee", "waist" or "swim"."""

    who: str
    depth: str
    deeper: bool


class Staggered(Event):
    """`who` lost his stride, because of `cause` ("dry", "blade", "wake", "log", "pain", "barrier", "raft")."""

    who: str
    cause: str


class ClimbedOut(Event):
    who: str
