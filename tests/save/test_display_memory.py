"""What was measured of the display is remembered, and a damaged or missing note only costs a measurement."""

from pathlib import Path

import pytest

from game.core.files import user_folders
from game.save.display_memory import FILE, DisplayMemory


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def test_it_is_there_at_the_next_start() -> None:
    memory = DisplayMemory()
    memory.heights, memory.gpu = {2160: 1080}, {"x11": 2.5, "wayland": None}
    memory.save()
    again = DisplayMemory()
    assert (again.heights, again.gpu) == (memory.heights, memory.gpu)


@pytest.mark.parametrize(
    "body", ("", "{", "[]", '{"heights": 3}', '{"heights": {"a": 1}, "gpu": {}}', '{"heights": {"720": null}, "gpu": {}}')
)
def test_a_damaged_note_is_no_note(body: str) -> None:
    user_folders.cache().mkdir(parents=True)
    (user_folders.cache() / FILE).write_text(body)
    assert DisplayMemory().gpu == {}
    assert DisplayMemory().heights == {}


def test_a_folder_that_cannot_be_written_is_no_misfortune(home: Path) -> None:
    (home / "cache").write_text("a file where a folder should be")
    DisplayMemory().save()
    assert DisplayMemory().heights == {}
