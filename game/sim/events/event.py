"""Event: what every fact of a tick has."""

from game.core.frozen_record import FrozenRecord


class Event(FrozenRecord):
    """A fact. `x`, `y`: where."""

    x: float
    y: float
