"""The diver in the wood: he lies in wait in one stream after the other, and bubbles tell where he will come up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.characters.hunters.hunter import DIVE_DEPTH, METRES_PER_DIVE_DEPTH
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.characters.hunters.wood.wood_hunter import WoodHunter
from game.sim.intent import Intent
from game.sim.stage import Stage

BURIED_M = 4.0
"""Metres under the ground of one who goes from stream to stream unseen."""


@hunts("wood", "diver")
class StreamDiver(WoodHunter):
    """`state`: "lurks" in a stream, "away" between two, "ground" after the last. Where no stream is he is on the ground from the start."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self._streams = sorted(world.lakes, key=lambda lake: lake.left)
        self._ticks = 0
        if self._streams:
            self.state = "lurks"

    @property
    def cover(self) -> str:
        """All that lies between two streams."""
        return "away" if self.state == "away" else ""

    @property
    def lies_ahead(self) -> bool:
        """Whether bubbles rise from him."""
        return self.state == "lurks" and self._attack == "rise"

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        self._ticks += 1
        super().act(world, intents)

    def _move_of_state(self) -> Callable[[Stage], None] | None:
        return {"lurks": self._lurk, "away": self._go_unseen}.get(self.state)

    def _lurk(self, world: Stage) -> None:
        """Under water, where he will come up: bubbles tell it, long enough before."""
        lake, picture = self._streams[self._stream], world.chase
        if picture.x > lake.right + 1.0 and not self._attack:
            self._leave_stream(world)
            return
        self.x += min(max(self._spot() - self.x, -5.0 * TICK), 5.0 * TICK)
        water = lake.sample(self.x)
        goal = 0.4 if self._attack == "rise" else min(DIVE_DEPTH, max(0.5, water.depth / METRES_PER_DIVE_DEPTH - 0.5))
        self._dive_depth += (goal - self._dive_depth) * 3.0 * TICK
        self.y, self.vx, self.vy, self.on, self.sunk = water.surface - METRES_PER_DIVE_DEPTH * self._dive_depth, 0.0, 0.0, "water", 0.0
        gap = picture.x - self.x
        self.facing = 1 if gap > 0.0 else -1
        if self._ticks % ticks(1.1) == 0 and abs(gap) < self.wood.lurks_within:
            world.emit(events.Rustled(self.x, water.surface, "water", 0.5, self.id))
        if self._attack == "rise":
            self._windup -= 1
            if self._windup <= 0:
                self._attack = ""
                self._surface_attack(world, picture, gap)
                self.state = "ground" if self._stream == len(self._streams) - 1 else "lurks"
        elif self._cooldown == 0 and picture.reachable and self._comes(picture, gap):
            self._aim(world, "rise", self.tuning.rise_windup)
        self.take_stance("dive" if self._dive_depth > 0.0 else self._stance())

    def _spot(self) -> float:
        """Where in his stream he lies."""
        lake = self._streams[self._stream]
        return lake.left + (lake.right - lake.left) * (0.42 + 0.16 * (self._stream % 2))

    def _comes(self, picture: ChaseView, gap: float) -> bool:
        """Whether the runner, if he goes on like that, is over him when he comes up."""
        lead = abs(picture.vx) * self.tuning.rise_windup
        return picture.vx * gap < 0.0 and lead * 0.75 < abs(gap) < lead + 0.8 or abs(gap) < self.tuning.rise_reach

    def _leave_stream(self, world: Stage) -> None:
        if self._stream < len(self._streams) - 1:
            self.state, self._dive_depth = "away", 0.0
            self._stream += 1
        else:
            self.state, self._dive_depth = "ground", 0.0

    def _go_unseen(self, world: Stage) -> None:
        """From stream to stream, at his own pace."""
        self.vx, self.facing = self._pace(world.chase.x - self.x, self.speed), 1
        self.x += self.vx * TICK
        self.y, self.on, self.vy = world.terrain.height(self.x) - BURIED_M, "ground", 0.0
        if self.x >= self._spot():
            self.state = "lurks"
        self.take_stance("dive")
