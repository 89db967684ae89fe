"""Who holds the runner, and from which side: the sealmaster into whose arms he faints, or a hunter who has him."""

import math
from collections.abc import Iterator, Sequence

from game.view.poses import HunterPose, RunnerPose
from game.view.snapshot import Snapshot

REACH = 1.6
"""Metres within which he catches him."""
ARM, LIFT, HAULED = 0.55, 0.10, 16.0
"""Metres from who has the runner by the collar to him, and that he is held off the ground; ticks in which he is hauled there."""
SWING, SWING_BEAT = 0.35, 0.16
"""Metres that he swings to each side once the hand slips, and radians of it in a tick."""
ROOM, NEXT = 1.7, 0.9
"""Metres about the two that others leave, and from one of them to the next."""


def marked(now: Snapshot) -> Snapshot:
    """The same moment, where both know that one holds the other: each is drawn with the other in mind."""
    runner, master = now.runner, now.sealmaster
    if runner is not None and runner.stance == "caught":
        catcher = next((hunter for hunter in now.hunters if hunter.stance == "caught"), None)
        return now if catcher is None else _hauled(now, runner, catcher)
    if runner is None or master is None or runner.stance != "faint":
        return now
    away = master.x - runner.x
    if abs(away) < REACH and abs(master.y - runner.y) < REACH and master.stance != "inside":
        return now._replace(runner=runner._replace(held_on=1 if away > 0.0 else -1), sealmaster=master._replace(holds_up=True))
    return now


def _hauled(now: Snapshot, runner: RunnerPose, catcher: HunterPose) -> Snapshot:
    """He hangs at the end of an arm, out of the water if he was in it; nobody else stands where the two are."""
    side = 1 if catcher.x > runner.x else -1
    share = min(1.0, runner.stance_ticks / HAULED)
    share = share * share * (3.0 - 2.0 * share)
    swings = SWING * (1.0 - runner.grip) * math.sin(runner.stance_ticks * SWING_BEAT)
    x = runner.x + (catcher.x - side * ARM + swings - runner.x) * share
    y = runner.y + (catcher.y + LIFT - runner.y) * share
    return now._replace(
        runner=runner._replace(held_on=side, x=x, y=y, sunk=runner.sunk * (1.0 - share)),
        hunters=list(_apart(now.hunters, catcher, x, share)),
    )


def _apart(hunters: Sequence[HunterPose], catcher: HunterPose, x: float, share: float) -> Iterator[HunterPose]:
    """The others, each a step farther back than the one before him on his side."""
    others = sorted((hunter for hunter in hunters if hunter is not catcher), key=lambda other: abs(other.x - x))
    left, right = ([other.id for other in others if (other.x > x) == side] for side in (False, True))
    for hunter in hunters:
        gap = hunter.x - x
        room = 0.0 if hunter is catcher else ROOM + NEXT * (right if gap > 0.0 else left).index(hunter.id)
        yield hunter._replace(x=x + gap + (math.copysign(room, gap) - gap) * share) if abs(gap) < room else hunter
