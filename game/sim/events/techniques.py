"""Events of techniques: signs, the barrier, the spiderweb, the wave and the ride on it."""

from game.sim.events.event import Event


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
    """`cracks` is 0 (whole) to 1 (gone). A mistake of the ride has a `cause`: the crest "broke" over it, it "outran" the wave, or it ran
    into a "reed", "rock" or "log"; it counts for more when its rider is `winded`."""

    cracks: float
    cause: str = ""
    winded: bool = False


class BarrierMended(Event):
    """The sign of the first wave has closed its cracks: it is whole again."""


class BarrierBroke(Event):
    """One crack too many: the lake is in."""


class BarrierDispelled(Event):
    pass


class BarrierSetDown(Event):
    pass


class BallPumped(Event):
    """The rider threw himself up, and the barrier left the water."""


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


class SpiderwebReleased(Event):
    pass


class WaveRaised(Event):
    pass


class WaveLost(Event):
    """The barrier fell off the face: the crest "broke" over it, or it "outran" the wave; or one that carries nothing was "overdriven"."""

    cause: str


class WaveFellShort(Event):
    """The wave was let down, and has left the barrier afloat, `metres` before the beach."""

    metres: float


class WaveSpent(Event):
    """The crest ran out on the beach."""


class FootHeld(Event):
    """Webbed water, `depth` m of it, has the foot of `who`."""

    who: str
    depth: float


class HeldInPool(Event):
    """What has the foot of `who` is a pool that never runs off: nothing but a call helps."""

    who: str


class FootFreed(Event):
    """It has let go of `who` again, after `seconds`."""

    who: str
    seconds: float


class SweptOff(Event):
    """A bore's front has taken `who` off the stone that he stood on."""

    who: str


class SealmasterCalled(Event):
    """`who` called, and the web opens for a breath; so many more calls are free."""

    who: str
    left: int


class CallRefused(Event):
    """`who` called once more than he is heard: the web stays shut."""

    who: str


class CallTooSoon(Event):
    """`who` called while the last call was still being answered: it costs nothing and does nothing."""

    who: str


class HunterGulped(Event):
    """Those under the web had a breath of air, their number `gulps`."""

    gulps: int


class HunterRose(Event):
    """`who` has had a gulp too many: he is up, and comes after the runner."""

    who: str


class ThreadsHeldOff(Event):
    """Threads have crept up to `who`, who stayed where he was; the sealmaster holds them off, and his time runs faster."""

    who: str


class WatchTicked(Event):
    """A second of the sealmaster's time has gone, and so many are `left`: told while it runs `fast`, and when it is nearly out."""

    left: int
    fast: bool


class RunnerTaken(Event):
    """Webbed water has drawn `who` under, or keeps him."""

    who: str


class TagBurnt(Event):
    """A paper tag of `rope` is ash; so many are `left` on it."""

    rope: str
    left: int
