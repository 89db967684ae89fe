"""The wave: a trough of low pressure that travels, the water heaped up under it, and a ball on its face."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.clock import TICK

if TYPE_CHECKING:
    from game.sim.water import Lake
    from game.sim.world import World


@tunable("wave")
class WaveTuning:
    head: float = tuned(1.4, "m", 0, 4, "depth of the pressure trough as a column of water")
    length: float = tuned(4.0, "m", 1, 20, "half-width of the trough")
    speed: float = tuned(3.5, "m/s", 0.5, 12, "how fast it travels; it must stay under the speed of a free wave")
    build: float = tuned(2.7, "s", 0.1, 10, "from still water to full speed")
    behind: float = tuned(5.0, "m", -20, 40, "how far behind the ball it begins")
    lost_after: float = tuned(7.0, "m", 1, 50, "the crest this far past the ball has lost it")
    outrun: float = tuned(7.0, "m", 1, 100, "a ball this far ahead of the crest has run off its face")
    decay: float = tuned(1.6, "s", 0.1, 20, "how fast it dies once lost or spent")
    set_down: float = tuned(3.0, "m", 0.05, 10, "it fades over water shallower than this, so that the ball is set down and not thrown")


class Wave:
    """Drives `lake` from behind the ball towards the shore at `direction` (1 right, -1 left)."""

    def __init__(self, lake: Lake, x: float, direction: int, tuning: WaveTuning) -> None:
        self.tuning, self.direction, self.length, self.height = tuning, direction, tuning.length, tuning.head
        self.x = x - direction * tuning.behind
        self.state, self.age, self.strength, self.speed = "building", 0.0, 0.0, 0.0
        self._lake = lake

    @property
    def over(self) -> bool:
        return self.state in ("lost", "spent") and self.strength < 0.02

    def update(self, world: World) -> None:
        """Travel, and pull the water along; notice the ball lost or the shore reached."""
        tuning = self.tuning
        self.age += TICK
        ramp = min(1.0, self.age / tuning.build)
        if self.state in ("building", "driving"):
            self.state = "building" if ramp < 1.0 else "driving"
            self.strength = ramp
            self._watch(world)
        else:
            self.strength *= math.exp(-TICK / tuning.decay * 2.0)
        self.speed = tuning.speed * ramp
        self.x += self.direction * self.speed * TICK
        fade = min(1.0, max(0.0, self._lake.still(self.x) / tuning.set_down))
        self._lake.drive(self.x, tuning.head * self.strength * fade, tuning.length)

    def _watch(self, world: World) -> None:
        if self._lake.still(self.x) < 0.3:
            self.state = "spent"
            world.tell(events.WaveSpent(self.x, self._lake.level))
        elif world.barrier is not None and not -self.tuning.lost_after < self.lead(world.barrier.x) < self.tuning.outrun:
            self.state = "lost"
            world.tell(events.WaveLost(world.barrier.x, world.barrier.y))

    def lead(self, x: float) -> float:
        """How far `x` is ahead of the crest, metres."""
        return self.direction * (x - self.x)
