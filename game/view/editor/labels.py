"""Editor labels: small paper tags that get out of each other's way."""

from dataclasses import dataclass

import pygame

from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK
from game.view.ui.paper import TITLES, render_text

FADED, RED, PAPER, EDGE = (122, 112, 100), (168, 44, 30), (246, 236, 212, 236), (176, 152, 110, 255)
SIZE = 16.0
"""Reference pixels of the writing; its face is the one whose decimal points can be seen."""
ROWS = 7
"""How many rows a tag may rise above its point, or sink below it, before it is left out."""
KEPT = 600


@dataclass(frozen=True, slots=True)
class Tag:
    """Words and their point in pixels; a `dim` one is about something that is over."""

    line: str
    x: float
    y: float
    dim: bool = False
    red: bool = False


class Tags:
    """Those asked for first get the best places."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self._written: dict[tuple[str, tuple[int, int, int], int], pygame.Surface] = {}
        self._asked: list[Tag] = []
        self._taken: list[pygame.Rect] = []

    def begin(self) -> None:
        self._asked, self._taken = [], []

    def take(self, box: pygame.Rect) -> None:
        """Nothing shall be written here."""
        self._taken.append(box)

    def add(self, tag: Tag) -> None:
        self._asked.append(tag)

    def written(self, line: str, px: float, colour: tuple[int, int, int] = INK) -> pygame.Surface:
        """A line of writing, never too small to read."""
        key = (line, colour, max(11, round(SIZE * px)))
        if key not in self._written:
            if len(self._written) > KEPT:
                self._written.clear()
            self._written[key] = render_text(self.assets, line, key[2], colour, TITLES)
        return self._written[key]

    def draw(self, surface: pygame.Surface, px: float) -> None:
        """Each in the first free row above its point, else below it, with a thread from there."""
        laid: list[tuple[pygame.Rect, pygame.Surface]] = []
        for tag in self._asked:
            writing = self.written(tag.line, px, RED if tag.red else FADED if tag.dim else INK)
            box = self._free(tag, writing, surface.get_rect())
            if box is not None:
                self.take(box)
                laid.append((box, writing))
                end = box.bottom if box.bottom <= tag.y else box.top
                safe_draw.lines(surface, (*EDGE[:3], 200), [(tag.x, end), (tag.x, tag.y)])
        for box, writing in laid:
            paper(surface, box)
            safe_draw.blit_at(surface, writing, (box.left + 4, box.top + 1))

    def _free(self, tag: Tag, writing: pygame.Surface, inside: pygame.Rect) -> pygame.Rect | None:
        if not safe_draw.near_number(tag.x, tag.y) or not -40 <= tag.x <= inside.width + 40:
            return None
        width, height = writing.get_width() + 8, writing.get_height() + 2
        for row in (*range(ROWS), *range(-1, -ROWS, -1)):
            top = tag.y - 4 - (row + 1) * (height + 2) if row >= 0 else tag.y + 4 - (row + 1) * (height + 2)
            box = pygame.Rect(round(tag.x - width / 2), round(top), width, height)
            box.clamp_ip(pygame.Rect(0, box.top, inside.width, box.height))
            if inside.contains(box) and box.collidelist(self._taken) < 0:
                return box
        return None


def paper(surface: pygame.Surface, box: pygame.Rect) -> None:
    """A bare slip."""
    safe_draw.rect(surface, PAPER, tuple(box))
    right, bottom = box.right - 1, box.bottom - 1
    safe_draw.lines(surface, EDGE, [box.topleft, (right, box.top), (right, bottom), (box.left, bottom)], 1, True)
