"""The chapter scroll: keys, pad and pointer; what is not printed says so; three slots; a chapter begins in the one in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level.files import library
from game.localization.texts import text
from game.save.profile import Profile
from game.save.progress import ChapterBest, Slot
from game.screens.play.play import Play
from game.screens.play.results import Results
from game.screens.story import chapters as screen
from game.screens.story.chapter_play import ChapterPlay
from game.screens.story.chapters import Chapters
from game.screens.story.cutscene import CutsceneScreen
from game.screens.title import Title
from game.session.level_file import level_file
from game.session.replays.replay import level_hash
from game.session.story.chapters import CHAPTERS
from game.sim.route import Route
from game.view.story.scroll import cell_of, slot_at
from tests.screens.story.told import written
from tests.screens.title_desk import DOWN, DPAD_DOWN, ENTER, ESCAPE, LEFT, RIGHT, UP, A, B, Desk, R, seated

CROSSING = 2


class NoPrint:
    """Instead of a print, which takes a thread and a second."""

    picture, done = None, True

    def __init__(self, *_: object) -> None: ...

    def stop(self) -> None: ...
    def allow_work(self, may: bool) -> None: ...


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Where only the third chapter is printed, whatever the game ships."""
    monkeypatch.setattr(screen, "LevelPrint", NoPrint)
    monkeypatch.setattr("game.session.story.chapters.Chapter.is_printed", property(lambda chapter: chapter.number == 3))
    with seated(tmp_path) as desk:
        yield desk


@pytest.fixture
def begun(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """Chapters that were begun, and whether with their scenes; a told pond stands in for their levels."""
    found: list[tuple[int, bool]] = []
    path = written(tmp_path)

    def begin(teller: object, chapter: object, behind: object, slot: object, with_scenes: bool = False) -> None:
        found.append((chapter.number, with_scenes))  # type: ignore[attr-defined]
        desk.app.push(ChapterPlay(desk.app, level_file(str(path)), slot, lambda _: None, with_scenes))  # type: ignore[arg-type]

    monkeypatch.setattr("game.screens.story.chapter_play.StoryTeller.begin", begin)
    return found


def opened(desk: Desk) -> Chapters:
    desk.enter("title.chapters")
    desk.frames(2)
    top = desk.top
    assert isinstance(top, Chapters)
    return top


def middle(desk: Desk, box: object) -> tuple[int, int]:
    px = desk.app.window.picture_size[1] / 720
    return round(box.centerx * px), round(box.centery * px)  # type: ignore[attr-defined]


def test_it_opens_at_the_chapter_to_be_played_and_the_others_are_bare_paper(desk: Desk) -> None:
    scroll = opened(desk)
    assert scroll.chosen == CROSSING
    prints = scroll.prints()
    assert [each.is_open for each in prints] == [chapter.is_printed for chapter in CHAPTERS]
    assert prints[CROSSING].is_new and prints[CROSSING].title == "The Crossing"
    assert all("ot yet printed" in each.info and each.title for each in prints if not each.is_open)


def test_keys_lead_over_both_rows_and_to_the_slots(desk: Desk) -> None:
    scroll = opened(desk)
    desk.tap(RIGHT, RIGHT)
    assert scroll.chosen == 4
    desk.tap(RIGHT)
    assert scroll.chosen == 5
    desk.tap(LEFT, DOWN)
    assert scroll.chosen == 8
    desk.tap(UP)
    assert scroll.chosen == 4 and not scroll.slot_row
    desk.tap(UP)
    assert scroll.slot_row
    desk.tap(DOWN)
    assert not scroll.slot_row
    for start in range(5):
        scroll.chosen = start
        desk.tap(DOWN)
        assert scroll.chosen >= 5
        desk.tap(UP)
        assert abs(scroll.chosen - start) <= 1
    desk.tap(ESCAPE)
    assert desk.top is desk.app.screens[0]


def test_a_pad_leads_through_it(desk: Desk, begun: list[tuple[int, bool]]) -> None:
    scroll = opened(desk)
    desk.pad(DPAD_DOWN)
    assert scroll.chosen == 7
    desk.pad(B)
    assert desk.top is desk.app.screens[0]
    scroll = opened(desk)
    desk.pad(A)
    desk.frames(2)
    assert begun == [(3, False)]


def test_the_pointer_chooses_and_begins(desk: Desk, begun: list[tuple[int, bool]]) -> None:
    scroll = opened(desk)
    for index in (0, 8, 5, CROSSING):
        desk.at = middle(desk, cell_of(index))
        desk.frames(2)
        assert scroll.chosen == index
    desk.click(middle(desk, cell_of(0)))
    assert desk.top is scroll and not begun, "what is not printed cannot be run"
    desk.click(middle(desk, cell_of(CROSSING)))
    desk.frames(2)
    assert begun == [(3, False)] and isinstance(desk.top, CutsceneScreen)


def test_what_is_not_printed_shakes_its_head(desk: Desk, begun: list[tuple[int, bool]]) -> None:
    scroll = opened(desk)
    desk.tap(LEFT, LEFT, ENTER)
    assert desk.top is scroll and not begun and scroll._scroll and scroll._scroll._refused > 0.0


def test_with_its_scenes_again(desk: Desk, begun: list[tuple[int, bool]]) -> None:
    opened(desk)
    desk.tap(R)
    desk.frames(2)
    assert begun == [(3, True)]


def test_a_slot_is_chosen_and_kept(desk: Desk, tmp_path: Path) -> None:
    scroll = opened(desk)
    desk.tap(UP, RIGHT, ENTER)
    assert scroll.progress.active == 1 and not scroll.slot_row
    desk.click(middle(desk, slot_at(2)))
    assert scroll.progress.active == 2
    assert desk.app.profile
    desk.app.profile.close()
    again = Profile()
    again.close()
    assert again.progress.active == 2


def test_time_stamp_and_what_was_carried_are_told(desk: Desk) -> None:
    scroll = opened(desk)
    sha = level_hash(library.find("03-the-crossing"))
    scroll.slot.note_won(3, ChapterBest(72.31, 30.0, "silver", sha, handed_on={"chakra": 30.0, "pain": 0.5, "pills": 1.0}))
    each = scroll.prints()[CROSSING]
    assert (each.time, each.rank) == ("1:12.31", "silver") and each.info == "Leaves with 30 chakra, 50 % pain, one pill."
    scroll.slot.carried[3] = {"chakra": 61.0, "pills": 3.0}
    assert scroll.prints()[CROSSING].info.startswith("Comes with 61 chakra, 3 pills; ")
    scroll.slot.note_won(3, ChapterBest(80.0, 30.0, "gold", "0" * 64))
    older = scroll.prints()[CROSSING]
    assert "older printing" in older.time and older.rank == ""


def test_a_chapter_that_was_reached_stays_open_when_an_earlier_one_is_printed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scroll = opened(desk)
    monkeypatch.setattr("game.session.story.chapters.Chapter.is_printed", property(lambda chapter: chapter.number <= 4))
    assert [scroll.is_open(chapter) for chapter in CHAPTERS[:4]] == [True, False, False, False]
    scroll.slot.chapter = 3
    assert [scroll.is_open(chapter) for chapter in CHAPTERS[:4]] == [True, True, True, False]


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((960, 540), marks=pytest.mark.nightly),
        pytest.param((1280, 720), marks=pytest.mark.nightly),
        pytest.param((1920, 1080), marks=pytest.mark.nightly),
        (800, 600),
        (160, 90),
        (1, 1),
    ],
)
def test_it_fits_any_window(desk: Desk, size: tuple[int, int]) -> None:
    scroll = opened(desk)
    desk.app.window._window.size = size  # type: ignore[attr-defined]
    desk.frames(20)
    assert desk.top is scroll and scroll._scroll
    desk.at = middle(desk, cell_of(7))
    desk.frames(2)
    assert scroll.chosen == 7 or size == (1, 1)


