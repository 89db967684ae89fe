"""An app at its title, with somebody before it: keys, a pad, a pointer, a clock and a home of his own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from game.app.app import App
from game.app.window import Window
from game.core.files import user_folders
from game.localization.texts import text, use_key_names, use_pad_names
from game.save.profile import Profile
from game.screens import title as title_screen
from game.screens.play import resize_buffer
from game.screens.play.play import Play
from game.screens.table_menu import TableMenu
from game.screens.title import Title
from game.session.level_file import level_file
from game.sim.intent import Intent
from tests.conftest import POND

SIZE = (640, 360)
ESCAPE, ENTER = (41, pygame.K_ESCAPE), (40, pygame.K_RETURN)
UP, DOWN, LEFT, RIGHT = ((place, 0) for place in (pygame.KSCAN_UP, pygame.KSCAN_DOWN, pygame.KSCAN_LEFT, pygame.KSCAN_RIGHT))
X, E, Q, P, R = ((pygame.KSCAN_X, pygame.K_x), (8, pygame.K_e), (20, pygame.K_q), (19, pygame.K_p), (21, pygame.K_r))


A, B, PAD_Y, START, DPAD_DOWN, SHOULDER, BACK = (
    pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_Y, pygame.CONTROLLER_BUTTON_START,
    pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
    pygame.CONTROLLER_BUTTON_BACK,
)  # fmt: skip


class Desk:
    """An app at its title in a window that nobody sees, with a clock and a pointer of its own, and a home to keep things in."""

    def __init__(self, window: Window, kept: Profile, level: str = str(POND)) -> None:
        self.now, self.at = 1000.0, (0, 0)
        window.pointer = lambda: self.at  # type: ignore[method-assign]
        self.app = App(window, lambda: self.now, kept)
        self.app.push(Title(self.app, level_file(level), lambda: lambda world: Intent(move=100)))
        self.frames(2)

    @property
    def top(self) -> object:
        return self.app.screens[-1]

    def frames(self, number: int = 1, rate: int = 60) -> None:
        for _ in range(number):
            self.now += 1 / rate
            self.app.frame()

    def tap(self, *keys: tuple[int, int]) -> None:
        for place, code in keys:
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(pygame.Event(kind, scancode=place, key=code, mod=0))
            self.frames()

    def pad(self, *buttons: int) -> None:
        for button in buttons:
            for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
                pygame.event.post(pygame.Event(kind, button=button, instance_id=3))
            self.frames()

    def click(self, at: tuple[int, int]) -> None:
        self.at = at
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=pygame.BUTTON_LEFT, pos=at))
        self.frames()

    def choose(self, name: str) -> None:
        """Down to a row of the settings, by its name."""
        table = self.top
        assert isinstance(table, TableMenu)
        for _ in table.table():
            if table.table()[table.chosen].label == text(f"settings.{name}"):
                return
            self.tap(DOWN)
        raise AssertionError(f"no row {name}")

    def enter(self, row: str) -> None:
        """A row of the title's menu, by its text key."""
        title = self.top
        assert isinstance(title, Title)
        for _ in title.ways:
            if title.ways[title.chosen].row.label == text(row):
                break
            self.tap(DOWN)
        self.tap(ENTER)

    def row_of(self, row: str) -> int:
        """How far down the title's menu a row lies, by its text key."""
        title = self.top
        assert isinstance(title, Title)
        return [way.row.label for way in title.ways].index(text(row))

    def play(self) -> Play:
        self.enter("title.play")
        self.frames(2)
        assert isinstance(self.top, Play)
        return self.top

    def cells(self, screen: "TableMenu") -> dict[str, tuple[int, int]]:
        """Where in the picture the first cell of each row lies, by label."""
        lines, form = screen.table(), screen._form
        found: dict[str, tuple[int, int]] = {}
        for place, row, _, _ in form._places:
            found.setdefault(lines[row + screen.first].label, place.move(form._box.topleft).center)
        return found


class NothingAside:
    """Instead of a prerender, which takes a thread and two seconds: another size is shown in the next frame."""

    scene, done = None, True

    def __init__(self, level: object, size: tuple[int, int], *_: object, **__: object) -> None:
        self.size = size

    def abandon(self) -> None: ...


@contextmanager
def seated(home: Path, demo_lead_in_s: float = title_screen.DEMO_SHOWN_S, level: str = str(POND)) -> Iterator[Desk]:
    """At the title, with whatever is kept in that home; what has been painted for others is found. Behind most, a chase just begins."""
    painted = user_folders.cache()
    with pytest.MonkeyPatch.context() as here:
        here.setenv(user_folders.HOME_VARIABLE, str(home))
        here.setattr(user_folders, "cache", lambda: painted)
        here.setattr(resize_buffer, "ScenePrerender", NothingAside)
        here.setattr(title_screen, "DEMO_LEAD_IN_S", demo_lead_in_s)
        kept = Profile()
        with Window("test", SIZE, visible=False) as window:
            pygame.event.clear()
            yield Desk(window, kept, level)
        kept.close()
        use_key_names(None)
        use_pad_names(None)


def kept_now(desk: Desk) -> "object":
    """What the next start will find."""
    assert desk.app.profile
    desk.app.profile.close()
    again = Profile()
    again.close()
    return again.settings
