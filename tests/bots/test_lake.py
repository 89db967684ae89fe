"""The Crossing up to the ball, by those who read the water and those who do not: the quick part of `python -m game.bots.lake_trial`."""

from functools import cache

import pytest

from game.bots.lake_trial import OFFERED_S, Crossing, cross, row
from game.bots.registry import BLIND
from game.level.files.library import find
from game.level.loader import read

LAKE = read(find("03-the-crossing"))
SEEDS = range(3)


@cache
def to_the_ball(bot: str, seed: int) -> Crossing:
    return cross(LAKE, bot, seed, to_the_ball=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_good_reader_gets_to_the_ball_with_plenty(seed: int) -> None:
    assert to_the_ball("adept", seed).chakra >= 30.0


def test_a_novice_gets_as_far_with_less_or_not_at_all() -> None:
    adept = sum(to_the_ball("adept", seed).chakra for seed in SEEDS)
    novice = sum(max(0.0, to_the_ball("novice", seed).chakra) for seed in SEEDS)
    assert adept > 1.5 * novice


@pytest.mark.parametrize("bot", sorted(set(BLIND) - {"beat-1.2", "beat-1.5", "hops", "masher"}))
def test_who_does_not_look_never_sees_the_ball(bot: str) -> None:
    run = to_the_ball(bot, 0)
    assert run.chakra < 0.0 and run.reason == "lost.caught" and run.farthest < 165.0
    assert run.longest_lull < OFFERED_S


def test_the_table_has_a_line_for_each_of_them() -> None:
    shown = row([Crossing("adept", 0, True, "won.crossing", 84.0, 47.0, "gold", 262.0, 3.0), to_the_ball("idle", 0)])
    assert "ball  1/2" in shown and "1 gold" in shown and "STUCK" not in shown
