"""Protocol of a screen: what the app asks of whatever stands topmost on its stack."""

from typing import Protocol

import pygame

from game.view.scene import Scene


class Screen(Protocol):
    """Lives on the app's stack; only the topmost one is asked anything."""

    @property
    def uses_pointer(self) -> bool:
        """Whether a pointer is of use here."""

    @property
    def scene(self) -> Scene | None:
        """The picture of a level that it shows, if it shows one: the next level's may take over from it."""
        return None

    @property
    def still(self) -> bool:
        """Whether nothing here changes by itself: then it is drawn ten times a second, and at once after any input."""
        return False

    def command(self, name: str) -> None:
        """A command from the controls: up, down, left, right, confirm, back, click, escape, pause, retry, focus_lost, pad_pulled."""

    def point(self, at: tuple[int, int]) -> None:
        """The pointer has moved to this pixel of the picture."""

    def update(self, now: float) -> None:
        """The clock reads `now`."""

    def draw(self, picture: pygame.Surface) -> None:
        """Fill the picture."""

    def prepare(self) -> bool:
        """Between two frames there is time left: make a little of what will be wanted soon; false if there is nothing to make."""
        return False

    def leave(self) -> None:
        """Taken off the stack: put things in order."""
