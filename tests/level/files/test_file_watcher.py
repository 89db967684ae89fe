"""What somebody who edits a level while it runs may rely on."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level.errors.problem import Problem
from game.level.files.file_watcher import LevelWatcher
from game.level.model import Level
from tests.level import samples


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def watched(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LevelWatcher]:
    with LevelWatcher(samples.write(tmp_path), polling=request.param) as watcher:
        time.sleep(0.1)
        yield watcher


def news(watcher: LevelWatcher, seconds: float = 30.0) -> None | Level | list[Problem]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (found := watcher.poll()) is not None:
            return found
        time.sleep(0.005)
    return None


def test_an_untouched_file_is_no_news(watched: LevelWatcher) -> None:
    assert news(watched, 0.4) is None


def test_a_save_is_seen_within_half_a_second(watched: LevelWatcher) -> None:
    taken = []
    for name in ("Pool", "Puddle", "Lake"):
        samples.write(watched.path.parent, name=name)
        saved = time.monotonic()
        found = news(watched)
        taken.append(time.monotonic() - saved)
        assert isinstance(found, Level) and found.name == name
    assert min(taken) < 0.5


def test_a_broken_save_tells_why_and_a_mended_one_plays(watched: LevelWatcher) -> None:
    watched.path.write_text(samples.text().replace('"name"', '"nmae"'), encoding="utf-8")
    found = news(watched)
    assert isinstance(found, list) and "did you mean" in found[0].hint
    samples.write(watched.path.parent, name="Mended")
    found = news(watched)
    assert isinstance(found, Level) and found.name == "Mended"


def test_the_same_text_again_is_no_news(watched: LevelWatcher) -> None:
    samples.write(watched.path.parent)
    os.utime(watched.path)
    assert news(watched, 0.5) is None


def test_editors_that_save_by_renaming(watched: LevelWatcher) -> None:
    other = samples.write(watched.path.parent, "pond.json~", name="Renamed")
    os.replace(watched.path, watched.path.with_suffix(".bak"))
    time.sleep(0.05)
    os.replace(other, watched.path)
    found = news(watched)
    assert isinstance(found, Level) and found.name == "Renamed"


def test_a_deleted_file_is_told_and_its_return_too(watched: LevelWatcher) -> None:
    watched.path.unlink()
    found = news(watched)
    assert isinstance(found, list) and found[0].reason == "no such file"
    samples.write(watched.path.parent, name="Back")
    found = news(watched)
    assert isinstance(found, Level) and found.name == "Back"


def test_half_written_files_are_never_shown(watched: LevelWatcher) -> None:
    whole = samples.text(name="Whole").encode()
    with watched.path.open("wb", buffering=0) as file:
        for at in range(0, len(whole), 200):
            file.write(whole[at : at + 200])
            time.sleep(0.01)
    found = news(watched)
    assert isinstance(found, Level) and found.name == "Whole"


def test_a_hundred_saves_a_second_end_with_the_last(watched: LevelWatcher) -> None:
    """Every level seen is one of those saved: nothing mixed, and the last one in the end."""
    done = threading.Event()

    def save() -> None:
        for n in range(200):
            hour = n / 10
            samples.write(watched.path.parent, name=f"Save {n}", hour=hour)
            time.sleep(0.01)
        done.set()

    writer = threading.Thread(target=save)
    writer.start()
    seen: list[Level] = []
    while not done.is_set():
        if isinstance(found := watched.poll(), Level):
            seen.append(found)
        time.sleep(0.002)
    writer.join()
    while (not seen or seen[-1].name != "Save 199") and isinstance(found := news(watched), Level):
        seen.append(found)
    assert news(watched, 0.4) is None
    assert all(level.name == f"Save {round(level.hour * 10)}" for level in seen)
    assert seen[-1].name == "Save 199"


def test_a_folder_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "levels"
    folder.mkdir()
    with LevelWatcher(samples.write(folder)) as watcher:
        time.sleep(0.1)
        shutil.rmtree(folder)
        found = news(watcher)
        assert isinstance(found, list) and found[0].reason == "no such file"
        folder.mkdir()
        samples.write(folder, name="Back")
        found = news(watcher)
        assert isinstance(found, Level) and found.name == "Back"


def test_a_fault_of_the_reader_does_not_end_the_watching(watched: LevelWatcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(text: str, file: str) -> Level:
        raise ZeroDivisionError("division by zero")

    with monkeypatch.context() as broken:
        broken.setattr("game.level.files.file_watcher.level_of", stumble)
        samples.write(watched.path.parent, name="First")
        found = news(watched)
        assert isinstance(found, list) and found[0].reason == "the reader stumbled: ZeroDivisionError: division by zero"
    samples.write(watched.path.parent, name="Second")
    found = news(watched)
    assert isinstance(found, Level) and found.name == "Second"


def test_leaving_stops_the_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    watcher = LevelWatcher(samples.write(tmp_path))
    watcher.close()
    assert threading.active_count() == before
