"""The graphics card is asked in a child process: whatever its driver does, the game goes on."""

import sys
from types import SimpleNamespace

import pygame
import pytest

from game.app import gpu_probe
from game.app.display import start_display
from game.app.gpu_probe import probe_gpu
from game.app.presenter_choice import wants_gpu


def test_without_an_accelerated_renderer_there_is_none() -> None:
    start_display(visible=False)
    assert gpu_probe.measure_gpu() is None, "the dummy driver has none"
    assert probe_gpu() is None


@pytest.mark.parametrize(
    ("child", "found"),
    [
        ("print('a driver says hello'); print(2.5)", 2.5),
        ("print('null')", None),
        ("print(2.5); import os; os.abort()", None),
        ("print('[]')", None),
        ("print('a driver says goodbye')", None),
        ("", None),
    ],
    ids=["a card", "none", "a driver that crashes", "no number", "words", "silence"],
)
def test_what_the_child_says_is_believed_only_if_it_lives_to_say_it(
    child: str, found: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gpu_probe, "own_command", lambda *_: [sys.executable, "-c", child])
    assert probe_gpu() == found


def test_a_driver_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu_probe, "own_command", lambda *_: [sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(gpu_probe, "PATIENCE_S", 0.5)
    assert probe_gpu() is None


def test_a_driver_that_renders_on_many_processors_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A software renderer on eight cores is quick by the clock; what it burns on them is counted."""
    clock, burnt = iter((0.0, 0.002)), iter((0.0, 0.016))
    monkeypatch.setattr(gpu_probe, "time", SimpleNamespace(perf_counter=clock.__next__, process_time=burnt.__next__))
    renderer = SimpleNamespace(clear=nothing, present=nothing, get_viewport=nothing, to_surface=nothing)
    cost = gpu_probe._probe_frame(renderer, SimpleNamespace(update=nothing, draw=nothing), pygame.Surface((8, 8)))
    assert cost == pytest.approx(16.0) and not wants_gpu("auto", (3840, 2160), lambda: cost)


def nothing(*_: object, **__: object) -> None:
    """What a driver does that costs nothing."""
