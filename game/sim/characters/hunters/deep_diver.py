"""The deep diver: he swims to the sealmaster far under water, where no web knows him; bubbles tell where, and now and then he breathes."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.characters.hunters.hunter import METRES_PER_DIVE_DEPTH, Hunter
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.intent import Intent
from game.sim.roles import SealmasterRole
from game.sim.stage import Stage
from game.sim.water.lake import Lake
from game.sim.water.water_sample import WaterSample

BREATHING_DEPTH_M = 1.35
"""Metres from the water down to the soles of one whose head is out."""
MIN_DIVE_DEPTH_M = 1.5
"""Metres of water in which he cannot swim under water any more."""
ANKLE_REACH_M = 3.0
"""Metres over the water up to which an ankle is within his reach."""
SWIM_ACCEL = 7.0
"""m/s^2 by which he gets under way."""
DIVE_RATE = 1.6
"""1/s, how fast he goes down and comes up."""


@tunable("deep")
class DeepTuning:
    swims: float = tuned(2.0, "m/s", 0.1, 10, "how fast a deep diver swims under water")
    depth: float = tuned(2.6, "m", 0.5, 20, "how deep a deep diver swims")
    knows_to: float = tuned(1.0, "m", 0, 20, "a web knows a deep diver no farther down than this")
    dives_for: float = tuned(6.0, "s", 0.5, 60, "how long a deep diver stays down while no web is awake over him")
    breathes: float = tuned(1.5, "s", 0.2, 20, "how long his head is out when a deep diver breathes")
    breath: float = tuned(26.0, "s", 1, 120, "how long a deep diver can stay down under a web that is awake; then he comes up into it")
    bubbles: float = tuned(0.9, "s", 0.1, 10, "from one string of a deep diver's bubbles to the next")
    warns: float = tuned(0.9, "s", 0.5, 10, "how long before a deep diver comes up his bubbles boil")
    grasps: float = tuned(1.5, "s", 0.5, 10, "from a deep diver's arrival under the sealmaster to his hand on an ankle")
    reach: float = tuned(1.2, "m", 0.1, 10, "how near to the sealmaster's feet a deep diver must be to grasp one")


@hunts("deep", "diver")
class DeepDiver(Hunter):
    """`state`: "down", "up" while he breathes, "grasps" while he is under the sealmaster's feet; on land he hunts like any other."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self.deep = world.tuning.of("deep", DeepTuning)
        self.state = "down"
        self.depth = 0.0
        """Metres of water over his head."""
        self._down_ticks = self._up_ticks = self._grasp_ticks = 0

    @property
    def lies_ahead(self) -> bool:
        """Whether his bubbles boil."""
        return self.state == "grasps" or self._attack == "rise"

    def decide(self, world: Stage) -> None:
        """In the water he has one thing in mind; it takes no decision."""
        if not self._swims(world):
            super().decide(world)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        lake = world.lake_at(self.x)
        if self.held or lake is None or not self._swims(world):
            self.evades_web, self._dive_depth, self.depth = False, 0.0, 0.0
            super().act(world, intents)
            return
        water = lake.sample(self.x)
        self._breathe(world, water)
        self._swim_to(world, lake)
        self._sink(world, lake.sample(self.x))
        self._grasp_ankle(world)
        self.take_stance("swim" if self.state == "up" else "dive")

    def _swims(self, world: Stage) -> bool:
        if self.fleeing or self._wait or self._on_raft is not None and self._on_raft.goes_on(world):
            return False
        lake = world.lake_at(self.x)
        return lake is not None and lake.sample(self.x).depth > MIN_DIVE_DEPTH_M

    def _breathe(self, world: Stage, water: WaterSample) -> None:
        """Down while he can, up when he must; under a web that is awake he must much later."""
        web = world.spiderweb
        if self.state == "up":
            self._up_ticks += 1
            if self._up_ticks >= ticks(self.deep.breathes):
                self.state, self._down_ticks = "down", 0
                world.emit(events.Splashed(self.x, water.surface, self.id, 3.0, 0.4))
            return
        self._down_ticks += 1
        if self._down_ticks % ticks(self.deep.bubbles) == 0:
            world.emit(events.DiverBubbled(self.x, water.surface, self.id))
        due = ticks(self.deep.breath if web is not None and web.awake else self.deep.dives_for) - self._down_ticks
        if self._attack != "rise" and due <= ticks(self.deep.warns) and self.state == "down":
            self._aim(world, "rise", self.deep.warns)
        elif self._attack == "rise":
            self._windup -= 1
            if self._windup <= 0:
                self._come_up(world, water)

    def _come_up(self, world: Stage, water: WaterSample) -> None:
        self.state, self._attack, self._up_ticks, self._grasp_ticks = "up", "", 0, 0
        world.emit(events.Splashed(self.x, water.surface, self.id, 4.0, 0.5))

    def _swim_to(self, world: Stage, lake: Lake) -> None:
        """Towards the sealmaster, as near as the water is deep enough."""
        master = world.sealmaster
        gap = master.x - self.x if master is not None else 0.0
        side = 1.0 if gap > 0.0 else -1.0
        pace = 0.0 if self.state == "up" or abs(gap) < 0.3 else side * self.deep.swims * min(1.0, abs(gap))
        if lake.still_depth(self.x + side * 0.8) < MIN_DIVE_DEPTH_M and self._waits_for_calm(world):
            pace = 0.0
        change = SWIM_ACCEL * TICK
        self.vx += min(max(pace - self.vx, -change), change)
        self.x = min(max(self.x + self.vx * TICK, lake.left + 0.5), lake.right - 0.5)
        self.facing = 1 if side > 0.0 else -1

    def _waits_for_calm(self, world: Stage) -> bool:
        """He does not wade ashore through a web that is awake."""
        return world.spiderweb is not None and world.spiderweb.awake

    def _sink(self, world: Stage, water: WaterSample) -> None:
        """To where his head is out, or to where no web knows him."""
        most = max(0.0, water.depth - BREATHING_DEPTH_M - 0.1)
        goal = 0.0 if self.state == "up" else 0.5 if self.state == "grasps" else self.deep.depth
        quick = 3.0 * DIVE_RATE if self.state == "up" else DIVE_RATE
        self.depth = min(self.depth + (goal - self.depth) * quick * TICK, most)
        self._dive_depth = (BREATHING_DEPTH_M + self.depth) / METRES_PER_DIVE_DEPTH
        self.y = water.surface - BREATHING_DEPTH_M - self.depth
        self.vy, self.on, self.sunk, self.platform = 0.0, "water", 0.0, None
        self.evades_web = self.state == "grasps" or self.state == "down" and self.depth > min(self.deep.knows_to, 0.7 * most)

    def _grasp_ankle(self, world: Stage) -> None:
        """Under the sealmaster's feet his hand comes up, after bubbles that boil there."""
        master = world.sealmaster
        near = (
            isinstance(master, SealmasterRole)
            and abs(master.x - self.x) < self.deep.reach
            and master.y - self.y < ANKLE_REACH_M + self.deep.depth
        )
        if not near or self.state == "up":
            self.state = "down" if self.state == "grasps" else self.state
            self._grasp_ticks = 0
            return
        if self.state != "grasps":
            self.state = "grasps"
            self._aim(world, "ankle", self.deep.grasps)
            self._attack = ""
        self._grasp_ticks += 1
        if self._grasp_ticks >= ticks(self.deep.grasps) and not world.over:
            world.finish(False, "lost.ankle")

    def on_captured(self, under: bool, drowned: bool, air: float, angle: float) -> None:
        super().on_captured(under, drowned, air, angle)
        self._dive_depth, self.depth, self.evades_web, self._attack = 0.0, 0.0, False, ""

    def hash_state(self) -> tuple[float, ...]:
        own = (self._down_ticks, self._up_ticks, self._grasp_ticks)
        return (*super().hash_state(), *map(float, own), self.depth)
