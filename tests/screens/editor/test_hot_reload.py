"""A level saved while it is played: it is shown at once, and the runner keeps his place."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.session.replays.replay import level_hash
from tests.screens.editor.editor_desk import FAR, Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def test_while_the_maker_writes_the_lake_waits_in_sight_and_shows_what_he_saves(desk: Desk) -> None:
    pygame.event.post(pygame.Event(pygame.WINDOWFOCUSLOST))
    desk.frames(2)
    tick = desk.tick
    desk.frames(10)
    assert desk.tick == tick and desk.app.screens == [desk.play]
    desk.save(lambda level: level.update(name="Other"))
    assert desk.play.run.world.level.name == "Other"
    pygame.event.post(pygame.Event(pygame.WINDOWFOCUSGAINED))
    desk.frames(10)
    assert desk.tick > 10


def test_the_card_names_the_file_alone_and_is_never_wider_than_the_picture(desk: Desk) -> None:
    level = json.loads(desk.path.read_text())
    level["things"] += [{"kind": "submarine", "id": f"boat-{number}", "at": [5, 0]} for number in range(9)]
    desk.path.write_text(json.dumps(level))
    end = time.monotonic() + FAR
    while not desk.editor.reload.wrong and time.monotonic() < end:
        desk.frames(1)
        time.sleep(0.04)
    told = desk.editor.reload.wrong
    assert told[1].startswith(f"{desk.path.name}:1:") and "3 more" in told[-1]
    assert max(map(len, told)) <= 120 and "boat" not in "".join(told[1:2]) and "submarine" in " ".join(told)


def test_a_reload_keeps_the_runners_place_and_the_hash_of_what_was_read(desk: Desk) -> None:
    desk.play.start_at(desk.play.run.world.lakes[0].left + 9.0)
    x = desk.play.run.world.runner.x
    desk.save(lambda level: level.update(name="Other"))
    assert desk.play.run.world.runner.x == pytest.approx(x, abs=1.5)
    assert desk.play.run.source.sha256 == level_hash(desk.path)


def test_a_moved_start_is_where_he_begins(desk: Desk) -> None:
    desk.play.start_at(desk.play.run.world.lakes[0].left + 9.0)

    def move(level: dict[str, object]) -> None:
        things = level["things"]
        assert isinstance(things, list)
        start = next(thing for thing in things if thing["kind"] == "start")
        start["at"][0] += 0.5

    desk.save(move)
    start = desk.play.run.source.level.things_of("start")[0]
    assert desk.play.run.world.runner.x == pytest.approx(start.at[0], abs=0.5)


def test_a_save_under_the_pause_card_is_shown_behind_it(desk: Desk) -> None:
    desk.press(pygame.K_ESCAPE)
    desk.save(lambda level: level.update(name="Other"))
    assert desk.play.run.world.level.name == "Other" and len(desk.app.screens) == 2
