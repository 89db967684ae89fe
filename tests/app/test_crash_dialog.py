"""A game that breaks in a window says so in a window, and ends when that has been read."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.__main__ import main
from game.app import crash_report
from game.level.errors.problem import Problem
from game.session import trial_run
from tests.conftest import POND
from tests.x11.desk import ROOT, Desk, until

BROKEN = """
import sys
from game.__main__ import main
from game.sim.world import World
step = World.step
def broken(world, intents):
    if world.tick == 60:
        raise ZeroDivisionError("no more water")
    return step(world, intents)
World.step = broken
sys.exit(main(["play", "log-bridge"]))
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="presses keys under X11")
def test_a_crash_in_a_window_is_shown_and_exits_3(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPIDERWEB_LAKE_HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", desk.display)
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.delenv(crash_report.DIALOGS)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # SDL shows the dialog from a child of its own: the group ends them all, however the test ends.
    game = subprocess.Popen([sys.executable, "-c", BROKEN], cwd=ROOT, text=True, start_new_session=True, **streams)
    try:
        (path,) = until(lambda: list((tmp_path / "logs").glob("crash-*.json")), "the crash file is written")
        time.sleep(1.0)
        assert game.poll() is None, "a dialog waits to be read"
        until(lambda: _answered(desk, game), "the dialog is answered")
        out, err = game.communicate(timeout=20)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(game.pid, signal.SIGKILL)
        game.communicate()
    assert (game.returncode, out) == (3, "")
    assert err.splitlines() == ["the game broke: ZeroDivisionError: no more water", f"What happened is written in {path}"]
    assert json.loads(path.read_text())["tick"] == 61
    assert "no more water" in (tmp_path / "logs" / "game.log").read_text()


def _answered(desk: Desk, game: "subprocess.Popen[str]") -> bool:
    """Click where its one button must be: in the middle of the screen, somewhere below its words."""
    for y in range(240, 460, 12):
        desk.do("mousemove", "640", str(y), "click", "1", check=False)  # the display may be gone with its last window
    time.sleep(0.2)
    return game.poll() is not None


def test_a_strange_level_that_kills_the_engine_is_one_line_and_never_a_dead_game(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Dead:
        def problems(self, wait: float = 0.0) -> list[Problem]:
            return [Problem((), "it kills the engine (SIGABRT)", "make it smaller")]

        def stop(self) -> None:
            raise AssertionError("it has ended by itself")

    monkeypatch.setattr(trial_run, "start_trial", lambda level, text: Dead())
    assert main(["play", str(POND), "--headless"]) == 2
    assert capsys.readouterr().err == f"{POND}: it kills the engine (SIGABRT) (make it smaller)\n"
    assert main(["play", "web-trap", "--headless"]) in (0, 1), "a level that came with the game is trusted"
