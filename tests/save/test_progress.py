"""Progress: three slots that survive whatever a file may hold; the story goes on at the nearest safe place, and nothing is thrown away."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.core.files import user_folders
from game.save.checked_file import Store
from game.save.profile import Profile
from game.save.progress import SLOTS, ChapterBest, Progress, Slot, progress_of
from game.session.story.chapters import CHAPTERS, nearest_printed
from game.sim.route import Route

BEST = ChapterBest(83.5, 41.0, "silver", "a" * 64, False, {"chakra": 41.0, "pills": 1.0})

ROUTE = Route((151.5, 160.25), ((140.0, 147.5),), 182.0)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def file_of(home: Path) -> Path:
    return home / "data" / "progress.json"


def begun() -> Progress:
    progress = Progress(active=1)
    progress.slots[1].note_won(3, BEST)
    progress.slots[1].tell("03-the-crossing", "scene-before")
    progress.slots[1].choices["mercy"] = 2
    progress.slots[1].routes[3] = ROUTE
    return progress


def opened() -> Profile:
    kept = Profile()
    kept.close()
    return kept


def written(home: Path, values: Any, format: int = 1) -> None:
    store = Store(file_of(home), "progress", format)
    assert store.save(values).ok


def test_what_is_kept_is_what_comes_back(home: Path) -> None:
    kept = Profile()
    kept.progress = begun()
    assert kept.save_progress().ok
    kept.close()
    again = opened()
    assert again.progress == begun() and not again.notices
    slot = again.progress.slot
    assert slot.chapter == 4 and slot.carried == {4: {"chakra": 41.0, "pills": 1.0}} and slot.has_told("03-the-crossing", "scene-before")


def test_an_empty_file_is_a_new_story(home: Path) -> None:
    file_of(home).parent.mkdir(parents=True)
    file_of(home).write_bytes(b"")
    kept = opened()
    assert kept.progress == Progress() and len(kept.notices) == 1
    assert file_of(home).with_name("progress.json.corrupt-1").exists(), "and the empty one is set aside"


def test_a_torn_file_is_restored_from_its_backup_and_kept_aside(home: Path) -> None:
    kept = Profile()
    kept.progress = begun()
    kept.save_progress()
    kept.progress.slots[1].choices["mercy"] = 3
    kept.save_progress()
    kept.close()
    whole = file_of(home).read_bytes()
    file_of(home).write_bytes(whole[: len(whole) // 2])
    again = opened()
    assert again.progress == begun() and again.notices == ["Your story could not be read, so it goes on as it was saved the time before."]
    assert file_of(home).with_name("progress.json.corrupt-1").read_bytes() == whole[: len(whole) // 2]


def test_progress_of_a_newer_version_is_left_as_it_is(home: Path) -> None:
    written(home, {"active": 2, "slots": [], "moons": 3}, format=2)
    before = file_of(home).read_bytes()
    kept = Profile()
    assert kept.progress == Progress() and "please update" in kept.notices[0]
    kept.progress.slot.note_won(3, BEST)
    assert not kept.save_progress().ok, "it is played, not kept, and that is said"
    kept.close()
    assert file_of(home).read_bytes() == before


def test_progress_of_an_older_version_that_knew_less(home: Path) -> None:
    written(home, {"slots": [{"chapter": 3}]})
    kept = opened()
    assert kept.progress.active == 0 and kept.progress.slot.chapter == 3 and not kept.notices
    assert len(kept.progress.slots) == SLOTS


def test_what_this_version_does_not_know_is_written_back(home: Path) -> None:
    strange = {"active": 0, "moons": 3, "slots": [{"chapter": 3, "cat": "Tama", "bests": {"3": {"seconds": 80, "stars": 5}}}]}
    written(home, strange)
    kept = Profile()
    kept.progress.slot.tell("x", "y")
    kept.save_progress()
    kept.close()
    found = json.loads(file_of(home).read_bytes().partition(b"\n")[2])["value"]
    assert found["moons"] == 3 and found["slots"][0]["cat"] == "Tama" and found["slots"][0]["bests"]["3"]["stars"] == 5


NONSENSE: list[Any] = [None, -1, 10, 3.5, "three", True, [], {}, 1e308, float("inf")]


@pytest.mark.parametrize("value", NONSENSE, ids=str)
def test_a_place_that_is_none_is_the_one_behind_what_was_done(value: Any) -> None:
    slot = {"chapter": value, "cleared": [3], "bests": {"3": {"seconds": 80.0}}}
    progress, notice = progress_of({"slots": [slot]})
    assert progress.slot.chapter == 4 and "slot 1's place" in notice
    assert progress.slot.other["unread"]["chapter"] is value
    played = nearest_printed(progress.slot.chapter)
    assert played is not None and played.number == 4, "and played is the one that follows, as it can be"


@pytest.mark.parametrize("key", ["cleared", "carried", "bests", "choices", "told", "chapter"])
@pytest.mark.parametrize("value", NONSENSE, ids=str)
def test_no_value_breaks_a_slot(key: str, value: Any) -> None:
    whole = begun().values()
    whole["slots"][1][key] = value
    progress, _ = progress_of(whole)
    others = [name for name in ("carried", "bests", "choices", "told") if name != key]
    good = begun().slots[1]
    for name in others:
        assert getattr(progress.slots[1], name) == getattr(good, name), "one bad value costs only itself"
    progress.slot.note_won(3, BEST)
    again, _ = progress_of(progress.values())
    assert again.values() == progress.values()


@pytest.mark.parametrize(
    "value", [{"x": {"seconds": 1}}, {"3": 5}, {"3": {"seconds": -1}}, {"3": {"seconds": 9, "rank": "tin"}}, {"99": {"seconds": 1}}]
)
def test_a_best_that_is_none_is_left_out_said_and_kept_aside(value: Any) -> None:
    progress, notice = progress_of({"slots": [{"bests": value}]})
    assert not progress.slot.bests and "slot 1's bests" in notice and progress.slot.other["unread"]["bests"] == value


@pytest.mark.parametrize("value", [{"4": {"chakra": "much"}}, {"4": {"chakra": float("nan")}}, {"4": 7}])
def test_carried_values_that_are_no_numbers_are_left_out(value: Any) -> None:
    progress, notice = progress_of({"slots": [{"carried": value}]})
    assert not progress.slot.carried and notice


@pytest.mark.parametrize("found", [{"slots": 5}, {"slots": None}, {"active": 7}, {"active": "first"}, {"slots": [1, 2, 3, 4, 5]}])
def test_no_file_breaks_progress(found: Any) -> None:
    progress, notice = progress_of(found)
    assert len(progress.slots) == SLOTS and 0 <= progress.active < SLOTS and notice
    assert progress.values() == progress_of(progress.values())[0].values()


def test_a_level_that_has_changed_is_won_anew() -> None:
    slot = Slot()
    assert slot.note_won(3, BEST)
    assert not slot.note_won(3, ChapterBest(99.0, 10.0, "gold", BEST.level))
    assert slot.bests[3].seconds == 83.5 and slot.bests[3].rank == "gold", "the best of each"
    assert slot.note_won(3, ChapterBest(120.0, 5.0, "", "b" * 64)), "slower, but of another printing"
    assert slot.bests[3].seconds == 120.0 and slot.bests[3].rank == ""


def test_a_run_without_assists_beats_any_with_them() -> None:
    slot = Slot()
    slot.note_won(3, ChapterBest(50.0, 90.0, "gold", "a", assisted=True))
    assert slot.note_won(3, ChapterBest(90.0, 10.0, "bronze", "a"))
    assert slot.bests[3].seconds == 90.0


def test_a_chapter_played_again_does_not_lead_back() -> None:
    slot = Slot(chapter=6, cleared={3, 4, 5})
    slot.note_won(3, BEST)
    assert slot.chapter == 6


def test_there_is_always_a_chapter_to_be_played() -> None:
    for number in range(0, 12):
        found = nearest_printed(number)
        assert found and found.is_printed
    assert [chapter.number for chapter in CHAPTERS] == list(range(1, 10))


def test_the_way_of_the_last_won_run_is_kept() -> None:
    slot = Slot()
    slot.note_won(3, BEST, ROUTE)
    slot.note_won(3, BEST, Route((1.0,), (), 2.0))
    slot.note_won(4, BEST)
    assert slot.routes == {3: Route((1.0,), (), 2.0)}


@pytest.mark.parametrize(
    "way", [5, {}, {"leaps": [1.0]}, {"leaps": ["x"], "sprints": [], "last": 1.0}, {"leaps": [], "sprints": [[1.0]], "last": 1}]
)
def test_a_way_that_is_none_is_kept_aside(home: Path, way: Any) -> None:
    written(home, {"slots": [{"chapter": 4, "routes": {"3": way}}]})
    kept = opened()
    assert not kept.progress.slots[0].routes and kept.progress.slots[0].other["unread"]["routes"] == {"3": way} and len(kept.notices) == 1
