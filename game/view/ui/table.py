"""Table: rows of cells and sliders on a torn paper card; tells what lies under a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pygame

from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.painting import faded
from game.view.ui.card_paper import ink_rule, soft_shadow
from game.view.ui.dialog import FADED, GAP, LINE_SIZE, PAD, PREMULTIPLIED, TITLE_SIZE
from game.view.ui.paper import HAND, TITLES, BrushStroke, render_text, torn_paper

ROW, CHOICE_SIZE, NOTE_SIZE = 34.0, 25.0, 21.0
STROKE, THICK, FIGURE, BETWEEN = 190.0, 17.0, 74.0, 14.0
"""Reference pixels: a slider's full length and breadth, the place for its figure, and the gap before it."""
MIN_LABEL, MIN_CELL, APART = 190.0, 168.0, 46.0
"""The least breadth of a column, and what lies between words and the next mark."""
HEADING_GAP = 14.0
"""Reference pixels between a heading and its rule."""
STAMP = 27.0
"""Reference pixels across a stamp in a row."""
TRACK_STRENGTH = 0.16
"""Strength of the way that a slider has not gone."""


class Slider(NamedTuple):
    share: float
    figure: str


class Stamp(NamedTuple):
    """Words behind a small stamp, `seal-<name>`; without a name there is only room for one."""

    name: str
    words: str


Cell = str | Slider | Stamp


