"""Shared by all tests: never a window on somebody's desk, never somebody's own level folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(tmp_path_factory.mktemp("levels")))
    yield


POND: Path = Path(__file__).parent / "shell" / "pond.json"
