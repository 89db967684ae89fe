"""The wave that is driven by hand: left and right set the speed of its trough; its maker can let it down."""

from __future__ import annotations

import math
from random import Random

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim.sealmaster.poses import DrivenWavePose
from game.sim.stage import Stage
from game.sim.techniques.wave import Wave, WaveTuning
from game.sim.water.lake import Lake

SHOAL, LIES_DOWN = 1.0, 5.0
"""Metres of still water before its crest over which a wave lies down, and how fast, 1/s."""


@tunable("hand_wave")
class HandWaveTuning:
    slowest: float = tuned(2.0, "m/s", 0.5, 12, "the slowest that a hand drives a wave")
    fastest: float = tuned(5.5, "m/s", 0.5, 12, "the fastest that a hand drives a wave")
    first: float = tuned(3.6, "m/s", 0.5, 12, "how fast a hand-driven wave goes before anybody drives it")
    tires: float = tuned(0.45, "m/s^2", 0, 20, "how fast a wave slackens that no hand drives on")
    gain: float = tuned(2.2, "m/s^2", 0.1, 20, "how fast the wave takes on what the hand wants")


class HandWave(Wave):
    """Carries the barrier like any wave; too fast, its crest runs away under it, too slow, its face goes flat."""

    def __init__(self, lake: Lake, x: float, direction: int, tuning: WaveTuning, chance: Random) -> None:
        super().__init__(lake, x, direction, tuning, chance)
        self.hand = HandWaveTuning()
        self.wanted = self.hand.first

    def steer(self, move: float) -> None:
        """A tick of the hand: `move` -1 to 1, to the right. Left alone a wave slackens."""
        change = (move * self.direction * self.hand.gain - self.hand.tires) * TICK
        self.wanted = min(max(self.wanted + change, self.hand.slowest), self.hand.fastest)

    def let_down(self) -> None:
        """Its maker lets it run out."""
        if self.driven:
            self.state = "spent"

    def apply_forces(self, world: Stage) -> None:
        """Like any wave; once the barrier is down, or nobody drives it any more, it lies down on the beach and does not go on inland."""
        if world.barrier is None or world.barrier.landed:
            self.let_down()
        super().apply_forces(world)
        if not self.driven and self._lake.still_depth(self.x + self.direction * self.length) < SHOAL:
            self.strength *= math.exp(-TICK * LIES_DOWN)

    def _driven_speed(self) -> float:
        return self.wanted + self.tuning.surge * self.surging

    def pose(self, world: Stage) -> DrivenWavePose:
        barrier = world.barrier
        lead = self.lead(barrier.x) if barrier is not None else 0.0
        zone = self.zone(barrier.x) if barrier is not None and self.driven else ""
        hand = self.hand
        height = self.strength * (1.0 - self.flatness)
        return DrivenWavePose(self.x, self.speed, hand.slowest, hand.fastest, self.wanted, height, lead, zone)
