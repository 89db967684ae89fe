"""The runner as an ally comes over the lake as the player once did, and never loses the round by it."""

from __future__ import annotations

from functools import partial

import pytest

from game.bots.lake.ally import Ally
from game.bots.sealmaster.conductor import Conductor
from game.core.paths import LEVELS
from game.level.loader import read
from game.sim import events
from game.sim.intent import IDLE
from game.sim.route import Route
from game.sim.world import World

CHAPTER = LEVELS / "04-test-subjects.json"
AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)
FAR = 182.0
CAREFUL = Route((155.1, 161.7, 167.5), (), FAR)
"""As a good run of the Crossing goes: every wave from its trough."""


def comes_over(route: Route | None, until: float = FAR, seed: int = 0) -> tuple[World, list[float], float]:
    """The lake as seen from the shore; where he leapt, and the share of his time on his feet that he sprinted."""
    world, ally = World(read(CHAPTER), seed), Ally(seed, route)
    leaps: list[float] = []
    ticks = sprinted = 0
    while world.runner.x < until and world.seconds < 12.0:
        happened = world.step({"runner": ally.act(world), "sealmaster": IDLE})
        leaps += [event.x for event in happened if isinstance(event, events.Leapt) and event.who == "runner" and event.footing == "water"]
        if world.runner.on != "air":  # off the flank of his stone he falls, and nobody sprints in the air
            ticks, sprinted = ticks + 1, sprinted + world.runner.sprinting
    return world, leaps, sprinted / ticks


def test_he_leaps_where_the_player_leapt_and_runs_through_the_rest() -> None:
    _, leaps, _ = comes_over(CAREFUL, 175.0)
    assert len(leaps) == len(CAREFUL.leaps)
    assert all(abs(leap - known) < 3.0 for leap, known in zip(leaps, CAREFUL.leaps, strict=True))
    _, fewer, _ = comes_over(Route((161.7,), (), FAR), 160.5)
    assert all(abs(leap - 161.7) < 3.0 for leap in fewer), "the waves before it he runs through"


def test_he_sprints_where_the_player_sprinted() -> None:
    _, _, sprinted = comes_over(Route((155.1,), ((140.0, 153.0),), FAR), 152.0)
    assert sprinted > 0.8
    assert comes_over(CAREFUL, 152.0)[2] < 0.2


def test_beyond_what_is_known_he_reads_the_water_himself() -> None:
    world, leaps, _ = comes_over(Route((155.1,), (), 158.0))
    assert world.runner.x >= FAR and len([leap for leap in leaps if leap > 158.0]) >= 2


@pytest.mark.parametrize(
    ("route", "seed"),
    [
        (Route((), ((0.0, 300.0),), 190.0), 0),
        AT_NIGHT(Route((), ((0.0, 300.0),), 190.0), 1),
        AT_NIGHT(Route(tuple(145.0 + 2.5 * n for n in range(16)), (), 190.0), 0),
        AT_NIGHT(Route(tuple(145.0 + 2.5 * n for n in range(16)), (), 190.0), 1),
        AT_NIGHT(CAREFUL, 0),
        AT_NIGHT(CAREFUL, 2),
        AT_NIGHT(Route((-30.0, 5.0), (), -20.0), 0),
    ],
)  # fmt: skip
def test_no_memory_of_a_run_loses_the_round(route: Route, seed: int) -> None:
    """One who only sprinted, who leapt every other step, who got nowhere: the ball still reaches him, and the wave brings him home."""
    world, ally, master = World(read(CHAPTER), seed), Ally(seed, route), Conductor(seed)
    while world.outcome is None and world.seconds < 45.0 and not (world.barrier is not None and world.barrier.landed):
        world.step({"runner": ally.act(world), "sealmaster": master.act(world)})
    assert world.outcome is None and world.barrier is not None and world.barrier.landed
