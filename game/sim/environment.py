"""The environment: the place and the moment that everything in a level acts in (time, tuning, ground, water, air). It knows no character.

Things are given an `Environment` (or a `Stage`, which adds the characters), never the `World`: so a rule's file imports no other rule.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

import numpy as np
import pymunk

from game.core.gravity import GRAVITY
from game.core.ticks import TICK
from game.level.lake_spec import LakeSpec
from game.level.model import Level
from game.sim import events
from game.sim.characters.chakra import ChakraTuning
from game.sim.physics.bodies import Bodies
from game.sim.senses.gusts import Gusts
from game.sim.terrain.nightfall import Nightfall
from game.sim.terrain.obstacles import OBSTACLE_KINDS, Obstacles
from game.sim.terrain.squall import Squall
from game.sim.terrain.terrain import HEADROOM_M, Terrain
from game.sim.terrain.wind import Wind
from game.sim.tuning import Tuning
from game.sim.water.lake import Lake, SwellWave
from game.sim.water.water_tuning import WaterTuning

EVENTS_AFTER_END = (events.FootFell, events.Landed, events.Splashed)
"""Events that are still reported once the run is over: what bodies do to ground and water."""
SLOPE_SPAN_M = 0.3
"""Metres to either side over which a slope is felt."""
LAKE_CHECK_TICKS, LAKE_WAKE_RANGE_M = 30, 24.0
"""In a wood of many streams: ticks between two looks at which of them are near anybody, and how near that is; the others wait."""
LOG_STEP_HEIGHT = 0.35
"""Metres above a step that legs take in their stride when what bars the way is only a log."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: `reason` is a text key."""

    won: bool
    reason: str
    tick: int


class Platform(Protocol):
    """Something afloat that one can stand on."""

    id: str
    x: float
    y: float
    vx: float
    reach: float
    """Metres from its middle to its end, as it lies now."""
    radius: float

    def top(self, x: float) -> float:
        """Height of its upper side at `x`."""

    def rise_at(self, x: float) -> float:
        """How fast its top moves up at `x`, m/s."""

    springs: bool
    """Whether it gives under a foot: then feet meet it by momentum (`bear`), and its rising helps a leap."""
    trips: bool
    """Whether a hunter who runs onto it falls."""

    def apply_force(self, x: float, y: float, force: float) -> None:
        """A weight of `force` newtons stands on it at `x` this tick."""

    def tread(self, x: float, speed: float) -> None:
        """A foot has come down on it at `x`, on a run of `speed` m/s."""

    def bear(self, x: float, mass: float, vy: float) -> float:
        """One of `mass` kg who moves at `vy` stands on it at `x`: the speed, m/s, at which he moves up from now on."""


