"""What bodies do to the water: dents, pushes, displacement, the driven trough; nothing is lost and nothing goes mad."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim.water.lake import Lake, SwellWave

SPOILT = [float("nan"), float("inf"), -float("inf")]


def lake_with_beaches(n: int = 2000) -> Lake:
    x = (np.arange(n) + 0.5) * 0.1
    right = n * 0.1
    bed = np.interp(x, [0, 20, right * 0.45, right * 0.5, right * 0.55, right - 30, right], [1, -5, -5, -3.5, -5, -5, 1.5])
    return Lake("lake", 0.0, 0.1, bed, swell=[SwellWave(0.4, 10.0)])


def test_volume_is_exact_over_ten_minutes_with_bodies_in_it() -> None:
    """Issue's figure: 1e-9 relative after 72,000 ticks of footfalls, pushes, a bobbing ball and waves up both beaches (400 cells)."""
    x = (np.arange(400) + 0.5) * 0.25
    lake = Lake("lake", 0.0, 0.25, np.interp(x, [0, 20, 60, 100], [1, -4, -4, 1.5]))
    before = lake.volume()
    for tick in range(72_000):
        if tick % 24 == 0:
            at = 3 + (tick * 0.05) % 94
            lake.dent(at, 0.25, 0.1)
            lake.push(at, 0.25, -0.5)
        if tick % 3 == 0:
            lake.displace(40 + 10 * np.sin(tick / 4000), 1.2, 0.05 * np.cos(tick / 30))
        if tick % 9000 > 6000:
            lake.drive(20 + (tick % 9000 - 6000) * 3.5 / 120, 1.4, 4.0)
        lake.step(tick)
    assert lake.volume() == pytest.approx(before, rel=1e-9)
    assert lake.depth.min() >= 0 and np.isfinite(lake.depth).all() and np.isfinite(lake.flow).all()


def test_a_footfall_leaves_rings_that_run_both_ways() -> None:
    lake = lake_with_beaches()
    still = lake.depth.copy()
    before = lake.volume()
    lake.dent(60.0, 0.25, 0.1)
    assert lake.depth[600] < still[600] - 0.08
    assert lake.volume() == pytest.approx(before, rel=1e-14)
    for tick in range(60):
        lake.step(tick)
    changed = np.flatnonzero(np.abs(lake.depth - still) > 1e-3) * 0.1
    reach = sqrt(9.81 * 5) * 0.5
    assert changed.min() == pytest.approx(60 - reach, abs=1.5)
    assert changed.max() == pytest.approx(60 + reach, abs=1.5)


def test_a_dent_by_amount_is_as_deep_and_as_wide_as_asked() -> None:
    lake = lake_with_beaches()
    lake.dent(60.05, 0.5, 0.1)
    assert lake.depth[600] == pytest.approx(4.9, abs=1e-6)
    assert (lake.depth[596:605] < 5).all()
    assert lake.depth[606] > 5, "the rim holds what the hole lost"


def test_a_body_makes_room_and_gives_it_back() -> None:
    lake = lake_with_beaches()
    lake.displace(60.05, 1.2, 0.5)
    assert lake.depth[600] < 4.9 and lake.depth[580:620].max() > 5.0
    low = lake.depth[600]
    lake.displace(60.05, 1.2, -0.5)
    assert low < lake.depth[600] < 5.0, "rising bodies give back less, or they would hop for ever"


def test_dents_near_the_shore_take_no_more_than_there_is_and_wet_no_dry_land() -> None:
    lake = lake_with_beaches()
    before, dry = lake.volume(), lake.depth < 1e-3
    for x in np.arange(0.0, 12.0, 0.13):
        lake.dent(x, 0.4, 0.5)
        lake.dent(x, 0.4, -0.5)
        lake.displace(x, 1.0, 2.0)
    assert lake.depth.min() >= 0
    assert lake.depth[dry].max() < 1e-3
    assert lake.volume() == pytest.approx(before, rel=1e-14)


def test_on_dry_land_and_outside_nothing_happens() -> None:
    lake = lake_with_beaches()
    before = lake.state_bytes()
    for x in (0.5, -10.0, 1e9, 199.9, *SPOILT):
        lake.dent(x, 0.3, 0.5)
        lake.push(x, 0.3, 1.0)
        lake.displace(x, 0.5, 1.0)
    assert lake.state_bytes() == before
    assert lake.sample(-10.0).depth == lake.still_depth(-10.0) == 0.0
    assert not lake.contains(-10.0) and lake.contains(0.5) and not lake.contains(float("nan"))


