"""What sticky water forgives where a level says so: a moment for dry feet, and the foot of a stone."""

import pytest

from game.sim import events
from game.sim.intent import Intent
from tests.sim import lakes
from tests.sim.techniques.test_sticky_water import flat


@pytest.mark.parametrize(("slack", "leaps"), [(0.0, 0), (0.15, 1)])
def test_who_runs_from_dry_sand_into_it_may_leap_out_again_for_a_moment(slack: float, leaps: int) -> None:
    world = flat(tuning={"sticky_water.slack": slack})
    trap = world.sticky_water
    assert trap is not None
    happened = lakes.until(world, lambda w: trap.is_wet, 4.0, lakes.RUN)
    happened += lakes.play(world, 0.1, lakes.RUN) + lakes.play(world, 0.1, Intent(move=100, leap=True, leap_pressed=True))
    assert len(lakes.of(events.Leapt, happened)) == leaps and len(lakes.of(events.FootHeld, happened)) == 1 - leaps


def test_who_comes_down_in_it_from_a_leap_is_held_at_once() -> None:
    world = flat(tuning={"sticky_water.slack": 0.5})
    lakes.until(world, lambda w: w.runner.x > 1.0, 4.0, lakes.RUN)
    lakes.play(world, 0.1, Intent(move=100, leap=True, leap_pressed=True))
    trap = world.sticky_water
    assert trap is not None
    lakes.until(world, lambda w: trap.is_wet and w.runner.on == "ground", 4.0, lakes.RUN)
    assert world.runner.held


@pytest.mark.parametrize(("beside", "held"), [(0.0, True), (0.35, False)])
def test_wet_sand_beside_a_stone_holds_nobody_where_the_level_forgives_that(beside: float, held: bool) -> None:
    stone = {"kind": "rock", "id": "stone", "at": [4.2, -0.4], "width": 2, "height": 1.0}
    world = flat(things=[stone], tuning={"sticky_water.beside": beside})
    world.runner.place(world.terrain.solids[0].right + 0.2, 0.2)
    lakes.play(world, 1.0)
    assert world.runner.on == "ground" and world.runner.held == held


def test_beside_a_stone_in_deep_water_he_is_held_all_the_same() -> None:
    stone = {"kind": "rock", "id": "stone", "at": [10.5, -1.6], "width": 1.5, "height": 1.9}
    world = flat(things=[stone], tuning={"sticky_water.beside": 0.35, "sticky_water.under": 5})
    world.runner.place(world.terrain.solids[0].right + 0.2, -0.8)
    lakes.play(world, 1.0)
    assert world.runner.held


def test_wet_sand_under_boards_that_hang_over_it_holds_him_as_any_other() -> None:
    boards = {"id": "boards", "outline": [[2.5, 2.6], [5.5, 2.6], [5.5, 2.9], [2.5, 2.9]], "material": "wood"}
    world = flat(solids=[boards], tuning={"sticky_water.beside": 0.35})
    happened = lakes.until(world, lambda w: w.runner.held, 4.0, lakes.RUN)
    assert lakes.of(events.FootHeld, happened) and 2.5 < world.runner.x < 5.5
