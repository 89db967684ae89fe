"""The first page: takes a level, shows a bot at play on it, and waits for somebody who wants to do better."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.controls import KEYBOARD
from game.level.model import Level
from game.run import LevelFile, Player
from game.screens.bare import Bare
from game.screens.lakes import Lakes
from game.screens.menu import Menu, assets
from game.screens.play import Play
from game.text import text
from game.view.camera import HEIGHT
from game.view.canvas import stamp
from game.view.scene import Scene
from game.view.slip import HAND, TITLES, words

if TYPE_CHECKING:
    from game.app import App

PALE, INK = (241, 228, 200), (27, 32, 48)
ROWS = (("game.title", 92, TITLES, 0.13), ("game.tagline", 30, HAND, 0.86))
"""Key, size in reference pixels, face, and how far down."""
WAYS = ("confirm", "up", "down", "escape")
"""The ways on, by command, in the order of the foot line."""
WAY_WORDS = ("title.run", "title.lakes", "title.settings", "title.leave")
FOOT, FOOT_DOWN, FOOT_GAP = 22, 0.94, 34
"""Of the foot line: size, how far down, and what lies between two ways."""
NOTICE, MOST_NOTICES = 18, 4
"""Size in reference pixels, and how many are shown."""

OUT_ON_IT = 0.28
"""How far across the lake the demonstration begins: a title page shows water."""


class Demonstration(Play):
    """A run with nothing written on it, begun out on the lake."""

    demonstrates = True

    def _begin(self) -> None:
        super()._begin()
        for lake in self.run.world.lakes[:1]:
            x = lake.left + OUT_ON_IT * (lake.right - lake.left)
            self.run.world.runner.place(x, lake.sample(x).surface)

    def prepare(self) -> bool:
        """It is never tried again from a checkpoint."""
        return self.scene.prepare_next()

    def scene_of(self, level: Level) -> Scene:
        older = self.shown_before()
        return Bare(level, older.size if older else self.app.window.picture_size, older=older)


class Title:
    """The lake lives behind the name; a run that ends there begins again."""

    pointed = True
    still = False

    def __init__(self, app: "App", source: LevelFile, cast: Callable[[], Player]) -> None:
        self.app, self.source = app, source
        self.behind = Demonstration(app, source, cast=cast)
        self._size, self._used = (0, 0), KEYBOARD
        self._rows: list[pygame.Surface] = []
        self._notices: list[pygame.Surface] = []
        self._ways: list[tuple[pygame.Surface, pygame.Rect]] = []
        self._under: str | None = None

    @property
    def scene(self) -> Scene:
        return self.behind.scene

    def command(self, name: str) -> None:
        if name == "mark":
            self.command(self._under or "")
        elif name in ("confirm", "pause"):  # Start on a pad
            self.app.push(Play(self.app, self.source))
        elif name == "up":
            self.app.push(Lakes(self.app, self))
        elif name == "down":
            from game.screens.settings import Settings  # the first picture does not wait for it

            self.app.push(Settings(self.app, self))
        elif name == "escape":
            self.app.quit()
        elif name == "back":
            self._ask()

    def _ask(self) -> None:
        """B was most likely pressed once too often: it leads back to the title, and so does A."""
        card = Menu(self, text("title.sure"), ((text("title.go"), self.app.quit), (text("title.stay"), self.app.pop)))
        card.chosen = 1
        self.app.push(card)

    def point(self, at: tuple[int, int]) -> None:
        """Every way of the foot line can be clicked."""
        self._under = next((way for way, (_, place) in zip(WAYS, self._ways, strict=False) if place.collidepoint(at)), None)

    def update(self, now: float) -> None:
        self.behind.advance(now)
        ended = self.behind.run.ended
        if ended and self.behind.run.world.tick > ended["ticks"] + 600:
            self.behind.restart()

    def draw(self, picture: pygame.Surface) -> None:
        self.behind.draw(picture)
        if (picture.get_size(), self.app.controls.used) != (self._size, self._used):
            self._size, self._used = picture.get_size(), self.app.controls.used
            self._rows = [_printed(text(key), size * self._size[1] / HEIGHT, face) for key, size, face, _ in ROWS]
            self._notices = []
            self._ways = self._foot(self._size)
        if self.app.screens and self.app.screens[-1] is not self:
            return  # a card lies on it: the lake is enough
        self._draw_notices(picture)
        for row, (_, _, _, down) in zip(self._rows, ROWS, strict=True):
            centre = round(self._size[1] * down)
            stamp(picture, row, row.get_rect(center=(self._size[0] // 2, centre)).topleft)
        for row, place in self._ways:
            stamp(picture, row, place.topleft)

    def prepare(self) -> bool:
        return self.behind.prepare()

    def leave(self) -> None:
        pass

    @staticmethod
    def _foot(size: tuple[int, int]) -> list[tuple[pygame.Surface, pygame.Rect]]:
        """The ways on, side by side in the middle."""
        k = size[1] / HEIGHT
        rows = [_printed(text(key), FOOT * k, HAND) for key in WAY_WORDS]
        gap = round(FOOT_GAP * k)
        left = (size[0] - sum(row.get_width() for row in rows) - gap * (len(rows) - 1)) // 2
        places = []
        for row in rows:
            places.append((row, row.get_rect(midleft=(left, round(size[1] * FOOT_DOWN)))))
            left += row.get_width() + gap
        return places

    def _draw_notices(self, picture: pygame.Surface) -> None:
        """What the player should know of his settings and records, small, in the upper left."""
        told = self.app.kept.notices[:MOST_NOTICES] if self.app.kept else []
        if len(told) != len(self._notices):
            self._notices = [_printed(line[:110], NOTICE * self._size[1] / HEIGHT, HAND) for line in told]
        for number, row in enumerate(self._notices):
            stamp(picture, row, (row.get_height() // 2, round((0.5 + number) * row.get_height())))


def _printed(line: str, pixels: float, face: str) -> pygame.Surface:
    """Pale words with an ink shadow, so that they hold over any sky."""
    dark, pale = (words(assets(), line, pixels, colour, face) for colour in (INK, PALE))
    shift = max(1, round(pixels / 28))
    both = pygame.Surface((pale.get_width() + shift, pale.get_height() + shift), pygame.SRCALPHA, 32)
    stamp(both, dark, (shift, shift))
    stamp(both, pale, (0, 0))
    return both
