"""A deep diver: no web knows him while he is down, bubbles tell where he is, and he must be met: with a strand, or when he breathes."""

from __future__ import annotations

import json

from game.core.paths import LEVELS
from game.core.ticks import ticks
from game.level.loader import read_bytes
from game.sim import events
from game.sim.characters.hunters.deep_diver import DeepDiver
from game.sim.intent import Intent
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.world import World
from tests.sim.sealmaster.by_hand import sign, step

NIGHT = LEVELS / "examples" / "night-raft.json"


def alone(x: float = 70.0, master: tuple[float, float] = (89, 0.85)) -> World:
    """The diver by himself, and the sealmaster out on the boards."""
    values = json.loads(NIGHT.read_text(encoding="utf-8"))
    values["things"] = [thing for thing in values["things"] if thing.get("rides") is None and thing["kind"] != "raft"]
    for thing in values["things"]:
        if thing["kind"] == "hunter":
            thing.update(at=[x, 0.3], start_delay=0)
        elif thing["kind"] == "sealmaster":
            thing["at"] = list(master)
    values["triggers"] = [
        {"id": "sits", "when": [], "do": [{"act": "sit"}]},
        {"id": "end", "when": [{"test": "elapsed", "seconds": 200}], "do": [{"act": "win", "reason": "night.done"}]},
    ]
    return World(read_bytes(json.dumps(values).encode()))


def diver_of(world: World) -> DeepDiver:
    (diver,) = world.hunters
    assert isinstance(diver, DeepDiver)
    return diver


def wait_until(world: World, state: str) -> DeepDiver:
    diver = diver_of(world)
    for _ in range(ticks(20.0)):
        if diver.state == state:
            break
        world.step({})
    return diver


def test_bubbles_come_up_over_him_and_boil_before_he_breathes() -> None:
    world = alone(40.0)
    happened = step(world, count=ticks(8.5))
    bubbles = [event for event in happened if isinstance(event, events.DiverBubbled)]
    boils = [event for event in happened if isinstance(event, events.HunterAimed) and event.attack == "rise"]
    assert len(bubbles) >= 5 and len(boils) == 1 and boils[0].seconds >= 0.5
    assert all(abs(event.y) < 0.6 for event in bubbles)


def test_the_web_runs_over_him_while_he_is_down() -> None:
    world = alone(60.0)
    step(world, count=ticks(2.0))
    happened = sign(world, "spiderweb", ticks(4.0))
    assert not [event for event in happened if isinstance(event, events.SpiderwebCaught)]
    assert diver_of(world).evades_web and diver_of(world).stance == "dive"


def test_the_web_takes_him_when_he_breathes() -> None:
    world = alone(60.0)
    diver = wait_until(world, "up")
    assert not diver.evades_web
    step(world, count=ticks(0.2))
    world.cast_technique("spiderweb", world.sealmaster)  # type: ignore[arg-type]
    happened = step(world, count=ticks(1.3))
    assert [event.who for event in happened if isinstance(event, events.SpiderwebCaught)] == ["diver"]
    assert [event.feat for event in happened if isinstance(event, events.FeatDone)] == ["on_a_breath"]


def test_under_a_web_he_must_breathe_in_the_end_if_nobody_is_within_his_reach() -> None:
    world = alone(74.0, master=(100.0, 0.85))
    master = world.sealmaster
    assert isinstance(master, PlayedSealmaster)
    step(world, count=ticks(1.5))
    world.cast_technique("spiderweb", master)
    for _ in range(ticks(32.0)):
        if diver_of(world).held:
            break
        world.step({})
    assert diver_of(world).held and world.outcome is None


def test_a_strand_binds_him_when_he_is_near_and_not_before() -> None:
    world = alone(68.0)
    step(world, count=ticks(1.5))
    sign(world, "spiderweb")
    master = world.sealmaster
    assert isinstance(master, PlayedSealmaster)
    while master.focus.who != "diver":
        world.step({"sealmaster": Intent(focus_next=True)})
    happened = sign(world, "bind", ticks(0.8))
    assert [event.reason for event in happened if isinstance(event, events.SignRefused)] == ["signs.let_him_come"]
    while abs(diver_of(world).x - master.x) > 7.0:
        step(world, count=ticks(0.1))
    happened = sign(world, "bind", ticks(0.8))
    assert master.haul is not None and diver_of(world).held
    assert not [event for event in happened if isinstance(event, events.FeatDone)]


def test_his_hand_on_an_ankle_is_the_end() -> None:
    world = alone(84.0)
    step(world, count=ticks(8.0))
    assert world.outcome is not None and world.outcome.reason == "lost.ankle"


def test_who_goes_ashore_in_time_is_out_of_his_reach() -> None:
    world = alone(80.0)
    step(world, count=ticks(3.0))
    step(world, Intent(move=100, sprint=True), ticks(6.0))
    assert world.outcome is None or world.outcome.reason != "lost.ankle"
