"""Winnability: bots try a level with several seeds; who won, or how far anybody got."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from game.bots.registry import BLIND, Player, in_role, make_bot
from game.session.level_file import LevelFile
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
MOST_TICKS = 120 * 300
BLIND_TRIES = {
    "idle": "by doing nothing",
    "runs": "by holding one key",
    "runs+pill": "by holding one key and eating pills",
    "beat-0.35+pill": "by beating a key every 0.35 s",
    "beat-0.5+pill": "by beating a key every 0.5 s",
    "beat-0.8+pill": "by beating a key every 0.8 s",
}
"""Those who never look at the water, and what it means if one of them wins."""
BLIND_SEEDS, BLIND_TICKS = 5, 120 * 150
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


def _players(source: LevelFile) -> tuple[tuple[str, int], ...]:
    if source.level.role == "sealmaster":
        return SEALMASTER_TRIES
    if source.level.stealth is not None:
        return LISTENING_TRIES
    return MAP_TRIES if source.level.map.crosses else TRIES


def plays_itself(source: LevelFile, seeds: int = BLIND_SEEDS) -> list[str]:
    """How the level is won without a look at it, one phrase for each way; empty for a game."""
    return [how for bot, how in BLIND_TRIES.items() if any(_blind(source, BLIND[bot], seed) for seed in range(seeds))]


def _blind(source: LevelFile, bot: Callable[[int], Player], seed: int) -> bool:
    world, wants = World(source.level, seed), in_role(bot(seed).act, seed)
    for _ in range(BLIND_TICKS):
        world.step(wants(world))
        if world.outcome:
            return world.outcome.won
    return False


def _try(source: LevelFile, bot: str, seed: int) -> dict[str, Any]:
    session = PlaySession(source, seed, lambda: make_bot(bot, seed))
    furthest = start = session.world.runner.x
    waves: Counter[str] = Counter()
    for _ in range(MOST_TICKS):
        if session.run.final_outcome:
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
