"""The swell: how fast it runs, which way, where it dies, and that it makes landing a skill."""

from math import hypot, pi, sqrt

import numpy as np
import pytest

from game.core.ticks import TICK
from game.sim.water.lake import Lake, SwellWave

GRAVITY = 9.81


def swollen(*waves: SwellWave, depth: float = 5.0) -> Lake:
    return Lake("lake", 0.0, 0.1, np.full(2000, -depth), swell=waves)


def crest(lake: Lake, near: float, reach: float) -> float:
    places = np.arange(near - reach, near + reach, 0.01)
    return float(places[np.argmax([lake.sample(x).surface for x in places])])


@pytest.mark.parametrize("length", [6.0, 8.0, 10.0, 12.0])
@pytest.mark.parametrize("direction", [-1, 1])
def test_swell_travels_at_the_deep_water_speed(length: float, direction: int) -> None:
    """Airy (1845): w^2 = g k, so a crest travels at sqrt(g length / 2 pi)."""
    lake = swollen(SwellWave(0.4, length, direction))
    start = crest(lake, 100, length / 2)
    for tick in range(31):
        lake.step(tick)
    expected = start + direction * sqrt(GRAVITY * length / (2 * pi)) * 30 * TICK
    assert crest(lake, expected, length / 3) == pytest.approx(expected, abs=0.02)


def test_slope_rise_and_flow_are_those_of_the_surface_one_sees() -> None:
    lake = swollen(SwellWave(0.4, 10.0), SwellWave(0.1, 6.0, 1, 0.3))
    lake.step(100)
    for x in np.arange(20.0, 180.0, 0.37):
        here, left, right = lake.sample(x), lake.sample(x - 0.01), lake.sample(x + 0.01)
        assert here.slope == pytest.approx((right.surface - left.surface) / 0.02, abs=2e-3)
    before = [lake.sample(x).surface for x in (50.0, 60.0, 70.0)]
    lake.step(102)
    after = [lake.sample(x).surface for x in (50.0, 60.0, 70.0)]
    lake.step(101)
    for x, was, now in zip((50.0, 60.0, 70.0), before, after, strict=True):
        assert lake.sample(x).rise == pytest.approx((now - was) / (2 * TICK), abs=5e-3)


def test_under_a_crest_the_water_goes_with_the_swell() -> None:
    lake = swollen(SwellWave(0.4, 10.0, -1))
    top = crest(lake, 100, 5)
    assert lake.sample(top).flow == pytest.approx(-0.4 * sqrt(GRAVITY * 2 * pi / 10), rel=0.01)
    assert lake.sample(top + 5).flow > 0.9


def test_swell_dies_towards_the_shore() -> None:
    x = (np.arange(1000) + 0.5) * 0.1
    lake = Lake("shore", 0.0, 0.1, np.interp(x, [0, 50, 100], [-5, -5, 1]), swell=[SwellWave(0.4, 10.0)])
    spread = [max(lake.surface_line()[k : k + 100]) - min(lake.surface_line()[k : k + 100]) for k in (100, 650, 800)]
    assert spread[0] == pytest.approx(0.8, abs=0.01)
    assert spread[0] > spread[1] > spread[2]
    shallow = lake.water.still < 0.6
    assert (lake.surface_line() == np.maximum(lake.bed, lake.bed + lake.depth))[shallow].all()
    assert lake.sample(99.0) == (pytest.approx(lake.bed[990]), 0.0, 0.0, 0.0, 0.0)


def test_the_line_and_the_samples_are_the_same_surface() -> None:
    x = (np.arange(1000) + 0.5) * 0.1
    lake = Lake("shore", 0.0, 0.1, np.interp(x, [0, 50, 100], [-5, -5, 1]), swell=[SwellWave(0.4, 10.0), SwellWave(0.1, 5.0)])
    for tick in range(50):
        lake.dent(30, 0.5, 0.1)
        lake.step(tick)
    line = lake.surface_line()
    assert [lake.sample(x).surface for x in lake.x] == pytest.approx(list(line), abs=1e-9)
    assert lake.surface_line(line) is line


def landing_impacts(amplitude: float, length: float, direction: int) -> list[float]:
    """Leap at 8.4 m/s, gravity 22, running 6.5 m/s, at any phase: the square of the speed into the surface at landing."""
    lake = Lake("lake", 0.0, 0.05, np.full(1200, -5.0), swell=[SwellWave(amplitude, length, direction)])
    impacts = []
    for phase in np.arange(0, 1, 1 / 48):
        x = 20 + phase * length
        lake.swell.set_time(0)
        y, vy = lake.sample(x).surface, 8.4
        for tick in range(400):
            lake.swell.set_time(tick * TICK)
            water = lake.sample(x)
            if y <= water.surface and vy < 0:
                into = (vy - water.rise - water.slope * (6.5 - water.flow)) / hypot(1, water.slope)
                impacts.append(into * into)
                break
            x, vy, y = x + 6.5 * TICK, vy - 22 * TICK, y + vy * TICK
    assert len(impacts) == 48
    return impacts


@pytest.mark.parametrize(("amplitude", "least"), [(0.4, 4.0), (0.5, 6.0)])
def test_against_the_swell_landing_is_a_skill(amplitude: float, least: float) -> None:
    """PHYSICS 1, the table: a swell of 10 m against the runner makes the worst landing many times the best one."""
    against = landing_impacts(amplitude, 10.0, -1)
    assert max(against) / min(against) >= least
    along = landing_impacts(amplitude, 10.0, 1)
    assert max(along) / min(along) < max(against) / min(against)


@pytest.mark.parametrize("wrong", [{"height": -1.0}, {"length": 0.0}, {"height": float("nan")}, {"direction": 2}, {"phase": float("inf")}])
def test_no_such_swell(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="no such swell"):
        SwellWave(**({"height": 0.4, "length": 10.0} | wrong))  # type: ignore[arg-type]


def test_a_swell_with_ends_runs_between_them_and_comes_up_smoothly() -> None:
    lake = swollen(SwellWave(0.4, 10.0, -1, 0.0, 50.0, 120.0), SwellWave(0.2, 7.0, -1, 0.2, 100.0, 160.0))
    lake.step(77)
    assert all(lake.sample(x)[:4] == (0.0, 0.0, 0.0, 0.0) for x in (10.0, 40.0, 49.8, 165.0))
    places = np.arange(30.0, 180.0, 0.1)
    heights = np.array([lake.sample(x).surface for x in places])
    assert np.abs(heights[(places > 60) & (places < 98)]).max() == pytest.approx(0.4, abs=0.01), "in full inside"
    assert np.abs(heights[(places > 130) & (places < 150)]).max() == pytest.approx(0.2, abs=0.01)
    slopes = np.array([lake.sample(x).slope for x in places])
    assert np.abs(np.gradient(heights, 0.1) - slopes).max() < 0.02, "the slope that one feels is that of what one sees, in the fading, too"


def test_the_line_is_what_bodies_feel_where_swells_end() -> None:
    lake = swollen(SwellWave(0.4, 10.0, -1, 0.0, 50.0, 120.0), SwellWave(0.2, 7.0, -1, 0.2, 100.0, 160.0), SwellWave(0.1, 5.0))
    lake.step(123)
    whole, part = lake.surface_line(), lake.surface_between(900, 1300)
    assert np.array_equal(whole[900:1300], part)
    assert [lake.sample(x).surface for x in lake.x[400:1700:13]] == pytest.approx(whole[400:1700:13].tolist(), abs=1e-9)


def test_a_swell_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="from 60"):
        SwellWave(0.3, 9.0, -1, 0.0, 60.0, 20.0)
