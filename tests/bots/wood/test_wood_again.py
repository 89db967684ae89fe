"""Who begins the wood again at its last checkpoint: blind hands lose it there as they do from the start, and one who looks wins."""

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
AWAY, CEDARS = ("01-out-of-step", "map-read", "listener"), ("02-two-miles", "under-cedars", "steady")
"""Chapter, checkpoint, and who comes there."""
SEEDS = range(6)
LONGEST_S = 60.0
"""Seconds after the checkpoint after which nothing more is expected of a run."""


class Held:
    """Holds the same keys for ever."""

    def __init__(self, keys: Intent) -> None:
        self._keys = keys

    def act(self, world: World) -> Intent:
        return self._keys


HELD = {"right": Intent(move=100), "left": Intent(move=-100), "right and sprint": Intent(move=100, sprint=True)}


def hands(name: str, seed: int) -> Player:
    """Any player by his name, those too who only hold keys."""
    return Held(HELD[name]) if name in HELD else (BLIND | BOTS)[name](seed)


def again(level: Level, checkpoint: str, comes: str, name: str, seed: int, often: bool) -> World:
    """Somebody comes to the checkpoint, and there somebody else begins again and plays to the end."""
    world, player, begins, last = World(level, seed), BOTS[comes](seed), False, 240.0
    while world.outcome is None and world.seconds < last:
        happened = world.step({"runner": player.act(world)._replace(retried=begins, retried_often=begins and often)})
        begins = any(isinstance(event, events.CheckpointReached) and event.checkpoint == checkpoint for event in happened)
        if begins:
            player, last = player if name == comes else hands(name, seed), world.seconds + LONGEST_S
    return world


def won(place: tuple[str, str, str], name: str, seeds: range, often: bool = False) -> list[int]:
    """Those seeds with which the player wins from the checkpoint."""
    chapter, checkpoint, comes = place
    level = read(find(chapter))
    ended = {seed: again(level, checkpoint, comes, name, seed, often).outcome for seed in seeds}
    return [seed for seed, outcome in ended.items() if outcome is not None and outcome.won]


@pytest.mark.parametrize(
    ("place", "name", "seed"),
    [(AWAY, "right", 0), (AWAY, "right and sprint", 1), (CEDARS, "masher", 1), (CEDARS, "right and sprint", 0)],
)
def test_what_is_held_or_beaten_does_not_win_from_the_last_checkpoint(place: tuple[str, str, str], name: str, seed: int) -> None:
    """With these seeds each had once got away."""
    assert won(place, name, range(seed, seed + 1)) == []


BEATING = ["masher", "hops", "beat-0.35", "beat-0.5", "beat-0.8"]


@pytest.mark.nightly
@pytest.mark.parametrize("often", [False, True])
@pytest.mark.parametrize("name", [*BEATING, "runs", "idle", *HELD])
@pytest.mark.parametrize("place", [AWAY, CEDARS])
def test_no_blind_hand_wins_from_the_last_checkpoint(place: tuple[str, str, str], name: str, often: bool) -> None:
    assert won(place, name, SEEDS, often) == []


@pytest.mark.parametrize("seeds", [range(1), AT_NIGHT(range(1, 4))])
@pytest.mark.parametrize("place", [AWAY, CEDARS])
def test_who_looks_wins_from_there(place: tuple[str, str, str], seeds: range) -> None:
    assert won(place, place[2], seeds) == list(seeds)
