"""What a sealmaster does against people on a raft: a wave that turns it over, the web as they fall in, a strand for who swims under it."""

from __future__ import annotations

from typing import NamedTuple

BEST_SPEED = 3.75
"""m/s at which a raft is turned over."""
SPEED_TOLERANCE = 0.18
"""m/s off it that he lets pass."""
WAVE_RANGE_M = 40.0
"""Metres from himself at which he raises the wave."""
STRAND_RANGE_M = 8.4
"""Metres from himself within which he binds one who swims under the web."""


class RaftSeen(NamedTuple):
    x: float
    over: bool
    """It holds nobody any more."""


def steer(wanted: float) -> int:
    """What to do to a wave that is driven to `wanted` m/s: -1 slower, 1 faster, 0 let it be."""
    off = wanted - BEST_SPEED
    return 0 if abs(off) < SPEED_TOLERANCE else -1 if off > 0.0 else 1
