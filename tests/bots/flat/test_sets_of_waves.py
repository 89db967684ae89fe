"""The example that teaches to read a flat is as kind to late hands as the chapter is."""

from collections import deque

import pytest

from game.bots.registry import BOTS
from game.core.paths import LEVELS
from game.level.loader import read
from game.level.model import Level
from game.sim.intent import IDLE
from game.sim.world import World

CHAPTER, EXAMPLE = read(LEVELS / "05-two-inches.json"), read(LEVELS / "examples" / "sets-of-waves.json")
KIND = ("sticky_water.slack", "sticky_water.beside", "legs.coyote", "legs.buffer")
LATE_TICKS = 24


def wins(level: Level, seed: int) -> bool:
    """Whether who reads the flat gets over it with hands that are 0.2 s late."""
    world, player, hands = World(level, seed), BOTS["wader"](seed), deque([IDLE] * LATE_TICKS)
    while world.outcome is None and world.seconds < 80.0:
        hands.append(player.act(world))
        world.step({"runner": hands.popleft()})
    return world.outcome is not None and world.outcome.won


@pytest.mark.parametrize("seed", [0, 3])
def test_hands_that_are_late_get_over_it_and_would_not_without_what_is_forgiven(seed: int) -> None:
    assert wins(EXAMPLE, seed)
    hard = EXAMPLE.model_copy(update={"tuning": {key: value for key, value in EXAMPLE.tuning.items() if key not in KIND}})
    assert not wins(hard, seed)


def test_it_forgives_what_the_chapter_forgives() -> None:
    assert [EXAMPLE.tuning[key] for key in KIND] == [CHAPTER.tuning[key] for key in KIND]
