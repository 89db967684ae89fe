"""Files that are still being written, pipes, and standard input: read right, or told in one line, and nobody waits for ever."""

import io
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.__main__ import main
from game.bots.registry import make_bot
from game.core.files import settled_file
from game.level.loader import read
from game.session.level_file import level_file
from game.session.run import Run, run_headless
from tests.conftest import POND


def typed(*words: str, given: bytes = b"") -> tuple[int, str, str]:
    """In a process of its own."""
    done = subprocess.run([sys.executable, "-X", "utf8", "-m", "game", *words], input=given, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """As `typed`, in this process."""

    def say(*words: str, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
        code = main(words)
        return code, *capsys.readouterr()

    return say


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("run") / "run.json"
    made, act = Run(level_file(str(POND))), make_bot("runs")
    run_headless(made, act, 120 * 60)
    made.save(path)
    return path.read_bytes()


def slowly(path: Path, body: bytes, pieces: int = 12) -> threading.Thread:
    """As a program writes that does not write beside: emptied first, then in pieces."""
    size = -(-len(body) // pieces)

    def write() -> None:
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(body), size):
                file.write(body[start : start + size])
                time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    while not path.exists():
        time.sleep(0.001)
    return writer


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for a writer whom a busy machine lets write only now and then."""
    for name, seconds in (("PAUSE_S", 0.5), ("FRESH_S", 5.0), ("PATIENCE_S", 30.0)):
        monkeypatch.setattr(settled_file, name, seconds)


@pytest.mark.usefixtures("unhurried")
def test_a_level_that_is_being_written_is_read_when_it_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        path = tmp_path / f"{number}.json"
        writer = slowly(path, POND.read_bytes())
        if number:
            assert main(["check", str(path)]) == 0 and capsys.readouterr().out == ""
        else:
            assert read(path).name == "The Pond"
        writer.join()


@pytest.mark.usefixtures("unhurried")
def test_a_run_that_is_being_written_is_verified_when_it_is_done(run: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = slowly(tmp_path / "run.json", run)
    assert main(["replay", str(tmp_path / "run.json"), "--verify"]) == 0
    assert capsys.readouterr().out.startswith("verified")
    writer.join()


def test_a_file_that_was_left_half_written_is_told_soon(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(settled_file, "time", SimpleNamespace(monotonic=time.monotonic, time=time.time, sleep=waited.append))
    (tmp_path / "half.json").write_bytes(POND.read_bytes()[:200])
    assert main(["check", str(tmp_path / "half.json")]) == 1 and capsys.readouterr().out.count("\n") == 1
    assert sum(waited) < 1.0


def test_standard_input_is_a_file_called_minus(run: bytes, said: Say) -> None:
    assert typed("check", "-", given=POND.read_bytes()) == (0, "", "")
    assert said("check", "-", given=POND.read_bytes()) == (0, "", "")
    code, out, err = said("check", "-", given=b"{")
    assert code == 1 and out.startswith("-:1:2: ") and err == ""
    code, out, err = said("prove", "-", given=POND.read_bytes())
    assert code == 0 and out.startswith("-") and "won by" in out and err == ""
    code, out, err = said("prove", "-", given=b"{")
    assert code == 2 and out == "" and err.startswith("-:1:2: ")
    code, out, err = said("replay", "-", "--verify", given=run)
    assert code == 0 and out.startswith("verified") and err == ""
    for nothing in (b"", b"\xff\xfe", b"[]"):
        code, out, err = said("replay", "-", "--verify", given=nothing)
        assert code == 2 and out == "" and err.startswith("-: not a recorded run: ") and err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("words", [("check",), ("prove",), ("replay",), ("replay", "--verify"), ("play", "--headless")])
def test_a_pipe_is_refused_at_once(words: tuple[str, ...], tmp_path: Path, said: Say) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    code, out, err = (typed if words == ("check",) else said)(words[0], str(pipe), *words[1:])
    assert code in (1, 2) and (out + err).count("\n") == 1 and "not a regular file" in out + err


def test_a_crash_file_from_standard_input_is_known(said: Say) -> None:
    told = json.dumps({"crash": 1, "version": "0", "traceback": "x"}).encode()
    code, _, err = said("replay", "-", given=told)
    assert code == 2 and "nothing was being played" in err
