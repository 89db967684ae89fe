"""Shared by all tests: never a window on somebody's desk, never a file in somebody's own folders."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="spiderweb-lake-tests-"))
"""Settings, records, logs and kept prints of the whole session and its child processes."""
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS"] = "1"  # no window of a test has the keyboard
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["SPIDERWEB_LAKE_HOME"] = str(HOME)
os.environ["SPIDERWEB_LAKE_DIALOGS"] = "off"
os.environ["XDG_CACHE_HOME"] = str(HOME / "cache")

POND: Path = Path(__file__).parent / "screens" / "pond.json"


@pytest.fixture(autouse=True)
def _own_levels(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SPIDERWEB_LAKE_LEVELS", str(tmp_path_factory.mktemp("levels")))
    yield
