"""Between two ticks a picture shows the moment between them."""

from game.view.interpolation import interpolate
from game.view.snapshot import Snapshot
from tests.view.characters.people import hunter_pose, runner_pose


def test_half_way_between_two_ticks_is_half_way() -> None:
    before, after = Snapshot(runner=runner_pose(x=1.0, stride=2.0)), Snapshot(runner=runner_pose(x=2.0, stride=3.0), seconds=0.1)
    between = interpolate(before, after, 0.5)
    assert between.runner is not None
    assert (between.runner.x, between.runner.stride, between.seconds) == (1.5, 2.5, 0.05)


def test_somebody_put_elsewhere_does_not_fly_there() -> None:
    between = interpolate(Snapshot(runner=runner_pose(x=1.0)), Snapshot(runner=runner_pose(x=90.0)), 0.5)
    assert between.runner is not None and between.runner.x == 90.0


def test_somebody_new_is_there_at_once() -> None:
    between = interpolate(Snapshot(), Snapshot(hunters=[hunter_pose(x=4.0)]), 0.5)
    assert between.hunters[0].x == 4.0
