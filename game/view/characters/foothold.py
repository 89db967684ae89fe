"""Footholds: the ground's height near a person, so that each foot meets the slope under it."""

from collections.abc import Callable

from game.sim.terrain.terrain import Terrain
from game.view.poses import PersonPose
from game.view.snapshot import Snapshot
from game.view.water.surface import SurfaceProfile

Surface = Callable[[float], float]
STEP = 0.4
"""Metres up or down between two feet beyond which the other one is not on the same thing: it hangs over an edge, or before a wall."""


def under(now: Snapshot, profile: SurfaceProfile, person: PersonPose) -> Surface | None:
    """What he stands on; None for one who has nothing under his feet."""
    if person.on == "water":
        return profile.height
    if person.on == "log":
        log = now.platform_under(person.x, person.y + STEP)
        return log.top if log is not None else lambda x: person.y
    if person.on in ("ground", "rock"):
        terrain = now.terrain
        return None if terrain is None else lambda x: _ground(terrain, x, person.y)
    return None


def _ground(terrain: Terrain, x: float, y: float) -> float:
    """The top of the ground or of a rock, as far as a foot beside soles at `y` reaches it."""
    top = terrain.support(x, y + STEP)[0]
    return top if abs(top - y) <= STEP else y
