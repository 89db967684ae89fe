"""A wave without a ball: it is driven by hand at a raft, and turns it over if it comes neither too slow nor too fast."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from game.bots.registry import in_role
from game.bots.sealmaster.conductor import Conductor
from game.core.paths import LEVELS
from game.core.ticks import ticks
from game.level.loader import read_bytes
from game.sim import events
from game.sim.intent import Intent
from game.sim.objects.floating.raft import Raft
from game.sim.sealmaster.hand_wave import HandWave
from game.sim.sealmaster.trap.trap_pose import make_trap_pose
from game.sim.world import World
from tests.sim.sealmaster.by_hand import master_of, sign, step

NIGHT = LEVELS / "examples" / "night-raft.json"


def world_of(seed: int = 0, raft_x: float = 58.0, **tuning: float) -> World:
    """The lake of the example, with the raft where one wants it, and the sealmaster out on the boards."""
    values = json.loads(NIGHT.read_text(encoding="utf-8"))
    values["tuning"].update({name.replace("__", "."): value for name, value in tuning.items()})
    moved = raft_x - next(thing["at"][0] for thing in values["things"] if thing["kind"] == "raft")
    for thing in values["things"]:
        if thing["kind"] in ("raft", "hunter"):
            thing["at"][0] += moved
        elif thing["kind"] == "sealmaster":
            thing["at"] = [89, 0.85]
    values["triggers"] = [each for each in values["triggers"] if not each["id"].startswith("landed")]
    return World(read_bytes(json.dumps(values).encode()), seed)


def raft_of(world: World) -> Raft:
    return next(each for each in world.platforms if isinstance(each, Raft))


def driven(world: World, hand: Callable[[float], int], seconds: float = 10.0) -> list[events.Event]:
    """Raise a wave, and drive it by `hand`, which sees what it is driven to."""
    happened = sign(world, "wave")
    for _ in range(ticks(seconds)):
        wave = world.wave
        if not isinstance(wave, HandWave) or not wave.driven:
            break
        happened += world.step({"sealmaster": Intent(move=hand(wave.wanted))})
    return happened


def refused(happened: list[events.Event]) -> list[str]:
    return [event.reason for event in happened if isinstance(event, events.SignRefused)]


@pytest.mark.parametrize("seed", range(3))
def test_a_wave_kept_at_a_walk_turns_the_raft_over_and_everybody_is_wet(seed: int) -> None:
    world = world_of(seed)
    happened = driven(world, lambda wanted: 100 if wanted < 3.7 else 0)
    assert [event for event in happened if isinstance(event, events.RaftCapsized)]
    step(world, count=ticks(1.5))
    assert all(hunter.on != "log" for hunter in world.hunters)


def test_a_wave_that_nobody_drives_never_gains_on_them() -> None:
    world = world_of()
    driven(world, lambda wanted: 0, 7.0)
    assert raft_of(world).holds


def test_a_wave_driven_too_fast_breaks_on_its_way() -> None:
    world = world_of()
    happened = driven(world, lambda wanted: 100, 7.0)
    assert [event.cause for event in happened if isinstance(event, events.WaveLost)] == ["overdriven"]
    assert raft_of(world).holds


def test_a_raft_that_held_is_told_with_its_tilt() -> None:
    world = world_of(raft__crest=0.0)
    happened = driven(world, lambda wanted: 100 if wanted < 3.7 else 0)
    rocked = [event for event in happened if isinstance(event, events.RaftRocked)]
    assert len(rocked) == 1 and 5.0 < rocked[0].tilt < 35.0 and raft_of(world).holds


@pytest.mark.parametrize(("raft_x", "reason"), [(40.0, "signs.raft_too_far"), (97.4, "signs.raft_aground")])
def test_why_there_is_no_wave_at_a_raft(raft_x: float, reason: str) -> None:
    world = world_of(raft_x=raft_x)
    before = master_of(world).stores.chakra
    assert refused(sign(world, "wave", ticks(0.8))) == [reason]
    assert master_of(world).stores.chakra == before


def test_a_wave_that_is_let_down_under_a_ball_tells_how_far_it_is_from_the_beach() -> None:
    world, bot = World(read_bytes((LEVELS / "04-test-subjects.json").read_bytes())), Conductor(0)
    happened: list[events.Event] = []
    wants, left = in_role(bot.act), ticks(60.0)
    while not any(isinstance(event, events.WaveFellShort) for event in happened) and (left := left - 1):
        asked = dict(wants(world))
        if isinstance(world.wave, HandWave) and world.wave.state == "driving":
            asked["sealmaster"] = asked["sealmaster"]._replace(crouch=True)
        happened += world.step(asked)
    short = [event for event in happened if isinstance(event, events.WaveFellShort)]
    assert len(short) == 1 and 10.0 < short[0].metres < 60.0
    step(world, count=12)
    assert world.goal == "subjects.goal.wave" and world.line is not None and world.line.line == "subjects.fell_short"


def test_a_raft_that_is_over_needs_no_other_wave() -> None:
    world = world_of()
    driven(world, lambda wanted: 100 if wanted < 3.7 else 0)
    step(world, count=ticks(1.0))
    assert refused(sign(world, "wave")) == ["signs.raft_is_over"]


def test_the_picture_says_whether_it_is_driven_well() -> None:
    world = world_of()
    sign(world, "wave")
    wave = world.wave
    assert isinstance(wave, HandWave)
    zones = {}
    for wanted in (2.2, 3.7, 5.2):
        wave.wanted = wanted
        shown = make_trap_pose(master_of(world), world).wave
        assert shown is not None and shown.lead > 0.0
        zones[wanted] = shown.zone
    assert zones == {2.2: "far", 3.7: "curl", 5.2: "near"}


def test_a_web_before_the_wave_takes_nobody_who_is_dry() -> None:
    world = world_of()
    happened = sign(world, "spiderweb", ticks(5.0))
    assert not [event for event in happened if isinstance(event, events.SpiderwebCaught) and event.who != "diver"]


def test_the_web_after_the_wave_takes_them() -> None:
    world = world_of()
    driven(world, lambda wanted: 100 if wanted < 3.7 else 0)
    step(world, count=ticks(0.8))
    caught = {event.who for event in sign(world, "spiderweb", ticks(3.0)) if isinstance(event, events.SpiderwebCaught)}
    assert {"tracker", "thrower"} <= caught
