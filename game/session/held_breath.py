"""Held breath: after a retry from a checkpoint time stands for a moment, so that whoever comes out of another run sees where he is.

Real time only: no tick is lost or added, and no recording knows of it.
"""

STANDS_S, STARTS_S = 0.55, 0.3
"""Seconds for which time stands, and in which it then comes to its pace."""


class HeldBreath:
    """Over from the start: it is held when somebody begins again."""

    def __init__(self) -> None:
        self._age = STANDS_S + STARTS_S

    def hold(self) -> None:
        """From now on."""
        self._age = 0.0

    def let_go(self) -> None:
        """He has seen enough: he acts."""
        self._age = STANDS_S + STARTS_S

    def pass_time(self, seconds: float) -> None:
        self._age += seconds

    @property
    def is_held(self) -> bool:
        """Whether time stands."""
        return self._age < STANDS_S

    @property
    def speed(self) -> float:
        """Share of its speed at which time passes: 0 while it is held, then soon 1."""
        return min(1.0, max(0.0, (self._age - STANDS_S) / STARTS_S))
