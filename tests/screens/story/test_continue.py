"""Continue: whoever leaves in the midst of a chapter, however that was, is at his last checkpoint again after the next start."""

import dataclasses
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.bots.registry import make_bot
from game.core.files import user_folders
from game.level.files import library
from game.localization.texts import text
from game.save.profile import Profile
from game.screens.level_list import Levels
from game.screens.level_loading import FromTheStart, LevelLoading
from game.screens.play.pause import Pause
from game.screens.play.play import Play
from game.screens.play.question import Question
from game.screens.play.retrying import Retrying
from game.screens.story.chapter_play import ChapterPlay
from game.screens.story.chapters import Chapters
from game.screens.story.suspended_chapter import ContinueOrAnew
from game.screens.title import Title
from game.session.level_file import level_file
from game.session.play_session import PlaySession
from tests.screens.title_desk import DOWN, ENTER, ESCAPE, UP, Desk, seated
from tests.session.test_retry_pool import pond

CROSSING, SPOT = "03-the-crossing", "mid-stone"


@pytest.fixture(scope="module")
def left_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which somebody has left the Crossing on the stone half way."""
    home = tmp_path_factory.mktemp("left")
    with pytest.MonkeyPatch.context() as here:
        here.setenv(user_folders.HOME_VARIABLE, str(home))
        kept, source = Profile(), level_file(CROSSING)
        slot = kept.progress.slot
        slot.chapter = 3
        for scene in source.level.scenes:
            slot.tell(CROSSING, scene.id)
        kept.save_progress()
        session, bot = PlaySession(source, keeper=kept.checkpoint_of(slot)), make_bot("steady", 0)
        while not (session.run.arrival and session.run.arrival.checkpoint == SPOT):
            session.tick(bot(session.world))
        kept.close()
    return home


@pytest.fixture
def home(left_home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(left_home, tmp_path / "home"))


@contextmanager
def sitting(home: Path) -> Iterator[Desk]:
    with seated(home, level=CROSSING) as desk:
        yield desk


def first_row(desk: Desk) -> tuple[str, str]:
    title = desk.app.screens[0]
    assert isinstance(title, Title)
    return title.ways[0].row.label, title.ways[0].row.note


def loaded(desk: Desk) -> ChapterPlay:
    """What comes after the card."""
    assert isinstance(desk.top, LevelLoading)
    while isinstance(desk.top, LevelLoading):
        assert 0.0 <= desk.top.progress <= 1.0
        desk.frames()
    assert isinstance(desk.top, ChapterPlay)
    return desk.top


def kept_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The checkpoint that the next start finds in the first slot."""
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(home))
    profile = Profile()
    profile.close()
    run = profile.checkpoint_of(profile.progress.slots[0]).run
    return run.checkpoint if run else ""


def test_the_title_leads_back_to_the_checkpoint(home: Path) -> None:
    with sitting(home) as desk:
        assert first_row(desk) == ("Continue", "The Crossing\nfrom the stone half way")
        desk.tap(ENTER)
        play = loaded(desk)
        assert play.session.has_hands and play.run.arrival and play.run.arrival.checkpoint == SPOT
        assert play.run.world.tick - play.run.arrival.tick < 12 and play.run.checkpoint_retries == 1
        assert play.log.lines, "and what was said can be read again"
        desk.frames(60)
        desk.tap(ESCAPE)
        pause = desk.top
        assert isinstance(pause, Pause) and text("pause.saved") in pause.lines
        assert [words for words, _ in pause.choices][-1] == "Quit to menu"
        desk.tap(UP, ENTER)
        assert desk.top is desk.app.screens[0] and first_row(desk)[0] == "Continue"
        desk.tap(ENTER)
        while desk.top is not play:
            assert isinstance(desk.top, Retrying), "within one sitting nothing is loaded anew"
            desk.frames()
        assert play.run.arrival and play.run.world.tick - play.run.arrival.tick < 12 and play.run.checkpoint_retries == 2


def test_a_win_drops_it_even_if_the_window_is_closed_at_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sitting(home) as desk:
        desk.tap(ENTER)
        play = loaded(desk)
        play.session.breath.let_go()
        play.session.world.finish(True, "won.crossing")
        desk.frames(3)
        assert play.session.has_won and desk.top is play, "the card has not come yet"
        desk.app.quit()
    assert kept_in(home, monkeypatch) == ""
    with sitting(home) as desk:
        slot = desk.app.profile.progress.slot  # type: ignore[union-attr]
        assert 3 in slot.cleared and slot.chapter == 4, "and nobody plays the end again for it"
        assert first_row(desk)[1] == "Test Subjects"


