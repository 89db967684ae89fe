"""Run statistics, collected every tick; the result card shows the number that mattered.

It only counts; which number a death is told with is decided in `game.session.results.result_tip`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.movement.movement import STAMP_QUALITY
from game.sim.story.actions import Win
from game.sim.story.conditions import Place
from game.sim.terrain.obstacles import OBSTACLE_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.level.model import Level
    from game.sim.world import World

LATELY_TICKS, DROP_TICKS = ticks(10.0), ticks(3.5)
"""Within which something has to do with his being caught; and within which one who drops from a crown has hold of him for it."""
FLAT_COSTS = 0.6
"""m/s lost by a landing from which it was one that hunters gain by."""
IDLE_SPEED = 0.3
"""Slower than this, in m/s, counts as standing still."""
QUARTER = 0.25
"""Who starts in this part of a level at its left end is on his way to the right."""


class RunStats:
    """Counts until the run is over; what happens after that is only picture."""

    def __init__(self, world: World) -> None:
        self.begin_attempt()
        self.reached_water = False
        self.on_driven_legs = bool(world.level.momentum)
        """Whether this is a run in which legs keep their speed, and burn."""
        self.lately: Counter[str] = Counter()
        """What befell him in the seconds before he was caught: "burnt", "stumbled", "flat", "dropped"."""
        self._befell: list[tuple[int, str]] = []
        self._dropped: dict[str, int] = {}
        """In which tick each hunter last let himself fall."""
        self.feats: list[str] = []
        """Clever things that he has done, in their order."""
        self.on_sticky_water = world.level.sticky_water is not None
        """Whether this is a shore that holds feet."""
        self.times_held = 0
        self.held_seconds = 0.0
        """How often it held him, and for how long in all."""
        self.longest_row = 0
        """Boughs in a row without touching soil."""
        self.caught_on = ""
        self.caught_by = ""
        self.pills_left = world.runner.pills
        self.farthest = self._start = world.runner.x
        self._onwards = _onwards(world.level, self._start)
        self._chakra = world.runner.chakra
        self._over = False

    def begin_attempt(self) -> None:
        """The run goes on from its start or a checkpoint: a loss is told by what was done since."""
        self.landings = self.stamps = 0
        """Landings on water after a leap, and how many of them came down against it."""
        self.stamp_cost = self.landing_cost = 0.0
        """Chakra that these cost."""
        self.run_cost = self.sprint_cost = 0.0
        """Chakra spent on being on the water, and on being there at a sprint."""
        self.sprint_seconds = 0.0
        self.idle_seconds = 0.0
        """Standing still in the last stretch: since he last moved."""
        self.longest_idle = 0.0
        self.is_dry = self.in_barrier = False
        self.waves_lost = self.waves_outrun = self.hits = self.blows = self.blades = self.grasps = 0
        self.cracks = 0.0
        self.crack_causes: list[str] = []
        """What cracked the barrier on its ride, in its order."""
        self.burnouts = self.stumbles = 0
        """Times that his legs burnt out, and that a root, a trunk or a branch had him."""

    @property
    def metres(self) -> float:
        """How far he got on the way; whoever only ran away from it has got nowhere."""
        gone = self.farthest - self._start
        return max(0.0, self._onwards * gone) if self._onwards else abs(gone)

    def observe(self, world: World, happened: Sequence[events.Event]) -> None:
        """One tick, after it was played."""
        if self._over:
            return
        self._count(world, happened)
        self.held_seconds += TICK * (world.sticky_water is not None and world.sticky_water.holds)
        self._note_chakra(world, happened)
        self._over = world.over
        runner = world.runner
        if runner.caught_by is not None:  # nothing he does in a hunter's hands is what it was lost for
            return
        still = abs(runner.vx) < IDLE_SPEED and world.barrier is None
        self.idle_seconds = self.idle_seconds + TICK if still else 0.0
        self.longest_idle = max(self.longest_idle, self.idle_seconds)
        self.sprint_seconds += TICK * runner.sprinting
        self.reached_water |= runner.on == "water"
        self.is_dry = runner.energy.dry
        self.in_barrier = world.barrier is not None
        self.pills_left = runner.pills
        gone, most = runner.x - self._start, self.farthest - self._start
        if self._onwards * (gone - most) > 0.0 if self._onwards else abs(gone) > abs(most):
            self.farthest = runner.x

    def _count(self, world: World, happened: Sequence[events.Event]) -> None:
        if self.on_driven_legs:
            self._note_befell(world.tick, happened)
        for event in happened:
            if isinstance(event, events.Landed) and event.who == "runner" and event.footing == "water":
                self._note_landing(event)
            elif isinstance(event, events.RunnerCaught):
                self.caught_on, self.caught_by = world.runner.on, event.by
            elif isinstance(event, events.WaveLost):
                self.waves_lost += 1
                self.waves_outrun += event.cause == "outran"
            elif isinstance(event, events.ObstacleHit):
                self.hits += 1
            elif isinstance(event, events.BarrierStruck):
                self.blows += 1
            elif isinstance(event, events.BarrierCracked):
                self.cracks = event.cracks
                self.crack_causes += [event.cause] if event.cause else []
            elif isinstance(event, events.BarrierMended):
                self.cracks, self.blows, self.crack_causes = 0.0, 0, []
            elif isinstance(event, events.LegsBurnt):
                self.burnouts += event.out
            elif isinstance(event, events.Staggered):
                self.stumbles += event.who == "runner" and event.cause in OBSTACLE_KINDS
            elif isinstance(event, events.FeatDone):
                self.feats.append(event.feat)
            elif isinstance(event, events.FootHeld):
                self.times_held += 1
            elif isinstance(event, events.BoughTaken):
                self.longest_row = max(self.longest_row, event.row)
            elif isinstance(event, events.RunnerHurt):
                self.blades += event.cause == "blade"
                self.grasps += event.cause == "grasp"

    def _note_befell(self, tick: int, happened: Sequence[events.Event]) -> None:
        """What may have to do with his being caught, and that it has."""
        for event in happened:
            if isinstance(event, events.LegsBurnt) and event.out:
                self._befell.append((tick, "burnt"))
            elif isinstance(event, events.Staggered) and event.who == "runner" and event.cause in OBSTACLE_KINDS:
                self._befell.append((tick, "stumbled"))
            elif isinstance(event, events.LandedFlat) and event.who == "runner" and event.lost > FLAT_COSTS:
                self._befell.append((tick, "flat"))
            elif isinstance(event, events.HunterAimed) and event.attack == "drop":
                self._dropped[event.who] = tick
            elif isinstance(event, events.RunnerCaught):
                self.lately = Counter(what for then, what in self._befell if tick - then < LATELY_TICKS)
                self.lately["dropped"] = int(tick - self._dropped.get(event.by, -DROP_TICKS) < DROP_TICKS)

    def _note_landing(self, landed: events.Landed) -> None:
        self.landings += 1
        self.landing_cost += landed.cost
        if landed.quality < STAMP_QUALITY:
            self.stamps += 1
            self.stamp_cost += landed.cost

    def _note_chakra(self, world: World, happened: Sequence[events.Event]) -> None:
        """Whatever went and was not a landing's price went into what the legs were doing."""
        runner = world.runner
        spent, self._chakra = self._chakra - runner.chakra, runner.chakra
        for event in happened:
            if isinstance(event, events.Landed) and event.who == "runner":
                spent -= event.cost
        if not 0.0 < spent <= 1.0:  # no legs take more in a tick: that was a blow, a grasp or a seal
            return
        if runner.sprinting:
            self.sprint_cost += spent
        else:
            self.run_cost += spent


def _onwards(level: Level, start: float) -> int:
    """The way from `start` (m) to where a level is won: 1 to the right, -1 to the left, 0 if it does not say."""
    winning = [trigger for trigger in level.triggers if any(isinstance(step, Win) for step in trigger.do)]
    places = [clause for trigger in winning for clause in trigger.when if isinstance(clause, Place)]
    if any(place.left > start for place in places):
        return 1
    if any(place.right < start for place in places):
        return -1
    return int(start < level.left + QUARTER * (level.right - level.left))
