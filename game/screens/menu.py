"""Menu: a paper dialog with choices."""

from collections.abc import Callable, Sequence
from functools import cache

import pygame

from game.screens.screen import Screen
from game.view.camera.camera import HEIGHT
from game.view.render.assets import Assets
from game.view.ui.dialog import Dialog
from game.view.ui.paper import HAND

Choice = tuple[str, Callable[[], None]]

SHADE = (11, 13, 18, 96)


@cache
def assets() -> Assets:
    """Fonts and paper for all screens."""
    return Assets()


class Menu:
    """Over the screen `behind`, which is drawn but gets no time."""

    uses_pointer = True
    seal = "seal"
    """Which stamp is pressed in the card's corner."""
    scene = None
    face = HAND
    """In which its lines are written."""

    def __init__(self, behind: Screen, title: str, choices: Sequence[Choice], lines: Sequence[str] = ()) -> None:
        self.behind, self.title, self.choices, self.lines = behind, title, list(choices), list(lines)
        self.chosen = 0
        self._under: int | None = None
        """The choice under the pointer."""
        self._card = Dialog(assets(), 1.0)
        self._dim_overlay = pygame.Surface((0, 0))

    @property
    def still(self) -> bool:
        """A card that asks nothing of the clock does not move, nor does what lies behind it."""
        return type(self).update is Menu.update

    def command(self, name: str) -> None:
        if name in ("up", "down"):
            self.chosen = (self.chosen + (1 if name == "down" else -1)) % len(self.choices)
        elif name == "confirm" or (name == "click" and self._under is not None):
            self.choices[self.chosen][1]()
        elif name in ("escape", "pause", "back"):
            self.back()

    def back(self) -> None:
        """Esc: what stands last leads back."""
        self.choices[-1][1]()

    def point(self, at: tuple[int, int]) -> None:
        self._under = self._card.under(at)
        self.chosen = self.chosen if self._under is None else self._under

    def update(self, now: float) -> None:
        pass

    def draw(self, picture: pygame.Surface) -> None:
        if self.draw_dimmed_background(picture):
            self._card.resize(picture.get_height() / HEIGHT)
        choices = [words for words, _ in self.choices]
        self._card.draw(self.place(picture), self.title, self.lines, choices, self.chosen, self.seal, self.face)

    def draw_dimmed_background(self, picture: pygame.Surface) -> bool:
        """Draw what lies behind, in the shade; true if the picture has a new size."""
        self.behind.draw(picture)
        anew = self._dim_overlay.get_size() != picture.get_size()
        if anew:
            self._dim_overlay = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
            self._dim_overlay.fill(SHADE)
        picture.blit(self._dim_overlay, (0, 0))
        return anew

    def place(self, picture: pygame.Surface) -> pygame.Surface:
        """The part of the picture in whose middle the card lies."""
        return picture

    def prepare(self) -> bool:
        return self.behind.prepare()

    def leave(self) -> None:
        """What was drawn for it goes now: choices hold their menu, which the collector would find after minutes."""
        self._card.resize(1.0)
        self._dim_overlay = pygame.Surface((0, 0))
