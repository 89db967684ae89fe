"""Camera subject where the sealmaster is played: he stands at the side, the lake lies before him, and whom he aims at is in the picture."""

from game.view.camera.camera import Span, Subject
from game.view.snapshot import Snapshot

LAKEWARD = 0.25
"""Share of the picture's width that lies between its middle and him, while nobody is farther off."""
BEYOND, BESIDE = 3.0, 2.0
"""Metres kept free beyond whom he aims at, and behind himself."""


def trap_subject(now: Snapshot, metres: float) -> Subject | None:
    """He, with as much of the lake as a picture of so many metres can show besides."""
    master, trap = now.sealmaster, now.trap
    if master is None or trap is None:
        return None
    lake = max(now.lakes, key=lambda each: each.right - each.left, default=None)
    side = 1.0 if lake is not None and (lake.left + lake.right) / 2 > master.x else -1.0
    level = lake.level if lake is not None else master.y
    subject = Subject(master.x, level, 0.0, level, 0.0)
    subject.company = _company(master.x, side, _target(now), metres)
    return subject


def _target(now: Snapshot) -> float | None:
    """Where the barrier is, or whoever is in focus."""
    if now.barrier is not None:
        return now.barrier.x
    focus = now.trap.focus if now.trap is not None else None
    return None if focus is None else focus.x


def _company(x: float, side: float, target: float | None, metres: float) -> Span:
    """From his own end of the picture to the other, or to what has passed him, if `target` can be in it; else as he stands there alone."""
    out = 2.0 * LAKEWARD * metres
    if target is not None and 0.0 < (x - target) * side < metres - BEYOND - BESIDE:  # the ball has passed him: he and it
        return min(x, target) - BESIDE, max(x, target) + BEYOND
    away = (target - x) * side + BEYOND if target is not None else 0.0
    if away <= out - BESIDE or away > metres - BESIDE:
        away, behind = out, 0.0
    else:
        behind = BESIDE
    near, far = x - side * behind, x + side * max(away, out - behind)
    return min(near, far), max(near, far)
