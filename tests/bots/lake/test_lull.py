"""Whatever is pressed, nobody is left standing: every run ends, gets on, or is offered the way back within twenty seconds."""

from functools import cache

import pytest

from game.bots.lake_trial import OFFERED_S, Crossing, cross
from game.bots.registry import BLIND
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level

ANYTHING = ("random", *sorted(BLIND))
RUNS = 400


@cache
def crossing() -> Level:
    return read(find("03-the-crossing"))


def stuck(bots: tuple[str, ...], seeds: range, longest_s: float) -> list[Crossing]:
    """The runs in which somebody got nowhere for so long and was told nothing."""
    runs = [cross(crossing(), bot, seed, longest_s=longest_s) for seed in seeds for bot in bots]
    return [run for run in runs if run.longest_lull >= OFFERED_S]


def test_nobody_is_left_standing() -> None:
    assert stuck(("random",), range(1), 70.0) == []
    assert stuck(("hops+pill",), range(100, 101), 120.0) == []


@pytest.mark.nightly
@pytest.mark.parametrize("bot", ANYTHING)
def test_nobody_is_left_standing_in_four_hundred_runs(bot: str) -> None:
    assert stuck((bot,), range(-(-RUNS // len(ANYTHING))), 240.0) == []
