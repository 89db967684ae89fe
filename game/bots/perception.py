"""What a bot sees: the picture on a screen, at least 0.2 s late, and nothing that the screen does not show."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import numpy as np

from game.core.ticks import ticks
from game.sim.terrain.obstacles import Obstacle
from game.sim.terrain.terrain import Solid
from game.sim.water.lake import Lake
from game.sim.water.swell import Line
from game.sim.world import World

LATE_TICKS = ticks(0.2)
SCREEN_LEFT_M, SCREEN_RIGHT_M = -10.0, 15.0
"""Metres of the picture to either side of the runner."""
STEP_M = 0.5
"""Metres between the places at which the surface is looked at."""
FILM_M = 0.005
"""Metres of water that shine: a foot in them is held, where water holds feet."""
FRONT_FLOW, FRONT_STEP = 0.8, 0.03
"""m/s and metres over two cells from which running water is white in front."""
FRONT_RISE, FRONT_CELLS = 0.25, 5
"""m/s at which it comes up there, in one of so many cells from its fore end on."""
BRINK_STEP_M, BRINK_DROP_M = 0.1, 0.35
"""Metres between the places at which a rock's end is looked at, and by which it has fallen away there."""
PLACES = np.arange(SCREEN_LEFT_M, SCREEN_RIGHT_M + STEP_M, STEP_M)


class RestSpot(NamedTuple):
    """Something solid in the picture: `left` and `right` ends, and its top, in metres."""

    left: float
    right: float
    top: float
    brink: float = 0.0
    """Metres of its right end that slope away under a foot."""


class Observation(NamedTuple):
    """One moment of the picture. Chakra is read off the brush stroke, to a twentieth of its length."""

    x: float
    y: float
    vx: float
    on: str
    stance: str
    chakra: float
    pills: int
    surface: tuple[float, ...]
    """Height of the water's edge every `STEP_M` metres, from `SCREEN_LEFT_M` of the runner."""
    rests: tuple[RestSpot, ...]
    """Logs and rocks in the picture."""
    gaps: tuple[RestSpot, ...]
    """Where boards of rope bridges are missing, and how high the boards before them are."""
    wedges: tuple[float, ...]
    """Places of the wedges that still hold log piles."""
    nearest_hunter: float
    """Metres to the nearest pursuer behind (the HUD's thread shows it), or a large number."""
    nearest_blade: float
    """Metres to the nearest blade that comes nearer, or a large number."""
    wave: bool
    ended: bool
    momentum: bool = False
    """Whether this is a wood to be run through, by the look of it."""
    burn: float = 0.0
    """How the pain tag smoulders, to a tenth."""
    obstacles: tuple[Obstacle, ...] = ()
    """Roots, trunks and branches in the picture."""
    pools: tuple[tuple[float, float], ...] = ()
    """Left and right edge of every open water in the picture, and of every gap in a bridge."""

    wet: tuple[tuple[float, float, float], ...] = ()
    """Left and right edge of all that is wet in the picture, and the greatest depth between them; where water holds feet."""
    fronts: tuple[tuple[float, int], ...] = ()
    """Place of every white front in the picture, and the side to which it runs."""
    calls: int = 0
    """How many calls are free."""

    barred: tuple[float, ...] = ()
    """Places ahead where somebody stands in the way, or is about to come up from below or to drop."""

    def pools_near(self, x: float) -> bool:
        """Whether water or a gap lies just ahead of `x`."""
        return any(left - 3.0 < x < right for left, right in self.pools)

    def height(self, x: float) -> float:
        """The water's edge at `x`, between the places looked at."""
        surface, place = self.surface, (x - self.x - SCREEN_LEFT_M) / STEP_M
        i = int(place)
        if not 0 <= i < len(surface) - 1:
            i, place = (0, 0.0) if place < 0.0 else (len(surface) - 2, len(surface) - 1.001)
        return surface[i] + (surface[i + 1] - surface[i]) * (place - i)


