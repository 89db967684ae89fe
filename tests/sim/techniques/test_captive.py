"""Whom the spiderweb has: dragged under in the deep, drowned by the clock, or let go in time."""

from itertools import pairwise

import pytest

from game.sim import events
from tests.sim.lakes import RUN, of, play, put_on_water, until
from tests.sim.techniques.webbed import deep_end, hunter, webbed


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
