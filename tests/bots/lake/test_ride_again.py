"""Who begins the ride again at its checkpoint: blind hands lose it there as they do from the start, and one who reads it wins."""

from functools import partial

import pytest

from game.bots.registry import BLIND, BOTS, Player
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World

AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)
SEEDS = range(12)
LONGEST = 240.0
"""Seconds after which nothing more is expected of a run."""


class Held:
    """Holds the same keys for ever."""

    def __init__(self, keys: Intent) -> None:
        self._keys = keys

    def act(self, world: World) -> Intent:
        return self._keys


HELD = {"right": Intent(move=100), "left": Intent(move=-100), "right and leap": Intent(move=100, leap=True)}


def hands(name: str, seed: int) -> Player:
    """Any player by his name, those too who only hold keys."""
    return Held(HELD[name]) if name in HELD else (BLIND | BOTS)[name](seed)


def again(level: Level, checkpoint: str, name: str, seed: int) -> World:
    """A steady player comes to the checkpoint, and there somebody else begins again and plays to the end."""
    world, player, begins = World(level, seed), BOTS["steady"](seed), False
    while world.outcome is None and world.seconds < LONGEST:
        happened = world.step({"runner": player.act(world)._replace(retried=begins)})
        begins = any(isinstance(event, events.CheckpointReached) and event.checkpoint == checkpoint for event in happened)
        player = hands(name, seed) if begins else player
    return world


def won(name: str, seeds: range, checkpoint: str = "ride") -> list[int]:
    """Those seeds with which the player wins from the checkpoint."""
    level = read(find("03-the-crossing"))
    ended = {seed: again(level, checkpoint, name, seed).outcome for seed in seeds}
    return [seed for seed, outcome in ended.items() if outcome is not None and outcome.won]


@pytest.mark.parametrize(("name", "seed"), [("masher", 3), ("hops", 20), ("beat-0.8", 15), ("beat-1.2", 3)])
def test_beating_the_leap_key_winds_the_rider_and_loses_the_ball(name: str, seed: int) -> None:
    """With these seeds each had once come ashore, by a blow that cost nothing so soon after another."""
    assert won(name, range(seed, seed + 1)) == []


BEATING = ["masher", "hops", "beat-0.35", "beat-0.5", "beat-0.8", "beat-1.2", "beat-1.5"]


@pytest.mark.nightly
@pytest.mark.parametrize("name", [*BEATING, "runs", "idle", *HELD])
def test_no_blind_hand_wins_from_the_ride(name: str) -> None:
    assert won(name, SEEDS) == []


@pytest.mark.parametrize("seeds", [range(1), AT_NIGHT(range(1, 4))])
def test_who_reads_it_wins_from_there(seeds: range) -> None:
    assert won("steady", seeds) == list(seeds)
