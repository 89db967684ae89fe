"""Whoever begins again from a checkpoint with hunters at his heels has room to run."""

from game.core.paths import LEVELS
from game.core.ticks import TICKS_PER_SECOND
from game.level.loader import read
from game.sim.events import RunnerCaught
from game.sim.intent import Intent
from game.sim.world import World

RUN = Intent(move=100, sprint=True)


def nearest(world: World) -> float:
    return min(abs(hunter.x - world.runner.x) for hunter in world.hunters)


def chased() -> World:
    """Somebody has come within reach."""
    world = World(read(LEVELS / "03-the-crossing.json"))
    while not world.hunters or nearest(world) > 4.0:
        world.step({"runner": Intent(move=40)})
        assert world.outcome is None
    return world


def test_hunters_fall_back_from_who_retries_and_from_nobody_else() -> None:
    world = chased()
    world.step({"runner": RUN})
    assert nearest(world) < 4.5
    world.step({"runner": RUN._replace(retried=True)})
    assert 9.0 < nearest(world) < 11.0
    assert all(hunter.is_valid(world.bounds) for hunter in world.hunters)


def test_they_fall_back_farther_from_who_keeps_losing_here() -> None:
    world = chased()
    world.step({"runner": RUN._replace(retried=True, retried_often=True)})
    assert 17.0 < nearest(world) < 19.0


def wood() -> World:
    """Two Miles; he stands, and they have caught up with him and been shaken off once."""
    world = World(read(LEVELS / "02-two-miles.json"))
    while world.runner.x < 30.0:
        world.step({"runner": RUN})
    while world.runner.caught_by is None:
        world.step({})
    while world.runner.caught_by is not None:
        world.step({"runner": Intent(leap_pressed=world.tick % 12 == 0)})
    while any(hunter.stagger_ticks for hunter in world.hunters):
        world.step({})
    return world


def test_in_the_wood_they_look_for_who_begins_again_before_they_run() -> None:
    world = wood()
    happened = world.step({"runner": Intent(retried=True)})
    tracker = next(each for each in world.hunters if each.kind == "tracker")
    assert 13.0 < world.runner.x - tracker.x < 15.0 and not [each for each in happened if isinstance(each, RunnerCaught)]
    began, stood_at = world.tick, tracker.x
    while (world.tick - began) < 1.4 * TICKS_PER_SECOND:
        world.step({})
    assert abs(tracker.x - stood_at) < 0.3 and tracker.stance == "hesitate"
    while world.runner.caught_by is None:
        world.step({})
    assert world.tick - began > 2.7 * TICKS_PER_SECOND, "time to look about first"


def test_in_the_wood_they_fall_back_farther_from_who_keeps_losing() -> None:
    world = wood()
    world.step({"runner": Intent(retried=True, retried_often=True)})
    assert nearest(world) > 21.0


def test_they_come_on_again() -> None:
    world = chased()
    world.step({"runner": RUN._replace(retried=True)})
    while world.runner.caught_by is None:
        world.step({"runner": Intent()})
        assert world.outcome is None
