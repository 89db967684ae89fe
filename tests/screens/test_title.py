"""The title: words a player expects, by keys, pad and pointer; a run that was left goes on; levels with what was done on them."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.level.files import library
from game.screens.level_list import Levels
from game.screens.level_loading import LevelLoading
from game.screens.play.play import Play
from game.screens.settings.settings import SettingsScreen
from game.screens.story.chapters import Chapters
from game.screens.title import DEMO_LEAD_IN_S, Title
from game.session.level_file import level_file
from game.session.replays.replay import level_hash
from game.view.ui.table import Stamp
from tests.screens.title_desk import DOWN, ENTER, ESCAPE, START, UP, A, Desk, R, seated


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path, DEMO_LEAD_IN_S) as desk:
        yield desk


def labels(desk: Desk) -> list[str]:
    title = desk.app.screens[0]
    assert isinstance(title, Title)
    return [way.row.label for way in title.ways]


def test_the_menu_has_the_words_that_everybody_knows(desk: Desk) -> None:
    assert labels(desk) == ["Play", "Chapters", "Levels", "Settings", "Quit"]
    title = desk.top
    desk.tap(ENTER)
    assert isinstance(desk.top, Play)
    desk.tap(ESCAPE, UP, ENTER)
    desk.tap(DOWN, ENTER)
    assert isinstance(desk.top, Chapters)
    desk.tap(ESCAPE, DOWN, ENTER)
    assert isinstance(desk.top, Levels)
    desk.tap(ESCAPE, DOWN, ENTER)
    assert isinstance(desk.top, SettingsScreen)
    desk.tap(ESCAPE)
    assert desk.top is title
    desk.tap(DOWN, ENTER)
    assert not desk.app.screens


def test_its_first_picture_is_of_the_lake_in_the_midst_of_a_run(desk: Desk) -> None:
    title = desk.app.screens[0]
    assert isinstance(title, Title)
    world, scene = title.behind.run.world, title.behind.scene
    lake = world.lakes[0]
    assert scene.after.runner is not None and lake.left < scene.camera.x < lake.right, "nobody is shown the shore first, and then the lake"
    assert world.seconds > 4.0 and abs(world.runner.vx) > 1.0, "and he is at a run already"


def test_a_pad_goes_through_it_and_start_always_plays(desk: Desk) -> None:
    desk.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_DPAD_DOWN, A)
    assert isinstance(desk.top, Levels)
    desk.pad(pygame.CONTROLLER_BUTTON_B, START)
    assert isinstance(desk.top, Play)


@pytest.mark.parametrize("size", [(640, 360), pytest.param((1280, 720), marks=pytest.mark.nightly), (960, 720)])
def test_the_pointer_chooses_what_it_is_on(desk: Desk, size: tuple[int, int]) -> None:
    from game.view.ui.title_menu import FIRST_ROW, ROW_STEP, SLIP

    desk.app.window._window.size = size
    desk.frames(20)
    title, px = desk.top, desk.app.window.picture_size[1] / 720
    assert isinstance(title, Title)
    for row in (2, 0, 1):
        desk.at = round((SLIP.left + 90) * px), round((SLIP.top + FIRST_ROW + row * ROW_STEP) * px)
        desk.frames()
        assert title.chosen == row
    desk.click((round(700 * px), round(400 * px)))
    assert desk.top is title and title.chosen == 1, "the lake is not a button"
    desk.click((round((SLIP.left + 90) * px), round((SLIP.top + FIRST_ROW + 2 * ROW_STEP) * px)))
    assert isinstance(desk.top, Levels)


def test_a_run_left_beyond_a_checkpoint_goes_on_from_it(desk: Desk, tmp_path: Path) -> None:
    play = desk.play()
    desk.tap(ESCAPE, UP, ENTER)
    assert labels(desk)[0] == "Play", "he had reached none"
    play = desk.play()
    run = play.run
    arrival = run.arrival = run.save_state("mid-stone")
    desk.frames(30)
    desk.tap(ESCAPE, UP, ENTER)
    title = desk.top
    assert isinstance(title, Title) and labels(desk)[0] == "Continue"
    assert title.ways[0].row.note == "from the stone half way"
    while title.prepare():
        pass
    desk.tap(ENTER)
    desk.frames(2)
    assert desk.top is play and play.run is not run and play.run.checkpoint_retries == 1
    assert arrival.tick <= play.run.world.tick <= arrival.tick + 8
    desk.tap(R)
    assert desk.top is play


def test_what_was_done_stands_on_the_title_and_in_the_list(desk: Desk) -> None:
    kept, title = desk.app.profile, desk.top
    assert kept and isinstance(title, Title)
    assert title.ways[0].row.note == "The Pond"
    kept.record_run(title.source.sha256, "pond", {"won": True, "seconds": 83.0, "chakra": 20}, "silver")
    assert title.ways[0].row.note == "best 1:23.00, silver"
    entry = next(entry for entry in library.list_levels() if entry.is_example)
    kept.record_run(level_hash(entry.path), entry.name, {"won": True, "seconds": 61.5, "chakra": 20}, "gold")
    crossing = library.find("03-the-crossing")
    kept.record_run(level_hash(crossing), "03-the-crossing", {"won": True, "seconds": 72.25, "chakra": 30}, "bronze")
    desk.enter("title.levels")
    card = desk.top
    assert isinstance(card, Levels)
    lines = card.table()
    cells = {line.label: line.cells for line in lines if not line.heading}
    assert lines[0].heading and cells["The Crossing"] == (Stamp("bronze", "1:12.25"),)
    assert cells[level_file(entry.name).level.name] == (Stamp("gold", "1:01.50"),) and cells["Read the Swell"] == (Stamp("", "new"),)
    desk.tap(ENTER)
    assert isinstance(desk.top, LevelLoading)
    desk.tap(ESCAPE)
    assert desk.top is card


def test_more_levels_than_fit_are_reached_by_keys_and_by_the_wheel(desk: Desk) -> None:
    folder = library.user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(30):
        (folder / f"mine-{number:02}.json").write_text("{")
    desk.enter("title.levels")
    card = desk.top
    assert isinstance(card, Levels)
    seen = set()
    for _ in range(len(card.table())):
        desk.frames()
        assert card.first <= card.chosen < card.first + card.most_rows, "what is chosen is on the card"
        seen.add(card.table()[card.chosen].label)
        desk.tap(DOWN)
    assert {f"mine-{number:02}" for number in range(30)} | {"Back"} <= seen
    assert card._form._box.height < 360, "the card stays in the picture"
    card.chosen = 1
    for _ in range(50):
        pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, y=-1, x=0))
        desk.frames()
    assert card.first == len(card.table()) - card.most_rows
    name = card.table()[card.first + 3].label
    desk.click(desk.cells(card)[name])
    assert isinstance(desk.top, LevelLoading) and name in desk.top.lines[0]
