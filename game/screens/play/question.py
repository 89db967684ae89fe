"""Question: asked before something is lost."""

from collections.abc import Callable

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.menu import Menu
from game.screens.screen import Screen


class Question(Menu):
    """What stands first keeps it, and so does Esc."""

    def back(self) -> None:
        self.choices[0][1]()


def ask_restart(app: AppContext, behind: Screen, restart: Callable[[], None]) -> None:
    """With a checkpoint behind him the chapter's start is far off: asked once."""

    def chosen() -> None:
        app.pop()
        restart()

    choices = [(text("results.keep"), app.pop), (text("results.from_start"), chosen)]
    app.push(Question(behind, text("results.ask_restart"), choices))
