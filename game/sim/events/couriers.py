"""Events of the couriers, who are ours: what hunters do to them, and that they have come home."""

from game.sim.events.event import Event


class CourierSeized(Event):
    """The hunter `by` has the courier `who` by the collar."""

    who: str
    by: str


class CourierCameHome(Event):
    """The courier `who` has come ashore on his own side."""

    who: str
