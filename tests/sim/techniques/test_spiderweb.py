"""The spiderweb: it runs through connected water, takes all but its maker, and pins in the shallows."""

import numpy as np
import pytest

from game.sim import events
from game.sim.intent import Intent
from tests.sim.lakes import BACK, POOL, RUN, SWELL, of, play, pool, put_on_water, until, world
from tests.sim.techniques.webbed import MASTER, deep_end, hunter, webbed

TWO_POOLS = [
    [-12, 1], [0, 0], [16, -4], [30, -4], [38, -0.5], [39.97, -0.3], [40, 0.25],
    [40.08, 0.25], [40.1, -0.3], [42, -0.5], [50, -4], [64, -4], [80, 0], [92, 1],
]  # fmt: skip
"""Two pools with a bar between them that is dry, 10 cm wide and no higher than a hand."""


# the front


def test_it_spreads_from_the_maker_at_twenty_five_metres_a_second() -> None:
    made = webbed()
    start = made.spiderweb.reach_left
    assert start == pytest.approx(79.0, abs=1.5), "it begins where the water begins at his feet"
    play(made, 1.0)
    assert start - made.spiderweb.reach_left == pytest.approx(25.0, rel=0.03)
    play(made, 1.0)
    assert start - made.spiderweb.reach_left == pytest.approx(50.0, rel=0.03)


def test_it_ends_where_the_water_ends() -> None:
    made = webbed()
    play(made, 6.0)
    assert made.spiderweb.reach_left == pytest.approx(0.0, abs=0.8)
    assert made.spiderweb.reach_right == pytest.approx(80.0, abs=0.8)


@pytest.mark.parametrize(("cell", "along"), [(0.05, 0.0), (0.05, 0.05), (0.05, 0.1), (0.05, 0.15), (0.1, 0.0), (0.1, 0.1)])
def test_a_dry_bar_stops_it_however_thin(cell: float, along: float) -> None:
    bar = [[x + along if 39 < x < 41 else x, y] for x, y in TWO_POOLS]
    made = world(ground=bar, lakes=[pool(cell=cell, left=-2)], things=[MASTER])
    made.cast_technique("spiderweb", made.sealmaster)
    put_on_water(made, 30.0)
    happened = play(made, 3.0)
    assert made.spiderweb.reach_left == pytest.approx(40.2 + along, abs=0.5)
    assert not of(events.SpiderwebCaught, happened) and not made.runner.held


def test_a_bar_under_water_does_not_stop_it() -> None:
    low = [[x, min(y, -0.2) if 30 < x < 50 else y] for x, y in TWO_POOLS]
    made = world(ground=low, lakes=[pool(cell=0.1)], things=[MASTER])
    made.cast_technique("spiderweb", made.sealmaster)
    put_on_water(made, 30.0)
    until(made, lambda w: w.runner.held, 4.0)


# whom it takes


def test_it_takes_friend_and_foe_and_not_its_maker() -> None:
    made = webbed(things=[hunter()])
    put_on_water(made, 50.0)
    made.hunters[0].place(45.0, 0.2)
    made.sealmaster.place(40.0, 0.2)
    took = of(events.SpiderwebCaught, play(made, 3.0))
    assert sorted(event.who for event in took) == ["runner", "tracker"]
    assert not made.sealmaster.held


def test_it_takes_each_as_the_front_reaches_him_and_not_before() -> None:
    made = webbed()
    put_on_water(made, 30.0)
    until(made, lambda w: w.runner.held, 4.0)
    assert made.spiderweb.reach_left == pytest.approx(30.0, abs=0.3)


def test_dry_feet_are_free() -> None:
    """On a rock, on a log, on land and in the air."""
    rock = {"id": "rock", "kind": "rock", "at": [50, -5], "width": 4, "height": 5.7}
    log = {"id": "log", "kind": "log", "at": [40, 0.05], "length": 4.0, "radius": 0.3}
    made = webbed(things=[rock, log])
    for x, y, on in ((50.0, 0.9, "rock"), (40.0, 0.6, "log"), (-6.0, 0.7, "ground")):
        made.runner.place(x, y)
        play(made, 4.0 if on == "rock" else 1.0)
        assert made.runner.on == on and not made.runner.held
    made.runner.place(45.0, 3.0)
    play(made, 0.3)
    assert not made.runner.held
    play(made, 0.8)
    assert made.runner.held, "until he comes down"


def test_a_step_off_the_stone_and_he_is_held() -> None:
    rock = {"id": "rock", "kind": "rock", "at": [50, -5], "width": 4, "height": 5.5}
    made = webbed(things=[rock])
    made.runner.place(50.0, 0.7)
    play(made, 4.0)
    until(made, lambda w: w.runner.held, 2.0, RUN)


