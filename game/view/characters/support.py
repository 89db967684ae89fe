"""Who holds the runner, and from which side: the sealmaster into whose arms he faints, or a hunter who has him."""

import math

from game.view.snapshot import Pose, Snapshot

REACH = 1.6
"""Metres within which he catches him."""
ARM, LIFT, HAULED = 0.55, 0.10, 16.0
"""Metres from who has the runner by the collar to him, and that he is held off the ground; ticks in which he is hauled there."""
ROOM = 1.7
"""Metres about the two that others leave."""


def mark(now: Snapshot) -> None:
    """Note on both that one holds the other: each is drawn with the other in mind."""
    runner, master = now.runner, now.sealmaster
    if runner is not None and runner.stance == "caught":
        catchers = [hunter for hunter in now.hunters if hunter.stance == "caught"]
        runner.held_on = 0 if not catchers else 1 if catchers[0].x > runner.x else -1
        if catchers and not hasattr(runner, "hauled"):  # a moment may be drawn twice
            runner.hauled = True
            _haul(now, runner, catchers[0])
        return
    if runner is None or master is None or runner.stance != "faint":
        return
    away = master.x - runner.x
    if abs(away) < REACH and abs(master.y - runner.y) < REACH and master.stance != "inside":
        runner.held_on = 1 if away > 0.0 else -1
        master.holds_up = True


def _haul(now: Snapshot, runner: Pose, catcher: Pose) -> None:
    """He hangs at the end of an arm, out of the water if he was in it; nobody else stands where the two are."""
    side = -float(runner.held_on)
    share = min(1.0, runner.stance_ticks / HAULED)
    share = share * share * (3.0 - 2.0 * share)
    runner.x += (catcher.x + side * ARM - runner.x) * share
    runner.y += (catcher.y + LIFT - runner.y) * share
    runner.sunk *= 1.0 - share
    for other in now.hunters:
        gap = other.x - runner.x
        if other is not catcher and abs(gap) < ROOM:
            other.x = runner.x + (gap + (math.copysign(ROOM, gap) - gap) * share)
