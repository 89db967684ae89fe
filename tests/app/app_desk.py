"""An app without a title, in a window that nobody sees, with a clock that a test turns: fixtures and hands."""

from collections.abc import Iterator

import pygame
import pytest

from game.app.app import App
from game.app.window import Window
from game.screens.play.play import Play
from game.session.level_file import level_file
from tests.conftest import POND

SIZE = (320, 180)


class Clock:
    """A clock that shows what it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> Iterator[App]:
    with Window("test", SIZE, visible=False) as window:
        pygame.event.clear()
        yield App(window, clock)


@pytest.fixture
def play(app: App) -> Play:
    screen = Play(app, level_file(str(POND)))
    app.push(screen)
    app.frame()
    app.frame()  # the time that the first one took does not count
    return screen


def frames(app: App, clock: Clock, seconds: float, rate: int = 60) -> None:
    for _ in range(round(seconds * rate)):
        clock.now += 1 / rate
        app.frame()


def post(kind: int, **values: object) -> None:
    pygame.event.post(pygame.Event(kind, **values))


def press(place: int, code: int = 0) -> None:
    post(pygame.KEYDOWN, scancode=place, key=code, mod=0)


def let_go(place: int, code: int = 0) -> None:
    post(pygame.KEYUP, scancode=place, key=code, mod=0)
