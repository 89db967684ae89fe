"""The wave: a trough of low pressure that travels, the water heaped up under it, and a barrier on its face.

It surges and slackens (its crest shows it a second before), goes flat under a barrier that runs away, and breaks over one it overtakes.
"""

from __future__ import annotations

import math
from random import Random

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.stage import Entity, Order, Stage
from game.sim.techniques.wave_surge import Surge
from game.sim.water.lake import Lake

UPDATE_INTERVAL = 4
"""Ticks between two looks at how the water under it runs."""
REACH_HALF_WIDTHS = 3.0
"""How far it reaches, in its own half-widths."""
HOME_DEPTH_M = 1.2
"""Metres of still water from which a barrier rolls ashore by itself: nobody loses his wave there any more."""


@tunable("wave")
class WaveTuning:
    head: float = tuned(1.8, "m", 0, 4, "depth of the pressure trough as a column of water")
    length: float = tuned(5.5, "m", 1, 20, "half-width of the trough")
    speed: float = tuned(4.3, "m/s", 0.5, 12, "how fast it travels; it must stay under the speed of a free wave")
    surge: float = tuned(1.0, "m/s", 0, 4, "how much faster a full surge is, and how much slower a full slackening")
    warning: float = tuned(1.0, "s", 0, 3, "how long before a surge the crest shows it")
    carry: float = tuned(2.0, "1/s", 0, 20, "how fast the water under it takes on its way, so that it sends no bore ahead")
    build: float = tuned(2.7, "s", 0.1, 10, "from still water to full speed")
    behind: float = tuned(6.0, "m", -20, 40, "how far behind the barrier it begins")
    curl_near: float = tuned(1.5, "m", 0, 20, "a barrier nearer to the crest than this is out of the curl, and about to be broken over")
    curl_far: float = tuned(4.5, "m", 0, 40, "a barrier farther ahead of the crest than this is out of the curl, and the face goes flat")
    flatten: float = tuned(1.0, "s", 0.1, 20, "how fast the face goes flat under a barrier too far ahead")
    gather: float = tuned(2.8, "m", 0, 20, "while it gathers it waits this far behind the barrier, and lifts it")
    lost_after: float = tuned(0.0, "m", -20, 50, "the crest this far past the barrier has broken over it")
    outrun: float = tuned(6.0, "m", 1, 100, "a barrier this far ahead of the crest has run off its face")
    decay: float = tuned(1.6, "s", 0.1, 20, "how fast it dies once lost or spent")
    set_down: float = tuned(3.0, "m", 0.05, 10, "it fades over water shallower than this, so that the barrier is set down and not thrown")


