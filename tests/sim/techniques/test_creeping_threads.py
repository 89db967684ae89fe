"""Webbed water feels whoever stays in one place: threads creep up to his feet, and holding them off costs the sealmaster's time."""

from typing import Any

import pytest

from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.world import World
from tests.sim import lakes
from tests.sim.techniques.test_sticky_water import flat

CREEPS = {"sticky_water.creeps": 2, "sticky_water.holds_off": 3}
BESIDE_THE_POOL = 3.0


def beside_the_pool(**parts: Any) -> World:
    """He has come from elsewhere to dry sand beside what is wet."""
    world = flat(-3.0, tuning={**CREEPS, **parts.pop("tuning", {})}, **parts)
    lakes.play(world, 0.2)
    world.runner.place(BESIDE_THE_POOL, world.terrain.support(BESIDE_THE_POOL, 1e9)[0])
    lakes.play(world, 0.1)
    assert not world.runner.held
    return world


def reach(world: World) -> float:
    assert world.sticky_water is not None
    return world.sticky_water.creeping.reach


def time_spent(world: World, seconds: float, wants: Intent = IDLE) -> float:
    """Of the sealmaster's, in so many seconds."""
    assert world.sticky_water is not None
    before = world.sticky_water.seconds_left
    lakes.play(world, seconds, wants)
    return before - world.sticky_water.seconds_left


def test_after_two_seconds_in_one_place_they_are_at_his_feet_and_the_time_runs_four_times_as_fast() -> None:
    world = beside_the_pool()
    assert time_spent(world, 1.6) == pytest.approx(1.6, abs=0.02) and 0.7 < reach(world) < 1.0
    happened = lakes.play(world, 0.6)
    assert [event.who for event in lakes.of(events.ThreadsHeldOff, happened)] == ["runner"]
    assert time_spent(world, 2.0) == pytest.approx(8.0, abs=0.05)


def test_who_goes_on_has_peace_again() -> None:
    world = beside_the_pool()
    lakes.play(world, 2.5)
    assert reach(world) == 1.0
    lakes.until(world, lambda w: w.runner.x < BESIDE_THE_POOL - 2.4, 3.0, lakes.BACK)
    assert reach(world) < 0.2


def test_a_leap_on_the_spot_shakes_none_of_them_off() -> None:
    world = beside_the_pool()
    lakes.play(world, 2.5)
    lakes.play(world, 0.3, Intent(leap=True, leap_pressed=True))
    assert world.runner.on == "air" and reach(world) == 1.0


def test_nobody_is_rushed_before_his_first_step_nor_far_from_all_water() -> None:
    world = flat(BESIDE_THE_POOL, tuning=CREEPS)
    lakes.play(world, 4.0)
    assert reach(world) == 0.0
    world = beside_the_pool()
    world.runner.place(40.0, world.terrain.support(40.0, 1e9)[0])
    lakes.play(world, 4.0)
    assert reach(world) == 0.0


def test_at_a_checkpoint_just_reached_they_leave_him_a_moment_once() -> None:
    checkpoint = {"kind": "checkpoint", "id": "here", "at": [BESIDE_THE_POOL, 0.1]}
    world = beside_the_pool(things=[checkpoint])
    lakes.play(world, 1.0)
    world.reach_checkpoint("here")
    lakes.play(world, 1.4)
    assert reach(world) == 0.0
    lakes.play(world, 1.2)
    assert 0.4 < reach(world) < 0.7, "two seconds from then on"


def test_between_tagged_posts_nothing_creeps() -> None:
    rope = {"kind": "tag_rope", "id": "rope", "at": [2.0, 0.1], "length": 3.0, "tags": 2}
    world = beside_the_pool(things=[rope])
    lakes.play(world, 4.0)
    assert reach(world) == 0.0


def test_where_a_level_does_not_ask_for_it_one_may_stay() -> None:
    world = beside_the_pool(tuning={"sticky_water.creeps": 0})
    assert time_spent(world, 5.0) == pytest.approx(5.0, abs=0.02)


def test_the_watch_is_heard_four_times_a_second_while_they_are_held_off_and_once_a_second_near_the_end() -> None:
    world = beside_the_pool(seconds=60)
    assert not lakes.of(events.WatchTicked, lakes.play(world, 1.8))
    lakes.play(world, 0.4)
    ticked = lakes.of(events.WatchTicked, lakes.play(world, 2.0))
    assert len(ticked) in (7, 8, 9) and all(event.fast for event in ticked)
    world = flat(seconds=25)
    assert not lakes.of(events.WatchTicked, lakes.play(world, 4.9))
    assert [event.left for event in lakes.of(events.WatchTicked, lakes.play(world, 3.0))] == [19, 18]


def test_a_retry_finds_half_of_the_time_at_least() -> None:
    world = flat(seconds=40)
    water = world.sticky_water
    assert water is not None
    lakes.play(world, 35.0)
    assert water.seconds_left < 6.0
    world.step({"runner": Intent(retried=True)})
    assert water.seconds_left == pytest.approx(20.0, abs=0.1)


def test_who_goes_under_can_still_call() -> None:
    """He has the better part of a second, in which everything is still to be read."""
    world = flat(10.0)
    lakes.until(world, lambda w: w.runner.held, 3.0)
    lakes.play(world, 0.5)
    assert not world.over
    world.step({"runner": Intent(seal_pressed=True)})
    lakes.play(world, 0.6)
    assert not world.over and not world.runner.held
    lakes.until(world, lambda w: w.over, 3.0)
    assert world.outcome is not None and world.outcome.reason == "lost.taken"
