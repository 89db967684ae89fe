"""Sound setting of a level: its piece of music, its ambience, and the cues that it replaces."""

from dataclasses import dataclass
from typing import Any

from game.level.sound_names import NONE

NIGHT = (20.0, 5.0)


@dataclass(frozen=True)
class Ambience:
    """Shares of what sounds by itself."""

    water: float = 1.0
    wind: float = 1.0
    creatures: float = 1.0


AMBIENCES = {
    "lake": Ambience(),
    "forest": Ambience(water=0.5, wind=1.2, creatures=1.3),
    "shore": Ambience(water=1.3, wind=0.9, creatures=0.7),
    "indoors": Ambience(water=0.25, wind=0.35, creatures=0.3),
    "dead": Ambience(water=1.0, wind=0.8, creatures=0.0),
    NONE: Ambience(0.0, 0.0, 0.0),
}
"""What a level's `ambience` may name."""


def piece_of(level: Any) -> str:
    """The level's own choice, or by chapter and hour; `none` for silence."""
    if level.music:
        return NONE if level.music == NONE else str(level.music)
    if level.chapter in (1, 2):
        return "forest"
    if level.chapter == 9:
        return "last-lake"
    if level.hour >= NIGHT[0] or level.hour < NIGHT[1]:
        return "night"
    return "chase"


def ambience_of(level: Any) -> Ambience:
    """By the level's choice, or a lake's."""
    return AMBIENCES.get(getattr(level, "ambience", "") or "lake", AMBIENCES["lake"])
