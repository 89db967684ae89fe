"""The wave that is driven by hand: left and right set the speed of its trough; its maker can let it down.

It carries a barrier home, or is driven at a raft: a slow one goes flat under it, one that is driven too fast breaks on its way.
"""

from __future__ import annotations

import math
from random import Random

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.objects.floating.raft import Raft
from game.sim.sealmaster.trap.poses import DrivenWavePose
from game.sim.stage import Stage
from game.sim.techniques.wave import HOME_DEPTH_M, Wave, WaveTuning
from game.sim.water.lake import Lake

AFLOAT_DEPTH_M, DEAD_STRENGTH, FARTHEST_M = 0.3, 0.1, 200
"""Metres of still water in which a barrier floats; the strength at which a wave carries nothing any more; metres to a beach at the most."""
SHOAL_DEPTH_M, FLATTENING_RATE = 1.0, 5.0
"""Metres of still water before its crest over which a wave lies down, and how fast, 1/s."""


@tunable("hand_wave")
class HandWaveTuning:
    slowest: float = tuned(2.0, "m/s", 0.5, 12, "the slowest that a hand drives a wave")
    fastest: float = tuned(5.5, "m/s", 0.5, 12, "the fastest that a hand drives a wave")
    first: float = tuned(3.6, "m/s", 0.5, 12, "how fast a hand-driven wave goes before anybody drives it")
    tires: float = tuned(0.45, "m/s^2", 0, 20, "how fast a wave slackens that no hand drives on")
    gain: float = tuned(2.2, "m/s^2", 0.1, 20, "how fast the wave takes on what the hand wants")
    run_up: float = tuned(12.0, "m", 0, 60, "how far behind a raft a hand-driven wave begins that is raised against it")
    heaves_from: float = tuned(
        2.9, "m/s", 0.5, 12, "a hand-driven wave without a barrier before it that is slower goes flat, and heaves nothing up"
    )
    heaves_to: float = tuned(4.5, "m/s", 0.5, 12, "a hand-driven wave without a barrier before it that is faster steepens until it breaks")
    breaks_after: float = tuned(1.2, "s", 0.1, 20, "how long a hand-driven wave stands it to be driven that fast")


