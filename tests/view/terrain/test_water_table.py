"""Still water stands where its lake is, each at its own level; elsewhere the ground is dry, however low it lies."""

from types import SimpleNamespace

import numpy as np

from game.view.terrain.water_table import FAR_BELOW, WaterTable


def lake(left: float, right: float, level: float) -> SimpleNamespace:
    return SimpleNamespace(left=left, right=right, level=level)


def test_one_lake_below_all_that_is_dry_has_one_level_everywhere() -> None:
    table = WaterTable([lake(0, 100, 0.0)], [(-20, 2.0), (0, 0.9), (50, -5), (100, 0.9), (120, 2)])
    assert table.even and table.at(np.array([-20.0, 50.0])) == 0.0 and table.near(-300.0) == 0.0


def test_low_ground_away_from_the_water_is_no_shore() -> None:
    table = WaterTable([lake(40, 60, 0.0)], [(-20, -3.0), (0, -2.5), (40, 0.5), (50, -1.5), (60, 0.5), (90, 3)])
    assert not table.even
    assert table.at_place(0.0) == -FAR_BELOW and table.at_place(50.0) == 0.0


def test_streams_at_different_levels_each_have_their_own() -> None:
    table = WaterTable([lake(10, 20, 1.0), lake(60, 70, -8.0)], [(0, 2), (15, 0), (40, 1), (65, -9), (90, -6)])
    assert [table.near(x) for x in (0.0, 34.0, 50.0, 200.0)] == [1.0, 1.0, -8.0, -8.0]
    assert list(np.asarray(table.at_lakes(np.array([15.0, 65.0])))) == [-FAR_BELOW, -FAR_BELOW]


def test_without_water_its_level_lies_under_everything() -> None:
    table = WaterTable([], [(0, 3.0), (50, -7.0)])
    assert table.level < -7.0


def test_beyond_the_ends_of_a_lake_the_earth_is_still_that_of_its_bed() -> None:
    """A lake of any breadth; of a stream there is no bed that goes down and down."""
    lakes = [SimpleNamespace(left=0.0, right=60.0, level=1.0), SimpleNamespace(left=100.0, right=110.0, level=2.0)]
    table = WaterTable(lakes, [(-50.0, 3.0), (200.0, 3.0)])
    assert list(np.asarray(table.by_lakes(np.array([-4.0, 30.0, 64.0, 105.0])))) == [1.0, 1.0, 1.0, -FAR_BELOW]