class Row(NamedTuple):
    """A label and what stands beside it; on a card without any cells labels are centred. A heading cannot be chosen."""

    label: str
    cells: tuple[Cell, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point: a row, a cell in it, and how far along a slider."""

    row: int
    cell: int
    share: float | None = None


class Table:
    """`px` is real pixels per reference pixel. The last one drawn is kept, so that a still one costs a blit."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets = assets
        self.resize(px)

    def resize(self, px: float) -> None:
        self.px = max(0.05, px)
        self._key: tuple[object, ...] = ()
        self._form = self._shadow = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._box = self._form.get_rect()
        self._places: list[tuple[pygame.Rect, int, int, bool]] = []

    def draw(self, surface: pygame.Surface, title: str, rows: Sequence[Row], note: str, chosen: tuple[int, int], seal: str) -> None:
        """In the middle; `note` is a line at the foot, whose place is kept while it is empty. `chosen` is a row and a cell of it."""
        key = (title, *rows, note, chosen, seal)
        if key != self._key:
            self._key, self._places, before = key, [], self._form.get_size()
            self._form = self._make(title, rows, note, chosen, seal)
            if self._form.get_size() != before:
                self._shadow = soft_shadow(self._form.get_size(), self.px)
        self._box = self._form.get_rect(center=surface.get_rect().center)
        surface.blit(self._shadow, self._shadow.get_rect(center=self._box.center), special_flags=PREMULTIPLIED)
        surface.blit(self._form, self._box, special_flags=PREMULTIPLIED)

    def under(self, at: tuple[int, int]) -> Hit | None:
        """What lies at a pixel of the picture."""
        x, y = at[0] - self._box.left, at[1] - self._box.top
        for place, row, cell, slides in self._places:
            if place.collidepoint(x, y):
                along = (x - place.left) / max(1.0, STROKE * self.px)
                return Hit(row, cell, min(1.0, max(0.0, along)) if slides and along < 1.15 else None)
        return None

    def _make(self, title: str, rows: Sequence[Row], note: str, chosen: tuple[int, int], seal: str) -> pygame.Surface:
        px = self.px
        headline = render_text(self.assets, title, TITLE_SIZE * px, INK, TITLES)
        label, cell = self._widths(rows)
        most = max((len(row.cells) for row in rows), default=1)
        lone = [render_text(self.assets, row.label, CHOICE_SIZE * px).get_width() / px for row in rows if not row.cells]
        width = max(label + most * cell, *lone, 0.0) + 2.0 * PAD
        height = headline.get_height() / px + GAP + ROW * (len(rows) + 1) + 1.4 * PAD
        card = torn_paper(self.assets, width, height, px, len(title) + len(rows), shadow=0.0)
        top = round(PAD * 0.8 * px)
        _centred(card, headline, top)
        top += headline.get_height() + round(GAP * px)
        for number, row in enumerate(rows):
            line = pygame.Rect(0, top + round(number * ROW * px), card.get_width(), round(ROW * px))
            if number and bool(row.cells) != bool(rows[number - 1].cells) and not (row.heading or rows[number - 1].heading):
                rule = ink_rule(self.assets, label + most * cell, px)
                _centred(card, rule, line.top - rule.get_height() // 2)
            self._draw_row(card, line, row, number, chosen, (label, cell, most))
        if note:
            foot = top + round((len(rows) + 0.35) * ROW * px)
            _centred(card, self._fitted(note, card.get_width() - 1.2 * PAD * px), foot)
        stamp = self.assets.picture(f"seal-{seal}", px * 44 / 48)
        card.blit(stamp, (card.get_width() - stamp.get_width() - round(18 * px), round(16 * px)), special_flags=PREMULTIPLIED)
        return card

    def _fitted(self, note: str, room: float) -> pygame.Surface:
        """A line at the foot; of one that is too long, a folder, the end is what counts."""
        row = render_text(self.assets, note, NOTE_SIZE * self.px, FADED, HAND)
        while row.get_width() > room and len(note) > 8:
            note = "…" + note[-max(7, int(len(note) * room / row.get_width()) - 1) :]
            row = render_text(self.assets, note, NOTE_SIZE * self.px, FADED, HAND)
        return row

    def _widths(self, rows: Sequence[Row]) -> tuple[float, float]:
        """Of the labels' column and of one of the cells'."""
        told = [self._write(row.label, False).get_width() / self.px for row in rows if row.cells]
        cells = [cell for row in rows for cell in row.cells]
        wide = [self._width(cell) for cell in cells]
        return max([MIN_LABEL, *told]) + 30.0, max([MIN_CELL, *wide])

    def _width(self, cell: Cell) -> float:
        if isinstance(cell, Slider):
            return STROKE + BETWEEN + FIGURE
        if isinstance(cell, Stamp):
            return STAMP + 8.0 + self._write(cell.words, False).get_width() / self.px + APART
        return self._write(cell, False).get_width() / self.px + APART

    def _draw_row(
        self, card: pygame.Surface, line: pygame.Rect, row: Row, number: int, chosen: tuple[int, int], table: tuple[float, float, int]
    ) -> None:
        label, cell, columns = round(table[0] * self.px), round(table[1] * self.px), table[2]
        marked = number == chosen[0]
        if not row.cells:
            pixels = NOTE_SIZE if row.heading else CHOICE_SIZE
            written = render_text(self.assets, row.label, pixels * self.px, FADED if row.heading else VERMILION if marked else INK, HAND)
            beside = (card.get_width() - label - columns * cell) // 2  # under the other labels, where there are any
            left = beside if columns else (card.get_width() - written.get_width()) // 2
            self._put(card, written, left, line, marked)
            if row.heading and columns:
                self._draw_heading_rule(card, left + written.get_width(), beside + label + columns * cell, line)
            if not row.heading:
                self._places.append((line, number, 0, False))
            return
        start = (card.get_width() - label - columns * cell) // 2
        self._put(card, self._write(row.label, marked), start, line, marked and len(row.cells) == 1)
        for column, each in enumerate(row.cells):
            place = pygame.Rect(start + label + column * cell, line.top, cell, line.height)
            self._places.append((place, number, column, isinstance(each, Slider)))
            picked = marked and column == chosen[1]
            if isinstance(each, Slider):
                self._draw_slider(card, place, each, picked)
            elif isinstance(each, Stamp):
                self._draw_stamp(card, place, each, picked)
            else:
                self._put(card, self._write(each, picked), place.left, line, picked and len(row.cells) > 1)
        if len(row.cells) == 1:
            self._places.append((line, number, 0, False))

    def _draw_heading_rule(self, card: pygame.Surface, left: int, right: int, line: pygame.Rect) -> None:
        """From a heading's words on to where the cells end."""
        long = (right - left) / self.px - HEADING_GAP
        if long > HEADING_GAP:
            rule = ink_rule(self.assets, long, self.px)
            card.blit(rule, (right - rule.get_width(), line.centery - rule.get_height() // 2), special_flags=PREMULTIPLIED)

    def _draw_slider(self, card: pygame.Surface, place: pygame.Rect, slider: Slider, picked: bool) -> None:
        stroke = BrushStroke(round(STROKE * self.px), round(THICK * self.px))
        corner = (place.left, place.top + (place.height - stroke.size[1]) // 2)
        card.blit(faded(stroke.painted(1.0), TRACK_STRENGTH), corner, special_flags=PREMULTIPLIED)
        card.blit(stroke.painted(slider.share), corner, special_flags=PREMULTIPLIED)
        self._put(card, self._write(slider.figure, picked), place.left + round((STROKE + BETWEEN) * self.px), place, False)

    def _draw_stamp(self, card: pygame.Surface, place: pygame.Rect, stamp: Stamp, picked: bool) -> None:
        side = round(STAMP * self.px)
        if stamp.name:
            picture = self.assets.picture(f"seal-{stamp.name}", self.px * STAMP / 48)
            card.blit(picture, (place.left, place.top + (place.height - picture.get_height()) // 2), special_flags=PREMULTIPLIED)
        self._put(card, self._write(stamp.words, picked), place.left + side + round(8.0 * self.px), place, False)

    def _put(self, card: pygame.Surface, written: pygame.Surface, left: int, line: pygame.Rect, marked: bool) -> None:
        card.blit(written, (left, line.top + (line.height - written.get_height()) // 2), special_flags=PREMULTIPLIED)
        if marked:  # a shape too, for those who do not see the red
            mark = self.assets.picture("hud-mark", self.px)
            corner = (left - mark.get_width() - round(6 * self.px), line.top + (line.height - mark.get_height()) // 2)
            card.blit(mark, corner, special_flags=PREMULTIPLIED)

    def _write(self, line: str, picked: bool) -> pygame.Surface:
        return render_text(self.assets, line, LINE_SIZE * self.px, VERMILION if picked else INK, HAND)


def _centred(card: pygame.Surface, row: pygame.Surface, top: int) -> None:
    card.blit(row, ((card.get_width() - row.get_width()) // 2, top), special_flags=PREMULTIPLIED)
