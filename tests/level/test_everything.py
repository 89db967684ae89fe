"""One level says all that the format can say: it is read, drawn and played, and nothing of the format is missing from it."""

import json
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.bots.registry import BOTS
from game.level import registry
from game.level.loader import read
from game.level.model import Level
from game.sim.world import World
from game.tools.checker import check
from game.view.scene import Scene

FILE = Path(__file__).parent / "everything.json"


def values() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def test_every_key_kind_condition_and_action_is_in_it() -> None:
    level = values()
    registry.load_kinds()
    assert set(level) == {field.alias or name for name, field in Level.model_fields.items()}
    assert {thing["kind"] for thing in level["things"]} == set(registry.THINGS)
    assert {clause["test"] for trigger in level["triggers"] for clause in trigger["when"]} == set(registry.CONDITIONS)
    assert {step["act"] for trigger in level["triggers"] for step in trigger["do"]} == set(registry.ACTIONS)


def test_every_warning_is_about_what_is_kept_for_later() -> None:
    told = check(FILE)
    assert len(told) == 5 and all(problem.warning and "is not played yet" in problem.reason for problem in told), told


def test_it_can_be_played_and_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    pygame.font.init()
    level = read(FILE)
    world, scene, surface, bot = World(level), Scene(level, (320, 180)), pygame.Surface((320, 180)), BOTS["steady"](0)
    for tick in range(120 * 20):
        scene.observe(world, world.step({"runner": bot.act(world)}))
        if tick % 60 == 0:
            scene.draw(surface)
    assert {"out", "hello", "walk"} <= set(world.story.fired)
    assert world.runner.x > 10
