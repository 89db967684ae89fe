"""Whoever begins again from a checkpoint with hunters at his heels has room to run."""

from game.core.paths import LEVELS
from game.level.loader import read
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


def test_they_come_on_again() -> None:
    world = chased()
    world.step({"runner": RUN._replace(retried=True)})
    while world.runner.caught_by is None:
        world.step({"runner": Intent()})
        assert world.outcome is None
