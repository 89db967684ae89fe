"""Shapes and limits of the land."""

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from game.core import polygons, ticks
from game.level.validate import ground_and_lakes
from game.sim.water import solver
from game.sim.water.swell import GRAVITY
from tests.level import samples

POINTS = some.lists(some.tuples(some.integers(-20, 20), some.integers(-20, 20)), min_size=3, max_size=9, unique=True)


def test_the_limits_are_those_of_the_water_solver() -> None:
    assert (ground_and_lakes.TICK, ground_and_lakes.GRAVITY, ground_and_lakes.MAX_SUBSTEPS) == (ticks.TICK, GRAVITY, solver.MAX_SUBSTEPS)


@pytest.mark.parametrize("cell", [0.05, 0.1, 0.3])
def test_too_deep_is_what_the_solver_refuses(cell: float) -> None:
    deepest = ground_and_lakes._deepest(cell, ground_and_lakes.MAX_SUBSTEPS)
    solver.ShallowWaterSolver(np.full(20, -deepest * 0.99), 0.0, cell, 0.0)
    with pytest.raises(ValueError, match="too deep"):
        solver.ShallowWaterSolver(np.full(20, -deepest * 1.02), 0.0, cell, 0.0)


@settings(max_examples=200)
@given(POINTS)
def test_points_in_order_of_angle_never_cross(points: list[tuple[int, int]]) -> None:
    x, y = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    round_about = sorted(points, key=lambda point: np.arctan2(point[1] - y, point[0] - x))
    angles = [np.arctan2(b - y, a - x) for a, b in round_about]
    assume(all(b - a > 1e-6 for a, b in pairwise(angles)))
    corners = [(float(a), float(b)) for a, b in round_about]
    assume(abs(polygons.area(corners)) > 0.5 and polygons.contains(corners, x, y))
    assert polygons.is_convex(corners) or polygons.crossing(corners) is None


def test_every_bow_tie_crosses() -> None:
    chance = random.Random(4)
    for _ in range(200):
        left, right = chance.uniform(-5, -1), chance.uniform(1, 5)
        low, high = chance.uniform(-5, -1), chance.uniform(1, 5)
        tie = [(left, low), (right, high), (right, low), (left, high)]
        assert not polygons.is_convex(tie)
        assert polygons.crossing(tie) == (0, 2)


def test_a_star_that_only_turns_one_way_is_not_convex() -> None:
    star = [(float(np.cos(4 * np.pi * n / 5)), float(np.sin(4 * np.pi * n / 5))) for n in range(5)]
    assert not polygons.is_convex(star)
    assert polygons.crossing(star) is not None


def test_inside_and_outside() -> None:
    square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
    assert polygons.contains(square, 1, 1) and polygons.contains(square[::-1], 1, 1)
    assert not polygons.contains(square, 3, 1) and not polygons.contains(square, -1, 1)
    assert polygons.area(square) == 4 == -polygons.area(square[::-1])


def test_counts_have_ends() -> None:
    def said(**parts: object) -> str:
        return "\n".join(str(problem) for problem in samples.doubts(**parts))

    zigzag = [[n * 0.01, n % 2] for n in range(4990)]
    solids = [{"id": f"s-{n}", "outline": [[5, 0], [6, 0], [6, 1], [5, 1]]} for n in range(4)]
    assert "solids: 5,005 edges of ground and solids, at most 5,000" in said(ground={"line": zigzag}, solids=solids, lakes=[], things=[])
    logs = [{"kind": "log", "id": f"log-{n}", "at": [11 + n * 0.05, 0]} for n in range(401)]
    start = samples.LAKE["things"]
    assert "things[400]: 402 moving things, at most 400" in said(things=start + logs)
    heap = [{"kind": "log", "id": f"log-{n}", "at": [20.5, 0.5]} for n in range(17)]
    assert "things[17]: 17 moving things within one metre at [20, 0], at most 16" in said(things=start + heap)
