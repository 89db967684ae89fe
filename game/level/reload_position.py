"""Where the runner goes on after a hot reload: at his place, near it, or (None) at the start.

The rule: he keeps his place. He begins at the start only if the start itself was moved, or if his place is outside the new level.
Where the land or the water under him has changed he stands on top of it; otherwise he stays where he is, even in mid-air.
"""

from game.core import polygons
from game.level.model import Level
from game.level.validate.ground_and_lakes import Ground

EDGE_M = 0.5
"""Metres from the level's ends within which nobody is put."""
SAME_FOOTING_M = 0.05
"""Metres by which the footing may differ and count as the same."""


def keep_position(old: Level, new: Level, x: float, y: float) -> tuple[float, float] | None:
    """Where the runner at `x`, `y` of the old level goes on in the new one."""
    if _start(old) != _start(new) or not new.left <= x <= new.right:
        return None
    top = _top(new, x)
    if abs(top - _top(old, x)) > SAME_FOOTING_M or y < Ground(new).height(x) - SAME_FOOTING_M or _is_inside(new, x, y):
        return x, top
    return x, y


def nearest_standing_point(level: Level, x: float) -> tuple[float, float]:
    """The nearest place to `x` inside the level where somebody can stand: on the ground, the still water, or a solid."""
    x = min(max(x, level.left + EDGE_M), level.right - EDGE_M)
    return x, _top(level, x)


def _start(level: Level) -> object:
    return [thing.at for thing in level.things_of("start")]


def _top(level: Level, x: float) -> float:
    """The highest of ground, still water and solids at `x`."""
    ground = Ground(level)
    tops = [ground.height(x) + ground.depth(x)]
    for corners in _outlines(level):
        if min(a for a, _ in corners) <= x <= max(a for a, _ in corners):
            tops.append(max(b for _, b in corners))
    return max(tops)


def _is_inside(level: Level, x: float, y: float) -> bool:
    return any(polygons.contains(corners, x, y + SAME_FOOTING_M) for corners in _outlines(level))


def _outlines(level: Level) -> list[tuple[tuple[float, float], ...]]:
    return [solid.outline for solid in level.solids] + [thing.outline() for thing in level.things_of("rock")]
