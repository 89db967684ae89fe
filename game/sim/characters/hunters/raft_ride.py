"""A hunter's ride on a raft: he stays on it, and dry, until it holds him no more or has come to land."""

from __future__ import annotations

from game.sim.objects.floating.raft import Raft
from game.sim.stage import Stage


class RaftRide:
    """For one hunter; `raft` is its id in the level."""

    def __init__(self, raft: str) -> None:
        self._raft = raft
        self._over = False

    def goes_on(self, world: Stage) -> bool:
        """Whether he still stays where he stands; once it is over it is over."""
        if not self._over:
            raft = next((each for each in world.platforms if each.id == self._raft), None)
            self._over = not isinstance(raft, Raft) or not raft.holds or raft.has_landed
        return not self._over
