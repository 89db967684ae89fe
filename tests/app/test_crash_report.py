"""When the game breaks: a file from which it breaks again, one plain line, exit code 3, and a log that bothers nobody."""

import itertools
import json
import logging
import random
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game.__main__ import main
from game.app import crash_report, logging_setup
from game.app.app import App
from game.app.crash_replay import is_crash_file, reproduce
from game.app.window import Window
from game.bots.registry import BOTS
from game.cli import commands
from game.core.errors import UserError
from game.core.files import user_folders
from game.core.ticks import TICKS_PER_SECOND
from game.screens.play.play import Play
from game.session.level_file import level_file
from game.session.run import Run, run_headless
from game.sim.characters.runner import Runner
from game.sim.story.triggers import Story
from game.sim.water.lake import Lake
from game.sim.world import World
from tests.conftest import POND
from tests.x11.desk import ROOT


class Hurt(Exception):
    """What nobody expected."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    return tmp_path


SITES: dict[str, tuple[type, str, Callable[..., int]]] = {
    "runner": (Runner, "act", lambda runner, world, *_: world.tick),
    "lake": (Lake, "step", lambda lake, tick: tick),
    "story": (Story, "run_story", lambda story, world: world.tick),
    "hash": (World, "state_hash", lambda world: world.tick),
}


def break_at(monkeypatch: pytest.MonkeyPatch, site: str, tick: int) -> None:
    room, name, tick_of = SITES[site]
    whole = getattr(room, name)

    def broken(*words: Any) -> Any:
        if tick_of(*words) == tick:
            raise Hurt(f"in {site} at {tick}")
        return whole(*words)

    monkeypatch.setattr(room, name, broken)


def test_200_crashes_each_happen_again_from_their_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source, chance, same = level_file(str(POND)), random.Random(7), 0
    for number in range(200):
        with monkeypatch.context() as patch:
            site = chance.choice(list(SITES))
            break_at(patch, site, chance.randrange(1, 3) * 60 if site == "hash" else chance.randrange(120))
            run, bot = Run(source, number), BOTS["random"](number)
            with pytest.raises(Hurt) as met:
                run_headless(run, bot.act, 300)
            path = crash_report.write(met.value, tmp_path)
            assert path and is_crash_file(path)
            again = reproduce(path)
            same += again.same
            path.unlink()
    assert same == 200


def test_what_a_crash_file_tells(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    break_at(monkeypatch, "story", 700)
    run, bot = Run(level_file(str(POND)), 7), BOTS["random"](7)
    with pytest.raises(Hurt) as met:
        for _ in range(800):
            run.step({"runner": bot.act(run.world)})
    path = crash_report.write(met.value)
    assert path and path.parent == tmp_path / "logs"
    told = json.loads(path.read_text())
    assert told["error"].startswith("Hurt: in story") and "raise Hurt" in told["traceback"]
    assert (told["seed"], told["tick"], told["level_sha256"]) == (7, 701, run.source.sha256)
    assert sum(count for _, count in told["last_intents"]["runner"]) == 600
    assert sum(told["run"]["tracks"]["runner"][1::2]) == 701, "with the tick that broke"
    assert json.loads(told["level_text"])["name"] == run.world.level.name
    monkeypatch.undo()
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    again = reproduce(path)
    assert (again.same, again.why) == (False, "701 ticks, and nothing broke"), "mended since"


def test_an_error_in_the_picture_happens_again_with_its_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.view.scene import Scene

    def broken(scene: Scene, *words: Any, **more: Any) -> None:
        if scene.after.seconds > 39.5 / TICKS_PER_SECOND:
            raise Hurt("no more ink")

    monkeypatch.setattr(Scene, "draw", broken)
    with Window("test", (320, 180), visible=False) as window:
        app = App(window, itertools.count(0.0, 0.001).__next__)  # no frame takes as long as a tick
        with pytest.raises(Hurt) as met:
            app.push(Play(app, level_file(str(POND))))
            while True:
                app.frame()
    path = crash_report.write(met.value)
    assert path
    again = reproduce(path)
    assert again.same and again.tick == 40


def test_the_player_reads_one_plain_word_and_the_code_is_3(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(asked: object) -> int:
        raise Hurt("ouch\ud800")

    monkeypatch.setitem(commands.RUN, "schema", work)
    code = main(["schema"])
    assert code == crash_report.EXIT_CRASH == 3
    out, err = capsys.readouterr()
    (path,) = (home / "logs").glob("crash-*.json")
    assert out == "" and err.splitlines()[1] == f"What happened is written in {path}"
    assert "run" not in json.loads(path.read_text())
    with pytest.raises(UserError, match="nothing was being played"):
        reproduce(path)


RUN = ROOT / "tests" / "replays" / "03-the-crossing-steady-0.json"
BROKEN_VERBS = """
import sys
from game.__main__ import main
from game.sim.world import World
def broken(world, intents):
    raise ZeroDivisionError("no more water")
