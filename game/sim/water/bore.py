"""Bore: a wave that has broken and runs on over a flat, told by its white front."""

from __future__ import annotations

from game.sim.water.lake import Lake

FRONT_FLOW, FRONT_RISE = 0.8, 0.5
"""m/s of water to where the waves run, and upwards, that are a bore's front."""
FRONT_M, FRONT_STEP = 0.5, 0.12
"""Metres to each side of it, and metres by which it stands higher behind than before."""


def is_bore_front(lake: Lake, x: float) -> bool:
    """Whether a bore's white front is at `x`: it runs in, the water rises with it, and it stands higher behind than before it."""
    if lake.maker is None:
        return False
    water, side = lake.sample(x), lake.maker.direction
    if water.flow * side < FRONT_FLOW or water.rise < FRONT_RISE:
        return False
    return lake.sample(x - side * FRONT_M).surface - lake.sample(x + side * FRONT_M).surface > FRONT_STEP


def seawards(lake: Lake, x: float) -> int:
    """The side of `x` on which the sea lies, 1 right: where the waves come from, or, on still water, where it is deeper."""
    if lake.maker is not None:
        return -lake.maker.direction
    return 1 if lake.still_depth(x + 0.5) > lake.still_depth(x - 0.5) else -1
