"""A raft bears people dry: at 30 degrees it holds them, at 40 it does not; a driven wave turns it over, a swell never does."""

from math import degrees, radians
from random import Random
from typing import Any

import pytest

from game.level.errors.problem import LevelProblems
from game.level.loader import read_bytes
from game.sim import events
from game.sim.objects.floating.raft import Raft
from game.sim.techniques.captive import SpiderwebTuning
from game.sim.techniques.spiderweb import Spiderweb
from game.sim.techniques.wave import Wave, WaveTuning
from game.sim.world import World
from tests.level import samples

SEEDS = range(5)


def lake(seed: int = 0, swell: float = 0.25, **raft: Any) -> World:
    """Three hunters on a raft in the middle of a lake, the runner on its left shore."""
    values = {
        "ground": {"line": [[-16, 1.2], [0, 0.3], [10, -3], [90, -3], [118, 0.3], [146, 1.2]]},
        "lakes": [{"id": "lake", "left": -4, "right": 122, "swell": [{"height": swell, "length": 11}]}],
        "things": [
            {"kind": "start", "id": "start", "at": [-10, 0.9]},
            {"kind": "raft", "id": "raft", "at": [40, 0.1], **raft},
            *(
                {"kind": "hunter", "id": who, "type": who, "at": [x, 0.33], "rides": "raft"}
                for who, x in (("tracker", 38.6), ("thrower", 40.0), ("diver", 41.4))
            ),
        ],
    }
    return World(read_bytes(samples.text(**values, triggers=[]).encode()), seed)


def raft_of(world: World) -> Raft:
    (raft,) = world.platforms
    assert isinstance(raft, Raft)
    return raft


def step(world: World, seconds: float) -> list[events.Event]:
    return [event for _ in range(round(seconds * 120)) for event in world.step({})]


def tilt(world: World, angle: float) -> None:
    """Turn it to so many degrees within a second, and hold it there for another."""
    raft = raft_of(world)
    for tick in range(240):
        raft.engine.angle = raft.angle = radians(angle) * min(1.0, tick / 120)
        raft.spin = 0.0
        world.step({})
        if not raft.holds:
            return


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("side", [-1, 1])
def test_at_thirty_degrees_it_holds_its_people(seed: int, side: int) -> None:
    world = lake(seed)
    step(world, 1.0)
    tilt(world, 30.0 * side)
    assert raft_of(world).holds and [hunter.on for hunter in world.hunters] == ["log"] * 3


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("side", [-1, 1])
def test_at_forty_degrees_it_does_not(seed: int, side: int) -> None:
    world = lake(seed)
    step(world, 1.0)
    tilt(world, 40.0 * side)
    assert not raft_of(world).holds
    step(world, 2.0)
    assert all(hunter.on != "log" for hunter in world.hunters)


def test_it_floats_upright_and_no_swell_turns_it_over() -> None:
    world = lake(swell=0.5)
    most = 0.0
    for _ in range(2400):
        world.step({})
        most = max(most, abs(degrees(raft_of(world).angle)))
    assert 3.0 < most < 30.0 and abs(raft_of(world).y) < 1.0


def test_a_driven_wave_turns_it_over_and_it_stays_keel_up() -> None:
    world = lake()
    step(world, 2.0)
    raft = raft_of(world)
    world.add(Wave(world.lakes[0], raft.x, 1, world.tuning.of("wave", WaveTuning), Random(1)))
    seen = step(world, 12.0)
    assert [event for event in seen if isinstance(event, events.RaftCapsized)]
    assert raft.overturned and abs(abs(degrees(raft.angle)) % 360 - 180) < 40


def test_the_web_does_not_know_who_stands_on_it_and_takes_whoever_it_drops() -> None:
    world = lake(swell=0.0)
    world.add(Spiderweb(world, "sealmaster", 60.0, world.tuning.of("spiderweb", SpiderwebTuning)))
    assert not [event for event in step(world, 4.0) if isinstance(event, events.SpiderwebCaught)]
    tilt(world, 40.0)
    caught = {event.who for event in step(world, 3.0) if isinstance(event, events.SpiderwebCaught)}
    assert caught == {"tracker", "thrower", "diver"}


def test_it_is_paddled_to_where_they_get_off() -> None:
    world = lake(swell=0.0, paddled=-2.0, lands_at=32.0)
    step(world, 3.0)
    assert raft_of(world).vx == pytest.approx(-2.0, abs=0.3)
    assert all(abs(hunter.x - raft_of(world).x) < 2.5 for hunter in world.hunters)
    step(world, 5.0)
    assert raft_of(world).has_landed and all(hunter.on != "log" for hunter in world.hunters)


def test_one_under_ground_is_told() -> None:
    assert "under ground" in told(at=[4, -1.5])


def test_one_that_never_lands_is_told() -> None:
    assert "never comes to x 90" in told(paddled=-1.0, lands_at=90.0)


def told(**raft: Any) -> str:
    with pytest.raises(LevelProblems) as found:
        lake(**raft)
    return str(found.value)


def test_a_hidden_one_comes_on_with_those_who_ride_it() -> None:
    step_on = [{"act": "appear", "who": who} for who in ("raft", "tracker")]
    values = {
        "things": [
            {"kind": "start", "id": "start", "at": [-10, 0.9]},
            {"kind": "raft", "id": "raft", "at": [40, 0.1], "hidden": True},
            {"kind": "hunter", "id": "tracker", "type": "tracker", "at": [41, 0.33], "rides": "raft", "hidden": True},
        ],
        "ground": {"line": [[-16, 1.2], [0, 0.3], [10, -3], [90, -3], [118, 0.3], [146, 1.2]]},
        "lakes": [{"id": "lake", "left": -4, "right": 122}],
        "triggers": [
            {"id": "on", "when": [{"test": "elapsed", "seconds": 1.0}], "do": step_on},
            {"id": "end", "when": [{"test": "elapsed", "seconds": 60}], "do": [{"act": "win"}]},
        ],
    }
    world = World(read_bytes(samples.text(**values).encode()))
    step(world, 0.9)
    assert not world.platforms and not world.hunters
    step(world, 1.1)
    assert raft_of(world).holds and [hunter.on for hunter in world.hunters] == ["log"]
