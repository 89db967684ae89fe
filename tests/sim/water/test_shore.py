"""Beaches, ends, breaking, foam and wet sand, as one sees them from the shore."""

import copy
from math import sqrt

import numpy as np
import pytest

from game.core.ticks import TICK
from game.sim.water.lake import Lake
from game.sim.water.water_tuning import WaterTuning

GRAVITY = 9.81


def beach_lake(**more: object) -> Lake:
    """60 m of water 3 m deep, then a beach of 1 in 8 up to 2.5 m."""
    x = (np.arange(1000) + 0.5) * 0.1
    return Lake("beach", 0.0, 0.1, np.interp(x, [0, 56, 100], [-3, -3, 2.5]), **more)  # type: ignore[arg-type]


def throw_wave(lake: Lake, x: float, height: float, width: float) -> None:
    """A hump of water that runs right."""
    hump = height * np.exp(-(((lake.x - x) / width) ** 2))
    lake.depth += hump
    faces = lake.left + np.arange(1, lake.n) * lake.cell
    still = np.minimum(lake.depth[:-1], lake.depth[1:])
    lake.flow[1:-1] += height * np.exp(-(((faces - x) / width) ** 2)) * np.sqrt(GRAVITY / np.maximum(still, 0.1)) * (still > 0.1)


def waterline(lake: Lake) -> float:
    return float(lake.x[np.flatnonzero(lake.depth > 0.005)[-1]])


def test_a_wave_runs_up_the_beach_and_drains_back() -> None:
    lake = beach_lake()
    shore, volume = waterline(lake), None
    throw_wave(lake, 30, 0.6, 4)
    volume, reached = lake.volume(), shore
    for tick in range(1200):
        lake.step(tick)
        reached = max(reached, waterline(lake))
    assert reached > shore + 4
    assert lake.wetness[int((reached - 1) / lake.cell)] > 0.4, "the sand it ran over is still wet"
    for tick in range(1200, 12000):
        lake.step(tick)
    assert waterline(lake) < shore + 1.5
    assert lake.wetness[int((reached - 1) / lake.cell)] < 0.05, "and dries"
    assert lake.volume() == pytest.approx(volume, rel=1e-12)


def test_run_up_of_a_long_wave_on_a_wall_is_twice_its_height() -> None:
    """Linear theory (Lamb, Hydrodynamics, section 176): a low wave doubles at a wall."""
    lake = Lake("wall", 0.0, 0.1, np.full(600, -3.0))
    throw_wave(lake, 30, 0.02, 3)
    highest = 0.0
    for tick in range(900):
        lake.step(tick)
        highest = max(highest, float(lake.depth[-1]) - 3.0)
    assert highest == pytest.approx(0.04, rel=0.05)


def echo(end: str, width: float) -> float:
    """How much of a wave comes back from the right end."""
    lake = Lake("end", 0.0, 0.1, np.full(1000, -4.0), boundaries=("wall", end))  # type: ignore[arg-type]
    throw_wave(lake, 50, 0.1, width)
    sent = sqrt(float(((lake.depth - 4.0) ** 2).sum()))
    for tick in range(round(70 / sqrt(GRAVITY * 4) / TICK)):
        lake.step(tick)
    back = lake.depth[: int(96 / lake.cell)] - 4.0
    return sqrt(float((back**2).sum())) / sent


@pytest.mark.parametrize("width", [1.0, 3.0, 8.0])
def test_an_open_end_swallows_waves(width: float) -> None:
    assert echo("open", width) < 0.05


def test_a_wall_throws_waves_back() -> None:
    assert echo("wall", 3.0) > 0.8


def test_what_open_ends_swallow_is_accounted_for() -> None:
    lake = Lake("open", 0.0, 0.1, np.full(1000, -4.0), boundaries=("open", "open"))
    throw_wave(lake, 50, 0.5, 3)
    before = lake.volume()
    for tick in range(2400):
        lake.step(tick)
    assert lake.outflow_total > 1.0
    assert lake.volume() + lake.outflow_total == pytest.approx(before, rel=1e-12)
    assert np.abs(lake.depth - 4.0).max() < 0.01


