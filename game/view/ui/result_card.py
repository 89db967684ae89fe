"""Result card: headline, what happened, a table of what a run came to, choices, and a large stamp that is pressed on the corner."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.core.painting_job import PaintingJob
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.card_paper import ROOM, framed, ink_dots, ink_rule, soft_shadow
from game.view.ui.dialog import FADED, MARGIN, Dialog
from game.view.ui.paper import HAND, TITLES, render_text, torn_paper

BETWEEN = "  "
"""What parts a label from its value in a line of the card; a line without it is words."""
PAD, MIN_WIDTH, TABLE_WIDTH = 44.0, 440.0, 340.0
"""Reference pixels: from the card's edge to its words, and how wide it and its table are at least."""
TITLE, WORDS, LABEL, VALUE, CHOICE = 48.0, 25.0, 22.0, 24.0, 29.0
TITLE_STEP, WORDS_STEP, ROW_STEP, CHOICE_STEP = 66.0, 33.0, 35.0, 45.0
BESIDE, APART, MIN_LEADER = 24.0, 22.0, 30.0
"""Reference pixels between a label and its value, about a rule, and of dots at least beside a list."""
WITHIN_STEP = 29.0
"""Reference pixels from row to row of one label: closer than two labels are, so that it is seen what belongs together."""
MAX_LABEL_SHARE = 0.55
"""Share of a table's width that a label may take."""
PALE = (172, 156, 128)
"""Colour of a choice that cannot be made yet."""
STAMP, TILT, STAMP_IN, OVER = 124.0, 8.0, 54.0, ROOM
"""Reference pixels across the stamp, its degrees, from the card's corner inwards to its middle, and how far the sheet goes on about the
card: a stamp runs over the edge, a shadow lies below it."""
PRESS_FROM_S, PRESSED_AT_S, JOLT_S = 0.28, 0.40, 0.16
"""Seconds after the card has come at which the stamp comes down, is pressed on, and for which that is felt."""
RAISED, JOLT = 1.1, 5.0
"""How much larger the stamp is while it comes down, and reference pixels by which the card gives way."""
SHOT_HIGH, SHOT_WIDEST, SHOT_STEP = 136.0, 424.0, 152.0
"""Reference pixels: a picture of what a run was lost for, how wide it may be, and down to what follows."""
LATEST_S = 0.5
"""Seconds after which a card that is still being made is waited for."""
MAX_HEIGHT = 720.0 - 4.0 * MARGIN
"""Reference pixels; what would be taller is written smaller."""
MIN_SHARE = 0.45
AND = " · "
"""Between words that stand below the table."""


class _Row(NamedTuple):
    """Pieces of one row, each with its left side from the card's edge, and how far down the next row begins (all in pixels)."""

    pieces: tuple[tuple[pygame.Surface, float], ...]
    down: float
    choice: bool = False


class _Words(NamedTuple):
    """What a card says, and for whom: `room` is how many reference pixels wide it may be at most, `px` real ones for each of them."""

    title: str
    lines: tuple[str, ...]
    choices: tuple[str, ...]
    chosen: int
    pale: bool
    seal: str
    shot: pygame.Surface | None
    room: float
    px: float