def test_to_begin_anew_gives_it_up_and_is_asked_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sitting(home) as desk:
        desk.tap(ENTER)
        play = loaded(desk)
        desk.tap(ESCAPE, DOWN, DOWN, ENTER)
        assert isinstance(desk.top, Question)
        desk.tap(ENTER)
        assert isinstance(desk.top, Pause) and play.run.arrival, "what stands first keeps it"
        desk.tap(ENTER, DOWN, ENTER)
        assert desk.top is play and play.run.arrival is None and play.run.world.tick < 12
    assert kept_in(home, monkeypatch) == ""


@pytest.mark.parametrize("changed", ["level_sha256", "end_hash"])
def test_a_level_or_rules_that_have_changed_begin_at_the_start_and_say_so(home: Path, changed: str) -> None:
    with sitting(home) as desk:
        assert desk.app.profile
        place = desk.app.profile.checkpoint_of(desk.app.profile.progress.slot)
        assert place.run
        place.keep(dataclasses.replace(place.run, **{changed: "0" * 32}))
        desk.tap(ENTER)
        while isinstance(desk.top, LevelLoading):
            desk.frames()
        assert isinstance(desk.top, FromTheStart) and list(desk.top.lines) == [text("opening.changed.why")]
        desk.tap(ENTER)
        play = desk.top
        assert isinstance(play, ChapterPlay) and play.run.arrival is None and play.run.world.tick < 12
        assert place.run is None, "the next Continue is no second disappointment"


def test_who_does_not_want_to_wait_is_back_at_the_title(home: Path) -> None:
    with sitting(home) as desk:
        desk.tap(ENTER)
        desk.frames(4)
        desk.tap(ESCAPE)
        assert desk.top is desk.app.screens[0] and first_row(desk)[0] == "Continue"


def test_another_slot_is_another_story(home: Path) -> None:
    with sitting(home) as desk:
        assert desk.app.profile
        desk.app.profile.progress.active = 1
        assert first_row(desk)[0] == "Play"
        desk.app.profile.progress.active = 0
        desk.tap(ENTER)
        loaded(desk)
        desk.tap(ESCAPE, UP, ENTER)
        desk.app.profile.progress.active = 2
        assert first_row(desk)[0] == "Play", "not even within one sitting"


def test_the_scroll_asks_whether_to_go_on_or_to_begin_anew(home: Path) -> None:
    with sitting(home) as desk:
        desk.tap(DOWN, ENTER)
        assert isinstance(desk.top, Chapters) and desk.top.chosen == 2
        desk.tap(ENTER)
        card = desk.top
        assert isinstance(card, ContinueOrAnew) and [words for words, _ in card.choices] == ["Continue", "Start over", "Back"]
        desk.tap(ESCAPE)
        assert isinstance(desk.top, Chapters)
        desk.tap(ENTER, DOWN, ENTER)
        desk.frames(2)
        play = desk.top
        assert isinstance(play, ChapterPlay) and play.run.arrival is None
        assert play.slot is desk.app.profile.progress.slot and desk.app.profile.checkpoint_of(play.slot).run is None  # type: ignore[union-attr]


def test_a_level_of_ones_own_goes_on_from_the_list(tmp_path: Path) -> None:
    with seated(tmp_path) as desk:
        folder = library.user_folder()
        folder.mkdir(parents=True)
        level = json.loads(pond_text())
        (folder / "mine.json").write_text(json.dumps(level))
        desk.enter("title.levels")
        for sitting in range(2):
            card = desk.top
            assert isinstance(card, Levels)
            card.chosen = next(number for number, row in enumerate(card.table()) if row.label == "mine")
            desk.tap(ENTER)
            if sitting:
                assert isinstance(desk.top, ContinueOrAnew)
                desk.tap(ENTER)
            while isinstance(desk.top, LevelLoading):
                desk.frames()
            play = desk.top
            assert isinstance(play, Play) and bool(play.run.arrival) == bool(sitting)
            while not play.run.arrival:
                play.session.tick(make_bot("runs")(play.session.world))
            desk.tap(ESCAPE, UP, ENTER)


def pond_text() -> str:
    """The pond of the retries, as a file."""
    from tests.level import samples

    things = [{"kind": "start", "id": "start", "at": [3, 1]}, {"id": "spot", "kind": "checkpoint", "at": [5.0, 1.0]}]
    triggers = [{"id": "at", "when": [{"test": "place", "left": 5.0}], "do": [{"act": "checkpoint", "checkpoint": "spot"}]}]
    assert pond().name == "pond"
    return samples.text(things=things, triggers=[*triggers, *samples.LAKE["triggers"]])
