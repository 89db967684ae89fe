"""A level that kills, hangs or swamps the engine is a line of text, and the checker lives on."""

import ctypes
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from game.level.loader import read
from game.session import trial_run
from game.session.trial_run import trial
from game.sim import world
from game.tools.checker import check
from tests.level import samples

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="these worlds are broken by forking")


@pytest.fixture(autouse=True)
def _alone() -> None:
    """What another file's tests still paint beside them is waited for: a trial forks only where nothing else runs."""
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    for thread in others:
        thread.join(30.0)
    assert threading.active_count() == 1, others


def lines(monkeypatch: pytest.MonkeyPatch, path: Path, hurt: Any) -> list[str]:
    class Hurting(world.World):
        def step(self, intents: Any) -> Any:
            if self.tick == 17:
                hurt()
            return super().step(intents)

    monkeypatch.setattr(world, "World", Hurting)
    return [str(problem) for problem in check(path)]


def swamp() -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def die() -> None:
    raise ZeroDivisionError("division by zero")


def hang() -> None:
    while True:
        pass


def wait() -> None:
    while True:
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("hurt", "said"),
    [
        (os.abort, "it kills the engine (SIGABRT) at tick 17 of 240"),
        (lambda: ctypes.string_at(0), "it kills the engine (SIGSEGV) at tick 17 of 240"),
        (lambda: os._exit(3), "it kills the engine (exit code 3) at tick 17 of 240"),
        (die, "it cannot be played: ZeroDivisionError: division by zero"),
    ],
)
def test_what_kills_the_engine_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hurt: Any, said: str) -> None:
    path = samples.write(tmp_path)
    found = lines(monkeypatch, path, hurt)
    assert len(found) == 1 and found[0].startswith(f"{path}:1:1: level: {said}")


@pytest.mark.parametrize("seconds", [1, pytest.param(3, marks=pytest.mark.nightly)])
def test_what_hangs_is_stopped_after_its_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    assert trial_run.CPU_SECONDS == 3.0
    monkeypatch.setattr(trial_run, "CPU_SECONDS", float(seconds))
    path = samples.write(tmp_path)
    before = children_s()
    found = lines(monkeypatch, path, hang)
    assert found == [f"{path}:1:1: level: it was stopped after {seconds} s, at tick 17 of 240 (too much happens at once)"]
    assert children_s() - before < seconds + 2, "the system counts whole seconds, and begins a fourth"


def test_what_neither_works_nor_ends_is_stopped_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial_run, "PATIENCE_S", 0.5)
    path = samples.write(tmp_path)
    (found,) = lines(monkeypatch, path, wait)
    assert found.startswith(f"{path}:1:1: level: it was stopped after 3 s")


def children_s() -> float:
    """Seconds of a processor that the children which have ended have used."""
    told = os.times()
    return told.children_user + told.children_system


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux only")
def test_what_swamps_the_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = samples.write(tmp_path)
    assert lines(monkeypatch, path, swamp) == [f"{path}:1:1: level: it needs more than 512 MB (make it smaller)"]


def test_a_real_abort_of_the_engine_is_contained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pymunk

    path = samples.write(tmp_path)
    found = lines(monkeypatch, path, lambda: pymunk.Body(-1.0, 1.0))
    assert len(found) == 1 and "it kills the engine (SIGABRT)" in found[0]


def test_a_sound_level_has_no_doubts(tmp_path: Path) -> None:
    assert check(samples.write(tmp_path)) == []


def test_with_other_threads_a_fresh_interpreter_is_used(tmp_path: Path) -> None:
    path = samples.write(tmp_path)
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert trial(read(path), path.read_text(encoding="utf-8")) == []
    finally:
        stop.set()
        other.join()


def test_won_before_anybody_moved(tmp_path: Path) -> None:
    at_once = {"id": "at-once", "when": [], "do": [{"act": "win", "reason": "won.set_down"}]}
    path = samples.write(tmp_path, triggers=[at_once])
    assert [str(problem) for problem in check(path)] == [f"{path}:1:1: level: warning: won after 0.0 s though nobody moved (won.set_down)"]


def test_a_normal_level_is_tried_within_300_ms(tmp_path: Path) -> None:
    path = samples.write(tmp_path)
    level, text = read(path), path.read_text(encoding="utf-8")
    taken = []
    for _ in range(5):
        start = time.process_time() + children_s()
        trial(level, text)
        taken.append(time.process_time() + children_s() - start)
    assert min(taken) < 0.3
