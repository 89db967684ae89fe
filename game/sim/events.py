"""What happened in a tick: facts in the past tense, rebuilt every tick in a fixed order, read by sound, sparks, score and story.

Places are metres (x right, y up), speeds m/s. `who` is the id of a thing in the level ("runner", "tracker-1").
"""

from game.core.frozen_record import FrozenRecord


class Event(FrozenRecord):
    """A fact. `x`, `y`: where."""

    x: float
    y: float


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


class FootFell(Event):
    """One step of a run; `strength` 0..1 is how firm the footing still is, `heft` m/s how hard the foot came."""

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
    """`who` lost his stride, because of `cause` ("dry", "blade", "wake", "log", "pain", "barrier")."""

    who: str
    cause: str


class ClimbedOut(Event):
    who: str


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


class LogsLoosed(Event):
    """The wedge of the pile `who` was kicked out: its logs roll."""

    who: str


class LogsRolled(Event):
    """Logs of the pile `who` are rolling, the fastest at `speed` m/s; now and then while they do."""

    who: str
    speed: float


class PlankStruck(Event):
    """A foot, or more, came down on a board of the bridge `who` at `speed` m/s."""

    who: str
    speed: float


class HunterHesitated(Event):
    who: str


class HunterWentUnder(Event):
    who: str


class HunterDrowned(Event):
    who: str


class Rustled(Event):
    """Something rustled: a "bush", "crown", "reeds", "birds" or "water" (`kind`), `loudness` 0 to 1; `source` is the thing, if any."""

    kind: str
    loudness: float
    source: str


class NoiseMarked(Event):
    """The runner marked a noise that the hunter `who` had made."""

    who: str


class MarkFailed(Event):
    """The runner marked a noise that the wind had made in `source`."""

    source: str


class NotePinned(Event):
    """A note with the text key `line` is written at a place, to be read for `seconds`; `tone` "plain", "found" or "deed"."""

    line: str
    seconds: float
    tone: str


class StalkerNeared(Event):
    """The hunter `who` has crept so near, unheard, that he strikes before long."""

    who: str


class StalkersMoved(Event):
    """Those who stalk the runner have changed places: whoever was marked has to be heard anew."""


class DeedDone(Event):
    """The runner did something clever: a "second_gust", "two_in_one", "wet_feet" or "before_landmark" (`who`)."""

    who: str


class ComposureSlipped(Event):
    """He showed that he had noticed something: by a "stop", a "turn", "hurry", to "stand" for too long, or a "wrong" mark."""

    cause: str


class BirdsFellSilent(Event):
    """They know that he knows: in less than a second the blades come."""


class RunnerCaught(Event):
    """A hunter has him; a second of it is seen, and then it is lost, unless he shakes him off."""

    by: str


class GrabBroken(Event):
    """`who` has shaken off `by`, who had him by the collar."""

    who: str
    by: str


class SignMade(Event):
    """The sealmaster began (`done` false) or finished the sign of `technique`."""

    technique: str
    done: bool


class BarrierRaised(Event):
    pass


class BarrierStruck(Event):
    """Something hit the barrier at `speed`."""

    speed: float


class BarrierCracked(Event):
    """`cracks` is 0 (whole) to 1 (gone)."""

    cracks: float


class BarrierBroke(Event):
    """One crack too many: the lake is in."""


class BarrierDispelled(Event):
    pass


class BallPumped(Event):
    """The rider threw himself up, and the barrier left the water."""


class HunterKnocked(Event):
    """The swinging barrier sent `who` over, `speed` m/s."""

    who: str
    speed: float


class ObstacleHit(Event):
    """The barrier ran into `who`, a "reed", "rock" or "log" (`what`)."""

    who: str
    what: str


class ObstacleHopped(Event):
    """The barrier went clean over it."""

    who: str
    what: str


class CurlHeld(Event):
    """The barrier has kept to the curl of its wave; `links` 1, 2, 3, ... as the chain grows."""

    links: int


class CurlBroken(Event):
    """It has left the curl, and the chain of `links` is broken."""

    links: int


class SpiderwebWoken(Event):
    pass


class SpiderwebCaught(Event):
    """The web reached `who` and hung its strands on him; `pinned` in water too shallow to drown in."""

    who: str
    pinned: bool


class FootTugged(Event):
    """`who` threw himself against the web that holds his foot, for the `times`th time."""

    who: str
    times: int


class SpiderwebReleased(Event):
    pass


class WaveRaised(Event):
    pass


class WaveLost(Event):
    """The barrier fell off the face: the crest "broke" over it, or it "outran" the wave."""

    cause: str


class WaveSpent(Event):
    """The crest ran out on the beach."""


class BarrierSetDown(Event):
    pass


class Fainted(Event):
    who: str


class MapUnfolded(Event):
    """The runner shook his map open."""


class MapFolded(Event):
    """He put it away."""


class MapFlapped(Event):
    """A gust got hold of the open map, `strength` 0 to 1."""

    strength: float


class BrushMoved(Event):
    """On the map the brush went to the cross `who`."""

    who: str


class CrossChosen(Event):
    """He chose the cross `who` on his map; `worth` 0..1 is what is left in that shelter."""

    who: str
    worth: float


class LandmarkSighted(Event):
    """He looked long enough at the landmark `who` to know better where he is."""

    who: str


class LegsGathered(Event):
    """Standing quite still he began to gather chakra in his legs."""


class BirdsFled(Event):
    """Whoever stalks him is so near that the birds go: 0.8 seconds later it is too late."""


class Bolted(Event):
    """He let go and ran, the nearest hunter `lead` metres behind him, with `chakra`."""

    lead: float
    chakra: float


class LeadHeld(Event):
    """He has run so far that the first chase is over, `lead` seconds before the nearest hunter."""

    lead: float


class CheckpointReached(Event):
    checkpoint: str


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