# pinned


def test_in_the_shallows_it_pins_the_foot_however_hard_one_pulls() -> None:
    made = webbed()
    play(made, 4.0)
    made.runner.place(0.6, -0.14)
    happened = play(made, 0.2)
    assert [event.pinned for event in of(events.SpiderwebCaught, happened)] == [True]
    x, y = made.runner.x, made.runner.y
    for wants in (RUN, BACK, Intent(move=100, sprint=True, leap=True, leap_pressed=True)):
        play(made, 1.0, wants)
        assert (made.runner.x, made.runner.y) == (x, y)
    assert made.runner.stance == "stuck"
    play(made, 20.0)
    assert made.outcome is None, "nobody drowns in a hand of water"


def test_in_the_deep_run_up_of_a_wave_the_shore_pins_the_foot_and_drowns_nobody() -> None:
    made = webbed()
    play(made, 4.0)
    lake = made.lakes[0]
    lake.depth[:] = np.maximum(lake.depth, 0.6 - (lake.bed - lake.level))
    made.runner.place(-1.0, 0.45)
    happened = until(made, lambda w: w.runner.held, 0.5)
    assert [event.pinned for event in of(events.SpiderwebCaught, happened)] == [True]
    assert lake.sample(made.runner.x).depth > made.spiderweb.tuning.pin_depth, "deep enough to be dragged under in the lake"
    play(made, 30.0)
    assert made.outcome is None and made.runner.stance == "stuck"
    assert made.runner.y == made.terrain.height(made.runner.x), "he stands on the sand when the water is gone"


def test_let_go_he_walks_on() -> None:
    made = webbed()
    play(made, 4.0)
    made.runner.place(0.6, -0.14)
    play(made, 1.0)
    made.cast_technique("release", made.sealmaster)
    assert of(events.SpiderwebReleased, made.events)
    play(made, 1.5, BACK)
    assert made.runner.x < -3.0


def test_five_centimetres_hold_and_a_damp_patch_does_not() -> None:
    for depth, held in ((0.05, True), (0.0, False)):
        made = webbed()
        play(made, 4.0)
        made.runner.place(depth * 4 - 0.02, 0.1)
        play(made, 0.5)
        assert made.runner.held is held


# dragged under


def test_it_leaves_nothing_in_the_engine() -> None:
    made = world(things=[MASTER, hunter(start_delay=60)])
    counts = (len(made.space.bodies), len(made.space.shapes), len(made.space.constraints))
    for _ in range(3):
        made.cast_technique("spiderweb", made.sealmaster)
        made.hunters[0].place(70.0, 0.2)
        play(made, 2.0)
        made.cast_technique("release", made.sealmaster)
        play(made, 0.5)
    assert (len(made.space.bodies), len(made.space.shapes), len(made.space.constraints)) == counts


def test_a_second_web_while_one_is_awake_is_none_and_after_it_is_one() -> None:
    made = webbed()
    first = made.spiderweb
    made.cast_technique("spiderweb", made.sealmaster)
    assert made.spiderweb is first
    made.cast_technique("release", made.sealmaster)
    made.cast_technique("spiderweb", made.sealmaster)
    assert made.spiderweb is not first and made.spiderweb.awake


def test_holding_the_foot_of_one_who_is_held_holds_him_once() -> None:
    made = webbed()
    play(made, 4.0)
    made.runner.place(0.6, -0.14)
    play(made, 0.5)
    made.pin_runner()
    assert len(made.spiderweb.captives) == 1
    made.cast_technique("release", made.sealmaster)
    made.step({})
    assert not made.runner.held


def test_on_a_high_swell_it_works_the_same() -> None:
    made = deep_end(40.0, lakes=[pool(swell=[SWELL])])
    until(made, lambda w: bool(of(events.HunterWentUnder, w.events)), 3.0)


def test_it_wakes_without_harm_on_a_dry_level_and_in_a_pool_that_is_far_away() -> None:
    dry = world(ground=[[-60, 0], [140, 0]], things=[{**MASTER, "at": [80, 0]}])
    dry.cast_technique("spiderweb", dry.sealmaster)
    play(dry, 0.5)
    assert dry.spiderweb is None
    far = world(ground=[[-400, 1], *POOL[1:]], lakes=[pool()], things=[MASTER], start=(-390, 1))
    far.sealmaster.place(-300.0, 1.0)
    far.cast_technique("spiderweb", far.sealmaster)
    play(far, 0.5)
    assert far.spiderweb.reach_right > 5.0
