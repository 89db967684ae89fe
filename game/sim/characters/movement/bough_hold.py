"""Bough hold: a leap that ends a little under a bough, or a hand's breadth beside its end: whoever has held the leap's key all the
while gets his hands on it.

He pulls himself up, which takes the longer, and costs the more of his run, the more he is short of it: the leap that comes down on it is
still the better one. Whoever flies by gets at it only just; whoever taps the key, or holds Down, goes past it.
"""

from __future__ import annotations

from game.sim.terrain.terrain import Terrain

RUNNING_REACH_M, FLYING_REACH_M = 1.55, 0.6
"""Metres over the soles up to which a hand gets at the top of a bough: of one who runs, and of one who flies by."""
RUNNING_SPEED, FLYING_SPEED = 6.5, 9.5
"""m/s of the one and of the other."""
FOOT_REACH_M = 0.35
"""Metres up to which a foot finds it by itself."""
ASIDE_REACH_M, INSIDE_M = 0.35, 0.2
"""Metres beside its end from which a hand still gets at it, and how far in from there he comes up."""
RISING_SPEED = 0.5
"""m/s up from which a leap goes on by itself."""
SHORTEST_PULL_S, PULL_S_PER_M = 0.1, 0.36
"""Seconds that pulling himself up takes, and how many more for each metre beyond what a foot finds."""
SPEED_LOSS_PER_M = 0.7
"""Share of his run that each of those metres takes."""


def reach(speed: float) -> float:
    """Metres over the soles up to which the hands of one get hold who goes at `speed` m/s."""
    share = min(max((abs(speed) - RUNNING_SPEED) / (FLYING_SPEED - RUNNING_SPEED), 0.0), 1.0)
    return RUNNING_REACH_M + (FLYING_REACH_M - RUNNING_REACH_M) * share


def hold_at(terrain: Terrain, x: float, soles: float, speed: float) -> tuple[float, float] | None:
    """Where one comes up who gets hold of a bough now, or None if there is none within reach."""
    found = terrain.bough_beside(x, soles, reach(speed), ASIDE_REACH_M)
    if found is None:
        return None
    inside = min(max(x, found.left + INSIDE_M), found.right - INSIDE_M)
    return inside, found.top(inside)


def pull_seconds(metres: float) -> float:
    """How long pulling himself up so many metres takes."""
    return SHORTEST_PULL_S + PULL_S_PER_M * max(0.0, metres - FOOT_REACH_M)


def kept_speed(speed: float, metres: float) -> float:
    """m/s with which he goes on up there."""
    return speed * max(0.0, 1.0 - SPEED_LOSS_PER_M * max(0.0, metres - FOOT_REACH_M))
