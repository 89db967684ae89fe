"""Clever things of the trap: told once, by what has happened."""

from __future__ import annotations

import json

import pytest

from game.core.paths import LEVELS
from game.core.ticks import TICKS_PER_SECOND
from game.level.loader import read_bytes
from game.sim import events
from game.sim.intent import Intent
from game.sim.sealmaster.hand_wave import HandWave
from game.sim.sealmaster.trap.trap_feats import TrapFeats
from game.sim.world import World
from tests.sim import lakes


@pytest.fixture
def world() -> World:
    values = json.loads((LEVELS / "examples" / "night-raft.json").read_text(encoding="utf-8"))
    return World(read_bytes(json.dumps(values).encode()))


def told(feats: TrapFeats, world: World, *happened: events.Event) -> list[str]:
    world.events.clear()
    for event in happened:
        world.emit(event)
    feats.update(world, "")
    return [event.feat for event in world.events if isinstance(event, events.FeatDone)]


def test_the_last_courier_home_without_a_ball_is_a_round_without_paper(world: World) -> None:
    feats = TrapFeats()
    assert told(feats, world, events.CourierCameHome(0, 0, "courier-1")) == ["no_paper"]
    assert told(feats, world, events.CourierCameHome(0, 0, "courier-1")) == []


def test_a_ball_spends_paper_until_the_next_round(world: World) -> None:
    feats = TrapFeats()
    assert told(feats, world, events.BarrierRaised(0, 0), events.CourierCameHome(0, 0, "courier-1")) == []
    feats.begin_round()
    assert told(feats, world, events.CourierCameHome(0, 0, "courier-1")) == ["no_paper"]


def test_a_raft_that_turns_over_under_a_wave_with_a_ball_on_it_is_one_wave_for_both(world: World) -> None:
    feats = TrapFeats()
    assert told(feats, world, events.RaftCapsized(0, 0, "raft")) == []
    world.cast_technique("barrier", world.sealmaster)  # type: ignore[arg-type]
    world.runner.place(60.0, 0.0)
    world.dispel_barrier()
    world.cast_technique("barrier", world.sealmaster)  # type: ignore[arg-type]
    world.cast_technique("wave", world.sealmaster)  # type: ignore[arg-type]
    assert world.wave is not None
    assert told(feats, world, events.RaftCapsized(0, 0, "raft")) == ["one_wave"]


def test_one_wave_does_carry_a_ball_and_turn_a_raft_over_on_its_way() -> None:
    """Not only told: a hand that keeps the ball in the curl heaves up a raft that lies six metres before it, and carries the ball on."""
    values = json.loads((LEVELS / "examples" / "night-raft.json").read_text(encoding="utf-8"))
    next(thing for thing in values["things"] if thing["id"] == "diver")["hidden"] = True
    del values["tuning"]["raft.crest"]
    world = World(read_bytes(json.dumps(values).encode()))
    world.runner.place(42.0, 0.0)
    world.step({})
    world.cast_technique("barrier", world.sealmaster)  # type: ignore[arg-type]
    happened = lakes.play(world, 0.5)
    happened += world.step({"sealmaster": Intent(sign_wave=True)})
    happened += lakes.until(world, lambda made: made.wave is not None, 3.0)
    while not lakes.of(events.RaftCapsized, happened) and world.seconds < 12.0:
        happened += world.step({"sealmaster": Intent(move=100 if _is_slow(world) else -100)})
    assert [event.feat for event in lakes.of(events.FeatDone, happened)] == ["one_wave"]
    x = world.barrier.x if world.barrier is not None else 0.0
    for _ in range(2 * TICKS_PER_SECOND):
        happened += world.step({"sealmaster": Intent(move=100 if _is_slow(world) else -100)})
    assert world.barrier is not None and world.barrier.x > x + 4.0
    assert world.wave is not None and world.wave.driven and not lakes.of(events.WaveLost, happened)


def _is_slow(world: World) -> bool:
    """Whether the hand wants it faster: 3 m/s, and more the farther the ball has run ahead of its trough."""
    wave, ball = world.wave, world.barrier
    assert isinstance(wave, HandWave) and ball is not None
    return wave.wanted < 3.0 + 0.5 * (wave.lead(ball.x) - 2.2)
