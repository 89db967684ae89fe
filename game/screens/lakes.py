"""A player's own lakes: a card that names them, plays the chosen one, and opens the folder that they lie in."""

from functools import partial
from typing import TYPE_CHECKING

from game import browse
from game.complaint import Complaint, printable
from game.level import library
from game.screens.menu import Choice, Menu
from game.screens.opening import Opening
from game.screens.screen import Screen
from game.text import text

if TYPE_CHECKING:
    from game.app import App

MOST = 8
"""Lakes that fit on the card; the newest come first."""
LETTERS = 40
"""Of a lake's name that are shown."""


class Lakes(Menu):
    def __init__(self, app: "App", behind: Screen) -> None:
        self._app = app
        own = [entry for entry in library.all() if entry.yours]
        choices: list[Choice] = [(name_of(entry), partial(self._play, entry)) for entry in newest(own)]
        choices += [(text("lakes.open"), self._open), (text("lakes.back"), app.pop)]
        super().__init__(behind, text("lakes.title"), choices, [str(library.user_folder())] + [text("lakes.none")] * (not own))

    def _play(self, entry: library.Entry) -> None:
        self._app.push(Opening(self._app, self.behind, str(entry.path), name_of(entry)))

    def _open(self) -> None:
        try:
            browse.show_yours()
        except Complaint as complaint:
            self._app.push(Menu(self, text("lakes.title"), ((text("lakes.back"), self._app.pop),), complaint.lines[:4]))


def name_of(entry: library.Entry) -> str:
    """As it stands on the card."""
    name = printable(entry.name.removeprefix(library.YOURS))
    return name if len(name) <= LETTERS else name[: LETTERS - 3] + "..."


def newest(entries: list[library.Entry]) -> list[library.Entry]:
    """The last saved first, as many as fit."""

    def saved(entry: library.Entry) -> float:
        try:
            return entry.path.stat().st_mtime
        except OSError:
            return 0.0

    return sorted(entries, key=saved, reverse=True)[:MOST]
