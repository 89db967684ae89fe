"""The first page: takes a level, shows a bot at play on it, and waits for somebody who wants to do better."""

from typing import TYPE_CHECKING

import pygame

from game.run import LevelFile, Player
from game.screens.card import BRUSH, PAPER, words
from game.screens.play import Play
from game.text import text

if TYPE_CHECKING:
    from game.app import App


class Title:
    """The lake lives behind the name; a run that ends there begins again."""

    def __init__(self, app: "App", source: LevelFile, player: Player | None) -> None:
        self.app, self.source = app, source
        self.behind = Play(app, source, player=player)

    def command(self, name: str) -> None:
        if name == "confirm":
            self.app.push(Play(self.app, self.source))
        elif name == "pause":
            self.app.quit()

    def update(self, now: float) -> None:
        self.behind.advance(now)
        ended = self.behind.run.ended
        if ended and self.behind.run.world.tick > ended["ticks"] + 600:
            self.behind.retry()

    def draw(self, picture: pygame.Surface) -> None:
        self.behind.draw(picture)
        width, height = picture.get_size()
        rows = (("game.title", 84, BRUSH, 0.22), ("game.tagline", 28, "", 0.36), ("title.hint", 22, "", 0.93))
        for key, size, face, down in rows:
            _printed(picture, text(key), size, face, (width // 2, round(height * down)))

    def leave(self) -> None:
        pass


def _printed(picture: pygame.Surface, line: str, size: float, face: str, centre: tuple[int, int]) -> None:
    """Pale words with an ink shadow, so that they hold over any sky."""
    height = picture.get_height()
    off = max(1, round(2 * height / 720))
    for colour, shift in (((27, 32, 48), off), (PAPER, 0)):
        row = words(line, size, colour, height, face) if face else words(line, size, colour, height)
        picture.blit(row, row.get_rect(center=(centre[0] + shift, centre[1] + shift)))
