"""Validation of placement: what stands outside, under ground, in a rock, or out of the water it needs."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from game.core import polygons
from game.level.errors.problem import JsonPath, Problem, warning
from game.level.model import Level
from game.level.registry import Thing
from game.level.validate import ground_and_lakes

MAX_MOVING = 400
MAX_STACKED = 16
CROWD_CELL_M = 1.0
"""Metres of the square in which things count as stacked."""
GROUND_TOLERANCE = 0.3
"""Metres by which soles may be under the ground: they are lifted."""
MAX_BURIED_DEPTH = 1.0
HIGH = 3.0
MAX_HANGING_M = 0.5
"""Metres by which a rock's foot may be over the ground: slopes are steep."""
WET = 0.3


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything that stands where it should not; the ground must be sound."""
    yield from _starts(level)
    yield from _crowds(level)
    rocks = [(thing.id, cast(Any, thing).outline()) for thing in level.things if hasattr(type(thing), "outline")]
    ground = ground_and_lakes.Ground(level)
    shapes = rocks + [(solid.id, solid.outline) for solid in level.solids]
    for i, thing in enumerate(level.things):
        if _is_placed(type(thing)):
            yield from _place(level, thing, ("things", i, "at"), shapes, ground)
        for key, wrong, advice in thing.find_faults(level):
            yield Problem(("things", i, key), wrong, advice)


@cache
def _is_placed(kind: type[Thing]) -> bool:
    return "at" in kind.model_fields


def _starts(level: Level) -> Iterator[Problem]:
    starts = [i for i, thing in enumerate(level.things) if getattr(thing, "kind", "") == "start"]
    if not starts:
        yield Problem(("things",), "no start: the runner has nowhere to begin", 'add {"kind": "start", "id": "runner", "at": [x, y]}')
    for i in starts[1:]:
        yield Problem(("things", i), f"a second start; things[{starts[0]}] is the first", "a level has one")


def _crowds(level: Level) -> Iterator[Problem]:
    moving = [(i, thing) for i, thing in enumerate(level.things) if type(thing).is_dynamic]
    if len(moving) > MAX_MOVING:
        yield Problem(("things", moving[MAX_MOVING][0]), f"{len(moving)} moving things, at most {MAX_MOVING}", "take some out")
    patches: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, thing in moving:
        x, y = getattr(thing, "at", (0.0, 0.0))
        patches[int(x // CROWD_CELL_M), int(y // CROWD_CELL_M)].append(i)
    for (x, y), crowd in patches.items():
        if len(crowd) > MAX_STACKED:
            where = f"within one metre at [{x * CROWD_CELL_M:g}, {y * CROWD_CELL_M:g}]"
            yield Problem(("things", crowd[MAX_STACKED]), f"{len(crowd)} moving things {where}, at most {MAX_STACKED}", "spread them")


def _place(
    level: Level, thing: Any, path: JsonPath, shapes: list[tuple[str, Any]], land_here: ground_and_lakes.Ground
) -> Iterator[Problem]:
    kind: type[Thing] = type(thing)
    x, y = thing.at
    if not level.left <= x <= level.right:
        yield Problem(path, f"x {x:g} is outside the level", f"the ground goes from {level.left:g} to {level.right:g}")
        return
    if abs(y) > ground_and_lakes.MAX_HEIGHT_M:
        yield Problem(path, f"y {y:g} is out of the world", f"from {-ground_and_lakes.MAX_HEIGHT_M:g} to {ground_and_lakes.MAX_HEIGHT_M:g}")
        return
    ground = land_here.height(x)
    if y < ground - (GROUND_TOLERANCE if kind.placement == "ground" else MAX_BURIED_DEPTH):
        yield Problem(path, f"{ground - y:.3g} m under ground", f"at x {x:g} the ground is at y {ground:.3g}")
        return
    if kind.placement != "anywhere" or kind.is_dynamic:
        yield from _inside(thing, path, shapes)
    yield from _footing(thing, path, ground, land_here.depth(x))


def _inside(thing: Any, path: JsonPath, shapes: list[tuple[str, Any]]) -> Iterator[Problem]:
    x, y = thing.at
    for name, corners in shapes:
        if name != thing.id and polygons.contains(corners, x, y + 0.05):
            top = max(b for _, b in corners)
            yield Problem(path, f'inside "{name}"', f"its top is at y {top:g}")


def _footing(thing: Any, path: JsonPath, ground: float, depth: float) -> Iterator[Problem]:
    x, y = thing.at
    if hasattr(type(thing), "outline") and y > ground + MAX_HANGING_M:
        yield warning(path, f"its foot hangs {y - ground:.3g} m over the ground", f"at x {x:g} the ground is at y {ground:.3g}")
    stand = cast(type[Thing], type(thing)).placement
    if stand == "water":
        if depth < 0.1:
            yield warning(path, f"a {thing.kind} on dry land", "it belongs in a lake")
        elif y > ground + depth + HIGH:
            yield warning(path, f"{y - ground - depth:.3g} m above the water", f"the water is at y {ground + depth:.3g}")
    if stand == "ground":
        if depth > WET and y < ground + depth - WET:
            yield warning(path, f"under {ground + depth - y:.2g} m of water", f"the water is at y {ground + depth:.3g}")
        elif y > ground + depth + HIGH:
            yield warning(path, f"{y - ground - depth:.3g} m up in the air", f"at x {x:g} the ground is at y {ground:.3g}")
