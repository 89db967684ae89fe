"""Validation of ground and lakes: doubled ground, crossed outlines, lakes without water or too deep for their cells."""

from collections.abc import Iterator
from itertools import pairwise

from game.core import polygons
from game.core.gravity import GRAVITY
from game.core.ground_line import GroundLine
from game.core.ticks import TICK
from game.level.errors.problem import JsonPath, Problem, warning
from game.level.lake_spec import LakeSpec
from game.level.model import Level

MAX_SEGMENTS = 5000
MAX_CELLS = 16_000
MIN_STEP = 0.01
MIN_AREA = 0.01
MIN_CELLS = 8
MAX_HEIGHT_M = 500.0
"""Metres above or below 0 beyond which nothing belongs: the world ends at 1000."""
DEEP_END_M = 0.3
"""Metres of water at a lake's end that make one wonder."""
RUN_UP_FACTOR = 2.8
"""How many times its height a wave of a surge runs up at the most, over the still level."""
MAKER_M = 4.0
"""Metres of a lake's end on which its waves are made; the water's own, as the two below."""
COURANT = 0.8
MAX_SUBSTEPS = 4
"""These are the water solver's own; a test holds them to it."""


def find_problems(level: Level) -> Iterator[Problem]:
    """Everything wrong with ground, solids and lakes."""
    rising = True
    for problem in _ground(level):
        rising = False
        yield problem
    yield from _solids(level)
    if rising:
        yield from _lakes(level)


class Ground:
    """The ground line and the water on it, for whoever asks often."""

    def __init__(self, level: Level) -> None:
        self.line, self.lakes = level.ground.line, level.lakes
        self.height = GroundLine(self.line).height

    def depth(self, x: float) -> float:
        """Metres of still water at `x`."""
        lake = next((lake for lake in self.lakes if lake.left <= x <= lake.right), None)
        return max(0.0, lake.level - self.height(x)) if lake else 0.0


def _ground(level: Level) -> Iterator[Problem]:
    for i, (_, y) in enumerate(level.ground.line):
        if abs(y) > MAX_HEIGHT_M:
            yield Problem(("ground", "line", i), f"y {y:g} is out of the world", f"from {-MAX_HEIGHT_M:g} to {MAX_HEIGHT_M:g}")
    for i, ((x0, _), (x1, _)) in enumerate(pairwise(level.ground.line), 1):
        if x1 < x0:
            yield Problem(("ground", "line", i), f"the ground doubles back from x {x0:g} to {x1:g}", "use a solid for an overhang")
        elif x1 - x0 < MIN_STEP - 1e-9:
            yield Problem(("ground", "line", i), f"the ground goes straight up at x {x1:g}", f"step at least {MIN_STEP:g} m aside")


def _solids(level: Level) -> Iterator[Problem]:
    segments = len(level.ground.line) - 1
    for i, solid in enumerate(level.solids):
        path = ("solids", i, "outline")
        segments += len(solid.outline)
        yield from _corners(path, solid.outline)
        if max(x for x, _ in solid.outline) < level.left or min(x for x, _ in solid.outline) > level.right:
            yield Problem(path, "outside the level", f"the ground goes from {level.left:g} to {level.right:g}")
    if segments > MAX_SEGMENTS:
        yield Problem(("solids",), f"{segments:,} edges of ground and solids, at most {MAX_SEGMENTS:,}", "leave corners out")


def _corners(path: JsonPath, corners: tuple[tuple[float, float], ...]) -> Iterator[Problem]:
    for i in range(len(corners)):
        (x0, y0), (x1, y1) = corners[i - 1], corners[i]
        if abs(x1 - x0) + abs(y1 - y0) < 1e-6:
            yield Problem((*path, i), "the same corner twice", "remove one; the last corner joins the first by itself")
            return
    if polygons.is_convex(corners):
        if abs(polygons.area(corners)) < MIN_AREA:
            yield Problem(path, "an outline without area", "three corners in one line make no solid")
        return
    if crossed := polygons.crossing(corners):
        i, j = crossed
        yield Problem((*path, j), f"the outline crosses itself: edge {j} meets edge {i}", "put the corners in order, going round once")
    else:
        yield warning(path, "an outline with a dent", "floating bodies feel it without the dent; make two solids of it")


def _lakes(level: Level) -> Iterator[Problem]:
    cells, ground = 0.0, Ground(level)
    for i, lake in enumerate(level.lakes):
        path: JsonPath = ("lakes", i)
        count = (lake.right - lake.left) / lake.cell
        cells += max(count, 0)
        if count < MIN_CELLS:
            reason = f"{lake.right - lake.left:g} m wide, from {lake.left:g} to {lake.right:g}"
            yield Problem((*path, "right"), reason, f"a lake is at least {MIN_CELLS} cells wide: right of {lake.left:g}")
            continue
        if lake.left < level.left or lake.right > level.right:
            side = "left" if lake.left < level.left else "right"
            yield Problem((*path, side), "the lake goes beyond the ground", f"the ground goes from {level.left:g} to {level.right:g}")
            continue
        yield from _overlap(level, i)
        yield from _water(level, ground, lake, path)
        if lake.current and lake.boundaries != ("open", "open"):
            yield Problem((*path, "current"), f"a current of {lake.current:g} m/s runs against a wall", 'write "ends": ["open", "open"]')
        yield from _swell(lake, path)
        yield from _surge(level, ground, lake, path)
        yield from _connections(level, lake, path)
    if cells > MAX_CELLS:
        yield Problem(("lakes",), f"{cells:,.0f} cells of water, at most {MAX_CELLS:,}", "use wider cells")


