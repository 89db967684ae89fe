"""A level's own lines: what its maker writes is what the player reads."""

from typing import Any

import pygame
import pytest

from game.core.ticks import TICK
from game.level.loader import read_bytes
from game.level.model import Level
from game.screens.play.results import result_lines
from game.session.results.run_stats import RunStats
from game.sim.intent import Intent
from game.sim.world import World
from game.view.scene import Scene
from tests.level import samples

SIZE = (640, 360)
TEXTS = {"goal.herons": "Count the herons", "heron.speaks": "You are late.", "name.heron": "The heron", "won.herons": "Seven herons"}


def picture(texts: dict[str, str]) -> bytes:
    made = level(texts)
    world, scene, surface = World(made), Scene(made, SIZE), pygame.Surface(SIZE)
    pygame.font.init()
    for tick in range(90):
        scene.observe(world, world.step({"runner": Intent()}))
        scene.pass_time(TICK)
        if tick % 45 == 44:  # a slip fades in from the first picture that has it
            scene.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


def level(texts: dict[str, str]) -> Level:
    say = {"act": "say", "speaker": "heron", "line": "heron.speaks"}
    triggers = [
        {"id": "hello", "when": [], "do": [say]},
        {"id": "ashore", "when": [{"test": "place", "left": 38}], "do": [{"act": "win", "reason": "won.herons"}]},
    ]
    return read_bytes(samples.text(goal="goal.herons", texts=texts, triggers=triggers).encode(), "pond.json")


@pytest.mark.parametrize("key", ["goal.herons", "heron.speaks", "name.heron"])
def test_goal_line_and_speaker_are_read_on_the_screen(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    assert picture(TEXTS) == picture(dict(TEXTS))
    assert picture(TEXTS) != picture({**TEXTS, key: "Something else"})


def test_the_reason_of_the_end_is_on_the_card() -> None:
    from types import SimpleNamespace

    ended: Any = {"won": True, "reason": "won.herons", "seconds": 12.0, "chakra": 40.0}
    world = World(level(TEXTS))
    run: Any = SimpleNamespace(final_outcome=ended, was_assisted=False, checkpoint_retries=0, stats=RunStats(world), world=world)
    assert result_lines(run)[0] == "Seven herons"


def test_every_line_is_known_and_used() -> None:
    assert samples.doubts(goal="goal.herons", texts={"goal.herons": "Count the herons"}) == []
    (doubt,) = samples.doubts(texts={"goal.herons": "Count the herons"})
    assert doubt.warning and "nothing here says" in doubt.reason
