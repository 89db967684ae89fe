"""Skill trial of the lake: bots that read the water and bots that do not run a level; who reached the barrier, who won, and how well.

`python -m game.bots.lake_trial [SEEDS] [LEVEL] [BOT,BOT...]` prints the table; without names, the readers and everybody who does not look.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.bots.registry import BLIND, BOTS
from game.core.ticks import TICKS_PER_SECOND
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.world import World

LEVEL = "03-the-crossing"
READERS = ("steady", "adept", "novice")
MAX_SECONDS = 240.0
OFFERED_S = 20.5
"""Seconds without an end, a step ahead or an offer after which somebody is stuck."""


See = Callable[[World, Sequence[events.Event]], object]


class Crossing(NamedTuple):
    """How one run of the lake went: `stamp` is the rank's name or empty; `chakra` what was left as the ball closed, or -1."""

    bot: str
    seed: int
    won: bool
    reason: str
    seconds: float
    chakra: float
    stamp: str
    farthest: float
    longest_lull: float
    """Most seconds without getting a metre farther, something new in the story, or an offer."""


def cross(
    level: Level, bot: str, seed: int, to_the_ball: bool = False, longest_s: float = MAX_SECONDS, see: See = lambda world, happened: None
) -> Crossing:
    """One run, to its end or only until the ball has closed round him; `see` is shown every tick of it."""
    world, wants = World(level, seed), {**BLIND, **BOTS}[bot](seed)
    chakra, farthest, fired, since, lull = -1.0, world.runner.x, 0, 0, 0
    while world.outcome is None and world.seconds < longest_s and not (to_the_ball and chakra >= 0.0):
        happened = world.step({"runner": wants.act(world)})
        see(world, happened)
        if chakra < 0.0 and any(isinstance(event, events.BarrierRaised) for event in happened):
            chakra = world.runner.chakra
        offered = any(isinstance(event, events.RetryOffered | events.WaveRaised) for event in happened)
        if offered or world.runner.x > farthest + 1.0 or len(world.story.fired) != fired or world.control_taken:
            farthest, fired, since = max(farthest, world.runner.x), len(world.story.fired), world.tick
        lull = max(lull, world.tick - since)
    won = bool(world.outcome and world.outcome.won)
    reason = world.outcome.reason if world.outcome else "ball" if chakra >= 0.0 else "unfinished"
    return Crossing(
        bot, seed, won, reason, world.seconds, chakra, _stamp(world) if won else "", world.runner.x, lull / TICKS_PER_SECOND,
    )  # fmt: skip


def _stamp(world: World) -> str:
    ridden = round(world.ride.score) if world.ride else 0
    for name in ("gold", "silver", "bronze"):
        rank = world.level.ranks.get(name)
        if rank is not None and world.seconds <= rank.seconds and world.runner.chakra >= rank.chakra and ridden >= rank.ride:
            return name
    return ""


def row(runs: list[Crossing]) -> str:
    """One line of the table."""
    there = [run.chakra for run in runs if run.chakra >= 0.0]
    stamps = ", ".join(f"{sum(run.stamp == name for run in runs)} {name}" for name in ("gold", "silver", "bronze"))
    mean = f"{sum(there) / len(there):.0f}" if there else "-"
    lull = max(run.longest_lull for run in runs)
    stuck = "  STUCK" if lull > OFFERED_S else ""
    wins = sum(run.won for run in runs)
    far = max(run.farthest for run in runs)
    return f"{runs[0].bot:16} ball {len(there):2}/{len(runs)}, chakra {mean:>3}; won {wins:2} ({stamps}); farthest {far:4.0f} m{stuck}"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    lake = read(find(sys.argv[2] if len(sys.argv) > 2 else LEVEL))
    names = sys.argv[3].split(",") if len(sys.argv) > 3 else [*READERS, *BLIND]
    for name in names:
        print(row([cross(lake, name, seed) for seed in range(count)]), flush=True)
