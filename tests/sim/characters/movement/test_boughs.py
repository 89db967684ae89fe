"""A foot that comes a hand too low for a bough finds it; who holds Down goes past it, and a hunter has no such luck."""

import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim.intent import Intent
from game.sim.terrain.boughs import TIP_M, boughs_of
from game.sim.world import World

LEVEL = read(LEVELS / "02-two-miles.json")
BOUGH_X = 355.0
"""Of the bough over the fourth stream of Two Miles."""


def falls_past(below: float, wish: Intent) -> World:
    """He sinks past that bough, his soles so many metres under its top."""
    world = World(LEVEL)
    top = world.terrain.support(BOUGH_X, 9.0)[0]
    world.runner.place(BOUGH_X, top - below, 1.0)
    world.runner.on, world.runner.vx, world.runner.vy = "air", 7.0, 0.0
    for _ in range(20):
        world.step({"runner": wish})
    return world


@pytest.mark.parametrize("below", [0.05, 0.15, 0.24])
def test_a_foot_a_hand_too_low_holds(below: float) -> None:
    assert falls_past(below, Intent(move=100)).runner.on == "rock"


def test_one_half_a_metre_too_low_does_not() -> None:
    assert falls_past(0.5, Intent(move=100)).runner.on == "air"


def test_who_holds_down_goes_past_it() -> None:
    assert falls_past(0.2, Intent(move=100, crouch=True)).runner.on == "air"


def test_a_foot_that_comes_down_on_the_leaves_of_its_tip_finds_hold() -> None:
    bough = next(each for each in boughs_of(LEVEL) if each.id == "bough-27")
    world = World(LEVEL)
    x = bough.left - TIP_M
    world.runner.place(x, bough.top(x) + 0.1, 1.0)
    world.runner.on, world.runner.vx, world.runner.vy = "air", 7.0, -3.0
    for _ in range(20):
        world.step({"runner": Intent(move=100)})
    assert world.runner.on == "rock"


def test_a_leap_off_a_bough_over_a_trunk_is_a_leap_and_no_vault() -> None:
    world = World(LEVEL)
    trunk = next(each for each in world.obstacles.all if each.id == "trunk-3")
    x = trunk.left - 3.0
    soles = world.terrain.support(x, 9.0)[0]
    world.runner.place(x, soles, 1.0)
    world.step({})
    world.runner.vx = 10.0
    highest = 0.0
    for tick in range(60):
        world.step({"runner": Intent(move=100, leap=True, leap_pressed=tick == 0)})
        highest = max(highest, world.runner.y)
    assert highest > soles + 1.2
