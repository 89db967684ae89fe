"""The lie of the land: what one stands on, what bars the way, and what a body runs into."""

import pymunk
import pytest

from game.sim.terrain.terrain import HEADROOM_M, Terrain
from tests.sim.lakes import MEADOW, level, play, world
from tests.sim.lakes import RUN as RUN_RIGHT

JETTY = {"id": "jetty", "material": "wood", "outline": [[10, 0.5], [14, 0.5], [14, 0.8], [10, 0.8]]}
BOUGH = {"id": "bough", "material": "bough", "outline": [[20, 2.4], [24, 2.4], [24, 2.6], [20, 2.6]]}
HIGH = {"id": "lintel", "material": "stone", "outline": [[30, 2.0], [31, 2.0], [31, 4.0], [30, 4.0]]}


def terrain(**parts: object) -> Terrain:
    return Terrain(level(**({"ground": MEADOW, "solids": [JETTY, BOUGH, HIGH]} | parts)), ())  # type: ignore[arg-type]


def test_one_stands_on_the_highest_top_within_reach() -> None:
    land = terrain()
    assert land.support(12.0, 1.0) == (0.8, "rock") and land.support(12.0, 0.6) == (0.0, "ground")
    assert land.support(9.9, 5.0) == (0.0, "ground") and land.support(22.0, 9.0) == (2.6, "rock")


def test_what_is_higher_than_a_step_bars_the_way_and_what_hangs_high_enough_does_not() -> None:
    land = terrain()
    assert land.wall(12.0, 0.0, 0.4) == 0.8 and land.wall(12.0, 0.0, 0.9) is None
    assert land.wall(30.5, 0.0, 0.4) is None, "the lintel hangs over his head"
    assert land.wall(30.5, 2.1 - HEADROOM_M, 0.4) == 4.0


def test_a_bough_bars_nobody_and_is_known_by_whoever_stands_on_it() -> None:
    land = terrain()
    assert land.wall(22.0, 2.0, 0.1) is None
    stood_on = land.bough_at(22.0, 2.6)
    assert stood_on is not None and stood_on.bough == "bough"
    assert land.bough_at(22.0, 0.0) is None and land.bough_at(12.0, 0.8) is None


def test_a_slanted_top_is_as_high_as_its_edge() -> None:
    ramp = {"id": "ramp", "material": "stone", "outline": [[0, 0], [10, 0], [10, 5]]}
    land = terrain(solids=[ramp])
    assert [land.support(x, 9.0)[0] for x in (2.0, 5.0, 9.0)] == pytest.approx([1.0, 2.5, 4.5])


def test_a_body_comes_to_rest_on_the_ground() -> None:
    space = pymunk.Space()
    space.gravity = (0, -10)
    terrain().add_to(space)
    ball = pymunk.Body(1.0, 1.0)
    ball.position = (0.0, 3.0)
    space.add(ball, pymunk.Circle(ball, 0.5))
    for _ in range(600):
        space.step(1 / 120)
    assert ball.position.y == pytest.approx(0.5, abs=0.05)


def test_a_runner_stops_at_a_wall_and_walks_onto_a_step() -> None:
    tall = {"id": "wall", "material": "stone", "outline": [[0, 0], [1, 0], [1, 4], [0, 4]]}
    stopped = world(ground=MEADOW, solids=[tall], start=(-6.0, 0.0))
    play(stopped, 3.0, RUN_RIGHT)
    assert -1.0 < stopped.runner.x < 0.01
    low = {"id": "step", "material": "stone", "outline": [[0, 0], [4, 0], [4, 0.3], [0, 0.3]]}
    climbed = world(ground=MEADOW, solids=[low], start=(-6.0, 0.0))
    play(climbed, 3.0, RUN_RIGHT)
    assert climbed.runner.x > 5.0
