"""Who holds the runner, and from which side: the sealmaster into whose arms he faints, or a hunter who has him."""

from game.view.snapshot import Snapshot

REACH = 1.6
"""Metres within which he catches him."""


def mark(now: Snapshot) -> None:
    """Note on both that one holds the other: each is drawn with the other in mind."""
    runner, master = now.runner, now.sealmaster
    if runner is not None and runner.stance == "caught":
        catchers = [hunter.x for hunter in now.hunters if hunter.stance == "caught"]
        runner.held_on = 0 if not catchers else 1 if catchers[0] > runner.x else -1
        return
    if runner is None or master is None or runner.stance != "faint":
        return
    away = master.x - runner.x
    if abs(away) < REACH and abs(master.y - runner.y) < REACH and master.stance != "inside":
        runner.held_on = 1 if away > 0.0 else -1
        master.holds_up = True
