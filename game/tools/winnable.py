"""Winnability: bots try a level with several seeds; who won, or how far anybody got."""

import os
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from game.bots.registry import BLIND, Player, in_role, make_bot
from game.core.ticks import TICKS_PER_SECOND
from game.session.level_file import LevelFile, level_file
from game.session.play_session import PlaySession
from game.sim import events
from game.sim.world import World

TRIES = (("steady", 0), ("steady", 1), ("steady", 2))
LISTENING_TRIES = (("listener", 0), ("listener", 1), ("listener", 2))
"""Who tries a level with stealth."""
MAP_TRIES = (("navigator", 0), ("navigator", 1), ("navigator", 2))
"""Who tries a level in which a map is to be read and nobody listens."""
SEALMASTER_TRIES = (("conductor", 0), ("conductor", 1), ("conductor", 2))
"""Who tries a level in which one plays the sealmaster."""
STICKY_TRIES = (("wader", 0), ("wader", 1), ("wader", 2), ("steady", 0))
"""Who tries a level whose water holds feet."""
MAX_TICKS = 300 * TICKS_PER_SECOND
BLIND_TRIES = {
    "idle": "by doing nothing",
    "runs": "by holding one key",
    "runs+pill": "by holding one key and eating pills",
    "beat-0.35+pill": "by beating a key every 0.35 s",
    "beat-0.5+pill": "by beating a key every 0.5 s",
    "beat-0.8+pill": "by beating a key every 0.8 s",
}
"""Those who never look at the water, and what it means if one of them wins."""
BLIND_SEEDS, BLIND_TICKS = 5, 150 * TICKS_PER_SECOND
STILL_SECONDS, STILL_METRES = 40, 2.0
"""A run in which nobody gets anywhere for so long, and nothing is told either, has come to nothing."""
WAVE_EVENTS = {events.WaveRaised: "raised", events.WaveLost: "lost", events.WaveSpent: "spent"}


def prove(source: LevelFile, seeds: int = BLIND_SEEDS) -> dict[str, Any]:
    """The first win ends the search; without one, `line` says how far the best try came. `plays_itself` names blind wins."""
    tries = []
    for bot, seed in _players(source):
        tries.append(_try(source, bot, seed))
        if tries[-1]["won"]:
            break
    best = max(tries, key=lambda one: (one["won"], one["metres"]))
    itself = plays_itself(source, seeds)
    waves = sum((Counter(one["waves"]) for one in tries), Counter())
    line = _line(source.name, best) + _waves(waves) + "".join(f"; won {how}" for how in itself)
    return {"level": source.name, **best, "tries": tries, "waves": dict(waves), "plays_itself": itself, "line": line}


def prove_all(paths: list[str]) -> list[dict[str, Any]]:
    """Several levels, on as many processors as there are."""
    most = min(len(paths), os.cpu_count() or 1)
    if most == 1 or getattr(sys, "frozen", False):
        return [prove(level_file(path)) for path in paths]
    with ProcessPoolExecutor(most, mp_context=get_context("spawn")) as workers:
        return list(workers.map(_prove_file, paths))


def _prove_file(path: str) -> dict[str, Any]:
    return prove(level_file(path))


def _players(source: LevelFile) -> tuple[tuple[str, int], ...]:
    if source.level.role == "sealmaster":
        return SEALMASTER_TRIES
    if source.level.stealth is not None:
        return LISTENING_TRIES
    if source.level.sticky_water is not None:
        return STICKY_TRIES
    return MAP_TRIES if source.level.map.crosses else TRIES


def plays_itself(source: LevelFile, seeds: int = BLIND_SEEDS) -> list[str]:
    """How the level is won without a look at it, one phrase for each way; empty for a game."""
    return [how for bot, how in BLIND_TRIES.items() if any(_blind(source, BLIND[bot], seed) for seed in range(seeds))]


def _blind(source: LevelFile, bot: Callable[[int], Player], seed: int) -> bool:
    world, wants = World(source.level, seed), in_role(bot(seed).act, seed)
    standstill = Standstill(world)
    for _ in range(BLIND_TICKS):
        world.step(wants(world))
        if world.outcome:
            return world.outcome.won
        if standstill.is_over(world):
            break
    return False


class Standstill:
    """Notices that a run will come to nothing: nobody gets anywhere, nothing is told, and no clock of the story is still running."""

    def __init__(self, world: World) -> None:
        waits = [
            trigger.after + max((getattr(test, "seconds", 0.0) for test in trigger.when), default=0.0) for trigger in world.level.triggers
        ]
        self._last_alarm = max(waits, default=0.0)
        self._seen: tuple[int, ...] = ()
        self._seconds = 0

    def is_over(self, world: World) -> bool:
        """Asked after every tick; it looks once in a second."""
        if world.tick % TICKS_PER_SECOND:
            return False
        seen = (len(world.story.fired), *(round(person.x / STILL_METRES) for person in world.people))
        self._seconds = self._seconds + 1 if seen == self._seen else 0
        self._seen = seen
        return self._seconds >= STILL_SECONDS and world.seconds > self._last_alarm + STILL_SECONDS


def _try(source: LevelFile, bot: str, seed: int) -> dict[str, Any]:
    session = PlaySession(source, seed, lambda: make_bot(bot, seed))
    furthest = start = session.world.runner.x
    waves: Counter[str] = Counter()
    standstill = Standstill(session.world)
    for _ in range(MAX_TICKS):
        if session.run.final_outcome or standstill.is_over(session.world):
            break
        happened = session.tick()
        waves.update(WAVE_EVENTS[type(event)] for event in happened if type(event) in WAVE_EVENTS)
        furthest = max(furthest, session.world.runner.x)
    found = {"bot": bot, "seed": seed, "metres": round(furthest - start, 1), "at": round(furthest, 1), "waves": dict(waves)}
    return {**found, **session.run.outcome()}


def _line(name: str, best: dict[str, Any]) -> str:
    by = f"{best['bot']} (seed {best['seed']})"
    if best["won"]:
        return f"{name}: won by {by} in {best['seconds']:.1f} s with {best['chakra']:.0f} chakra left"
    return f"{name}: not won; {by} came furthest, {best['metres']:.0f} m to x = {best['at']:.0f}, and ended with {best['reason']}"


def _waves(waves: Counter[str]) -> str:
    return f"; {waves['raised']} waves raised, {waves['lost']} lost, {waves['spent']} spent" if waves["raised"] else ""
