"""Checkpoints outlive kills, damaged files and copies of the game; whatever a file holds, the game goes on with one line about it."""

import dataclasses
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.core.files import user_folders
from game.localization.texts import text
from game.save.checked_file import SaveResult, Store
from game.save.profile import Profile
from game.session.level_file import level_file
from game.session.play_session import PlaySession
from game.session.replays.suspended_run import SuspendedRun
from game.session.resumption import Resumption
from game.sim.intent import Intent
from tests.session.test_retry_pool import pond

ROOT = Path(__file__).parents[2]
RUN = SuspendedRun("pond", "a" * 64, 0, 55, {"runner": [200, 55]}, "b" * 32, "spot-5")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def kept(home: Path) -> Iterator[Profile]:
    profile = Profile()
    yield profile
    profile.close()


def next_sitting() -> Profile:
    """What the next start finds."""
    profile = Profile()
    profile.close()
    return profile


def file_of(home: Path, slot: int = 1) -> Path:
    return home / "data" / f"checkpoint-{slot}.json"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_who_is_killed_beyond_a_checkpoint_goes_on_from_it(home: Path) -> None:
    level, checkpoint = "03-the-crossing", "mid-stone"
    killed = subprocess.run(
        [sys.executable, "-m", "tests.save.killed_players", level, checkpoint], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert killed.returncode == -9, killed.stderr
    profile = next_sitting()
    left = profile.checkpoint_of(profile.progress.slots[0]).run
    assert left and left.checkpoint == checkpoint and not profile.notices
    assert all(profile.checkpoint_of(slot).run is None for slot in profile.progress.slots[1:])
    resumption = Resumption(left, level_file(level))
    while not resumption.advance(500):
        pass
    found = resumption.result()
    assert found and found.run.world.state_hash() == killed.stdout.strip(), "the very world"


def test_each_slot_has_its_own_and_a_level_outside_of_the_story_too(home: Path, kept: Profile) -> None:
    places = [kept.checkpoint_of(slot) for slot in kept.progress.slots]
    for number, place in enumerate(places):
        place.keep(dataclasses.replace(RUN, seed=number))
    kept.lone_checkpoint.keep(dataclasses.replace(RUN, seed=9))
    kept.close()
    again = next_sitting()
    runs = [again.checkpoint_of(slot).run for slot in again.progress.slots] + [again.lone_checkpoint.run]
    assert [run.seed for run in runs if run] == [0, 1, 2, 9]


def test_dropped_is_dropped_for_the_next_sitting_but_only_that_level(home: Path, kept: Profile) -> None:
    place = kept.checkpoint_of(kept.progress.slot)
    place.keep(RUN)
    place.drop("another")
    assert place.run == RUN
    place.drop("pond")
    place.drop("pond")
    kept.close()
    again = next_sitting()
    assert again.checkpoint_of(again.progress.slot).run is None and not again.notices


def test_nothing_is_written_before_a_checkpoint_is_reached(home: Path, kept: Profile) -> None:
    kept.checkpoint_of(kept.progress.slot).drop("pond")
    kept.close()
    assert not list(home.rglob("checkpoint*"))


@pytest.mark.parametrize("body", [b"", bytes(3000), b"{}", b"torn" * 99])
def test_a_damaged_file_is_one_line_and_the_checkpoint_before_it(home: Path, kept: Profile, body: bytes) -> None:
    place = kept.checkpoint_of(kept.progress.slot)
    place.keep(RUN)
    place.finish()
    place.keep(dataclasses.replace(RUN, checkpoint="spot-7", ticks=90))
    kept.close()
    file_of(home).write_bytes(body)
    again = next_sitting()
    assert again.checkpoint_of(again.progress.slot).run == RUN
    assert again.notices == [text("checkpoint.restored")]
    for backup in home.glob("data/checkpoint-1.json*"):
        backup.write_bytes(body)
    last = next_sitting()
    assert last.checkpoint_of(last.progress.slot).run is None and last.notices == [text("checkpoint.unread")]


@pytest.mark.parametrize("value", [{"run": 3}, {"run": []}, {"run": {}}, {"run": {"level": "pond"}}, {"run": RUN.values() | {"ticks": -1}}])
def test_a_file_of_something_else_is_one_kind_line(home: Path, value: dict[str, Any]) -> None:
    Store(file_of(home), "checkpoint").save(value)
    profile = next_sitting()
    assert profile.checkpoint_of(profile.progress.slot).run is None and profile.notices == [text("checkpoint.unread")]


def test_a_file_of_a_later_version_is_left_as_it_is(home: Path, kept: Profile) -> None:
    Store(file_of(home), "checkpoint", format=2).save({"anything": 1})
    before = file_of(home).read_bytes()
    kept.close()
    again = Profile()
    again.checkpoint_of(again.progress.slot).keep(RUN)
    again.close()
    assert file_of(home).read_bytes() == before and len(again.notices) == 1 and "please update" in again.notices[0]


def test_a_second_copy_goes_on_from_what_it_finds_and_keeps_nothing(home: Path, kept: Profile) -> None:
    place = kept.checkpoint_of(kept.progress.slot)
    place.keep(RUN)
    place.finish()
    second = Profile()
    found = second.checkpoint_of(second.progress.slot)
    assert found.run == RUN
    found.keep(dataclasses.replace(RUN, checkpoint="spot-7"))
    found.finish()
    assert not found.is_saved and second.notices == ["The game is already running. Nothing is saved in this second window."]
    second.close()
    kept.close()
    again = next_sitting()
    assert again.checkpoint_of(again.progress.slot).run == RUN


def test_a_disk_that_is_full_is_one_line_and_play_goes_on(home: Path, kept: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "save", lambda *_: SaveResult(False, "not saved: the disk is full"))
    place = kept.checkpoint_of(kept.progress.slot)
    session = PlaySession(pond(), keeper=place)
    for _ in range(400):
        session.tick(Intent(move=100))
    place.finish()
    assert kept.notices == ["not saved: the disk is full"] and not session.is_checkpoint_saved and place.run


def test_a_tick_never_waits_for_the_disk_and_the_newest_wins(home: Path, kept: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is held up until all ticks are played: none of them has waited, and what was overtaken meanwhile is not written at all."""
    go, written = threading.Event(), list[Any]()

    def slow(_: Store, value: dict[str, Any]) -> SaveResult:
        written.append(value["run"]["retries_here"])
        go.wait(60)
        return SaveResult(True)

    monkeypatch.setattr(Store, "save", slow)
    place = kept.checkpoint_of(kept.progress.slot)
    session = PlaySession(pond(), keeper=place)
    for _ in range(400):
        session.tick(Intent(move=100))
    assert session.run.arrival
    while not written:  # the thread has come to its turn
        go.wait(0.01)
    for _ in range(5):
        session.retry()
        session.tick(Intent(move=-100))
    assert written == [0] and not place.is_saved and place.run and place.run.retries_here == 5
    go.set()
    kept.close()
    assert written == [0, 5] and place.is_saved
