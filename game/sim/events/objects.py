"""Events of things that lie or stand in a level: logs, bridges, obstacles."""

from game.sim.events.event import Event


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


class ObstacleHit(Event):
    """The barrier ran into `who`, a "reed", "rock" or "log" (`what`)."""

    who: str
    what: str


class ObstacleHopped(Event):
    """The barrier went clean over it."""

    who: str
    what: str


class RaftRocked(Event):
    """A wave driven by hand went through under the raft `who`, which held: it tilted by `tilt` degrees at most."""

    who: str
    tilt: float


class RaftCapsized(Event):
    """The raft `who` tilted too far: whoever stood on it slides off, and it turns over."""

    who: str
