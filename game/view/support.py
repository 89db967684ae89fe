"""Takes a moment; says whether one who faints falls into the arms of the sealmaster beside him."""

from game.view.snapshot import Snapshot

REACH = 1.6
"""Metres within which he catches him."""


def mark(now: Snapshot) -> None:
    """Note on both that one holds the other: each is drawn with the other in mind."""
    runner, master = now.runner, now.sealmaster
    if runner is None or master is None or runner.stance != "faint":
        return
    away = master.x - runner.x
    if abs(away) < REACH and abs(master.y - runner.y) < REACH and master.stance != "inside":
        runner.held_on = 1 if away > 0.0 else -1
        master.holds_up = True
