"""The solver against what others have published or what follows from first principles."""

from math import sqrt

import numpy as np
import pytest

from game.core.ticks import TICK
from game.sim.tuning import Tuning
from game.sim.water.lake import Lake
from game.sim.water.water_tuning import WaterTuning

GRAVITY = 9.81
SMOOTH = Tuning({"water.friction": 0.0}).of("water", WaterTuning)


def channel(left_depth: float, right_depth: float, length: float = 100.0, cell: float = 0.1) -> Lake:
    """A flat, frictionless channel with a dam in the middle that is gone at time 0."""
    n = round(length / cell)
    lake = Lake("channel", -length / 2, cell, np.full(n, -left_depth), tuning=SMOOTH)
    lake.depth[lake.x > 0] = max(right_depth, 1e-20)
    return lake


def run(lake: Lake, seconds: float) -> float:
    ticks = round(seconds / TICK)
    for tick in range(ticks):
        lake.step(tick)
    return ticks * TICK


def front(lake: Lake, depth: float) -> float:
    """Where the depth, going right, falls through `depth`, between cells."""
    i = int(np.flatnonzero(lake.depth > depth)[-1])
    share = (lake.depth[i] - depth) / (lake.depth[i] - lake.depth[i + 1])
    return float(lake.x[i] + share * lake.cell)


def stoker(high: float, low: float) -> tuple[float, float, float]:
    """Depth, velocity and shock speed between a rarefaction into `high` and a bore into `low`."""
    least, most = low, high
    for _ in range(100):
        middle = (least + most) / 2
        by_bore = (middle - low) * sqrt(GRAVITY / 2 * (1 / middle + 1 / low))
        by_rarefaction = 2 * (sqrt(GRAVITY * high) - sqrt(GRAVITY * middle))
        least, most = (middle, most) if by_bore < by_rarefaction else (least, middle)
    return middle, by_rarefaction, middle * by_rarefaction / (middle - low)


@pytest.mark.parametrize(("high", "low"), [(2.0, 1.0), (2.0, 0.5), (1.0, 0.1)])
def test_a_dam_breaks_over_water_as_stoker_has_it(high: float, low: float) -> None:
    """J. J. Stoker, Water Waves (1957), section 10.8: the state between the waves and the place of the bore, within 3 %."""
    lake = channel(high, low)
    seconds = run(lake, 5.0)
    depth, velocity, shock = stoker(high, low)
    bore = front(lake, (depth + low) / 2)
    assert bore == pytest.approx(shock * seconds, rel=0.03)
    tail = (velocity - sqrt(GRAVITY * depth)) * seconds
    middle = int((tail + 0.5 * (bore - tail) - lake.left) / lake.cell)
    assert lake.depth[middle] == pytest.approx(depth, rel=0.03)
    assert lake.flow[middle] == pytest.approx(velocity, rel=0.03)


@pytest.mark.parametrize("high", [1.0, 3.0])
def test_a_dam_breaks_over_dry_ground_as_ritter_has_it(high: float) -> None:
    """A. Ritter (1892): a parabola from -c to 2c, its tip infinitely thin and so the slowest thing to come out on any grid.

    Fronts are compared where both are equally deep: within 3 % at 3 % of the dam's depth, within 8 % at 1 % (a finer grid is nearer).
    """
    lake = channel(high, 0.0)
    seconds = run(lake, 4.0)
    speed = sqrt(GRAVITY * high)
    for share, error in ((0.03, 0.03), (0.01, 0.08)):
        exact_front = (2 * speed - 3 * sqrt(GRAVITY * share * high)) * seconds
        assert front(lake, share * high) == pytest.approx(exact_front, rel=error)
    dam = round(-lake.left / lake.cell)
    assert (lake.depth[dam - 1] + lake.depth[dam]) / 2 == pytest.approx(4 / 9 * high, rel=0.03)
    assert lake.flow[dam] == pytest.approx(2 / 3 * speed, rel=0.03)
    exact = np.clip((2 * speed - lake.x / seconds) / 3, 0.0, speed) ** 2 / GRAVITY
    assert np.abs(lake.depth - exact).max() < 0.03 * high


