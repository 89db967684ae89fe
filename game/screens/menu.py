"""A card with choices: takes words and what each does, gives a screen that waits for an answer."""

from collections.abc import Callable, Sequence

import pygame

from game.screens.card import card, shade
from game.screens.screen import Screen

Choice = tuple[str, Callable[[], None]]


class Menu:
    """Over the screen `behind`, which is drawn but gets no time."""

    def __init__(self, behind: Screen, title: str, choices: Sequence[Choice], lines: Sequence[str] = ()) -> None:
        self.behind, self.title, self.choices, self.lines = behind, title, list(choices), list(lines)
        self.chosen = 0

    def command(self, name: str) -> None:
        if name in ("up", "down"):
            self.chosen = (self.chosen + (1 if name == "down" else -1)) % len(self.choices)
        elif name == "confirm":
            self.choices[self.chosen][1]()

    def update(self, now: float) -> None:
        pass

    def draw(self, picture: pygame.Surface) -> None:
        self.behind.draw(picture)
        shade(picture)
        card(picture, self.title, self.lines, [words for words, _ in self.choices], self.chosen)

    def leave(self) -> None:
        pass
