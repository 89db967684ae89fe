"""Whoever begins again from a checkpoint that he reached all but dry has chakra enough to try."""

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim.characters.runner_condition import RETRIED_OFTEN_CHAKRA, RETRY_CHAKRA
from game.sim.intent import Intent
from game.sim.world import World


def after_a_retry(level: str, chakra: float, often: bool = False) -> float:
    world = World(read(LEVELS / f"{level}.json"))
    world.runner.energy.amount = chakra
    world.step({"runner": Intent(retried=True, retried_often=often)})
    return world.runner.chakra


def test_a_dry_runner_gets_enough_to_try_and_whoever_has_more_gets_nothing() -> None:
    assert abs(after_a_retry("03-the-crossing", 4.0) - RETRY_CHAKRA) < 0.5
    assert after_a_retry("03-the-crossing", 60.0) <= 60.0


def test_the_third_retry_from_one_place_gives_more() -> None:
    assert abs(after_a_retry("03-the-crossing", 4.0, often=True) - RETRIED_OFTEN_CHAKRA) < 0.5
    assert after_a_retry("03-the-crossing", 70.0, often=True) <= 70.0


def test_where_a_level_gives_none_a_retry_gives_none() -> None:
    assert after_a_retry("05-two-inches", 0.0) == 0.0


def test_in_the_sealmasters_chapter_the_runner_has_what_he_had() -> None:
    assert after_a_retry("04-test-subjects", 4.0) <= 4.0
