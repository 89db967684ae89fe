"""Lines that teach, as they stand over his head: a picture beside the words, and a gold tick as soon as he does it."""

import json
from typing import Any

import pygame
import pytest

from game.core.paths import LEVELS
from game.session.level_file import level_file
from game.sim import events
from game.sim.events import LineSpoken
from game.view.hud.hud import Hud
from game.view.hud.subtitles.taught_lines import TaughtLines
from game.view.objects import lesson_pictures
from game.view.render.assets import Assets
from tests.view.hud.stand_ins import changed, drawn, world

CROSSING = "03-the-crossing"
SLIP = (0, 90, 1280, 630)


def lake(line: str) -> Any:
    made = world(line=LineSpoken(0.0, 0.0, "margin", line, 3.0))
    made.runner.vx, made.runner.on, made.runner.stance, made.runner.lean, made.runner.braced = 1.9, "water", "run", 0.0, False
    return made


def shown(hud: Hud, now: Any, seconds: float) -> pygame.Surface:
    surface = pygame.Surface((1280, 720))
    hud.draw(surface, now, seconds, (), (580.0, 250.0))
    return surface


def test_every_lesson_of_the_crossing_has_a_picture_and_something_that_ticks_it_off() -> None:
    raw = json.loads((LEVELS / f"{CROSSING}.json").read_text(encoding="utf-8"))
    steps = [step for trigger in raw["triggers"] for step in trigger["do"] if step["act"] == "say" and step["speaker"] == "margin"]
    assert len(steps) > 8
    assert [step["line"] for step in steps if "picture" not in step or "learnt_by" not in step] == []


def test_pictures_differ_so_that_they_can_be_told_apart_without_reading(assets: Assets) -> None:
    words = [pygame.Surface((40, 20), pygame.SRCALPHA, 32)]
    seen = {pygame.image.tobytes(lesson_pictures.slip(assets, words, picture, 1.0, 1), "RGBA") for picture in lesson_pictures.PICTURES}
    assert len(seen) == len(lesson_pictures.PICTURES) == len(lesson_pictures.WAYS)


@pytest.mark.parametrize(
    ("line", "event", "change"),
    [
        ("teach.pill", events.PillEaten(0.0, 0.0, 0), {}),
        ("teach.seal", events.PainkillerCharged(0.0, 0.0, 1.0), {}),
        ("teach.land", events.Landed(0.0, 0.0, "runner", 4.0, 0.9, 0.2, "water"), {}),
        ("teach.run", None, {"vx": 6.0}),
        ("teach.log", None, {"on": "log"}),
        ("teach.sprint", None, {"stance": "sprint"}),
        ("teach.brace", None, {"braced": True}),
        ("teach.rock", None, {"lean": 0.9}),
        ("teach.lean", events.CurlHeld(0.0, 0.0, 1), {}),
        ("teach.shake", events.GrabBroken(0.0, 0.0, "runner", "tracker"), {}),
    ],
)
def test_what_is_done_while_it_is_told_is_ticked_off(line: str, event: events.Event | None, change: dict[str, Any], assets: Assets) -> None:
    hud = Hud(assets, 1.0, taught=TaughtLines(level_file(CROSSING).level))
    now = lake(line)
    for seconds in (1.0, 2.0):
        before = shown(hud, now, seconds)
    vars(now.runner).update(change)
    if event is not None:
        hud.taught.observe(event)
    shown(hud, now, 2.2)
    assert changed(before, shown(hud, now, 2.6), SLIP) > 300


def test_a_stamp_a_leap_on_land_and_somebody_elses_deed_tick_nothing_off(assets: Assets) -> None:
    hud = Hud(assets, 1.0, taught=TaughtLines(level_file(CROSSING).level))
    drawn(hud, lake("teach.leap"), 1.0)
    for who, quality, footing in (("runner", 0.1, "water"), ("runner", 1.0, "ground"), ("tracker", 1.0, "water")):
        hud.taught.observe(events.Landed(0.0, 0.0, who, 4.0, quality, 1.0, footing))
    assert not hud.taught.is_learnt


def test_what_was_done_before_it_was_told_is_not_ticked_off(assets: Assets) -> None:
    hud = Hud(assets, 1.0, taught=TaughtLines(level_file(CROSSING).level))
    hud.taught.observe(events.PillEaten(0.0, 0.0, 0))
    drawn(hud, lake("teach.pill"), 1.0)
    assert not hud.taught.is_learnt
