"""Clever things on a flat of sticky water: each told once, and paid in the sealmaster's time."""

from typing import Any

import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim import lakes
from tests.sim.techniques.test_sticky_water import CALL, flat

BORES = {"left": -30, "right": 50, "surge": {"height": 0.95, "period": 12, "waves": 2, "pause": 20}, "drainage": 0.1}
RUN, LEAP, LEAPS_ON = lakes.RUN, Intent(move=100, leap=True, leap_pressed=True), Intent(move=100, leap=True)


def feats(happened: list[events.Event]) -> list[str]:
    return [event.feat for event in lakes.of(events.FeatDone, happened)]


def test_driftwood_that_a_bore_carries_him_in_on_is_told_and_paid() -> None:
    drift = {"kind": "driftwood", "id": "drift", "at": [-5, 0.4], "length": 2.8}
    world = flat(-5.0, [drift], BORES, tuning={"water.friction": 0.0005}, seconds=60)
    world.runner.place(world.logs[0].x, world.logs[0].y + 0.4)
    assert world.sticky_water is not None
    happened: list[events.Event] = []
    while "driftwood" not in feats(happened) and world.seconds < 30.0 and not world.over:
        log = world.logs[0]
        step = 0 if abs(log.x - world.runner.x) < 0.3 else 40 if log.x > world.runner.x else -40
        before = world.sticky_water.seconds_left
        happened += world.step({"runner": Intent(move=step)})
    assert feats(happened) == ["driftwood"]
    assert world.sticky_water.seconds_left == pytest.approx(before + 4.0, abs=0.1)


def test_who_stands_on_driftwood_that_lies_is_told_nothing() -> None:
    world = flat(0.0, [{"kind": "driftwood", "id": "drift", "at": [0, 0.6], "length": 2.8}])
    world.runner.place(0.0, 1.2)
    assert not feats(lakes.play(world, 6.0))


def over_the_pool(seconds: float) -> list[events.Event]:
    """From the bar he leaps the pool at 8 m, `seconds` after the level has begun."""
    stones = [
        {"kind": "rock", "id": "near", "at": [5.6, -0.4], "width": 2.4, "height": 2.0},
        {"kind": "rock", "id": "far", "at": [10.8, -1.7], "width": 3.8, "height": 3.2},
    ]
    world = flat(-1.0, stones, BORES, tuning={"water.friction": 0.0005}, seconds=60)
    world.runner.place(5.3, 1.7)
    happened = lakes.play(world, seconds)
    happened += lakes.until(world, lambda w: w.runner.x > 6.3 or w.over, 2.0, RUN)
    happened += world.step({"runner": LEAP}) + lakes.play(world, 0.5, LEAPS_ON) + lakes.play(world, 1.0)
    return happened


def test_a_pool_crossed_over_a_bore_is_told_and_one_crossed_on_still_water_is_not() -> None:
    calm = over_the_pool(1.0)
    assert not feats(calm) and not lakes.of(events.FootHeld, calm)
    assert any("bore_lip" in feats(over_the_pool(4.0 + 0.25 * n)) for n in range(20))


def calls(aloft: bool) -> tuple[World, list[events.Event]]:
    """From a stone into the wet beside it and on to another, with a call before he comes down, or as he stands."""
    stones = [{"kind": "rock", "id": name, "at": [x, -1.7], "width": 1.6, "height": 2.4} for name, x in (("a", 9.6), ("b", 11.8))]
    line: Any = {"sticky_water.under": 5}
    world = flat(-1.0, stones, tuning=line)
    world.runner.place(9.6, 0.9)
    happened = lakes.play(world, 0.3)
    if not aloft:
        happened += world.step({"runner": CALL})
    world.runner.place(4.5, 0.8)  # over the pool's shallow edge
    if aloft:
        happened += world.step({"runner": CALL})
    happened += lakes.until(world, lambda w: w.runner.on == "ground", 1.0)
    happened += lakes.until(world, lambda w: w.runner.on == "ground" and not w.sticky_water.is_wet, 0.6, lakes.BACK)  # type: ignore[union-attr]
    return world, happened


def test_a_call_in_the_air_opens_the_water_that_he_comes_down_in() -> None:
    world, happened = calls(aloft=True)
    assert feats(happened) == ["call_in_the_air"] and not world.runner.held
    world, happened = calls(aloft=False)
    assert not feats(happened)


def test_whoever_was_never_held_is_told_so_once_the_water_lies_behind_him() -> None:
    for wets_a_foot in (False, True):
        world = flat(20.0)
        happened: list[events.Event] = []
        if wets_a_foot:
            world.runner.place(4.0, 0.3)
            happened += lakes.until(world, lambda w: w.runner.held, 2.0, RUN)
            happened += world.step({"runner": CALL})
        world.runner.place(39.0, 2.2)
        happened += lakes.play(world, 1.0, RUN)
        assert ("never_held" in feats(happened)) is not wets_a_foot
