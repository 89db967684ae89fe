"""Camera subject: who is followed, what lies around him, who else belongs in the picture."""

from typing import Any

import numpy as np

from game.sim.characters.character import HELD_STANCES
from game.sim.senses.map.map_reckoning import MapPose
from game.view.camera.camera import Span, Subject, lens_of
from game.view.camera.trap_subject import TrapFraming
from game.view.poses import RunnerPose, SealmasterPose
from game.view.snapshot import Snapshot

TRAP_WIDTH = 20.0
"""Metres behind the barrier within which the hunters are kept in the picture while the web takes them."""
ARRIVED_STANCES = ("idle", "crouch", "sit", "stuck", "faint")
"""Stances of one who has arrived."""
MEETING_RANGE_M = 12.0
"""Metres within which two who stand on land have met."""
PERSON_M = 1.0
"""Metres to either side of somebody that are needed to show all of him."""
BESIDE_CARD_SHARE = 0.15
"""Share of the picture's width by which those who have met stand right of its middle, once there is a card beside them."""
BESIDE_MAP_SHARE = -0.41
"""The same for one who reads his map: he stands left of it."""
FULL_FLOW = 4.0
"""Links of the longest flow."""
STEP_M = 0.25
"""Metres between two places at which the lie of the land is known."""
VICINITY_M = 10.0
"""Metres to either side of somebody that count; the nearer the more."""
DEEP_WATER_M = 2.6
"""Metres of still water that are as good to look into as any more."""
WATER_SHARE_MIN, WATER_SHARE_MAX = 0.08, 0.62
"""Shares of deep water about somebody at which the picture begins to look down, and at which it looks down as far as it does."""


class Framing:
    """Knows the still level: waves move nothing here."""

    def __init__(self, level: Any) -> None:
        line = level.ground.line
        places, heights = [x for x, _ in line], [y for _, y in line]
        xs = np.arange(line[0][0] - VICINITY_M, line[-1][0] + VICINITY_M + STEP_M, STEP_M)
        depth = np.zeros(len(xs))
        for lake in level.lakes:
            wet = (xs >= lake.left) & (xs <= lake.right)
            depth[wet] = np.maximum(depth[wet], lake.level - np.interp(xs[wet], places, heights))
        near = np.hanning(2 * round(VICINITY_M / STEP_M) + 1)
        seen = np.convolve(np.clip(depth / DEEP_WATER_M, 0.0, 1.0), near / near.sum(), "same")
        down = np.clip((seen - WATER_SHARE_MIN) / (WATER_SHARE_MAX - WATER_SHARE_MIN), 0.0, 1.0)
        self._trap = TrapFraming(list(line), lens_of(level).metres)
        self._master_leads = level.role == "sealmaster"
        """The picture is the sealmaster's; in a level for two it follows the runner as ever."""
        self.two_players = False
        """Whether somebody plays the runner beside him."""
        self._xs, self._land = xs, 1.0 - down * down * (3.0 - 2.0 * down)
        if level.sticky_water is not None:  # a flat is looked at from as low as land, its sea too
            self._land = np.ones(len(xs))

    def land(self, x: float) -> float:
        """How much the picture about `x` is of dry land: 0 on a lake, 1 in a wood."""
        return float(np.interp(x, self._xs, self._land))

    def subject(self, now: Snapshot) -> Subject | None:
        """The runner, or the barrier that he sits in; None when nobody is there."""
        if now.trap is not None and self._master_leads:
            return self._trap.subject(now, self.two_players)
        runner, barrier = now.runner, now.barrier
        if runner is None:
            return None
        if barrier is not None:
            trapped = tuple(hunter.x for hunter in now.hunters) if now.wave is None else ()
            floor = camera_floor(now, barrier.x)
            return Subject(barrier.x, barrier.y, 1.0, floor, barrier.vx, trapped, TRAP_WIDTH, self.land(barrier.x))
        hunters = tuple(hunter.x for hunter in now.hunters if hunter.stance not in HELD_STANCES)
        listens = now.senses is not None and now.senses.listening is not None and now.senses.listening.open
        heading, floor = 0.0 if listens else float(runner.facing), camera_floor(now, runner.x)
        subject = Subject(runner.x, runner.y, heading, floor, runner.vx, hunters, land=self.land(runner.x))
        subject.company, subject.quick = self._company(runner, now.sealmaster), min(1.0, runner.flow / FULL_FLOW)
        subject.aside = BESIDE_CARD_SHARE if now.outcome is not None else 0.0
        if any(isinstance(pose, MapPose) and pose.unfolded for pose in now.things):
            subject.company, subject.aside = (runner.x, runner.x), BESIDE_MAP_SHARE
        return subject

    def _company(self, runner: RunnerPose, master: SealmasterPose | None) -> Span | None:
        """From one to the other of two who have met on land: whatever they do, they are in the middle."""
        if (
            master is None
            or runner.stance not in ARRIVED_STANCES
            or abs(master.x - runner.x) > MEETING_RANGE_M
            or "water" in (runner.on, master.on)
        ):
            return None
        return min(master.x, runner.x) - PERSON_M, max(master.x, runner.x) + PERSON_M


def camera_floor(place: Any, x: float) -> float:
    """The height that the picture rests on at `x`, in a world or a snapshot: the ground, or the still water over it."""
    lake = place.lake_at(x)
    ground = place.terrain.height(x)
    return float(max(ground, lake.level)) if lake is not None else float(ground)