class Wave(Entity):
    """Drives `lake` from behind the barrier towards the shore at `direction` (1 right, -1 left)."""

    order, slot = Order.WAVE, "wave"

    def __init__(self, lake: Lake, x: float, direction: int, tuning: WaveTuning, rng: Random) -> None:
        self.tuning, self.direction, self.length, self.height = tuning, direction, tuning.length, tuning.head
        self.x = x - direction * tuning.behind
        self.state, self.age, self.strength, self.speed = "building", 0.0, 0.0, 0.0
        self.surge = self.surging = 0.0
        """-1 slack to 1 surging: what the crest shows, and what the wave does, a `warning` later."""
        self.flatness = 0.0
        """0 while it has a face, to 1 once the barrier is too far ahead for it."""
        self._lake, self._surges = lake, Surge(rng, tuning.build)

    @property
    def over(self) -> bool:
        return self.state in ("lost", "spent") and self.strength < 0.02

    @property
    def driven(self) -> bool:
        """Whether it still carries, or is about to."""
        return self.state in ("building", "driving")

    @property
    def face(self) -> float:
        """How much of a face it has, 0 to 1: not yet while it builds, none once it has gone flat."""
        return self.strength * (1.0 - self.flatness)

    def apply_forces(self, world: Stage) -> None:
        """Travel, and pull the water along; notice the barrier lost or the shore reached."""
        tuning = self.tuning
        self.age += TICK
        ramp = min(1.0, self.age / tuning.build)
        if self.driven:
            self.state = "building" if ramp < 1.0 else "driving"
            self.strength = ramp
            if world.tick % UPDATE_INTERVAL == 0:
                self.surge, self.surging = self._surges.at(self.age + tuning.warning), self._surges.at(self.age)
            self._watch(world)
        else:
            self.strength *= math.exp(-TICK / tuning.decay * 2.0)
        self.speed = self._driven_speed() * ramp
        self.x += self.direction * self.speed * TICK
        if self.state == "building" and world.barrier is not None and self.lead(world.barrier.x) < tuning.gather:
            self.x = world.barrier.x - self.direction * tuning.gather
        fade = min(1.0, max(0.0, self._lake.still_depth(self.x) / tuning.set_down))
        self._lake.drive(self.x, tuning.head * self.strength * fade * (1.0 - self.flatness), tuning.length)
        if self.driven and world.tick % UPDATE_INTERVAL == 0:
            ahead = self.x + self.direction * 0.5 * tuning.length
            share = tuning.carry * self.strength * UPDATE_INTERVAL * TICK
            self._lake.carry(ahead, REACH_HALF_WIDTHS * tuning.length, self.direction * self.speed, share)
        if self.over:
            world.remove(self)

    def _driven_speed(self) -> float:
        """m/s at which it travels once it has built up."""
        return self.tuning.speed + self.tuning.surge * self.surging

    def _watch(self, world: Stage) -> None:
        barrier = world.barrier
        if self._runs_out():
            self.state = "spent"
            world.emit(events.WaveSpent(self.x, self._lake.level))
        elif barrier is not None and self._lake.still_depth(barrier.x) > HOME_DEPTH_M:
            lead = self.lead(barrier.x)
            self._flatten(lead)
            if self.state == "driving" and lead < -self.tuning.lost_after:
                self._lose(world, "broke")
            elif self.state == "driving" and lead > self.tuning.outrun:
                self._lose(world, "outran")

    def _runs_out(self) -> bool:
        """Whether the beach has come; one that starts on the shore behind the barrier has its water still before it."""
        still = self._lake.still_depth(self.x)
        return still < 0.3 and self._lake.still_depth(self.x + 2.0 * self.direction) <= still

    def _flatten(self, lead: float) -> None:
        """It lives on the barrier's nearness: the face goes flat under one that runs away, and stands up again for one that comes back."""
        goal = 1.0 if self.state == "driving" and lead > self.tuning.curl_far else 0.0
        self.flatness += (goal - self.flatness) * TICK / self.tuning.flatten

    def _lose(self, world: Stage, cause: str) -> None:
        self.state = "lost"
        barrier = world.barrier
        if barrier is not None:
            world.emit(events.WaveLost(barrier.x, barrier.y, cause))
            barrier.lose_wave(world, cause)

    def lead(self, x: float) -> float:
        """How far `x` is ahead of the crest, metres."""
        return self.direction * (x - self.x)

    def zone(self, x: float) -> str:
        """Where a barrier at `x` lies on it: in the "curl", too "near" the crest or too "far" ahead of it."""
        lead = self.lead(x)
        return "near" if lead < self.tuning.curl_near else "far" if lead > self.tuning.curl_far else "curl"

    def quality(self, x: float) -> float:
        """How well a barrier at `x` lies on it: 1 in the middle of the curl, 0 where it is lost."""
        tuning, lead = self.tuning, self.lead(x)
        middle = (tuning.curl_near + tuning.curl_far) / 2.0
        far = tuning.outrun - middle if lead > middle else middle + tuning.lost_after
        return max(0.0, 1.0 - (abs(lead - middle) / far) ** 2) if self.driven else 0.0

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.strength, self.age)