World.step = broken
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("words", [["bench"], ["play", "03-the-crossing", "--headless"], ["replay", str(RUN), "--verify"]])
def test_a_verb_without_a_window_breaks_in_two_lines(words: list[str], home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", BROKEN_VERBS, *words], cwd=ROOT, capture_output=True, text=True, timeout=120)
    (path,) = (home / "logs").glob("crash-*.json")
    said = ["the game broke: ZeroDivisionError: no more water", f"What happened is written in {path}"]
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (3, "", said)
    assert "no more water" in json.loads(path.read_text())["traceback"]


def test_what_a_person_should_read_is_no_crash(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def work(asked: object) -> int:
        raise UserError("no such level")

    monkeypatch.setitem(commands.RUN, "schema", work)
    assert main(["schema"]) == 2 and capsys.readouterr().err == "no such level\n"
    monkeypatch.setitem(commands.RUN, "schema", lambda asked: 1)
    assert main(["schema"]) == 1
    assert not (home / "logs").exists()


def test_nowhere_to_write_and_nobody_to_tell(monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (home / "logs").write_text("in the way")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(elsewhere))
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert logging_setup.start() is None
    assert crash_report.report(Hurt("x")) == 3
    assert len(list(elsewhere.glob("crash-*.json"))) == 1
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(home / "logs"))
    assert crash_report.write(Hurt("x")) is None


def test_old_crash_files_go(home: Path) -> None:
    for _ in range(crash_report.MAX_FILES + 5):
        assert crash_report.write(Hurt("x"))
    assert len(list((home / "logs").glob("crash-*.json"))) == crash_report.MAX_FILES


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"crash": 1, ',
        b'{"crash": 1, "run": 3}',
        b'{"crash": 2}',
        b'{"crash": 1, "run": {}, "level_text": "{"}',
        b'{"crash":' * 999,
    ],
)
def test_a_wrong_crash_file_is_one_complaint(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "crash.json"
    path.write_bytes(body)
    with pytest.raises(UserError):
        reproduce(path)
    assert not is_crash_file(tmp_path) and not is_crash_file(tmp_path / "none")


@pytest.fixture
def told(home: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    path = logging_setup.start()
    assert path
    yield path
    logging_setup.stop()
    logging.captureWarnings(False)
    root.setLevel(level)
    threading.excepthook = threading.__excepthook__


def test_the_log_hears_pymunk_warnings_and_threads_and_does_not_grow(told: Path) -> None:
    logging.getLogger("pymunk._callbacks").error("from a callback")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn("careful \ud800", stacklevel=1)
        thread = threading.Thread(target=lambda: 1 // 0, name="weaver")
        thread.start()
        thread.join()
    text = told.read_text(encoding="utf-8")
    for words in ("from a callback", "careful", "thread weaver died", "ZeroDivisionError", "version "):
        assert words in text
    for _ in range(12_000):
        logging.getLogger("game").info("x" * 100)
    files = sorted(path.name for path in told.parent.iterdir())
    assert files == ["game.log", "game.log.1", "game.log.2", "game.log.3", "stacks.log"]
    assert sum(path.stat().st_size for path in told.parent.iterdir()) < 1_100_000


def test_a_dying_process_leaves_its_stack_without_a_stderr(home: Path) -> None:
    code = "import sys; sys.stderr = sys.stdout = None\nfrom game.app import logging_setup\nlogging_setup.start()\n"
    code += "import ctypes; ctypes.string_at(0)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60)
    assert done.returncode != 0
    assert "string_at" in (home / "logs" / "stacks.log").read_text()
    assert logging_setup.start()
    assert "died and left its stack" in (home / "logs" / "game.log").read_text() or logging_setup.stop() is None
    logging_setup.stop()
