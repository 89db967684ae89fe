"""Rank of a finished run: the best stamp that its level gives for the time, chakra and ride."""

from typing import Any

from game.level.model import Level
from game.sim.sealmaster.trap.fates import ALIVE


def rank_of(level: Level, ended: dict[str, Any]) -> str:
    """The best stamp that the run has earned, or an empty string; `ended` is what `Run.outcome` says."""
    for name in ("gold", "silver", "bronze"):
        rank = level.ranks.get(name)
        if (
            rank
            and ended["seconds"] <= rank.seconds
            and (ended["chakra"] or 0.0) >= rank.chakra
            and ended.get("ride", 0) >= rank.ride
            and _spared(ended) >= rank.hunters_spared
        ):
            return name
    return ""


def _spared(ended: dict[str, Any]) -> int:
    """How many hunters were hauled in or let go alive."""
    return sum(fate in ALIVE for fate in ended.get("fates", {}).values())
