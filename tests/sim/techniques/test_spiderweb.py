"""The spiderweb: it runs through connected water, takes all but its maker, pins in the shallows, drags under in the deep."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import BACK, POOL, RUN, SWELL, of, play, pool, put_on_water, until, world

MASTER = {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}
TWO_POOLS = [
    [-12, 1], [0, 0], [16, -4], [30, -4], [38, -0.5], [39.97, -0.3], [40, 0.25],
    [40.08, 0.25], [40.1, -0.3], [42, -0.5], [50, -4], [64, -4], [80, 0], [92, 1],
]  # fmt: skip
"""Two pools with a bar between them that is dry, 10 cm wide and no higher than a hand."""


def hunter(kind: str = "tracker", at: tuple[float, float] = (-9, 0.75), **parts: Any) -> dict[str, Any]:
    return {"id": kind, "kind": "hunter", "type": kind, "at": at, **parts}


def webbed(**parts: Any) -> World:
    """A pool whose web has just been woken by the master at its right shore; the runner stands dry on the left."""
    made = world(things=[MASTER, *parts.pop("things", [])], **parts)
    made.cast_technique("spiderweb", made.sealmaster)
    return made


def deep_end(x: float, kind: str = "tracker", **parts: Any) -> World:
    """The web awake everywhere, and a hunter just put on the water at `x`."""
    made = webbed(things=[hunter(kind, start_delay=60)], **parts)
    play(made, 4.0)
    made.hunters[0].place(x, 0.2)
    return made


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


def test_in_deep_water_his_head_is_under_within_three_seconds() -> None:
    made = deep_end(40.0)
    taken = made.tick
    happened = until(made, lambda w: bool(of(events.HunterWentUnder, w.events)), 3.0)
    assert [event.pinned for event in of(events.SpiderwebCaught, happened)] == [False]
    assert (made.tick - taken) / 120 < 3.0
    play(made, 6.0)
    chaser = made.hunters[0]
    assert chaser.y < -3.0 and chaser.stance == "under"
    assert chaser.y > -5.3, "on the bed, not in it"


def test_he_struggles_before_he_goes() -> None:
    made = deep_end(40.0)
    stances = []
    for _ in range(360):
        made.step({})
        stances.append(made.hunters[0].stance)
    assert "struggle" in stances
    assert stances.index("struggle") < stances.index("under")


def test_he_drowns_by_the_clock_and_not_before() -> None:
    made = deep_end(40.0)
    until(made, lambda w: bool(of(events.HunterWentUnder, w.events)), 3.0)
    under = made.tick
    assert made.sealmaster.seconds_until_drowned(made) == pytest.approx(12.0, abs=0.1)
    until(made, lambda w: bool(of(events.HunterDrowned, w.events)), 13.0)
    assert (made.tick - under) / 120 == pytest.approx(12.0, abs=0.1)
    assert made.hunters[0].stance == "drowned" and made.sealmaster.seconds_until_drowned(made) is None


def test_let_go_early_he_lives_and_makes_for_the_far_shore() -> None:
    made = deep_end(40.0)
    play(made, 8.0)
    assert made.hunters[0].breath < 0.8
    made.cast_technique("release", made.sealmaster)
    happened = play(made, 3.0)
    chaser = made.hunters[0]
    assert not chaser.held and chaser.breath == 1.0 and chaser.angle == 0.0
    assert chaser.y > -1.4, "he has come up"
    x = chaser.x
    happened += play(made, 15.0)
    assert chaser.x < x - 5.0 and chaser.fleeing
    assert not of(events.HunterDrowned, happened) and not of(events.HunterAimed, happened)


def test_the_drowned_stay_below_when_it_is_let_go() -> None:
    made = deep_end(40.0, tuning={"spiderweb.breath": 2.0})
    until(made, lambda w: bool(of(events.HunterDrowned, w.events)), 8.0)
    made.cast_technique("release", made.sealmaster)
    play(made, 6.0)
    assert made.hunters[0].stance == "drowned" and made.hunters[0].y < -3.0


def test_the_runner_drowns_too_and_that_is_lost() -> None:
    made = webbed(tuning={"spiderweb.breath": 2.0})
    put_on_water(made, 60.0)
    until(made, lambda w: w.outcome is not None, 10.0)
    assert (made.outcome.won, made.outcome.reason) == (False, "lost.drowned")


def test_the_runner_let_go_in_time_swims_on() -> None:
    made = webbed()
    put_on_water(made, 70.0)
    play(made, 5.0)
    assert made.runner.stance == "under"
    made.cast_technique("release", made.sealmaster)
    until(made, lambda w: w.runner.x > 84.0, 20.0, RUN)


def test_one_let_go_alive_rises_from_where_the_web_had_him() -> None:
    """From the bed to the surface through the water, not in a blink."""
    made = deep_end(40.0)
    chaser = made.hunters[0]
    play(made, 6.0)
    assert chaser.stance == "under" and chaser.y < -3.0
    made.cast_technique("release", made.sealmaster)
    ys = [chaser.y]
    for _ in range(120 * 6):
        made.step({})
        ys.append(chaser.y)
    assert max(abs(a - b) for a, b in pairwise(ys)) < 0.11, "metres in a tick"
    assert ys[0] < -3.0 and ys[-1] > -0.3 and chaser.on == "water"


def test_strands_run_from_the_ankle_to_the_bed_and_are_taut() -> None:
    made = deep_end(40.0)
    play(made, 1.0)
    strands = made.spiderweb.strands
    assert 1 <= len(strands) <= 6 and {strand.who for strand in strands} == {"tracker"}
    for strand in strands:
        assert strand.anchor_y == pytest.approx(made.terrain.height(strand.anchor_x), abs=0.1)
        assert strand.foot_y > strand.anchor_y - 0.5 and 0.0 <= strand.tension <= 1.0
    made.cast_technique("release", made.sealmaster)
    made.step({})
    assert not made.spiderweb.strands


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


def test_a_second_web_drowns_nobody_twice_and_takes_who_was_spared_again() -> None:
    """The drowned of the first web lie where they lie; one let go alive who stayed in the water is taken anew."""
    hunters = [hunter(start_delay=60), {**hunter(start_delay=60), "id": "spared"}]
    made = webbed(things=hunters, tuning={"spiderweb.breath": 4.0})
    play(made, 4.0)
    made.hunters[0].place(40.0, 0.2)
    play(made, 4.0)
    made.hunters[1].place(50.0, 0.2)
    until(made, lambda w: bool(of(events.HunterDrowned, w.events)), 4.0)
    made.cast_technique("release", made.sealmaster)
    play(made, 2.0)
    bodies = len(made.space.bodies)
    made.cast_technique("spiderweb", made.sealmaster)
    happened = play(made, 8.0)
    assert {event.who for event in of(events.SpiderwebCaught, happened)} == {"spared"}
    assert [event.who for event in of(events.HunterDrowned, happened)] == ["spared"]
    assert len(made.space.bodies) == bodies + 1
    assert [chaser.stance for chaser in made.hunters] == ["drowned", "drowned"]
