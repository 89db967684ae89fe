"""Pebbles: a rustle with nobody in it, thrown to see whether he starts; what a start costs, and what it tells to have seen it fly."""

from typing import Any

import pytest

from game.sim import events
from game.sim.senses.pebble import PebblePose
from game.sim.world import World
from tests.sim.lakes import of
from tests.sim.senses.woods import STAND, THROWER, TRACKER, WALK, go, senses_of, until, wood

TOSS = {"id": "toss", "when": [{"test": "place", "left": 10}], "do": [{"act": "toss_pebble", "who": "thrower", "offset": 4}]}
END = {"id": "end", "when": [{"test": "place", "left": 150}], "do": [{"act": "win"}]}


def tossed(seed: int = 0, things: Any = (THROWER,)) -> World:
    """A wood at the moment at which a pebble leaves a hand."""
    world = World(wood(things, triggers=[TOSS, END], tuning={"stalker.creeps": 600}), seed)
    until(world, WALK, events.PebbleTossed)
    return world


@pytest.mark.parametrize("seed", range(4))
def test_it_flies_in_sight_from_where_he_is_and_falls_between_two_gusts(seed: int) -> None:
    world = tossed(seed)
    thrower = next(stalker for stalker in world.stalkers if stalker.id == "thrower")
    poses = [pose for each in world.phases.snapshot if isinstance(pose := each.snapshot(), PebblePose)]
    assert len(poses) == 1 and abs(poses[0].x - thrower.x) < 4.0 and poses[0].y > 5.0
    fell = until(world, WALK, events.PebbleFell, 2.0)
    assert abs(fell.x - world.runner.x) < 8.0 and world.gusts.off_front(fell.x, world.seconds) >= 0.55
    heard = [noise for noise in senses_of(world).noises.recent if noise.x == fell.x]
    assert heard and not heard[-1].who, "nobody sits there"


def test_who_walks_on_shows_nothing_and_who_stops_has_heard_it() -> None:
    calm, starts = tossed(), tossed()
    for world in (calm, starts):
        until(world, WALK, events.PebbleFell, 2.0)
        go(world, WALK, 0.2)  # nobody starts sooner
    assert not of(events.ComposureSlipped, go(calm, WALK, 1.5))
    assert [event.cause for event in of(events.ComposureSlipped, go(starts, STAND, 1.0))] == ["stop"]


def test_a_known_thrower_watches_as_well() -> None:
    world = tossed()
    senses_of(world).marked.add("thrower")
    until(world, WALK, events.PebbleFell, 2.0)
    go(world, WALK, 0.2)
    assert of(events.ComposureSlipped, go(world, STAND, 1.0))


def test_to_mark_where_it_fell_is_wrong_and_to_mark_whence_it_came_is_clever() -> None:
    world = tossed()
    senses, thrower = senses_of(world), [noise for noise in senses_of(world).noises.recent if noise.who == "thrower"][-1]
    fell = until(world, WALK, events.PebbleFell, 2.0)
    stone = next(noise for noise in senses.noises.recent if noise.x == fell.x)
    senses.noises.heard |= {stone.number, thrower.number}
    senses._mark(world, stone)
    assert senses.marked == set() and of(events.MarkFailed, world.events)
    senses._mark(world, thrower)
    assert senses.marked == {"thrower"} and [event.feat for event in of(events.FeatDone, world.events)] == ["by_its_flight"]


def test_a_tracker_throws_out_of_his_bush() -> None:
    toss = {**TOSS, "do": [{"act": "toss_pebble", "who": "tracker", "offset": 4}]}
    world = World(wood([TRACKER], triggers=[toss, END], tuning={"stalker.creeps": 600}), 1)
    thrown = until(world, WALK, events.PebbleTossed)
    assert thrown.y < 2.0 and until(world, WALK, events.PebbleFell, 2.0)
