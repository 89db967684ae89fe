"""The brush: where it is led to, what it stays at, and what a press of it marks."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.senses.woods import LISTEN, WALK, go, senses_of, wood

MEEK = {"composure.mends": 0.0}


def test_left_and_right_move_the_brush_while_he_stands() -> None:
    world = World(wood())
    go(world, WALK, 2.0)
    go(world, LISTEN, 1.5)
    listening, x = senses_of(world).listening, world.runner.x
    go(world, Intent(crouch=True, move=-100), 0.1)
    once = listening.brush
    assert -5.0 < once - x < 0.0 and listening.chosen is not None, "a tap is one place"
    go(world, LISTEN, 0.1)
    go(world, Intent(crouch=True, move=-100), 0.6)
    assert listening.brush < once - 4.0 and world.runner.x == pytest.approx(x, abs=0.05), "held, it goes on from place to place"
    assert world.runner.facing == 1, "the head does not turn"


def with_a_rustle_over_a_bush() -> tuple[World, float, float]:
    """He listens with the brush at a bush, and something has been heard higher up, too: the heights of both."""
    world = World(wood(tuning=MEEK), 1)
    listening = senses_of(world).listening
    for _ in range(40):
        go(world, LISTEN, 0.5)
        x = world.runner.x
        heard = [noise for noise in senses_of(world).noises.recent if listening._can_mark(noise, senses_of(world).noises, x)]
        low, high = [noise for noise in heard if noise.y < 2.0], [noise for noise in heard if noise.y > 3.5]
        if low and high:
            go(world, LISTEN._replace(move=100 if low[0].x > listening.brush else -100), 0.05)
            chosen = listening.chosen
            if chosen is not None and chosen.y < 2.0:
                return world, chosen.y, min(noise.y for noise in high)
    raise AssertionError("never a bush and a crown at once")


def test_up_leads_the_brush_to_a_crown_above_it_and_marks_nothing() -> None:
    world, bush, crown = with_a_rustle_over_a_bush()
    up = LISTEN._replace(leap=True, leap_pressed=True, up_pressed=True)
    happened = go(world, up, 1 / 120) + go(world, LISTEN, 0.1)
    listening = senses_of(world).listening
    assert listening.chosen is not None and listening.chosen.y >= crown > bush + 2.0
    happened += go(world, up, 1 / 120) + go(world, LISTEN, 0.1)
    assert not [event for event in happened if isinstance(event, events.MarkFailed | events.NoiseMarked)], "above it is nothing"


def test_left_and_right_reach_a_crown_right_above_a_bush() -> None:
    world = World(wood(tuning=MEEK, wind={}), 1)
    go(world, LISTEN, 1.0)
    senses, x = senses_of(world), world.runner.x
    senses.noises.add(world, x + 2.0, 0.7, "bush", 0.8)
    senses.noises.add(world, x + 2.1, 8.0, "crown", 0.8)
    heights = []
    for move in (100, 100, -100):
        go(world, LISTEN, 0.1)
        go(world, LISTEN._replace(move=move), 0.05)
        heights.append(senses.listening.chosen.y)
    assert heights == [0.7, 8.0, 0.7]


def test_the_brush_stays_in_the_crown_to_which_it_was_led_and_takes_the_next_rustle_there() -> None:
    world = World(wood(tuning=MEEK, wind={}), 1)
    go(world, LISTEN, 1.0)
    senses, x = senses_of(world), world.runner.x
    senses.noises.add(world, x + 2.0, 8.0, "crown", 0.8)
    go(world, LISTEN._replace(move=100), 0.05)
    go(world, LISTEN, 5.5)
    listening = senses.pose(world).listening
    assert listening.chosen == 0 and listening.stays_at == 8.0, "what was heard is forgotten, the brush is where it was"
    refused = [event for event in go(world, LISTEN._replace(leap_pressed=True), 0.01) if isinstance(event, events.MarkRefused)]
    assert [event.y for event in refused] == [8.0], "and there it dabs"
    senses.noises.add(world, x + 2.0, 8.0, "crown", 0.8, "tracker")
    happened = go(world, LISTEN, 0.05) + go(world, LISTEN._replace(leap_pressed=True), 0.02)
    assert any(isinstance(event, events.NoiseMarked) for event in happened)


def test_a_press_with_nothing_under_the_brush_is_answered_and_costs_nothing() -> None:
    world = World(wood(tuning=MEEK, wind={}), 1)
    go(world, LISTEN, 0.5)
    refused = [event for event in go(world, LISTEN._replace(leap_pressed=True), 0.01) if isinstance(event, events.MarkRefused)]
    assert len(refused) == 1 and refused[0].x == pytest.approx(world.runner.x, abs=0.2) and senses_of(world).composure.level == 1.0
    walking = go(world, WALK._replace(leap_pressed=True), 0.3)
    assert not any(isinstance(event, events.MarkRefused) for event in walking), "no brush is out"


def test_the_same_place_is_not_tried_twice() -> None:
    world = World(wood(tuning=MEEK), 1)
    go(world, LISTEN, 2.2)
    go(world, LISTEN._replace(move=100), 0.4)
    go(world, LISTEN._replace(leap_pressed=True), 0.02)
    marked = [noise for noise in senses_of(world).pose(world).noises if noise.marked == "wrong"]
    chosen = senses_of(world).listening.chosen
    assert marked and (chosen is None or chosen.number not in {noise.number for noise in marked})


def test_the_brush_hangs_on_in_the_crown_that_was_tried() -> None:
    world = World(wood(tuning=MEEK, wind={}), 1)
    go(world, LISTEN, 1.0)
    senses, x = senses_of(world), world.runner.x
    senses.noises.add(world, x + 2.0, 8.0, "crown", 0.8)
    go(world, LISTEN._replace(move=100), 0.05)
    go(world, LISTEN, 0.1)
    happened = go(world, LISTEN._replace(leap_pressed=True), 0.02) + go(world, LISTEN, 0.5)
    assert any(isinstance(event, events.MarkFailed) for event in happened)
    pose = senses.pose(world).listening
    assert (pose.brush, pose.stays_at) == (pytest.approx(x + 2.0), 8.0), "where the player looks, and not on the ground"
    senses.noises.add(world, x + 2.0, 8.0, "crown", 0.8)
    go(world, LISTEN, 0.1)
    assert senses.listening.chosen is None, "another rustle there is not taken without being asked for"