class Environment(ABC):
    """Place and moment: time, the random generator, tuning, ground, water, air, and the events of this tick."""

    def __init__(self, level: Level, seed: int) -> None:
        self.level, self.seed, self.tick = level, seed, 0
        self.rng = Random(seed)
        self.tuning = Tuning(level.tuning)
        self.chakra_tuning = self.tuning.of("chakra", ChakraTuning)
        self.events: list[events.Event] = []
        self.outcome: Outcome | None = None
        self.space = pymunk.Space()
        self.space.gravity, self.space.collision_slop = (0.0, -GRAVITY), 0.005
        self.terrain = Terrain(level, [rock.outline() for rock in level.things_of("rock")])
        self.terrain.add_to(self.space)
        self.momentum = level.momentum
        """Whether speed is kept and lost here as by the rules of momentum."""
        self.obstacles = Obstacles(thing for kind in OBSTACLE_KINDS for thing in level.things_of(kind))
        self.bodies = Bodies(self.space)
        self.wind = Wind(level.wind, self.rng)
        self.gusts = Gusts(level.wind.fronts, seed, self.terrain.left, self.terrain.right)
        """Gusts that travel: `gusts.strength(x)` is how hard it gusts at a place, 0 to 1."""
        self.nightfall = Nightfall()
        self.squall = Squall(float(level.weather == "rain"))
        self.lakes = self.awake_lakes = [self._make_lake(spec) for spec in level.lakes]
        self.logs: Sequence[Platform] = []
        self.platforms: Sequence[Platform] = []
        """What else bears one and bars nobody: rope bridges, rolling logs, branches."""

    def _make_lake(self, spec: LakeSpec) -> Lake:
        cells = max(4, round((spec.right - spec.left) / spec.cell))
        cell = (spec.right - spec.left) / cells
        xs = spec.left + (np.arange(cells) + 0.5) * cell
        # Another seed finds another moment of the swell.
        shift = self.rng.random() if self.seed else 0.0
        swell = [SwellWave(s.height, s.length, s.direction, (s.phase + shift) % 1.0, s.left, s.right) for s in spec.swell]
        lake = Lake(
            spec.id, spec.left, cell, self.terrain.heights(xs), spec.level, swell, spec.boundaries, spec.current,
            self.tuning.of("water", WaterTuning), spec.surge, self._surge_shift(spec), spec.drainage,
        )  # fmt: skip
        lake.run_up_to_start()
        return lake

    def _surge_shift(self, spec: LakeSpec) -> float:
        """Seconds by which another seed finds another wave, as far as the level has it: all begin alike, if no pause parts the sets."""
        if spec.surge is None or not self.seed:
            return 0.0
        return int(self.rng.random() * spec.surge.waves) * spec.surge.period

    # time

    @property
    def seconds(self) -> float:
        return self.tick * TICK

    @property
    def over(self) -> bool:
        """Won or lost: rules, story and talk have stopped, and only bodies, water and wind go on for the picture."""
        return self.outcome is not None

    def emit(self, event: events.Event) -> None:
        """Write down an event of this tick. After the end only what bodies do to the water is still seen and heard."""
        if not self.over or isinstance(event, EVENTS_AFTER_END):
            self.events.append(event)

    @abstractmethod
    def finish(self, won: bool, reason: str) -> None:
        """End the run; the first outcome counts."""

    def update_weather(self) -> None:
        self.wind.update()
        if self.gusts.blow:
            self.gusts.update(self.seconds)
        self.squall.update()
        self.nightfall.update()

    def update_physics(self) -> None:
        """Lakes, then rigid bodies, which so meet the surface that the picture will show. People have moved before, in `act`.

        With `momentum`, which is in the woods, lakes that are still and that nobody is near are asleep.
        """
        if self.momentum and self.tick % LAKE_CHECK_TICKS == 0:
            self.awake_lakes = [lake for lake in self.lakes if lake.swell.waves or lake.current or self._somebody_is_near(lake)]
        for lake in self.awake_lakes if self.momentum else self.lakes:
            lake.step(self.tick)
        self.bodies.step(TICK)

    def _somebody_is_near(self, lake: Lake) -> bool:
        """Whether anybody could see that a still lake moves, or move it, before the next look."""
        return any(lake.left - LAKE_WAKE_RANGE_M < x < lake.right + LAKE_WAKE_RANGE_M for x in self.places_of_people())

    @abstractmethod
    def places_of_people(self) -> list[float]:
        """Where everybody is, x in metres."""

    # water

    def lake_at(self, x: float) -> Lake | None:
        for lake in self.lakes:
            if lake.left <= x <= lake.right:
                return lake
        return None

    def depth_at(self, x: float, y: float) -> float:
        """Metres of water above the point (x, y), 0 if it is dry."""
        lake = self.lake_at(x)
        if lake is None:
            return 0.0
        water = lake.sample(x)
        return max(0.0, water.surface - y) if water.depth > 0.0 else 0.0

    def wake_steepness(self, x: float) -> float:
        """How steep the lake stands at `x`, swell apart, over half a metre: wakes and driven waves."""
        lake = self.lake_at(x)
        if lake is None or lake.still_depth(x) < 0.8:
            return 0.0
        i = min(max(int((x - lake.left) / lake.cell), 3), lake.n - 4)
        rise = lake.beds[i + 2] + lake.depths[i + 2] - lake.beds[i - 2] - lake.depths[i - 2]
        return abs(rise) / (4.0 * lake.cell)

    def dent(self, x: float, sigma: float, amount: float) -> None:
        lake = self.lake_at(x)
        if lake is not None:
            lake.dent(x, sigma, amount)

    def leave_wake(self, x: float, sigma: float, amount: float, direction: int) -> None:
        """Dent the water so that the dent runs off to one side."""
        lake = self.lake_at(x)
        if lake is not None:
            lake.add_wake(x, sigma, amount, direction)

    def push_water(self, x: float, sigma: float, dv: float) -> None:
        lake = self.lake_at(x)
        if lake is not None:
            lake.push(x, sigma, dv)

    # what bears and bars

    def slope_at(self, x: float, y: float) -> float:
        """How the ground or a solid slopes under soles at (x, y), 0.5 rising one in two to the right; no steeper than one steps."""
        support, reach = self.terrain.support, y + SLOPE_SPAN_M
        before, behind = support(x + SLOPE_SPAN_M, reach)[0], support(x - SLOPE_SPAN_M, reach)[0]
        if before < y - 2.0 * SLOPE_SPAN_M or behind < y - 2.0 * SLOPE_SPAN_M:  # an edge, which is no slope
            return 0.0
        return (before - behind) / (2.0 * SLOPE_SPAN_M)

    def platform_under(self, x: float, reach: float) -> Platform | None:
        """The log at `x` whose top is not above `reach`."""
        for each in self.logs:
            if abs(x - each.x) <= each.reach and each.top(x) <= reach + LOG_STEP_HEIGHT:
                return each
        for each in self.platforms:
            if abs(x - each.x) <= each.reach and each.top(x) <= reach + LOG_STEP_HEIGHT:
                return each
        return None

    def wall(self, x: float, soles: float, step: float, headroom: float = HEADROOM_M) -> float | None:
        """The top of what bars the way at `x` to someone whose soles are at `soles`, or None."""
        top = self.terrain.wall(x, soles, step, headroom)
        for each in self.logs:
            if abs(x - each.x) <= each.reach and soles + step + LOG_STEP_HEIGHT < each.top(x) < soles + 1.7 + 2.0 * each.radius:
                top = each.top(x) if top is None else max(top, each.top(x))
        return top
