"""Clever things of the trap: told once, by what has happened."""

from __future__ import annotations

import json

import pytest

from game.core.paths import LEVELS
from game.level.loader import read_bytes
from game.sim import events
from game.sim.sealmaster.trap.trap_feats import TrapFeats
from game.sim.world import World


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
