"""Where a runner leapt and sprinted is noted while he runs, and no longer once he lies in the barrier."""

from game.core.paths import LEVELS
from game.session.level_file import level_file
from game.session.run import Run
from game.session.saved_state import restore_state
from game.sim.intent import Intent
from game.sim.route import Route

CROSSING = str(LEVELS / "03-the-crossing.json")


def run_out(seconds: float = 9.0) -> Run:
    """To the right, a sprint on the bank, and leaps on the water."""
    run = Run(level_file(CROSSING))
    for tick in range(round(seconds * 120)):
        run.step({"runner": Intent(move=100, sprint=60 < tick < 240, leap=tick % 80 < 30, leap_pressed=tick % 80 == 0 and tick > 480)})
    return run


def test_leaps_off_the_water_and_sprints_are_noted_by_place() -> None:
    run = run_out()
    route = run.route
    assert len(route.leaps) >= 2 and all(0.0 < leap < run.world.runner.x for leap in route.leaps)
    assert len(route.sprints) == 1 and route.sprints[0][0] < route.sprints[0][1] < 0.0
    assert route.sprints_at(sum(route.sprints[0]) / 2) and not route.sprints_at(route.sprints[0][1] + 1.0)
    assert abs(route.last - run.world.runner.x) < 0.02


def test_a_run_that_goes_on_from_a_checkpoint_knows_the_way_before_it() -> None:
    run = run_out()
    assert restore_state(run.save_state()).route == run.route


def test_a_run_without_legs_has_none() -> None:
    run = Run(level_file(CROSSING))
    run.step({})
    assert run.route == Route((), (), round(run.world.runner.x, 2))
