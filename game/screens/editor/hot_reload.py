"""Hot reload: each sound version of the level's file once; problems of an unsound one are shown on the picture."""

from dataclasses import replace

import pygame

from game.level.errors.problem import Problem
from game.level.files.file_watcher import LevelWatcher
from game.level.model import Level
from game.localization.texts import text
from game.screens.menu import assets
from game.session.level_file import LevelFile
from game.view.camera.camera import HEIGHT
from game.view.render.safe_draw import blit_at
from game.view.ui.paper import TITLES, render_text, text_panel, wrapped

MAX_LINES = 6
MAX_LETTERS = 110
"""In a row of the card."""


class Reload:
    """While a file is not valid the last good level goes on."""

    def __init__(self, source: LevelFile) -> None:
        self._source = source
        self._watcher = LevelWatcher(source.path)
        self.wrong: list[str] = []
        self._slip: pygame.Surface | None = None

    def changed(self) -> LevelFile | None:
        """The level anew, if its file has been saved since the last look and is sound."""
        news = self._watcher.poll()
        if news is None:
            return None
        self._slip = None
        self.wrong = [] if isinstance(news, Level) else [text("pause.reload"), *self._lines(news)]
        if not isinstance(news, Level):
            return None
        self._source = replace(self._source, level=news, sha256=self._watcher.sha256)
        return self._source

    def _lines(self, problems: list[Problem]) -> list[str]:
        """The file by its name alone, for it lies open beside the game; no line is wider than the picture."""
        told = [str(problem.in_file(self._source.path.name)) for problem in problems[:MAX_LINES]]
        rows = [row for line in told for row in wrapped(line, MAX_LETTERS)]
        return rows if len(problems) <= MAX_LINES else [*rows, text("maker.more", count=str(len(problems) - MAX_LINES))]

    def draw(self, picture: pygame.Surface) -> None:
        """The complaint, if there is one."""
        if not self.wrong:
            return
        px = picture.get_height() / HEIGHT
        if self._slip is None:
            self._slip = text_panel(
                assets(), [render_text(assets(), line, 17 * px, face=TITLES) for line in self.wrong], px, len(self.wrong)
            )
        left = (picture.get_width() - self._slip.get_width()) // 2
        blit_at(picture, self._slip, (left, round(120 * px)))

    def close(self) -> None:
        self._watcher.close()