class ResultCard(Dialog):
    """A dialog in two columns. `age` is for how many seconds it has been seen."""

    age = 0.0
    pale = False
    """Whether it takes no key yet: its choices are only begun."""
    shot: pygame.Surface | None = None
    """A picture of what a run was lost for, as wide and as high as it likes."""

    def __init__(self, assets: Assets, px: float) -> None:
        self._aside: tuple[ResultCard, _Words, PaintingJob] | None = None
        """The same card as it is made beside the game, what it will say, and the work at it."""
        super().__init__(assets, px)

    def resize(self, px: float) -> None:
        super().resize(px)
        self._full_px = self.px
        self._stamp = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._texts: dict[tuple[str, float, tuple[int, int, int], str], pygame.Surface] = {}
        """Rows that were written once: of a card on which another choice is marked only two are written anew."""
        self._sheet: tuple[tuple[float, float, float, int], pygame.Surface] | None = None
        """The bare paper with its shadow, and what it was made for."""

    def prepare(self, width: int, title: str, lines: Sequence[str], choices: Sequence[str], seal: str = "seal") -> None:
        """Make it beside the game, as it will be drawn first on `width` pixels: paper and shadow take as long as some frames."""
        other, words = ResultCard(self.assets, self._full_px), self._words_of(width, title, lines, choices, -1, seal)
        self._aside = other, words, PaintingJob("card", lambda: other._write(words))

    def draw(
        self, surface: pygame.Surface, title: str, lines: Sequence[str] = (), choices: Sequence[str] = (), chosen: int = -1,
        seal: str = "seal", face: str = HAND,
    ) -> pygame.Rect:  # fmt: skip
        """Draw it, unless it is still being made beside the game; gives where."""
        words = self._words_of(surface.get_width(), title, lines, choices, -1 if self.pale else chosen, seal)
        if words != self._key and not self._take_prepared(words):
            if self._aside is not None:
                return self._box
            self._write(words)
        self._box = self._card.get_rect(center=surface.get_rect().center)
        since = self.age - PRESSED_AT_S
        jolt = JOLT * (1.0 - since / JOLT_S) * self._full_px if 0.0 <= since < JOLT_S else 0.0
        surface.blit(self._card, self._box.move(0, round(jolt)), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._draw_stamp(surface, jolt)
        return self._box

    def _words_of(
        self, width: int, title: str, lines: Sequence[str], choices: Sequence[str], chosen: int, seal: str
    ) -> _Words:  # fmt: skip
        room = width / self._full_px - 2.0 * MARGIN
        return _Words(title, tuple(lines), tuple(choices), chosen, self.pale, seal, self.shot, room, self._full_px)

    def _write(self, words: _Words) -> None:
        self.px, self.pale, self.shot = self._full_px, words.pale, words.shot
        self._card = self._print(words)
        self._stamp = pygame.transform.rotozoom(self.assets.picture(f"seal-{words.seal}", self.px * STAMP / 48.0), TILT, 1.0)
        self._key = words

    def _take_prepared(self, words: _Words) -> bool:
        """Take over what was made aside, if it says that and is done; what says something else is forgotten."""
        if self._aside is None:
            return False
        other, prepared, job = self._aside
        if prepared == words and not job.done:
            if self.age < LATEST_S:
                return False
            job.wait()
        self._aside = None
        if other._key != words:
            return False
        self._key, self.px, self._card, self._choices = words, other.px, other._card, other._choices
        self._stamp, self._texts, self._sheet = other._stamp, other._texts, other._sheet
        return True

    def _draw_stamp(self, surface: pygame.Surface, jolt: float) -> None:
        """It comes down large and pale, and is there for good."""
        come = (self.age - PRESS_FROM_S) / (PRESSED_AT_S - PRESS_FROM_S)
        if come <= 0.0:
            return
        stamp = self._stamp
        if come < 1.0:
            stamp = pygame.transform.rotozoom(stamp, 0.0, 1.0 + RAISED * (1.0 - come) ** 2)
            level = round(255 * (0.25 + 0.75 * come))
            stamp.fill((level, level, level, level), special_flags=pygame.BLEND_RGBA_MULT)
        x, y = self._box.right - (OVER + STAMP_IN) * self.px, self._box.top + (OVER + STAMP_IN - 14.0) * self.px + jolt
        surface.blit(stamp, stamp.get_rect(center=(round(x), round(y))), special_flags=pygame.BLEND_PREMULTIPLIED)

    # made once for what it says

    def _print(self, words: _Words) -> pygame.Surface:
        """At the size that it is wanted in, or as much smaller as it must be to be no taller than the picture."""
        title, lines, choices = words.title, words.lines, words.choices
        inner = min(words.room * self._full_px / self.px, self._wanted(title, lines, choices)) - 2.0 * PAD
        rows = self._rows_of(title, lines, choices, words.chosen, inner)
        tall = sum(row.down for row in rows) / self.px + 1.7 * PAD
        most = MAX_HEIGHT * self._full_px / self.px
        if tall > most and self.px > MIN_SHARE * self._full_px:
            self.px = max(MIN_SHARE * self._full_px, 0.995 * self.px * most / tall)
            return self._print(words)
        return self._written(rows, inner + 2.0 * PAD, tall, len(title) + len(lines))

    def _wanted(self, title: str, lines: Sequence[str], choices: Sequence[str]) -> float:
        """How wide it would be if no row of it had to be broken."""
        widths = [self._width(title, TITLE, TITLES) + STAMP, TABLE_WIDTH]
        widths += [self._width(choice, CHOICE, HAND) + 40.0 for choice in choices]
        for line in lines:
            label, parted, value = line.partition(BETWEEN)
            table = self._width(label, LABEL, HAND) + BESIDE + self._width(value, VALUE, TITLES)
            widths.append(min(table, 1.25 * TABLE_WIDTH) if parted else min(self._width(line, WORDS, HAND), 1.25 * TABLE_WIDTH))
        return max(MIN_WIDTH, max(widths) + 2.0 * PAD)

    def _rows_of(self, title: str, lines: Sequence[str], choices: Sequence[str], chosen: int, inner: float) -> list[_Row]:
        px, left = self.px, PAD * self.px
        rows = [_Row(((self._line(title, TITLE, INK, TITLES, inner - STAMP + PAD), left),), TITLE_STEP * px)]
        if self.shot is not None:
            rows.append(_Row(((framed(self.shot, (min(SHOT_WIDEST, inner), SHOT_HIGH), self.px), left),), SHOT_STEP * px))
        table = False
        for number, line in enumerate(self._tail_joined(lines, inner)):
            label, parted, value = line.partition(BETWEEN)
            if bool(parted) != table:
                rows.append(self._rule(inner))
                table = bool(parted)
            rows += self._table_rows(label, value, inner) if parted else self._words(line, inner, INK if number == 0 else FADED)
        rows.append(self._rule(inner))
        for number, choice in enumerate(choices):
            color = VERMILION if number == chosen else PALE if self.pale else INK
            word = self._line(choice, CHOICE, color, HAND, inner - 40.0)
            pieces = [(word, left + 40.0 * px)]
            if number == chosen:  # a shape too, for those who do not see the red
                pieces.append((self.assets.picture("hud-mark", px * 1.1), left))
            rows.append(_Row(tuple(pieces), CHOICE_STEP * px, choice=True))
        return rows

    def _tail_joined(self, lines: Sequence[str], inner: float) -> list[str]:
        """What stands below the table in as few rows as hold it, none of it broken."""
        last = max((number for number, line in enumerate(lines) if BETWEEN in line), default=len(lines) - 1) + 1
        rows = list(lines[:last])
        for words in lines[last:]:
            longer = f"{rows[-1]}{AND}{words}"
            fits = len(rows) > last and self._width(longer, WORDS, HAND) <= inner
            rows = [*rows[:-1], longer] if fits else [*rows, words]
        return rows

    def _words(self, line: str, inner: float, color: tuple[int, int, int]) -> list[_Row]:
        left = PAD * self.px
        parts = self._broken(line, WORDS, HAND, inner)
        return [_Row(((self._line(part, WORDS, color, HAND, inner), left),), WORDS_STEP * self.px) for part in parts]

    def _table_rows(self, label: str, value: str, inner: float) -> list[_Row]:
        """The label on the left, the value on the right, dots between them; whichever is too long goes on below.

        A label of several rows has its value beside its last one: a list of names is read to its end first.
        """
        px, left = self.px, PAD * self.px
        beside = inner - self._width(value, VALUE, TITLES) - BESIDE - MIN_LEADER
        names = self._broken(label, LABEL, HAND, max(MAX_LABEL_SHARE * inner, beside)) if label else [""]
        widest = max(self._width(name, LABEL, HAND) for name in names) if label else 0.0
        values = self._broken(value, VALUE, TITLES, inner - widest - (BESIDE if label else 0.0))
        first = max(0, len(names) - len(values))
        made = []
        for number in range(max(len(names), len(values))):
            pieces = []
            if number < len(names) and names[number]:
                pieces.append((self._line(names[number], LABEL, FADED, HAND, inner), left))
            if first <= number < first + len(values):
                figure = self._line(values[number - first], VALUE, INK, TITLES, inner)
                pieces.append((figure, left + inner * px - figure.get_width()))
            if number == first and len(pieces) == 2:
                pieces.append(self._leader(left + pieces[0][0].get_width(), pieces[1][1]))
            made.append(_Row(tuple(pieces), (WITHIN_STEP if len(names) > 1 else ROW_STEP) * px))
        about = [_Row((), (ROW_STEP - WITHIN_STEP) / 2 * px)] * (len(names) > 1)
        return [*about, *made, *about]

    def _leader(self, start: float, end: float) -> tuple[pygame.Surface, float]:
        return ink_dots((max(1, round(end - start)), max(2, round(VALUE * self.px))), self.px), start

    def _rule(self, inner: float) -> _Row:
        """A stroke of thin ink across the card."""
        return _Row(((ink_rule(self.assets, inner, self.px), PAD * self.px),), APART * self.px)

    def _broken(self, line: str, size: float, face: str, room: float) -> list[str]:
        """In as few rows of about equal length as fit."""
        words, wide = line.split(), self._width(line, size, face)
        if wide <= room or len(words) < 2:
            return [line]
        most, rows, row = wide / -(-wide // max(1.0, room)), list[str](), ""
        for word in words:
            longer = f"{row} {word}" if row else word
            full = row and (self._width(row, size, face) >= 0.92 * most or self._width(longer, size, face) > room)
            rows, row = ([*rows, row], word) if full else (rows, longer)
        return [*rows, row]

    def _written(self, rows: Sequence[_Row], width: float, tall: float, seed: int) -> pygame.Surface:
        """All of it on torn paper, with a margin for its shadow and for the stamp."""
        px, over = self.px, OVER * self.px
        asked = width, tall, px, seed
        if self._sheet is None or self._sheet[0] != asked:
            paper = torn_paper(self.assets, *asked, shadow=0.0)
            bare = soft_shadow(paper.get_size(), px)
            bare.blit(paper, (round(over), round(over)), special_flags=pygame.BLEND_PREMULTIPLIED)
            self._sheet = asked, bare
        sheet = self._sheet[1].copy()
        wide = sheet.get_width() - 2 * round(over)
        top = over + 0.75 * PAD * px
        self._choices = []
        for row in rows:
            for piece, left in row.pieces:
                middle = top + (row.down - piece.get_height()) / 2
                sheet.blit(piece, (round(over + left), round(middle)), special_flags=pygame.BLEND_PREMULTIPLIED)
            if row.choice:
                self._choices.append(pygame.Rect(round(over), round(top), wide, round(row.down)))
            top += row.down
        return sheet

    def _line(self, line: str, size: float, colour: tuple[int, int, int], face: str, room: float) -> pygame.Surface:
        key = (line, size * self.px, colour, f"{face} {room:.2f}")
        if key not in self._texts:
            self._texts[key] = super()._line(line, size, colour, face, room)
        return self._texts[key]

    def _width(self, line: str, size: float, face: str) -> float:
        key = (line, size * self.px, INK, face)
        if key not in self._texts:
            self._texts[key] = render_text(self.assets, line, size * self.px, INK, face)
        return self._texts[key].get_width() / self.px
