"""Sound of a level's ground: footstep material at any place, and how near trees, reeds and grass are."""

from bisect import bisect_left
from dataclasses import dataclass, field
from math import exp
from typing import Any

TELL_EARSHOT_M = 5.0
"""Metres within which a tell is heard whatever the distance of who gives it."""
BARE_SOIL_M = 5.0
"""Metres round a trunk where the ground is bare soil; on open soil grass grows."""


@dataclass
class SoundGround:
    """`ears` is who listens, `listener` where; the tracker of all this keeps both up to date."""

    material: str = "soil"
    trees: list[float] = field(default_factory=list)
    reeds: list[float] = field(default_factory=list)
    solids: list[tuple[float, float, str]] = field(default_factory=list)
    water: list[tuple[float, float, float]] = field(default_factory=list)
    """(left, right, level) of every lake."""
    walkers: frozenset[str] = frozenset({"runner"})
    ears: str = "runner"
    listener: float = 0.0

    def under(self, x: float, footing: str) -> str:
        """soil, grass, sand, stone or wood."""
        for left, right, material in self.solids:
            if footing != "ground" and left - 0.2 <= x <= right + 0.2:
                return material
        if footing == "rock":
            return "stone"
        if self.material != "soil":
            return self.material
        return "soil" if nearest(self.trees, x) < BARE_SOIL_M else "grass"

    def wades(self, x: float, y: float) -> bool:
        """Whether a foot there is in a lake."""
        return any(left <= x <= right and y < level + 0.02 for left, right, level in self.water)

    def within_earshot(self, x: float) -> float:
        """The same side, not so far off."""
        away = x - self.listener
        return self.listener + min(TELL_EARSHOT_M, max(-TELL_EARSHOT_M, away))

    def leafy(self, x: float) -> float:
        """0 on open water to 1 under trees."""
        return min(1.0, sum(exp(-(((tree - x) / 14.0) ** 2)) for tree in self.trees))

    def reedy(self, x: float) -> float:
        return min(1.0, sum(exp(-(((reed - x) / 7.0) ** 2)) for reed in self.reeds))


def nearest(places: list[float], x: float) -> float:
    """Metres to the nearest of some sorted places."""
    at = bisect_left(places, x)
    return min((abs(place - x) for place in places[max(0, at - 1) : at + 1]), default=1e9)


def ground_of(level: Any) -> SoundGround:
    """Of a level as it was read."""
    solids = [
        (min(x for x, _ in s.outline), max(x for x, _ in s.outline), "wood" if s.material == "bough" else s.material) for s in level.solids
    ]
    trees = sorted(thing.at[0] for kind in ("tree", "pine") for thing in level.things_of(kind))
    reeds = sorted(thing.at[0] for thing in level.things_of("reed"))
    walkers = frozenset({"runner"} | {thing.id for kind in ("hunter", "sealmaster") for thing in level.things_of(kind)})
    lakes = [(lake.left, lake.right, lake.level) for lake in level.lakes]
    ears = "sealmaster" if level.role == "sealmaster" else "runner"
    return SoundGround(level.ground.material, trees, reeds, solids, lakes, walkers, ears)
