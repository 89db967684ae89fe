"""Waves in sets on a flat, as one who stands there sees them: bores run in, bars fall dry between them, and no water is lost or made."""

import copy
import pickle

import numpy as np
import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.level.lake_spec import SurgeSpec
from game.sim.water.lake import Lake
from tests.level import samples

BAR_M, SHORE_M = 15.0, 40.0


def flat(**more: object) -> Lake:
    """Three metres of water, then two bars of 0.35 m with a pool between them, and a beach."""
    x = -16 + (np.arange(560) + 0.5) * 0.125
    bed = np.interp(
        x,
        [-16, -4, 2, 6, 9, 10.5, 12, 15, 18, 19.5, 21, 24, 34, 54],
        [-3, -3, -0.2, 0.4, 0.1, -0.5, 0.1, 0.36, 0.1, -0.5, 0.1, 0.3, 0.8, 3],
    )
    made = {"height": 0.5, "period": 11.0, "waves": 4, "pause": 14.0} | more
    return Lake("flat", -16.0, 0.125, bed, surge=SurgeSpec(**made), drainage=0.06)  # type: ignore[arg-type]


def test_no_water_is_lost_or_made_that_is_not_told() -> None:
    lake = flat()
    before = lake.volume()
    for tick in range(60 * TICKS_PER_SECOND):
        lake.step(tick)
        if tick % 500 == 0:
            assert lake.volume() + lake.outflow_total == pytest.approx(before, rel=1e-9)
            assert np.isfinite(lake.depth).all() and (lake.depth >= 0.0).all()


def test_a_bar_lies_dry_for_seconds_between_two_waves_and_longer_between_two_sets() -> None:
    lake = flat()
    dry = []
    i = int((BAR_M - lake.left) / lake.cell)
    for tick in range(120 * TICKS_PER_SECOND):
        lake.step(tick)
        dry.append(lake.depths[i] < 0.005)
    changes = [n for n in range(1, len(dry)) if dry[n] != dry[n - 1]]
    spells = [(b - a) / TICKS_PER_SECOND for a, b in zip(changes, changes[1:], strict=False) if dry[a]]
    between_waves = [spell for spell in spells if 1.5 < spell < 8.0]
    assert len(between_waves) >= 4
    assert max(spells) > 10.0


def test_rills_take_what_stands_and_let_a_bore_run_on() -> None:
    """With rills a wave comes as far in as without, and is gone sooner."""
    reach, gone = [], []
    for drainage in (0.0, 0.1):
        lake = flat()
        surge = SurgeSpec(height=0.5, period=11.0, waves=1, pause=60.0)
        lake = Lake("flat", lake.left, lake.cell, lake.bed, surge=surge, drainage=drainage)
        wet = []
        for tick in range(24 * TICKS_PER_SECOND):
            lake.step(tick)
            wet.append(lake.depths[int((BAR_M - lake.left) / lake.cell)] > 0.005)
        reach.append(wet.index(True))
        gone.append(len(wet) - wet[::-1].index(True))
    assert abs(reach[0] - reach[1]) < 0.5 * TICKS_PER_SECOND
    assert gone[1] < gone[0] - 2 * TICKS_PER_SECOND


def test_the_front_runs_in_as_fast_as_a_man_jogs() -> None:
    lake = flat()
    arrived: dict[float, int] = {}
    for tick in range(20 * TICKS_PER_SECOND):
        lake.step(tick)
        for x in (6.0, 15.0):
            if x not in arrived and lake.sample(x).depth > 0.02:
                arrived[x] = tick
    speed = 9.0 / ((arrived[15.0] - arrived[6.0]) / TICKS_PER_SECOND)
    assert 1.5 < speed < 4.0


@pytest.mark.parametrize("minutes", [2, pytest.param(10, marks=pytest.mark.nightly)])
def test_the_lake_stands_as_high_after_minutes_of_sets(minutes: int) -> None:
    lake = flat()
    for tick in range(minutes * 60 * TICKS_PER_SECOND):
        lake.step(tick)
    assert lake.maker is not None
    assert max(lake.beds[i] + lake.depths[i] for i in range(lake.n) if lake.depths[i] > 0.005) < 1.6


def test_nothing_is_made_in_the_pause() -> None:
    lake = flat()
    assert lake.maker is not None
    assert [lake.maker.elevation(at) != 0.0 for at in (1.0, 43.0, 45.0, 50.0, 57.0, 59.0)] == [True, True, False, False, False, True]


def test_another_seed_makes_other_waves_and_the_same_one_the_same() -> None:
    heights = [max(flat(seed=seed).maker.elevation(t / 10) for t in range(110)) for seed in (0, 0, 1)]  # type: ignore[union-attr]
    assert heights[0] == heights[1] != heights[2]


@pytest.mark.parametrize("again", [copy.deepcopy, lambda lake: pickle.loads(pickle.dumps(lake))])
def test_it_goes_on_from_where_it_was_kept(again) -> None:  # type: ignore[no-untyped-def]
    lake = flat()
    for tick in range(900):
        lake.step(tick)
    other = again(lake)
    for tick in range(900, 1800):
        lake.step(tick)
        other.step(tick)
    assert lake.state_bytes() == other.state_bytes() and lake.outflow_total == other.outflow_total


def test_a_maker_on_the_right_sends_its_waves_left() -> None:
    lake = Lake(
        "l",
        0.0,
        0.125,
        np.interp((np.arange(400) + 0.5) * 0.125, [0, 20, 40, 50], [1.5, 0.1, -3, -3]),
        surge=SurgeSpec(side="right", height=0.4),
    )
    for tick in range(14 * TICKS_PER_SECOND):
        lake.step(tick)
        if lake.sample(21.0).depth > 0.02 and tick > 600:
            break
    assert lake.depths[int(21 / 0.125)] > 0.02


def test_a_maker_that_would_flood_the_level_is_told() -> None:
    ground = {"line": [[0, -3], [20, -3], [40, 0.5], [60, 0.6]]}
    lakes = [{"id": "sea", "left": 0, "right": 50, "surge": {"height": 0.5}}]
    things = [{"kind": "start", "id": "start", "at": [55, 0.6]}]
    said = [str(problem) for problem in samples.doubts(ground=ground, lakes=lakes, things=things)]
    assert any("lakes[0].surge.height: waves of 0.5 m would flood the level" in line for line in said)
    lakes[0]["surge"] = {"height": 0.15}
    assert not any("surge" in str(problem) for problem in samples.doubts(ground=ground, lakes=lakes, things=things))
