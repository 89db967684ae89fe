"""Somebody comes to a checkpoint, and there somebody else begins again: who wins from there?"""

from game.bots.registry import BLIND, BOTS, Player
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World

LONGEST_WAY_S = 240.0
"""Seconds by which who comes there must have come."""
HELD = {
    "right": Intent(move=100),
    "left": Intent(move=-100),
    "right and leap": Intent(move=100, leap=True),
    "right and sprint": Intent(move=100, sprint=True),
}
"""Keys that are held for ever, by name."""


class Held:
    """Holds the same keys for ever."""

    def __init__(self, keys: Intent) -> None:
        self._keys = keys

    def act(self, world: World) -> Intent:
        return self._keys


def hands(name: str, seed: int) -> Player:
    """Any player by his name, those too who only hold keys."""
    return Held(HELD[name]) if name in HELD else (BLIND | BOTS)[name](seed)


def play_again(level: Level, checkpoint: str, comes: str, name: str, seed: int, longest_s: float, often: bool = False) -> World:
    """The world as it was left: `comes` has played to the checkpoint, `name` from there to the end, or for `longest_s` seconds."""
    world, player, begins, last = World(level, seed), BOTS[comes](seed), False, LONGEST_WAY_S
    while world.outcome is None and world.seconds < last:
        happened = world.step({"runner": player.act(world)._replace(retried=begins, retried_often=begins and often)})
        begins = any(isinstance(event, events.CheckpointReached) and event.checkpoint == checkpoint for event in happened)
        if begins:
            player, last = player if name == comes else hands(name, seed), world.seconds + longest_s
    return world


def winning_seeds(chapter: str, checkpoint: str, comes: str, name: str, seeds: range, longest_s: float, often: bool = False) -> list[int]:
    """Those seeds with which `name` wins from the checkpoint."""
    level = read(find(chapter))
    ended = {seed: play_again(level, checkpoint, comes, name, seed, longest_s, often).outcome for seed in seeds}
    return [seed for seed, outcome in ended.items() if outcome is not None and outcome.won]