class Eyes:
    """Looks at the world each tick, and shows what it saw `LATE_TICKS` ticks ago."""

    def __init__(self, every: int = 4) -> None:
        self._every = every
        self._seen: deque[Observation] = deque(maxlen=max(2, -(-LATE_TICKS // every) + 1))
        self._tick = 0

    def look(self, world: World) -> Observation | None:
        """The delayed sight, or None before the first one has arrived."""
        if self._tick % self._every == 0:
            self._seen.append(sight(world))
        self._tick += 1
        return self._seen[0] if len(self._seen) == self._seen.maxlen else None


def sight(world: World) -> Observation:
    """What the screen shows now."""
    runner = world.runner
    behind = [abs(runner.x - hunter.x) for hunter in world.hunters if hunter.stance not in ("under", "drowned", "struggle")]
    coming = [blade.x - runner.x for blade in world.blades if (runner.x - blade.x) * blade.vx > 0.0]
    blades = [abs(away) for away in coming if SCREEN_LEFT_M < away < SCREEN_RIGHT_M]
    return Observation(
        runner.x, runner.y, runner.vx, runner.on, runner.stance, round(runner.chakra / 5.0) * 5.0, runner.pills,
        _surface(world, runner.x), _rests(world, runner.x), _gaps(world, runner.x), _wedges(world, runner.x),
        min(behind, default=999.0), min(blades, default=999.0),
        wave=world.wave is not None and world.wave.state in ("building", "driving"),
        ended=world.outcome is not None,
        momentum=world.momentum,
        burn=round(runner.burn, 1),
        obstacles=tuple(world.obstacles.between(runner.x + SCREEN_LEFT_M, runner.x + SCREEN_RIGHT_M)) if world.momentum else (),
        pools=_pools(world, runner.x) if world.momentum else (),
        barred=_barred(world, runner.x) if world.momentum else (),
        wet=_wet(world, runner.x) if world.sticky_water else (),
        fronts=_fronts(world, runner.x) if world.sticky_water else (),
        calls=world.sticky_water.calls_left if world.sticky_water else 0,
    )  # fmt: skip


def _barred(world: World, x: float) -> tuple[float, ...]:
    """Arms that wait, bubbles: whoever attacks from ahead is seen to."""
    ahead = [hunter for hunter in world.hunters if x - 1.5 < hunter.x < x + SCREEN_RIGHT_M]
    return tuple(hunter.x for hunter in ahead if hunter.lies_ahead)


def _surface(world: World, x: float) -> tuple[float, ...]:
    places = x + PLACES
    for lake in world.lakes:
        if lake.left <= places[0] and places[-1] <= lake.right:
            return tuple(_water(lake, places).tolist())
    heights = world.terrain.heights(places)
    for lake in world.lakes:
        there = (places >= lake.left) & (places <= lake.right)
        if there.any():
            heights[there] = _water(lake, places[there])
    return tuple(heights.tolist())


def _water(lake: Lake, places: Line) -> Line:
    first = max(int((places[0] - lake.left) / lake.cell) - 1, 0)
    last = min(int((places[-1] - lake.left) / lake.cell) + 2, lake.n)
    return np.asarray(np.interp(places, lake.x[first:last], lake.surface_between(first, last)))


def _pools(world: World, x: float) -> tuple[tuple[float, float], ...]:
    near = [lake for lake in world.lakes if lake.right > x + SCREEN_LEFT_M and lake.left < x + SCREEN_RIGHT_M]
    wet = [(lake, [i for i in range(lake.n) if lake.depths[i] > 0.08]) for lake in near]
    pools = [(lake.left + cells[0] * lake.cell, lake.left + (cells[-1] + 1) * lake.cell) for lake, cells in wet if cells]
    bridges = [
        bridge for bridge in world.level.things_of("rope_bridge") if bridge.to[0] > x + SCREEN_LEFT_M and bridge.at[0] < x + SCREEN_RIGHT_M
    ]
    decks = [(bridge.at[0], bridge.to[0]) for bridge in bridges]
    open_water = [pool for pool in pools if not any(left < pool[0] and pool[1] < right for left, right in decks)]
    return tuple(sorted(open_water + [(left, right) for bridge in bridges for left, right in bridge.gaps]))


def _in_picture(lake: Lake, x: float) -> tuple[int, int]:
    """The cells of a lake that are seen, from the first up to the last."""
    first = max(int((x + SCREEN_LEFT_M - lake.left) / lake.cell), 0)
    return first, min(int((x + SCREEN_RIGHT_M - lake.left) / lake.cell), lake.n)


def _wet(world: World, x: float) -> tuple[tuple[float, float, float], ...]:
    found = []
    for lake in world.lakes:
        first, last = _in_picture(lake, x)
        if last - first < 2:
            continue
        edges = np.flatnonzero(np.diff(np.concatenate([[0], (lake.depth[first:last] > FILM_M).astype(np.int8), [0]])))
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            deepest = float(lake.depth[first + a : first + b].max())
            found.append((lake.left + (first + a) * lake.cell, lake.left + (first + b) * lake.cell, deepest))
    return tuple(found)


def _fronts(world: World, x: float) -> tuple[tuple[float, int], ...]:
    """Where water runs in over shallower or no water, half a metre deep or two inches: it is white there."""
    found: list[tuple[float, int]] = []
    for lake in world.lakes:
        first, last = _in_picture(lake, x)
        if last - first < 8:
            continue
        surface = lake.bed[first:last] + lake.depth[first:last]
        step, flow = surface[2:] - surface[:-2], lake.flow[first + 1 : last - 1]
        for side in (1, -1):
            places = np.flatnonzero((flow * side > FRONT_FLOW) & (step * side < -FRONT_STEP) & (lake.depth[first + 1 : last - 1] > FILM_M))
            before = None
            for place in places[::-side].tolist():  # what runs ahead of it comes first
                if before is None or abs(place - before) > 12:
                    at = lake.left + (first + 1 + place) * lake.cell
                    if _is_white(lake, at, side):
                        found.append((at, side))
                before = place
    return tuple(found)


def _is_white(lake: Lake, x: float, side: int) -> bool:
    """Whether the water comes up there, or runs out over sand; over the lip of a pool that drains it runs as fast, and is not white."""
    if lake.sample(x + side * FRONT_CELLS * lake.cell).depth <= FILM_M:
        return True
    return any(lake.sample(x - side * cells * lake.cell).rise > FRONT_RISE for cells in range(FRONT_CELLS))


def _rests(world: World, x: float) -> tuple[RestSpot, ...]:
    left, right = x + SCREEN_LEFT_M, x + SCREEN_RIGHT_M
    logs = [RestSpot(log.x - log.reach, log.x + log.reach, log.y + log.radius) for log in world.logs]
    near = [rock for rock in world.terrain.solids if rock.right > left and rock.left < right]
    rocks = [RestSpot(rock.left, rock.right, rock.crown, _brink(rock)) for rock in near]
    return (*[log for log in logs if log.right > left and log.left < right], *rocks, *_guarded(world, left, right))


def _brink(rock: Solid) -> float:
    """How far before its right end a rock begins to fall away."""
    x = rock.right - BRINK_STEP_M
    while x > rock.left and rock.top(x) < rock.crown - BRINK_DROP_M:
        x -= BRINK_STEP_M
    return rock.right - x


def _guarded(world: World, left: float, right: float) -> list[RestSpot]:
    """Sand between the posts of ropes with tags on them: it is as good as stone, while paper lasts."""
    ropes = [rope for rope in world.tag_ropes if rope.right > left and rope.left < right and rope.tags_left > 1]
    return [RestSpot(rope.left, rope.right, world.terrain.support((rope.left + rope.right) / 2, 1e9)[0]) for rope in ropes]


def _gaps(world: World, x: float) -> tuple[RestSpot, ...]:
    found = [RestSpot(left, right, bridge.top(left)) for bridge in world.bridges for left, right in bridge.gaps]
    return tuple(gap for gap in found if gap.right > x + SCREEN_LEFT_M and gap.left < x + SCREEN_RIGHT_M)


def _wedges(world: World, x: float) -> tuple[float, ...]:
    return tuple(pile.x for pile in world.piles if not pile.is_loose and SCREEN_LEFT_M < pile.x - x < SCREEN_RIGHT_M)