def test_a_current_runs_through_open_ends_and_keeps_running() -> None:
    lake = Lake(
        "river", 0.0, 0.1, -2.0 + 0.5 * np.exp(-(((np.arange(1000) * 0.1 - 50) / 5) ** 2)), boundaries=("open", "open"), current=0.8
    )
    before = lake.volume()
    for tick in range(60 * 120):
        lake.step(tick)
    assert lake.sample(20).flow == pytest.approx(0.8, rel=0.1)
    assert lake.sample(50).flow == pytest.approx(0.8 * 2 / 1.5, rel=0.15), "faster over the bar"
    assert np.abs(lake.depth + lake.bed).max() < 0.15
    assert lake.volume() + lake.outflow_total == pytest.approx(before, rel=1e-9)


def test_a_current_needs_somewhere_to_go() -> None:
    with pytest.raises(ValueError, match="both ends open"):
        Lake("pond", 0.0, 0.1, np.full(100, -1.0), current=1.0)


def test_a_bore_breaks_and_foams_and_the_foam_fades() -> None:
    lake = Lake("bore", 0.0, 0.1, np.full(800, -2.0), boundaries=("open", "open"))
    lake.depth[lake.x > 20] = 0.5
    for tick in range(300):
        lake.step(tick)
    there = np.flatnonzero(lake.foam > 0.3) * 0.1
    assert len(there) > 5 and there.min() > 20, "behind the front"
    assert lake.foam.max() <= 1.0
    for tick in range(300, 6000):
        lake.step(tick)
    assert lake.foam.max() < 0.05


def test_gentle_water_does_not_foam() -> None:
    lake = beach_lake()
    throw_wave(lake, 30, 0.1, 8)
    for tick in range(360):
        lake.step(tick)
    assert not lake.foam.any()


def test_foam_drifts_with_the_flow() -> None:
    lake = Lake("river", 0.0, 0.1, np.full(600, -2.0), boundaries=("open", "open"), current=1.0)
    lake.foam[200:205] = 1.0
    for tick in range(600):
        lake.step(tick)
    middle = float((lake.foam * lake.x).sum() / lake.foam.sum())
    assert middle == pytest.approx(20.25 + 5.0, abs=0.6)


def test_a_lake_too_deep_for_its_cells_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValueError, match="too deep for its cells: 200 m of water on cells of 0.1 m"):
        Lake("abyss", 0.0, 0.1, np.full(100, -200.0))


def test_deeper_water_takes_more_steps_and_stays_exact() -> None:
    lake = Lake("deep", 0.0, 0.1, np.full(400, -40.0))
    assert lake.water.substeps > 1
    before = lake.volume()
    lake.dent(20, 1.0, 0.5)
    for tick in range(600):
        lake.step(tick)
    assert np.isfinite(lake.depth).all() and np.abs(lake.depth - 40).max() < 0.5
    assert lake.volume() == pytest.approx(before, rel=1e-12)


@pytest.mark.parametrize(
    "wrong", [{"cell": 0.0}, {"cell": float("nan")}, {"level": float("inf")}, {"bed": np.full(100, np.nan)}, {"bed": np.zeros(2)}]
)
def test_nonsense_is_refused(wrong: dict[str, object]) -> None:
    made_of: dict[str, object] = {"id": "x", "left": 0.0, "cell": 0.1, "bed": np.full(100, -1.0)} | wrong
    with pytest.raises(ValueError, match="no such lake|no bed"):
        Lake(**made_of)  # type: ignore[arg-type]


def test_the_same_water_comes_out_each_time_and_from_any_checkpoint() -> None:
    lakes = [beach_lake(tuning=WaterTuning()) for _ in range(2)]
    for tick in range(700):
        for lake in lakes:
            if tick == 10:
                throw_wave(lake, 40, 1.2, 3)
            lake.step(tick)
        if tick == 333:
            kept, twin = lakes[0].state(), copy.deepcopy(lakes[0])
    assert lakes[0].state_bytes() == lakes[1].state_bytes()
    lakes[0].restore(kept)
    for tick in range(334, 700):
        lakes[0].step(tick)
        twin.step(tick)
    assert lakes[0].state_bytes() == lakes[1].state_bytes() == twin.state_bytes()
    assert (lakes[0].foam == lakes[1].foam).all()
