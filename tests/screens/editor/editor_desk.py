"""A level that is watched while somebody edits it, in a window that nobody sees: what tests of the maker's tools sit at."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame

from game.app.app import App
from game.app.window import Window
from game.screens.editor.editor import LevelEditor
from game.screens.play.play import Play
from game.session.level_file import level_file
from game.view.camera.viewport import Viewport
from tests.conftest import POND

SIZE = (640, 360)
FAR = 60.0
"""Seconds after which a saved file will not be shown any more."""


class Desk:
    """A watched level in a window that nobody sees, with a clock, a pointer and a clipboard of its own."""

    def __init__(self, window: Window, path: Path, size: tuple[int, int] = SIZE) -> None:
        self.size = size
        self.now, self.pointer = 1000.0, (320, 150)
        self.copied: list[str] = []
        self.app = App(window, lambda: self.now)
        self.path = path
        self.play = Play(self.app, level_file(str(path)), watch=True)
        assert self.play.editor
        self.editor: LevelEditor = self.play.editor
        self.editor.pointer, self.editor.clipboard = (lambda: self.pointer), self.copied.append
        self.app.push(self.play)
        self.frames(2)

    def frames(self, count: int) -> None:
        for _ in range(count):
            self.now += 1 / 60
            self.app.frame()

    def press(self, key: int) -> None:
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, scancode=0, mod=0))
        self.frames(1)

    def save(self, change: Callable[[dict[str, object]], None]) -> None:
        """Another version of the file, and frames until it is shown."""
        level = json.loads(self.path.read_text())
        change(level)
        self.path.write_text(json.dumps(level))
        before, end = self.play.run.source, time.monotonic() + FAR
        while self.play.run.source is before and time.monotonic() < end:
            self.frames(1)
            time.sleep(0.04)
        assert self.play.run.source is not before

    @property
    def tick(self) -> int:
        return self.play.run.world.tick

    def lens(self) -> Viewport:
        return Viewport(self.play.scene.camera, self.size)


@contextmanager
def opened(folder: Path, size: tuple[int, int] = SIZE) -> Iterator[Desk]:
    """The pond, copied there and played."""
    path = folder / "mine.json"
    path.write_text(POND.read_text())
    with Window("test", size, visible=False) as window:
        pygame.event.clear()
        made = Desk(window, path, size)
        yield made
        made.app.quit()
