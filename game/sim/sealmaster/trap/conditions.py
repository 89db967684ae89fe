"""Conditions of a level in which the sealmaster is played."""

from __future__ import annotations

from typing import Literal

from game.level.registry import Condition, condition
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.world import World


@condition
class FatesSettled(Condition):
    """Every hunter who has come on is drowned, a prisoner, let go or away, where a sealmaster is played."""

    test: Literal["fates_settled"]

    def holds(self, world: World) -> bool:
        return isinstance(world.sealmaster, PlayedSealmaster) and world.sealmaster.fates.all_settled