class HandWave(Wave):
    """Carries the barrier like any wave; too fast, its crest runs away under it, too slow, its face goes flat."""

    def __init__(self, lake: Lake, x: float, direction: int, tuning: WaveTuning, rng: Random) -> None:
        super().__init__(lake, x, direction, tuning, rng)
        self.hand = HandWaveTuning()
        self.wanted = self.hand.first
        self._raft: Raft | None = None
        self._tilt = self._steepens = 0.0
        self._is_told = False
        """Whether it has been told that it left its barrier short of the beach."""

    def aim_at(self, raft: Raft) -> None:
        """It carries nothing: it is there to turn `raft` over, and comes from farther off, so that it has come to its speed by then."""
        self._raft = raft
        self.x = raft.x - self.direction * self.hand.run_up

    def steer(self, move: float) -> None:
        """A tick of the hand: `move` -1 to 1, to the right. Left alone a wave slackens."""
        change = (move * self.direction * self.hand.gain - self.hand.tires) * TICK
        self.wanted = min(max(self.wanted + change, self.hand.slowest), self.hand.fastest)

    def let_down(self) -> None:
        """Its maker lets it run out."""
        if self.driven:
            self.state = "spent"

    def apply_forces(self, world: Stage) -> None:
        """Like any wave; once the barrier is down, or the raft over, it lies down on the beach and does not go on inland."""
        if self._raft is not None:
            self._meet_raft(world, self._raft)
        elif world.barrier is None or world.barrier.landed:
            self.let_down()
        super().apply_forces(world)
        if self.state == "spent" and not self._is_told:
            self._tell_short(world)
        if not self.driven and self._lake.still_depth(self.x + self.direction * self.length) < SHOAL_DEPTH_M:
            self.strength *= math.exp(-TICK * FLATTENING_RATE)

    def _tell_short(self, world: Stage) -> None:
        """Let down so far out that the barrier cannot roll ashore, or died away under it before it lay on land."""
        barrier = world.barrier
        if self._raft is not None or barrier is None or barrier.landed:
            return
        depth = self._lake.still_depth(barrier.x)
        if depth > HOME_DEPTH_M or (depth > AFLOAT_DEPTH_M and self.strength < DEAD_STRENGTH):
            self._is_told = True
            world.emit(events.WaveFellShort(barrier.x, barrier.y, self._metres_to_beach(barrier.x)))

    def _metres_to_beach(self, x: float) -> float:
        """From x to where a barrier rolls ashore by itself."""
        return next(
            (float(away) for away in range(1, FARTHEST_M) if self._lake.still_depth(x + self.direction * away) <= HOME_DEPTH_M), FARTHEST_M
        )

    def _meet_raft(self, world: Stage, raft: Raft) -> None:
        """It has done what it was for once the raft is over, or once its crest has gone through under it."""
        if not self.driven:
            return
        if not raft.holds:
            self.let_down()
            return
        lead = self.lead(raft.x)
        flat = 1.0 if self.wanted < self.hand.heaves_from else 0.0
        self.flatness += (flat - self.flatness) * TICK / self.tuning.flatten
        self._steepens = max(0.0, self._steepens + (TICK if self.wanted > self.hand.heaves_to else -TICK))
        if self._steepens > self.hand.breaks_after:
            self.state = "lost"
            world.emit(events.WaveLost(self.x, self._lake.level, "overdriven"))
            return
        if lead < raft.length:
            self._tilt = max(self._tilt, abs(raft.angle))
        if lead < -raft.length / 2:
            self.let_down()
            world.emit(events.RaftRocked(raft.x, raft.y, raft.id, math.degrees(self._tilt)))

    def _pace_zone(self) -> str:
        """Whether it is driven as a raft wants it: "far" is too slow, "near" too fast."""
        return "far" if self.wanted < self.hand.heaves_from else "near" if self.wanted > self.hand.heaves_to else "curl"

    def _driven_speed(self) -> float:
        return self.wanted + self.tuning.surge * self.surging

    def pose(self, world: Stage) -> DrivenWavePose:
        barrier = world.barrier
        lead = self.lead(barrier.x) if barrier is not None else 0.0
        zone = self.zone(barrier.x) if barrier is not None and self.driven else ""
        if zone and barrier is not None and self._lake.still_depth(barrier.x) <= HOME_DEPTH_M:
            zone, lead = "curl", max(self.tuning.curl_near, min(lead, self.tuning.curl_far))  # it rolls ashore by itself from here
        hand, tilt, holds = self.hand, 0.0, 0.0
        if self._raft is not None:
            raft = self._raft
            holds = math.radians(raft.tuning.holds)
            lead, tilt = self.lead(raft.x), min(1.0, abs(raft.angle) / holds)
            zone = self._pace_zone() if self.driven else ""
        near, far, danger = self.tuning.curl_near, self.tuning.curl_far, self._danger(lead) if zone else 0.0
        return DrivenWavePose(
            self.x, self.speed, hand.slowest, hand.fastest, self.wanted, self.face, lead, zone, tilt, holds, near, far, danger
        )

    def _danger(self, lead: float) -> float:
        """How near it is to being lost."""
        if self._raft is not None:
            return min(1.0, max(self.flatness, self._steepens / self.hand.breaks_after))
        tuning = self.tuning
        if lead > tuning.curl_far:
            return min(1.0, (lead - tuning.curl_far) / (tuning.outrun - tuning.curl_far))
        return min(1.0, max(0.0, (tuning.curl_near - lead) / (tuning.curl_near + tuning.lost_after)))
