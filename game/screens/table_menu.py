"""Table menu: a paper card with rows to set, for keys, pad and pointer alike."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.screens.menu import Menu, assets
from game.screens.screen import Screen
from game.view.camera.camera import HEIGHT
from game.view.ui.table import Cell, Hit, Row, Table

MOST_ROWS = 16
"""Rows of a card that stand in the picture."""


def _nothing(*_: object) -> None:
    """Most rows do not do everything."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: `act` answers Enter, with the cell; `turn` left (-1) and right (1); `slide` a share of the slider's way."""

    label: str
    cells: tuple[Cell, ...] = ()
    act: Callable[[int], None] = _nothing
    turn: Callable[[int], None] | None = None
    slide: Callable[[float], None] = _nothing
    heading: bool = False


class TableMenu(Menu, ABC):
    """Its `lines` are asked for anew whenever it is drawn, so that they always show what is. More than fit on the card are scrolled."""

    most_rows = MOST_ROWS
    """Rows that the card shows at once."""

    def __init__(self, behind: Screen, title: str, back: Callable[[], None]) -> None:
        super().__init__(behind, title, ((title, back),))
        self.note = ""
        self.cell = 0
        self.first = 0
        """The row that the card begins with."""
        self._form = Table(assets(), 1.0)
        self._touch: Hit | None = None

    @abstractmethod
    def table(self) -> list[TableRow]:
        """The rows."""

    def command(self, name: str) -> None:
        lines = self.table()
        line = lines[self.chosen]
        if name in ("up", "down"):
            self._step(lines, 1 if name == "down" else -1)
        elif name in ("left", "right"):
            by = 1 if name == "right" else -1
            if line.turn:
                line.turn(by)
            elif line.cells:
                self.cell = (self.cell + by) % len(line.cells)
        elif name == "confirm":
            line.act(self.cell)
        elif name == "click" and self._touch:
            self._touched(line, self._touch)
        elif name in ("zoom_in", "zoom_out"):  # the wheel
            self._scroll(lines, -1 if name == "zoom_in" else 1)
        elif name in ("escape", "pause", "back"):
            self.back()

    def point(self, at: tuple[int, int]) -> None:
        self._touch = self._form.under(at)
        if self._touch:
            self.chosen, self.cell = self._touch.row + self.first, self._touch.cell

    def draw(self, picture: pygame.Surface) -> None:
        if self.draw_dimmed_background(picture):
            self._form.resize(picture.get_height() / HEIGHT)
        lines = self.table()
        self._show_chosen(lines)
        rows = [Row(line.label, line.cells, line.heading) for line in lines[self.first : self.first + self.most_rows]]
        self._form.draw(picture, self.title, rows, self.note, (self.chosen - self.first, self.cell), self.seal)

    def _show_chosen(self, lines: list[TableRow]) -> None:
        """Scroll as little as brings the chosen row onto the card."""
        self.chosen = min(self.chosen, len(lines) - 1)
        self.first = max(0, min(self.first, self.chosen, len(lines) - self.most_rows), self.chosen - self.most_rows + 1)

    def _scroll(self, lines: list[TableRow], by: int) -> None:
        """The card moves under the pointer; what is chosen stays on it."""
        self.first = max(0, min(self.first + by, len(lines) - self.most_rows))
        self.chosen = min(max(self.chosen, self.first), self.first + self.most_rows - 1, len(lines) - 1)
        while lines[self.chosen].heading:
            self.chosen += 1 if self.chosen + 1 < len(lines) else -1

    def _step(self, lines: list[TableRow], by: int) -> None:
        self.chosen = (self.chosen + by) % len(lines)
        while lines[self.chosen].heading:
            self.chosen = (self.chosen + by) % len(lines)
        if self.chosen and lines[self.chosen - 1].heading:
            self.first = min(self.first, self.chosen - 1)
        self.cell = min(self.cell, max(0, len(lines[self.chosen].cells) - 1))

    def _touched(self, line: TableRow, touch: Hit) -> None:
        if touch.share is not None:
            line.slide(touch.share)
        else:
            line.act(touch.cell)
