"""Whoever has seen a pebble fly has time to stand still and to mark where it came from: who threw it sits there meanwhile."""

import pytest

from game.sim import events
from game.sim.senses.noises import Noise
from game.sim.senses.stalker_habits import TOSS_MEMORY_S
from game.sim.world import World
from tests.sim.lakes import of
from tests.sim.senses.test_pebble import tossed
from tests.sim.senses.woods import STAND, WALK, go, senses_of, until

FAIR_S = TOSS_MEMORY_S - 0.5


def rustle_of(world: World, who: str) -> Noise:
    noises: list[Noise] = [noise for noise in senses_of(world).noises.recent if noise.who == who]
    return noises[-1]


@pytest.mark.parametrize("seed", range(3))
def test_the_rustle_it_flew_out_of_can_be_marked_for_longer_than_any_other(seed: int) -> None:
    world = tossed(seed)
    rustle = rustle_of(world, "thrower")
    until(world, WALK, events.PebbleFell, 2.0)
    go(world, STAND, FAIR_S - 2.0)
    senses = senses_of(world)
    assert rustle in senses.noises.recent and rustle.number in senses.noises.heard
    senses._mark(world, rustle)
    assert senses.marked == {"thrower"} and not of(events.MarkFailed, world.events)


@pytest.mark.parametrize("seed", range(3))
def test_he_sits_there_until_then_and_goes_on_afterwards(seed: int) -> None:
    world = tossed(seed)
    place, thrower = rustle_of(world, "thrower"), world.stalkers[0]
    go(world, WALK, 1.5)
    for _ in range(4):
        go(world, STAND, 1.4)
        assert abs(thrower.x - place.x) < 0.1
    go(world, WALK, 6.0)
    assert abs(thrower.x - place.x) > 1.0


def test_what_is_remembered_for_longer_keeps_nothing_else_from_being_forgotten() -> None:
    world = tossed()
    noises = senses_of(world).noises
    for _ in range(20):
        go(world, STAND, 0.5)
        assert all((world.tick - noise.tick) / 120 <= (TOSS_MEMORY_S if noise.who == "thrower" else 5.0) + 0.1 for noise in noises.recent)
    assert noises.recent
