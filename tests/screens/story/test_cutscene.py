"""Scenes: one line at a time, skipped by holding, told once, and never in the way of a retry."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.localization.texts import text
from game.save.progress import Slot
from game.screens.play.pause import Pause
from game.screens.play.results import Results
from game.screens.story.chapter_play import TIP_S, ChapterPlay
from game.screens.story.cutscene import CutscenePause, CutsceneScreen
from game.screens.story.log_screen import LogScreen
from tests.screens.story.told import LINES, begin, shown, written
from tests.screens.title_desk import DOWN, ENTER, ESCAPE, Desk, R, seated

LINE = "{}: a line that takes a brush a second or so"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as desk:
        yield desk


def key(desk: Desk, place: tuple[int, int], down: bool) -> None:
    pygame.event.post(pygame.Event(pygame.KEYDOWN if down else pygame.KEYUP, scancode=place[0], key=place[1], mod=0))
    desk.frames()


def lost(desk: Desk, play: ChapterPlay, why: str = "lost.caught") -> None:
    play.session.world.finish(False, why)
    desk.frames(100)


def test_a_press_finishes_the_line_and_the_next_one_brings_another(desk: Desk, tmp_path: Path) -> None:
    play = begin(desk, written(tmp_path), Slot())
    scene = desk.top
    assert isinstance(scene, CutsceneScreen) and scene.line == 0 and play.session.world.tick == 0
    desk.frames(20)
    desk.tap(ENTER)
    assert scene.line == 0, "the first press only finishes the writing"
    desk.tap(ENTER)
    assert scene.line == 1
    desk.frames(90)
    desk.tap(ENTER)
    assert scene.line == 2
    desk.frames(90)
    desk.tap(ENTER)
    desk.frames(4)
    assert desk.top is play and play.session.world.tick > 0


def test_held_for_half_a_second_it_is_skipped_and_stands_in_the_log(desk: Desk, tmp_path: Path) -> None:
    play = begin(desk, written(tmp_path), Slot())
    desk.frames(20)
    key(desk, ENTER, True)
    desk.frames(20)
    assert isinstance(desk.top, CutsceneScreen)
    desk.frames(15)
    assert desk.top is play
    key(desk, ENTER, False)
    assert [said.line for said in play.log.lines] == ["t.before.0", "t.before.1", "t.before.2"]
    desk.tap(ESCAPE)
    assert isinstance(desk.top, Pause) and "What was said" in [words for words, _ in desk.top.choices]


def test_it_is_told_once_in_a_slot_unless_it_is_asked_for_again(desk: Desk, tmp_path: Path) -> None:
    slot, path = Slot(), written(tmp_path)
    play = begin(desk, path, slot)
    scene = desk.top
    assert isinstance(scene, CutsceneScreen)
    scene.skip()
    play.close()
    play = begin(desk, path, slot)
    assert desk.top is play
    play.close()
    begin(desk, path, slot, again=True)
    assert isinstance(desk.top, CutsceneScreen)
    play = begin(desk, path, Slot())
    assert isinstance(desk.top, CutsceneScreen), "another slot has not heard it"


def test_a_restart_does_not_tell_it_again(desk: Desk, tmp_path: Path) -> None:
    play = begin(desk, written(tmp_path), Slot())
    assert isinstance(desk.top, CutsceneScreen)
    desk.top.skip()
    desk.frames(5)
    play.restart()
    desk.frames(5)
    assert desk.top is play


def test_quit_in_the_middle_tells_it_again_the_next_time(desk: Desk, tmp_path: Path) -> None:
    slot, path = Slot(), written(tmp_path)
    begin(desk, path, slot)
    desk.frames(20)
    desk.tap(ESCAPE)
    assert isinstance(desk.top, CutscenePause)
    desk.tap(DOWN, DOWN, DOWN, ENTER)
    assert desk.top is desk.app.screens[0] and not slot.told
    begin(desk, path, slot)
    assert isinstance(desk.top, CutsceneScreen)


def test_the_log_can_be_read_in_the_middle_of_a_scene(desk: Desk, tmp_path: Path) -> None:
    begin(desk, written(tmp_path), Slot())
    scene = desk.top
    desk.frames(20)
    desk.tap(ENTER, ENTER, ESCAPE, DOWN, ENTER)
    assert isinstance(desk.top, LogScreen)
    *said, back = desk.top.table()
    assert back.label == "Back"
    assert [row.label for row in said if row.label] == ["Kakashi", "Iruka"]
    assert " ".join(str(row.cells[0]) for row in said) == f"{LINE.format('before 0')} {LINE.format('before 1')}"
    desk.tap(ESCAPE, ESCAPE)
    assert desk.top is scene


def test_a_retry_key_in_the_lost_scene_is_a_retry_at_once(desk: Desk, tmp_path: Path) -> None:
    slot = Slot(told=["told/scene-before"])
    path = written(tmp_path)
    slot.tell(str(path.as_posix()), "scene-before")
    play = begin(desk, path, slot)
    lost(desk, play)
    assert isinstance(desk.top, CutsceneScreen) and desk.top.told.at == "lost"
    began = desk.now
    desk.tap(R)
    desk.frames(1)
    assert desk.top is play and play.run.final_outcome is None and desk.now - began < 0.7
    lost(desk, play)
    assert isinstance(desk.top, Results), "told once; from then on the card comes"


def test_a_retry_before_the_scene_never_meets_it(desk: Desk, tmp_path: Path) -> None:
    slot, path = Slot(), written(tmp_path)
    slot.tell(str(path.as_posix()), "scene-before")
    play = begin(desk, path, slot)
    play.session.world.finish(False, "lost.caught")
    desk.frames(10)
    desk.tap(R)
    desk.frames(80)
    assert desk.top is play and not slot.has_told(str(path.as_posix()), "scene-lost")


def test_the_lost_scene_goes_by_itself_if_its_lines_say_so(desk: Desk, tmp_path: Path) -> None:
    lines = [{"speaker": "runner", "line": "t.lost.0", "seconds": 0.5}, {"speaker": "runner", "line": "t.lost.1", "seconds": 0.5}]
    path = written(tmp_path, scenes=[{"id": "scene-lost", "at": "lost", "lines": lines}])
    play = begin(desk, path, Slot())
    lost(desk, play)
    assert isinstance(desk.top, CutsceneScreen)
    shown(desk)
    desk.frames(240 + round(TIP_S * 60) + 120)
    assert desk.top is play and play.run.final_outcome is None


def test_the_lost_scene_ends_with_what_would_have_helped(desk: Desk, tmp_path: Path) -> None:
    slot, path = Slot(), written(tmp_path)
    slot.tell(str(path.as_posix()), "scene-before")
    play = begin(desk, path, slot)
    lost(desk, play, "lost.surprised_tracker")
    shown(desk)
    assert isinstance(desk.top, CutsceneScreen)
    assert desk.top.told.lines[-1].line == text("tip.surprised_tracker"), "no card comes that could tell it"
    for _ in range(LINES["lost"] + 1):
        desk.frames(200)
        desk.tap(ENTER)
    desk.frames(4)
    assert desk.top is play and play.run.final_outcome is None


def test_after_a_win_comes_the_scene_and_then_the_card(desk: Desk, tmp_path: Path) -> None:
    slot, path = Slot(), written(tmp_path, carries={"gives": ["chakra", "pills"]})
    slot.tell(str(path.as_posix()), "scene-before")
    play = begin(desk, path, slot)
    play.session.world.finish(True, "won.shore")
    desk.frames(110)
    assert isinstance(desk.top, CutsceneScreen) and desk.top.told.at == "after"
    assert slot.cleared == {3} and slot.chapter == 4 and set(slot.carried[4]) == {"chakra", "pills"}
    desk.top.skip()
    desk.frames(2)
    assert isinstance(desk.top, Results)


def test_a_missing_text_key_is_shown_as_it_is(desk: Desk, tmp_path: Path) -> None:
    lines = [{"speaker": "stranger-9", "line": "nobody.wrote.this", "mood": "calm"}]
    begin(desk, written(tmp_path, scenes=[{"id": "scene-before", "at": "before", "lines": lines}]), Slot())
    scene = desk.top
    assert isinstance(scene, CutsceneScreen) and scene._page and scene._page._line.words == "nobody.wrote.this"
    assert scene._page._line.name == "Stranger 9"


def test_another_size_of_window_keeps_the_line(desk: Desk, tmp_path: Path) -> None:
    begin(desk, written(tmp_path), Slot())
    desk.frames(20)
    desk.tap(ENTER, ENTER)
    scene = desk.top
    assert isinstance(scene, CutsceneScreen) and scene.line == 1
    desk.app.window._window.size = (960, 540)  # type: ignore[attr-defined]
    desk.frames(2)
    shown(desk)
    assert scene.line == 1 and scene._page and scene._page._line.words == LINE.format("before 1")


def test_the_faces_of_what_comes_are_begun_as_the_run_ends_and_the_lake_lives_until_they_are_there(desk: Desk, tmp_path: Path) -> None:
    play = begin(desk, written(tmp_path), Slot())
    scene = desk.top
    assert isinstance(scene, CutsceneScreen)
    scene.skip()
    desk.frames(2)
    play.session.world.finish(True, "won.shore")
    desk.frames(2)
    faces = play._faces
    assert desk.top is play and faces is not None, "while the end is still looked at"
    desk.frames(120)
    told = desk.top
    assert isinstance(told, CutsceneScreen) and told._faces is faces
    if told._page is None:
        tick = play.session.world.tick
        desk.frames(2)
        assert told._page is not None or play.session.world.tick > tick, "no picture stands still"
    shown(desk)
    tick = play.session.world.tick
    desk.frames(10)
    assert told.line == 0 and play.session.world.tick == tick


def test_whoever_begins_again_before_the_scene_of_his_loss_leaves_no_faces_behind(desk: Desk, tmp_path: Path) -> None:
    play = begin(desk, written(tmp_path), Slot())
    scene = desk.top
    assert isinstance(scene, CutsceneScreen)
    scene.skip()
    desk.frames(2)
    play.session.world.finish(False, "lost.drowned")
    desk.frames(2)
    assert play._faces is not None
    desk.tap(R)
    desk.frames(2)
    assert desk.top is play and play._faces is None and play.session.run.final_outcome is None