@pytest.mark.parametrize("bad", SPOILT)
def test_bad_numbers_are_not_let_in(bad: float) -> None:
    lake = lake_with_beaches()
    before = lake.state_bytes()
    lake.dent(60, bad, 0.1)
    lake.dent(60, 0.2, bad)
    lake.push(60, 0.2, bad)
    lake.push(60, bad, 0.2)
    lake.displace(60, 0.5, bad)
    lake.displace(60, bad, 0.5)
    lake.drive(bad, 1.0, 4.0)
    lake.drive(60, bad, 4.0)
    lake.drive(60, 1.0, bad)
    assert lake.state_bytes() == before
    assert lake.sample(bad).depth == 0.0 and np.isfinite(lake.sample(bad)).all()


def test_a_spoilt_cell_heals() -> None:
    lake = lake_with_beaches()
    lake.flow[700] = float("nan")
    for tick in range(12):
        lake.step(tick)
    assert np.isfinite(lake.flow).all()


def test_a_push_makes_a_wake() -> None:
    lake = lake_with_beaches()
    lake.push(60.0, 0.25, -0.5)
    assert lake.flow[600] == pytest.approx(-0.5, abs=1e-9)
    assert lake.flow[600 - 11] == lake.flow[600 + 11] == 0.0
    for tick in range(30):
        lake.step(tick)
    surface = lake.bed + lake.depth
    assert surface[560:600].max() > 0.01 and surface[601:640].min() < -0.01, "water heaps up ahead and is missing behind"


def crest_under_the_trough(amplitude: float, length: float, speed: float) -> list[float]:
    lake = Lake("lake", 0.0, 0.1, np.full(2000, -5.0))
    before, crests, x = lake.volume(), [], 120.0 - 8.0
    for tick in range(16 * 120):
        pace = speed * min(1.0, tick / 180)
        x += pace / 120
        if x < 180:
            lake.drive(x, amplitude, length)
        lake.step(tick)
        crests.append(float(lake.depth[int((x - 3) / 0.1) : int((x + 3) / 0.1)].max()) - 5.0)
    assert lake.volume() == pytest.approx(before, rel=1e-12)
    return crests


def test_a_driven_trough_grows_a_crest() -> None:
    """PHYSICS 4, tried: a 1.4 m, L 4 m, 3.5 m/s over 5 m of water gives a crest of about 1.7 m, which stays with the trough."""
    crests = crest_under_the_trough(1.4, 4.0, 3.5)
    settled = crests[5 * 120 : 15 * 120]
    assert 1.5 < float(np.mean(settled)) < 1.9
    assert min(settled) > 1.3 and max(settled) < 2.1


def test_a_faster_trough_raises_a_higher_crest() -> None:
    """Linear theory: the response to a travelling pressure grows as 1 / (1 - c^2 / (g h))."""
    slow, fast = crest_under_the_trough(0.1, 4.0, 1.0), crest_under_the_trough(0.1, 4.0, 3.5)
    assert float(np.mean(slow[-600:])) == pytest.approx(0.1 / (1 - 1 / (9.81 * 5)), rel=0.1)
    assert float(np.mean(fast[-600:])) == pytest.approx(0.1 / (1 - 3.5**2 / (9.81 * 5)), rel=0.1)


numbers = st.floats(-1e6, 1e6) | st.sampled_from([0.0, 1e-300, -1e-12, 1e300])
places = st.floats(-5, 35)
deeds = st.one_of(
    st.tuples(st.just("dent"), places, st.floats(-1, 30), numbers),
    st.tuples(st.just("push"), places, st.floats(-1, 30), numbers),
    st.tuples(st.just("displace"), places, st.floats(-1, 30), numbers),
    st.tuples(st.just("drive"), places, numbers, st.floats(-1, 30)),
)


@settings(max_examples=60, deadline=None)
@given(
    heights=st.lists(st.floats(-12, 3), min_size=2, max_size=60),
    level=st.floats(-2, 2),
    script=st.lists(st.tuples(deeds, st.integers(0, 20)), max_size=12),
)
def test_whatever_bodies_do_the_water_stays_whole(
    heights: list[float], level: float, script: list[tuple[tuple[str, float, float, float], int]]
) -> None:
    places = np.linspace(0, 300, len(heights))
    lake = Lake("any", 0.0, 0.1, np.interp(np.arange(300), places, heights), level=level)
    before, tick = lake.volume(), 0
    for (deed, *numbers), wait in script:
        getattr(lake, deed)(*numbers)
        for _ in range(wait):
            lake.step(tick)
            tick += 1
        assert lake.depth.min() >= 0
    for _ in range(60):
        lake.step(tick)
        tick += 1
    assert lake.depth.min() >= 0
    assert np.isfinite(lake.depth).all() and np.isfinite(lake.flow).all() and np.isfinite(lake.foam).all()
    assert lake.foam.min() >= 0 and lake.foam.max() <= 1 and lake.wetness.min() >= 0 and lake.wetness.max() <= 1
    assert lake.volume() == pytest.approx(before, rel=1e-11, abs=1e-11)
    assert all(np.isfinite(lake.sample(x)).all() for x in np.arange(-1, 32, 0.37))
