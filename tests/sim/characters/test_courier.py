"""Couriers: they run by themselves, sink with what they have left, wait on boards, and want no hand on their collar."""

from __future__ import annotations

from typing import Any

from game.sim.characters.courier import Courier
from game.sim.world import World
from tests.sim.lakes import level

JETTY = {"kind": "jetty", "id": "stage", "at": [36, 0.7], "length": 4}


def lake(*things: dict[str, Any], chakra: float = 90.0, at: float = 6.0, **tuning: float) -> World:
    courier = {"kind": "courier", "id": "post", "at": [at, 0.0 if at < 0 else -1.5], "chakra": chakra}
    hut = {"kind": "hut", "id": "hut", "at": [89, 0.8]}
    return World(level(things=[courier, hut, *things], tuning=dict(tuning)))


def run(world: World, seconds: float) -> Courier:
    courier = world.couriers[0]
    for _ in range(round(seconds * 120)):
        world.step({})
    return courier


def test_he_runs_over_the_lake_and_is_gone_into_the_hut() -> None:
    world = lake()
    courier = run(world, 18.0)
    assert world.story.count("courier_came_home", "post") == 1 and courier.x > 80.0
    run(world, 6.0) if world.couriers else None
    assert world.couriers == [] and world.outcome is None


def test_with_little_chakra_he_sinks_on_the_way() -> None:
    courier = run(lake(chakra=30.0), 7.0)
    assert courier.stance in ("wade", "swim") and courier.x < 60.0


def test_he_leaps_onto_boards_and_gets_his_breath_back_there() -> None:
    world = lake(JETTY, chakra=50.0)
    while world.couriers[0].on != "log" and world.seconds < 15.0:
        world.step({})
    tired = world.couriers[0].chakra
    courier = run(world, 2.0)
    assert courier.on == "log" and courier.chakra > tired


def test_he_goes_on_when_he_is_rested_and_nobody_is_about() -> None:
    courier = run(lake(JETTY, chakra=55.0), 24.0)
    assert courier.x > 45.0


def test_one_who_swims_pulls_himself_up_at_the_boards() -> None:
    world = lake(JETTY, chakra=2.0, at=30.0)
    courier = world.couriers[0]
    seen = set()
    while courier.on != "log" and world.seconds < 30.0:
        world.step({})
        seen.add(courier.stance)
    assert courier.on == "log" and "swim" in seen


def test_a_hunter_who_holds_him_for_long_has_him() -> None:
    hunter = {"kind": "hunter", "id": "tracker", "type": "tracker", "chase": "party", "at": [-2, 0.2]}
    world = lake(hunter, chakra=16.0, at=8.0)
    while world.outcome is None and world.seconds < 20.0:
        world.step({})
    assert world.outcome is not None and world.outcome.reason == "lost.courier"
    assert world.story.count("courier_seized", "post") == 1


def test_a_hold_is_over_when_the_web_takes_the_hunter() -> None:
    hunter = {"kind": "hunter", "id": "tracker", "type": "tracker", "chase": "party", "at": [-2, 0.2]}
    world = lake(hunter, chakra=16.0, at=8.0)
    while world.couriers[0].caught_by is None and world.seconds < 20.0:
        world.step({})
    world.hunters[0].held = True
    world.step({})
    assert world.couriers[0].caught_by is None and world.outcome is None


def test_nobody_home_is_known_to_the_web_or_chased() -> None:
    world = lake()
    courier = run(world, 1.0)
    courier.home = True
    assert courier not in world.people and not courier.is_quarry


def test_what_he_is_belongs_to_the_hash() -> None:
    one, other = lake(), lake()
    run(one, 0.5), run(other, 0.5)
    assert one.state_hash() == other.state_hash()
    other.couriers[0].energy.spend(1.0)
    assert one.state_hash() != other.state_hash()
