"""A sprint is worth its price twice in the Crossing: in the short chop and in the squall it gets him out of a lunge that a run does not."""

from functools import cache

import pytest

from game.core.ticks import ticks
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import put_on_water

CHOP, SQUALL = 66.0, 152.0
SEEDS = range(6)
NOTICES = ticks(0.25)
"""How long it takes him to see that the arms are out."""
RUN, SPRINT = Intent(move=100), Intent(move=100, sprint=True)


@cache
def crossing() -> Level:
    return read(find("03-the-crossing"))


def chased(x: float, seed: int) -> World:
    """The runner on the water at `x`, at a run, and the tracker on his heels with nobody else about."""
    things = tuple(thing for thing in crossing().things if thing.id not in ("thrower", "diver", "log-1", "log-3"))
    made = World(crossing().model_copy(update={"things": things, "triggers": ()}), seed)
    made.step({})
    put_on_water(made, x)
    made.runner.energy.amount = 70.0
    made.appear("tracker", -3.2)
    made.hunters[0]._settles = 0
    for each in (made.runner, made.hunters[0]):
        each.vx = 5.0
    return made


def flight(x: float, seed: int, wish: Intent) -> tuple[bool, float, float]:
    """Whether the first lunge has him; the metres between them 1.5 s after it, and what that stretch cost."""
    made, told = chased(x, seed), None
    while told is None or made.tick < told + ticks(1.5):
        asked = wish if told is not None and made.tick > told + NOTICES else RUN
        for event in made.step({"runner": asked}):
            if isinstance(event, events.HunterAimed) and told is None:
                told, before = made.tick, made.runner.chakra
        assert made.seconds < 12.0
        if made.runner.caught_by is not None:
            return True, 0.0, 0.0
    return False, made.runner.x - made.hunters[0].x, before - made.runner.chakra


@pytest.mark.parametrize("x", [CHOP, SQUALL])
def test_a_run_does_not_get_away_from_a_lunge_and_a_sprint_does(x: float) -> None:
    runs = [flight(x, seed, RUN) for seed in SEEDS]
    sprints = [flight(x, seed, SPRINT) for seed in SEEDS]
    assert sum(caught for caught, _, _ in runs) >= 4, runs
    assert sum(caught for caught, _, _ in sprints) <= 1, sprints
    free = [(gap, cost) for caught, gap, cost in sprints if not caught]
    assert all(gap > 2.5 for gap, _ in free), "and he has a start"
    assert sum(cost for _, cost in free) / len(free) < 18.0, "at a price that can be paid twice"
