"""Somebody who does anything at all gets stuck nowhere: a way out of every place is left."""

from collections.abc import Callable
from random import Random

import pytest

from game.bots.registry import BOTS
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from tests.sim.lakes import SWELL, of, play, world

TARN = [[-12, 1], [-4, 0.4], [0, 0], [6, -3], [14, -5], [26, -5], [34, -3], [40, 0], [44, 0.4], [52, 1]]
FULL_OF_THINGS = [
    {"id": "log-1", "kind": "log", "at": [9, 0.05], "length": 4.5},
    {"id": "log-2", "kind": "log", "at": [31, 0.05], "length": 3.0},
    {"id": "rock-1", "kind": "rock", "at": [15, -5], "width": 3, "height": 5.5},
    {"id": "rock-2", "kind": "rock", "at": [18.5, -5], "width": 2.6, "height": 5.9},
    {"id": "rock-3", "kind": "rock", "at": [4, -2], "width": 2.6, "height": 2.4},
]
QUAY = {"id": "quay", "outline": [[24, -6], [27, -6], [27, 0.4], [24, 0.4]]}
HUNTER = {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75], "start_delay": 4}


def tarn(seed: int) -> World:
    """A small lake full of things, here and there with a hunter, and the runner anywhere in it with any chakra."""
    chance = Random(seed)
    things = FULL_OF_THINGS + ([HUNTER] if seed % 4 == 0 else [])
    lake = {"id": "tarn", "left": -3, "right": 43, "cell": 0.5, "swell": [SWELL] if seed % 2 else []}
    state = {"start": (-8, 0.7), "chakra": chance.choice([0, 3, 9, 30, 100]), "pills": 1}
    made = world(seed, ground=TARN, lakes=[lake], things=things, solids=[QUAY], **state)
    made.runner.place(chance.uniform(-3, 43), 2.5)
    return made


def way_out(to_the_right: bool) -> Callable[[World], Intent]:
    """A plain wish to get out: this way, and a leap now and then where it does not go on."""
    return lambda made: Intent(move=100 if to_the_right else -100, leap=made.tick % 60 < 40, leap_pressed=made.tick % 60 == 0)


def dry(made: World) -> bool:
    return made.runner.on in ("ground", "rock", "log") and made.runner.y > -0.35


@pytest.mark.parametrize("hundred", [0, 1])
def test_random_gets_stuck_nowhere_over_two_hundred_seeds(hundred: int) -> None:
    """Four seconds of anything at all; then whoever only wants out is out within twelve, or has been caught."""
    for seed in range(100 * hundred, 100 * hundred + 100):
        made, wants = tarn(seed), BOTS["random"](seed)
        for _ in range(480):
            made.step({"runner": wants.act(made)})
        leave = way_out(made.runner.x > 20.0)
        for _ in range(1440):
            if dry(made) or made.outcome is not None:
                break
            made.step({"runner": leave(made)})
        runner = made.runner
        assert dry(made) or made.outcome is not None, (seed, runner.x, runner.y, runner.on, runner.stance, runner.chakra)


def test_where_random_ends_legs_and_leaps_obey_again() -> None:
    """Out on dry footing, a run runs and a leap leaps."""
    for seed in range(0, 200, 20):
        made, wants = tarn(seed), BOTS["random"](seed)
        for _ in range(480):
            made.step({"runner": wants.act(made)})
        for _ in range(2400):
            if (made.runner.on == "ground" and made.runner.y > 0.2) or made.outcome is not None:
                break
            made.step({"runner": way_out(made.runner.x > 20.0)(made)})
        if made.outcome is not None:
            continue
        play(made, 0.8)
        if made.runner.caught_by is not None:
            continue
        happened = made.step({"runner": Intent(leap=True, leap_pressed=True)})
        assert of(events.Leapt, happened), (seed, made.runner.x, made.runner.stance)
