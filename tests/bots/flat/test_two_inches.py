"""Chapter 5: who reads the flat gets home, who does not wait is taken, who waits for everything runs out of clock; nobody is stuck."""

from collections import deque
from functools import partial
from typing import NamedTuple

import pytest

from game.bots.registry import BLIND, BOTS
from game.core.paths import LEVELS
from game.core.ticks import TICKS_PER_SECOND
from game.level.loader import read
from game.sim import events
from game.sim.intent import IDLE
from game.sim.world import World
from game.tools import swash_picture

LEVEL = read(LEVELS / "05-two-inches.json")
CLOCK_S = 96.0
"""Seconds of the sealmaster's chakra; clever things give him some back, and never more than he had."""
FAR_SHORT_M = 130.0
"""Whoever never waits is taken before the lagoon's end, at 121 m of 175."""
AT_NIGHT = partial(pytest.param, marks=pytest.mark.nightly)


LONGEST_STAND_S = 10.0
"""Seconds from one bore to the next: nobody need stand about for longer on the flat or in the lagoon, if nothing holds him."""
BEACH_M = 140.0


class Run(NamedTuple):
    won: bool
    reason: str
    seconds: float
    held: int
    x: float
    stood: float
    """Seconds of his longest stand before the beach."""
    stands: float
    """Share of the run in which he stands, and nothing holds him."""


def run(bot: str, seed: int, late: int = 0) -> Run:
    """`late`: ticks by which his hands are slower than he knows."""
    world, player = World(LEVEL, seed), {**BLIND, **BOTS}[bot](seed)
    hands = deque([IDLE] * late)
    held = standing = longest = still = 0
    while world.outcome is None and world.seconds < CLOCK_S + 25.0:
        hands.append(player.act(world))
        held += sum(isinstance(event, events.FootHeld) for event in world.step({"runner": hands.popleft()}))
        stands = abs(world.runner.vx) < 2.0 and world.runner.stance != "stuck" and world.runner.x < BEACH_M
        still += abs(world.runner.vx) < 1.0 and world.runner.stance != "stuck" and world.runner.on != "air"
        standing = standing + 1 if stands else 0
        longest = max(longest, standing)
    assert world.outcome is not None, f"{bot} {seed} is stuck at {world.runner.x:.1f}"
    return Run(world.outcome.won, world.outcome.reason, world.seconds, held, world.runner.x, longest / TICKS_PER_SECOND, still / world.tick)


@pytest.mark.parametrize(("late", "seed"), [(0, 0), (24, 1)])
def test_who_reads_the_flat_gets_to_the_hut_even_with_hands_that_are_late(late: int, seed: int) -> None:
    """No gate is so short, and no stone so small, that only one who presses to the tick comes by: a person's hands take 0.2 s."""
    found = run("wader", seed, late)
    assert found.won and found.stood < LONGEST_STAND_S


@pytest.mark.nightly
@pytest.mark.parametrize("late", [0, 12, 18, 24])
def test_whatever_the_sea_does_late_hands_hardly_ever_fail_and_stand_for_less_than_a_fifth_of_the_run(late: int) -> None:
    found = [run("wader", seed, late) for seed in range(16)]
    assert sum(each.won for each in found) >= 14
    assert sum(each.stood >= LONGEST_STAND_S for each in found) <= 2
    assert sum(each.stands for each in found) / len(found) < 0.2


@pytest.mark.parametrize("seed", [3, *(AT_NIGHT(seed) for seed in (0, 1, 2, *range(4, 24)))])
def test_who_never_waits_is_taken_long_before_the_beach(seed: int) -> None:
    found = run("runner-on", seed)
    assert not found.won and found.reason in ("lost.taken", "lost.kept") and found.held and found.x < FAR_SHORT_M


@pytest.mark.parametrize("seed", [1, *(AT_NIGHT(seed) for seed in (0, *range(2, 24)))])
def test_who_waits_until_all_is_dry_runs_out_of_clock(seed: int) -> None:
    """Threads feel whoever stays, and the sealmaster pays for it; between two bores it is hardly ever dry as far as one sees."""
    found = run("waiter", seed)
    assert not found.won and found.reason == "lost.trap_spent"


@pytest.mark.parametrize("bot", ["runs", "hops", AT_NIGHT("masher"), AT_NIGHT("idle")])
def test_no_key_held_or_beaten_wins_it(bot: str) -> None:
    assert not run(bot, 0).won


@pytest.mark.parametrize("seed", [0, AT_NIGHT(1), AT_NIGHT(2), AT_NIGHT(3)])
def test_chance_does_not_win_it_and_is_not_stuck(seed: int) -> None:
    assert not run("random", seed).won


def test_the_flat_is_in_motion_as_the_chapter_begins() -> None:
    """Or one would simply outrun the first wave."""
    world = World(LEVEL)
    flat = world.lakes[0]
    wet = [x for x in range(0, 20) if flat.sample(float(x)).depth > 0.005]
    assert len(wet) > 5


def test_its_water_is_neither_lost_nor_made_but_by_what_is_told() -> None:
    world = World(LEVEL)
    before = [lake.volume() + lake.outflow_total for lake in world.lakes]
    for tick in range(40 * 120):
        for lake in world.lakes:
            lake.step(tick)
    assert [lake.volume() + lake.outflow_total for lake in world.lakes] == pytest.approx(before, rel=1e-9)


def test_its_bores_run_in_for_more_than_forty_metres_and_its_bars_fall_dry_between_them() -> None:
    """What `swash_picture` shows of it: seconds that bars lie dry, from the sea's edge inwards."""
    world = World(LEVEL)
    swashes = [swash_picture.record(world, lake, 70.0) for lake in world.lakes[:2]]
    for swash, sea, inwards in zip(swashes, (-2.0, 121.0), (1, -1), strict=True):
        reached = [x for x, wet in zip(swash.x.tolist(), (swash.depth > 0.02).any(axis=0).tolist(), strict=True) if wet]
        assert max((x - sea) * inwards for x in reached) > 42.0
        spells = [spell for bar in swash.dry_spells() for spell in bar.spells if spell > 1.0]
        between_bores = [spell for spell in spells if 1.5 <= spell <= 7.0]
        assert len(between_bores) > 0.7 * len(spells) and max(spells) < 30.0
