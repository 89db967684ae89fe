"""The Crossing up to the ball, by those who read the water and those who do not: the quick part of `python -m game.bots.lake_trial`."""

from functools import cache

import pytest

from game.bots.lake_trial import OFFERED_S, Crossing, cross, row
from game.bots.registry import BLIND, BOTS
from game.level.files.library import find
from game.level.loader import read
from game.sim import events
from game.sim.world import World
from tests.bots.lessons import Lessons

LAKE = read(find("03-the-crossing"))
SEEDS = range(3)
BY_DAY_ONE = [0, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in SEEDS[1:])]
ONE_OR_ALL = [range(1), pytest.param(SEEDS, marks=pytest.mark.nightly)]


@cache
def seen(bot: str, seed: int, to_the_ball: bool = True) -> tuple[Crossing, Lessons]:
    """A run, and what was said in it."""
    lessons = Lessons()
    return cross(LAKE, bot, seed, to_the_ball, see=lambda world, happened: lessons.see(world.tick, happened)), lessons


def to_the_ball(bot: str, seed: int) -> Crossing:
    return seen(bot, seed)[0]


@pytest.mark.parametrize("seed", BY_DAY_ONE)
def test_a_good_reader_gets_to_the_ball_with_plenty(seed: int) -> None:
    assert to_the_ball("adept", seed).chakra >= 30.0


@pytest.mark.parametrize("seeds", ONE_OR_ALL)
def test_a_novice_gets_as_far_with_less_or_not_at_all(seeds: range) -> None:
    adept = sum(to_the_ball("adept", seed).chakra for seed in seeds)
    novice = sum(max(0.0, to_the_ball("novice", seed).chakra) for seed in seeds)
    assert adept > 1.5 * novice


NEVER_THERE = sorted(set(BLIND) - {"beat-1.2", "beat-1.5", "hops", "masher"})
BY_DAY = ["idle", "beat-0.35+pill", "hops+pill", "sprint+pill"]
"""Who eats pills gets farther than who plays alike without any; one who beats in one time stands for those of other times."""


@pytest.mark.parametrize("bot", [bot if bot in BY_DAY else pytest.param(bot, marks=pytest.mark.nightly) for bot in NEVER_THERE])
def test_who_does_not_look_never_sees_the_ball(bot: str) -> None:
    run = to_the_ball(bot, 0)
    assert run.chakra < 0.0 and run.reason == "lost.caught" and run.farthest < 165.0
    assert run.longest_lull < OFFERED_S


def test_the_table_has_a_line_for_each_of_them() -> None:
    shown = row([Crossing("adept", 0, True, "won.crossing", 84.0, 47.0, "gold", 262.0, 3.0), to_the_ball("idle", 0)])
    assert "ball  1/2" in shown and "1 gold" in shown and "STUCK" not in shown


@pytest.mark.nightly
def test_a_beginner_gets_past_the_calm_and_falls_in_the_rollers() -> None:
    """Late by a third of a second and blind to every other wave, he is not dead in the first water."""
    for seed in SEEDS:
        run = to_the_ball("beginner", seed)
        assert run.chakra < 0.0 and run.reason == "lost.caught"
        assert 84.0 < run.farthest < 150.0 and run.seconds > 26.0, run


@pytest.mark.parametrize("seed", BY_DAY_ONE)
def test_the_calm_is_his_alone_and_they_are_on_the_picture_soon_after(seed: int) -> None:
    """Nobody attacks before x = 40, nobody is within the picture before he has met a wave; at the chop they are there."""
    world, wants, nearest = World(LAKE, seed), BOTS["beginner"](seed), {}
    while world.runner.x < 70.0:
        happened = world.step({"runner": wants.act(world)})
        assert world.runner.x > 40.0 or not any(isinstance(event, events.HunterAimed) for event in happened)
        gaps = [world.runner.x - hunter.x for hunter in world.hunters]
        nearest[int(world.runner.x)] = min(gaps, default=99.0)
    assert min(gap for x, gap in nearest.items() if x < 20) > 10.0
    assert min(gap for x, gap in nearest.items() if x > 45) < 10.0


@pytest.mark.parametrize("bot", ["novice", "beginner", pytest.param("runs", marks=pytest.mark.nightly)])
def test_no_lesson_is_wiped_away_before_it_can_be_read(bot: str) -> None:
    assert len(seen(bot, 0)[1].lines) > 5
    assert seen(bot, 0)[1].wiped_away() == []


@pytest.mark.nightly
def test_nor_is_any_beyond_the_ball() -> None:
    assert seen("novice", 1, to_the_ball=False)[1].wiped_away() == []
