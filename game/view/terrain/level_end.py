"""Level ends: where a level's ground ends, and whether brambles or reeds stand there, so that nobody is stopped by nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

END_WIDTH = 1.7
"""Metres across what closes an end."""
INWARD = 0.1
"""Metres from the end of the ground to its middle."""
SHALLOW = 0.25
"""Metres of still water in which brambles no longer stand."""
BRAMBLE_HEIGHT, REEDS_ABOVE, TALLEST = 1.75, 1.7, 9.0
"""Metres: of brambles, of reeds above the still water, and of the tallest reeds."""


@dataclass(frozen=True, slots=True)
class LevelEnd:
    """`side` is -1 for the left end and 1 for the right; `y` is the height of its foot."""

    x: float
    y: float
    side: int
    height: float
    wet: bool


def level_ends(level: Any, height: Callable[[float], float], still: float | None) -> list[LevelEnd]:
    """Both ends of a level."""
    line = level.ground.line
    ends = []
    for side, (x, _) in ((-1, line[0]), (1, line[-1])):
        x -= INWARD * side
        foot = height(x)
        depth = still - foot if still is not None and any(lake.left <= x <= lake.right for lake in level.lakes) else 0.0
        wet = depth > SHALLOW
        ends.append(LevelEnd(x, foot, side, min(TALLEST, depth + REEDS_ABOVE) if wet else BRAMBLE_HEIGHT, wet))
    return ends
