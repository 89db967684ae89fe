"""A leap right under a bough that ends short of it, or a hand's breadth beside its end: hands get hold of it, if the key is held."""

import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.characters.movement import bough_hold
from game.sim.intent import IDLE, Intent
from game.sim.terrain.boughs import boughs_of
from game.sim.world import World


def unhunted() -> Level:
    level = read(LEVELS / "02-two-miles.json")
    return level.model_copy(update={"things": tuple(thing for thing in level.things if thing.kind != "hunter"), "triggers": ()})


LEVEL = unhunted()
UNDER = next(bough for bough in boughs_of(LEVEL) if bough.id == "bough-2")
"""Three metres over level ground: out of a leap's reach, and within that of hands."""


def leaps_up(x: float, held: int = 90, wish: Intent = IDLE) -> tuple[World, list[events.Event]]:
    """From the ground at a place, with the key held for so many ticks."""
    world, seen = World(LEVEL), list[events.Event]()
    world.runner.place(x, world.terrain.height(x))
    for _ in range(10):
        world.step({})
    for tick in range(150):
        seen += world.step({"runner": wish._replace(leap=tick < held, leap_pressed=tick == 0)})
    return world, seen


def test_a_leap_right_under_a_bough_gets_him_onto_it() -> None:
    x = (UNDER.left + UNDER.right) / 2
    world, seen = leaps_up(x)
    assert world.runner.on == "rock" and world.runner.y == pytest.approx(UNDER.top(world.runner.x), abs=0.05)
    assert [event.who for event in seen if isinstance(event, events.BoughCaught)] == ["runner"]
    assert not any(isinstance(event, events.ClimbedOut) for event in seen), "he came out of no water"


def test_a_hands_breadth_beside_its_end_is_near_enough_and_a_metre_is_not() -> None:
    end = UNDER.bears[1]
    assert leaps_up(end + 0.25)[0].runner.on == "rock"
    assert leaps_up(end + 1.0)[0].runner.on == "ground"


@pytest.mark.parametrize(("held", "wish"), [(8, IDLE), (90, Intent(crouch=True))])
def test_who_taps_or_holds_down_goes_past_it(held: int, wish: Intent) -> None:
    assert leaps_up((UNDER.left + UNDER.right) / 2, held, wish)[0].runner.on == "ground"


def test_the_more_he_is_short_of_it_the_longer_it_takes_and_the_less_of_his_run_is_left() -> None:
    shorts = (0.3, 0.6, 0.9, 1.2, 1.5)
    seconds = [bough_hold.pull_seconds(short) for short in shorts]
    speeds = [bough_hold.kept_speed(8.0, short) for short in shorts]
    assert seconds == sorted(seconds) and speeds == sorted(speeds, reverse=True)
    assert speeds[0] == 8.0 and speeds[-1] < 2.0 and seconds[-1] > 0.5


def test_one_who_flies_by_gets_at_it_only_just() -> None:
    assert bough_hold.reach(5.0) > 2.0 * bough_hold.reach(10.0)


def test_while_he_pulls_himself_up_it_is_seen() -> None:
    world = World(LEVEL)
    x = (UNDER.left + UNDER.right) / 2
    world.runner.place(x, world.terrain.height(x))
    stances = set()
    for tick in range(150):
        world.step({"runner": Intent(leap=tick > 10, leap_pressed=tick == 11)})
        stances.add(world.runner.stance)
    assert "pull_up" in stances and "climb" not in stances