def test_the_title_goes_on_with_the_slots_chapter(desk: Desk) -> None:
    title = desk.top
    assert [way.row.label for way in title.ways] == ["Play", "Chapters", "Levels", "Settings", "Quit"]  # type: ignore[attr-defined]
    assert title.ways[1].row.note == "slot 1, 0 of 9 done"  # type: ignore[attr-defined]
    desk.tap(ENTER)
    desk.frames(2)
    assert type(desk.top) is Play, "the pond is no chapter"


def test_the_scroll_tells_who_is_alive_by_name_and_whose_way_is_gone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.story.chapters.Chapter.is_printed", property(lambda chapter: chapter.number in (3, 4)))
    slot = desk.app.profile.progress.slot  # type: ignore[union-attr]
    slot.note_won(3, ChapterBest(60.0, 20.0), Route((150.0,), (), 180.0))
    slot.note_won(4, ChapterBest(50.0, handed_on={"tracker_spared": 1.0, "thrower_spared": 0.0, "diver_spared": 1.0}))
    scroll = opened(desk)
    assert scroll.prints()[3].info == "He comes over the lake as you did; leaves with tracker and diver alive."
    slot.note_won(4, ChapterBest(45.0, handed_on={"tracker_spared": 0.0, "thrower_spared": 0.0, "diver_spared": 0.0}))
    assert "nobody alive" in scroll.prints()[3].info


def test_behind_the_last_chapter_there_is_the_card_says_so_and_leads_to_the_scroll(desk: Desk, tmp_path: Path) -> None:
    title = desk.top
    assert isinstance(title, Title)
    play = ChapterPlay(desk.app, level_file(str(written(tmp_path, scenes=[]))), title.progress.slot, lambda _: None)
    play.show_chapters = title._chapters
    desk.app.push(play)
    desk.frames(2)
    play.session.world.finish(True, "won.shore")
    desk.frames(300)
    card = desk.top
    assert isinstance(card, Results) and text("results.story_so_far") in card.lines
    assert [words for words, _ in card.choices] == ["Chapters", "Restart chapter", "Quit to menu"]
    desk.tap(ENTER)
    desk.frames(2)
    assert isinstance(desk.top, Chapters) and desk.app.screens[0] is title
    desk.tap(ESCAPE)
    assert desk.top is title


def test_a_story_told_so_far_is_not_offered_to_be_gone_on_with(desk: Desk, tmp_path: Path) -> None:
    title = desk.top
    assert isinstance(title, Title)
    title.progress.slot.note_won(3, ChapterBest(80.0))
    title.source = level_file(str(written(tmp_path)))
    rows = [way.row for way in title.ways]
    assert [row.label for row in rows] == ["Chapters", "Levels", "Settings", "Quit"] and "carved" in rows[0].note
    title.progress.slots[0] = Slot()
    assert [way.row.label for way in title.ways][:2] == ["Play", "Chapters"]
