"""Target of a wave that is driven by hand: the barrier that it carries home, or else a raft that it can turn over."""

from __future__ import annotations

from game.sim.objects.floating.raft import Raft
from game.sim.stage import Stage

RAFT_RANGE_M = 42.0
"""Metres from its maker within which a wave can be raised behind a raft."""
MIN_RAFT_DEPTH_M = 1.2
"""Metres of still water under a raft that such a wave needs."""


def carries_barrier(world: Stage) -> bool:
    """Whether there is a barrier afloat that a wave can bring home."""
    barrier = world.barrier
    lake = world.lake_at(barrier.x) if barrier is not None and not barrier.landed else None
    return barrier is not None and lake is not None and lake.still_depth(barrier.x) > 0.0


def raft_in_reach(world: Stage, x: float) -> Raft | None:
    """The nearest raft that a wave raised by somebody at `x` can be driven at."""
    rafts = [raft for raft in _rafts(world) if not _why_not(world, x, raft)]
    return min(rafts, key=lambda raft: abs(raft.x - x), default=None)


def why_no_raft(world: Stage, x: float) -> str:
    """Text key of why no wave can be driven at any raft, or an empty string."""
    reasons = [_why_not(world, x, raft) for raft in sorted(_rafts(world), key=lambda raft: (not raft.holds, abs(raft.x - x)))]
    return "signs.nothing_to_carry" if not reasons else "" if "" in reasons else reasons[0]


def _rafts(world: Stage) -> list[Raft]:
    return [each for each in world.platforms if isinstance(each, Raft)]


def _why_not(world: Stage, x: float, raft: Raft) -> str:
    if not raft.holds:
        return "signs.raft_is_over"
    lake = world.lake_at(raft.x)
    if lake is None or lake.still_depth(raft.x) < MIN_RAFT_DEPTH_M:
        return "signs.raft_aground"
    return "" if abs(raft.x - x) <= RAFT_RANGE_M else "signs.raft_too_far"
