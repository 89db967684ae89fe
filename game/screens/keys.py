"""What the hands can do: a card with the keys, from which any key leads back."""

from typing import TYPE_CHECKING

from game.screens.menu import Menu
from game.screens.screen import Screen
from game.text import text

if TYPE_CHECKING:
    from game.app import App

LINES = ("move", "leap", "sprint", "crouch", "pill", "seal", "retry", "full_screen")


class Keys(Menu):
    def __init__(self, app: "App", behind: Screen) -> None:
        super().__init__(behind, text("keys.title"), ((text("keys.back"), app.pop),), [text(f"keys.{line}") for line in LINES])
        self._app = app

    def command(self, name: str) -> None:
        if name == "pause":
            self._app.pop()
        else:
            super().command(name)
