"""Logs bob, tilt and carry whoever stands on them."""

import math

import pytest

from game.sim import events
from game.sim.world import World
from tests.sim.lakes import BACK, HOLD, RUN, SWELL, of, play, pool, press, put_on_water, until, world


def log(x: float = 40.0, **parts: object) -> dict[str, object]:
    return {"id": "log", "kind": "log", "at": [x, 0.05], "length": 4.0, "radius": 0.28, **parts}


def drifting(**parts: object) -> World:
    """A log come to rest in a still pool."""
    made = world(things=[log()], **parts)
    play(made, 4.0)
    return made


def standing(at: float) -> World:
    """The runner let down onto the log, `at` metres from its middle."""
    made = drifting()
    made.runner.place(made.logs[0].x + at, made.logs[0].top(made.logs[0].x + at) + 0.05)
    made.runner.vy = -0.1
    play(made, 0.2)
    assert made.runner.on == "log"
    return made


def test_a_log_floats_half_under_and_lies_level() -> None:
    made = drifting()
    each = made.logs[0]
    x, y = each.x, each.y
    play(made, 1.0)
    assert abs(each.angle) < 0.03 and abs(each.x - x) < 0.05 and abs(each.y - y) < 0.03
    assert -each.radius < each.y < each.radius, "part of it under, part of it out"


@pytest.mark.parametrize(("density", "out"), [(200, 0.8), (900, 0.1)])
def test_light_wood_floats_high_and_heavy_wood_low(density: float, out: float) -> None:
    made = drifting(tuning={"log.density": density})
    each = made.logs[0]
    assert (each.y + each.radius) / (2 * each.radius) == pytest.approx(out, abs=0.2)


def test_it_carries_the_runner_who_goes_down_with_it_a_little() -> None:
    empty = drifting().logs[0].y
    made = standing(0.0)
    play(made, 3.0)
    assert made.runner.on == "log" and made.runner.y > 0.0
    assert 0.01 < empty - made.logs[0].y < 0.3


@pytest.mark.parametrize("side", [-1, 1])
def test_it_tilts_under_the_end_that_he_stands_on(side: int) -> None:
    made = standing(side * 1.2)
    play(made, 1.5)
    each = made.logs[0]
    assert each.angle * side < -0.03, "his end is the lower one"
    assert abs(each.angle) < 0.8


def test_landing_on_it_pushes_it_under_and_leaping_off_too() -> None:
    made = drifting()
    each = made.logs[0]
    rest = each.y
    made.runner.place(each.x, 2.0)
    until(made, lambda w: w.runner.on == "log", 1.0)
    low = each.y
    for _ in range(60):
        made.step({})
        low = min(low, each.y)
    assert low < rest - 0.05
    play(made, 2.0)
    happened = made.step({"runner": press()})
    assert of(events.Leapt, happened)[0].footing == "log"
    before = each.vy
    play(made, 0.05, HOLD)
    assert each.vy < before + 0.5


def test_a_leap_off_a_log_is_as_high_as_off_the_ground() -> None:
    made = standing(0.0)
    play(made, 2.0)
    start = top = made.runner.y
    made.step({"runner": press()})
    for _ in range(100):
        made.step({"runner": HOLD})
        top = max(top, made.runner.y)
    assert top - start == pytest.approx(1.6, abs=0.15)


def test_walking_off_its_end_one_may_still_leap_a_moment() -> None:
    made = standing(0.5)
    until(made, lambda w: w.runner.on == "air", 2.0, RUN)
    play(made, 0.05, RUN)
    assert made.runner.on == "air"
    assert of(events.Leapt, made.step({"runner": press(move=100)}))


def test_running_over_it_costs_nothing_while_one_is_on_it() -> None:
    made = standing(-1.0)
    made.runner.energy.amount = 50.0
    play(made, 0.4)
    assert made.runner.chakra >= 50.0


def test_standing_still_on_it_chakra_comes_back() -> None:
    made = standing(0.0)
    made.runner.energy.amount = 20.0
    play(made, 3.0)
    assert made.runner.chakra > 25.0


def test_a_swell_rocks_it_and_carries_whoever_stands_on_it() -> None:
    made = world(things=[log()], lakes=[pool(swell=[SWELL])])
    play(made, 4.0)
    each = made.logs[0]
    made.runner.place(each.x, each.top(each.x) + 0.05)
    made.runner.vy = -0.1
    play(made, 0.3)
    place = made.runner.x - each.x
    ys, angles = [], []
    for _ in range(1200):
        made.step({})
        ys.append(each.y)
        angles.append(each.angle)
        assert made.runner.on == "log"
        assert made.runner.x - each.x == pytest.approx(place, abs=0.15), "it does not slide away under his feet"
    assert max(ys) - min(ys) > 0.4 and max(angles) - min(angles) > 0.15


def test_a_wave_does_not_carry_it_off_for_good() -> None:
    made = drifting()
    for _ in range(10):
        made.push_water(38.0, 2.0, 1.0)
        play(made, 0.2)
        assert abs(made.logs[0].x - 40.0) < 6.0
    play(made, 20.0)
    assert made.logs[0].x == pytest.approx(40.0, abs=2.0)


def test_it_lies_on_the_bed_where_there_is_too_little_water() -> None:
    made = world(things=[log(1.5)])
    play(made, 6.0)
    each = made.logs[0]
    assert math.isfinite(each.x) and each.y > made.terrain.height(each.x) - 0.1
    assert abs(each.vy) < 0.2


def test_two_logs_bump_and_do_not_lie_in_each_other() -> None:
    made = world(things=[log(40.0), log(44.1, id="other")])
    one, other = made.logs
    for tick in range(600):
        if tick < 60:
            made.push_water(38.0, 1.5, 0.15)
        made.step({})
        assert other.x - one.x > 3.6 or abs(one.y - other.y) > 0.4, tick


def test_the_lake_feels_a_log_that_is_trodden_on() -> None:
    made = drifting()
    still = made.lakes[0].depth.copy()
    made.runner.place(made.logs[0].x + 1.0, 2.0)
    play(made, 1.2)
    assert abs(made.lakes[0].depth - still).max() > 0.005


def test_back_and_forth_over_a_log_all_day_nobody_gets_stuck() -> None:
    made = world(things=[log()], lakes=[pool(swell=[SWELL])], tuning={"chakra.footing": 0})
    put_on_water(made, 34.0)
    for n in range(8):
        wants = RUN if n % 2 == 0 else BACK
        until(made, lambda w, n=n: w.runner.x > 45.0 if n % 2 == 0 else w.runner.x < 35.0, 6.0, wants)