def _swell(lake: LakeSpec, path: JsonPath) -> Iterator[Problem]:
    for i, wave in enumerate(lake.swell):
        here = (*path, "swell", i, "right")
        if wave.right <= wave.left:
            yield Problem(here, f"the swell runs from {wave.left:g} to {wave.right:g}", f"right of {wave.left:g}")
        elif wave.right <= lake.left or wave.left >= lake.right:
            yield warning(here, "the swell runs where the lake is not", f"the lake goes from {lake.left:g} to {lake.right:g}")


def _surge(level: Level, ground: Ground, lake: LakeSpec, path: JsonPath) -> Iterator[Problem]:
    surge = lake.surge
    if surge is None:
        return
    at_left = surge.side == "left"
    here = (*path, "surge")
    if lake.boundaries[0 if at_left else 1] == "open":
        yield Problem((*here, "side"), f"the {surge.side} end is open and swallows the waves that it makes", 'make it a "wall"')
        return
    if lake.right - lake.left < 3.0 * MAKER_M:
        yield Problem((*here, "side"), f"no room for waves in {lake.right - lake.left:g} m", f"at least {3.0 * MAKER_M:g} m of lake")
        return
    inner = lake.left + MAKER_M if at_left else lake.right - MAKER_M
    outer, far = (lake.left, lake.right) if at_left else (lake.right, lake.left)
    end = [outer, inner, *(x for x, _ in level.ground.line if min(outer, inner) < x < max(outer, inner))]
    depth = lake.level - max(ground.height(x) for x in end)
    if depth < 2.0 * surge.height:
        reason = f"waves of {surge.height:g} m need deep water, and the {surge.side} end has {max(depth, 0.0):.2g} m"
        hint = f"at least {2.0 * surge.height:g} m over the last {MAKER_M:g} m" if depth < 0.2 else f"at most {depth / 2.0:.2g}"
        yield Problem((*here, "height"), reason, hint)
        return
    way = [inner, far, *(x for x, _ in level.ground.line if min(inner, far) < x < max(inner, far))]
    stands = max(ground.height(x) for x in way) - lake.level
    if stands < RUN_UP_FACTOR * surge.height:
        needed = RUN_UP_FACTOR * surge.height
        reason = f"waves of {surge.height:g} m would flood the level: nothing in their way stands {needed:.2g} m over the water"
        hint = f"at most {stands / RUN_UP_FACTOR:.2g}, or higher ground" if stands > 0.1 else "let them run out on higher ground"
        yield Problem((*here, "height"), reason, hint)


def _overlap(level: Level, i: int) -> Iterator[Problem]:
    lake = level.lakes[i]
    for j, other in enumerate(level.lakes[:i]):
        if lake.left < other.right and other.left < lake.right:
            yield Problem(("lakes", i, "left"), f"lies over lakes[{j}] ({other.left:g} to {other.right:g})", "lakes stand side by side")


def _water(level: Level, ground: Ground, lake: LakeSpec, path: JsonPath) -> Iterator[Problem]:
    bed = [y for x, y in level.ground.line if lake.left < x < lake.right] + [ground.height(lake.left), ground.height(lake.right)]
    deepest = lake.level - min(bed)
    if deepest <= 0.02:
        yield Problem((*path, "level"), f"holds no water: the ground is nowhere below {lake.level:g}", "raise the level or dig the ground")
        return
    most = _deepest(lake.cell, MAX_SUBSTEPS)
    if deepest > most:
        wider = lake.cell * (deepest / most) ** 0.5
        yield Problem((*path, "cell"), f"{deepest:.3g} m of water is too deep for cells of {lake.cell:g} m", f"at least {wider:.2g}")
    elif deepest > (calm := _deepest(lake.cell, 1)):
        wider = lake.cell * (deepest / calm) ** 0.5
        hint = f"cells of {wider + 0.005:.2f} m are calm"
        yield warning((*path, "cell"), f"{deepest:.3g} m deep water on cells of {lake.cell:g} m costs more steps a tick", hint)
    yield from _ends(level, ground, lake, path)


def _deepest(cell: float, substeps: int) -> float:
    return (COURANT * substeps * cell / TICK) ** 2 / GRAVITY


def _ends(level: Level, ground: Ground, lake: LakeSpec, path: JsonPath) -> Iterator[Problem]:
    for side, x, edge in (("left", lake.left, level.left), ("right", lake.right, level.right)):
        stands = lake.level - ground.height(x)
        if stands > DEEP_END_M and abs(x - edge) > 1 and not any(_holds(solid.outline, x) for solid in level.solids):
            yield warning((*path, side), f"the water ends {stands:.2g} m deep in the middle of nowhere", "let it end on dry ground")


def _holds(corners: tuple[tuple[float, float], ...], x: float) -> bool:
    return min(a for a, _ in corners) - 1 <= x <= max(a for a, _ in corners) + 1


def _connections(level: Level, lake: LakeSpec, path: JsonPath) -> Iterator[Problem]:
    known = [other.id for other in level.lakes]
    for i, name in enumerate(lake.connected_lakes):
        if name not in known or name == lake.id:
            yield Problem((*path, "connected_lakes", i), f'no other lake has the id "{name}"', "lakes: " + ", ".join(known))