def test_a_lake_at_rest_over_rough_and_partly_dry_ground_stays_at_rest() -> None:
    """The C-property of Bermudez & Vazquez (1994), over bars, pools, cliffs and beaches: in a minute nothing moves by 1e-12."""
    x = np.arange(600) * 0.1
    bed = -1 + 2.5 * np.sin(x) * np.sin(0.3 * x) - 1.5 * (x > 40)
    bed[[50, 51, 200]] = [3.0, -4.0, 1.0]
    lake = Lake("rough", 0.0, 0.1, bed, level=0.0)
    depth = lake.depth.copy()
    assert 0.1 < np.mean(depth > 0.01) < 0.95
    for tick in range(7200):
        lake.step(tick)
    assert np.abs(lake.depth - depth).max() < 1e-12
    assert np.abs(lake.flow).max() < 1e-12
    assert not lake.foam.any()


@pytest.mark.parametrize("depth", [0.5, 2.0, 5.0])
def test_a_small_wave_travels_at_the_root_of_g_h(depth: float) -> None:
    """Lagrange (1781): long, low waves travel at sqrt(g h), within 1 %."""
    lake = Lake("flat", 0.0, 0.1, np.full(1600, -depth), tuning=SMOOTH)
    lake.depth += 1e-3 * np.exp(-(((lake.x - 40) / 3) ** 2))
    speed = sqrt(GRAVITY * depth)
    seconds = run(lake, 80 / speed)
    right = lake.x > 60
    bump = lake.depth[right] - depth
    bump[bump < bump.max() / 2] = 0.0
    crest = float((bump * lake.x[right]).sum() / bump.sum())
    assert (crest - 40) / seconds == pytest.approx(speed, rel=0.01)


def test_a_basin_swings_with_its_seiche_period() -> None:
    """J. R. Merian (1828): a basin of length L and depth h swings once in 2 L / sqrt(g h), within 1 %."""
    lake = Lake("basin", 0.0, 0.1, np.full(300, -2.0), tuning=SMOOTH)
    lake.depth += 0.005 * np.cos(np.pi * lake.x / 30)
    left, crossings = 1.0, []
    for tick in range(4000):
        lake.step(tick)
        now = float(lake.depth[0] - 2.0)
        if left > 0 >= now:
            crossings.append(tick)
        left = now
    period = (crossings[-1] - crossings[0]) / (len(crossings) - 1) * TICK
    assert period == pytest.approx(2 * 30 / sqrt(GRAVITY * 2.0), rel=0.01)


def test_momentum_of_a_bore_is_kept() -> None:
    """Stelling & Duinmeijer (2003): away from the walls, momentum changes by the difference of the walls' pressure only, within 1 %."""
    lake = channel(2.0, 0.5)
    seconds = run(lake, 4.0)
    both = (lake.depth[:-1] + lake.depth[1:]) / 2
    momentum = float((both * lake.flow[1:-1]).sum() * lake.cell)
    assert momentum == pytest.approx(GRAVITY / 2 * (2.0**2 - 0.5**2) * seconds, rel=0.01)


def test_water_swings_in_a_bowl_as_thacker_has_it() -> None:
    """W. C. Thacker (1981), planar swing in a parabolic bowl: shores 3 m to and fro, exact; here for two swings, shores within 0.25 m."""
    deep, half, reach = 2.0, 15.0, 3.0
    pace = sqrt(2 * GRAVITY * deep) / half
    x = (np.arange(500) + 0.5) * 0.1 - 25
    lake = Lake("bowl", -25.0, 0.1, deep * ((x / half) ** 2 - 1), tuning=SMOOTH)
    lake.depth[:] = np.maximum(deep * (1 - ((x + reach) / half) ** 2), 1e-20)
    worst, swing = 0.0, round(2 * np.pi / pace / TICK)
    for tick in range(2 * swing):
        lake.step(tick)
        middle = -reach * np.cos(pace * (tick + 1) * TICK)
        if tick % 10 == 0:
            wet = np.flatnonzero(lake.depth > 0.02)
            edge = half * sqrt(1 - 0.02 / deep)
            worst = max(worst, abs(x[wet[0]] - (middle - edge)), abs(x[wet[-1]] - (middle + edge)))
    exact = np.maximum(deep * (1 - ((x - middle) / half) ** 2), 0.0)
    assert worst < 0.25
    assert np.abs(lake.depth - exact).max() < 0.01 * deep
