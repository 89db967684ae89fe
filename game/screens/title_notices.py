"""Title notices: what the player should know of his settings and records, small, at the foot of the title."""

from collections.abc import Sequence

import pygame

from game.screens.menu import assets
from game.view.camera.camera import HEIGHT
from game.view.render.ink_colors import INK, PAPER
from game.view.render.safe_draw import blit_at
from game.view.ui.paper import HAND, render_text

SIZE, MOST, LEFT = 18, 4, 330
"""Size in reference pixels, how many are shown, and where: beside the menu."""
LETTERS = 110


class TitleNotices:
    """Lines of text over the lake, the last one lowest."""

    def __init__(self) -> None:
        self._made_of: tuple[object, ...] = ()
        self._rows: list[pygame.Surface] = []

    def draw(self, picture: pygame.Surface, notices: Sequence[str]) -> None:
        told, height = tuple(notices[:MOST]), picture.get_height()
        px = height / HEIGHT
        if (told, height) != self._made_of:
            self._made_of = told, height
            self._rows = [_print(line[:LETTERS], SIZE * px) for line in told]
        for number, row in enumerate(reversed(self._rows)):
            blit_at(picture, row, (round(LEFT * px), height - round((1.5 + number) * row.get_height())))


def _print(line: str, pixels: float) -> pygame.Surface:
    """Pale words with an ink shadow, so that they hold over any water."""
    dark, pale = (render_text(assets(), line, pixels, colour, HAND) for colour in (INK, PAPER))
    shift = max(1, round(pixels / 28))
    both = pygame.Surface((pale.get_width() + shift, pale.get_height() + shift), pygame.SRCALPHA, 32)
    blit_at(both, dark, (shift, shift))
    blit_at(both, pale, (0, 0))
    return both
