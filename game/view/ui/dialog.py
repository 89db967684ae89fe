"""Dialog: title, lines and choices on a torn paper card with a vermilion seal."""

from collections.abc import Sequence

import pygame

from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.ui.card_paper import ink_rule, soft_shadow
from game.view.ui.paper import HAND, TITLES, render_text, torn_paper, wrapped

FADED = (92, 84, 76)
TITLE_SIZE, LINE_SIZE, CHOICE_SIZE, GAP, PAD = 46.0, 23.0, 28.0, 8.0, 46.0  # reference pixels
MIN_WIDTH, MARGIN = 360.0, 12.0  # reference pixels: of a card, and between it and the side of what it lies on
SEAL_ROOM = 58.0  # reference pixels beside the title in which the seal is pressed
LETTERS = 64  # in a row, where there is room for so many
MIN_LETTERS = 12
ROWS = 14  # of lines at most
RULE_SHARE = 0.62  # of its width under the title
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


class Dialog:
    """`px` is real pixels per reference pixel. The last card drawn is kept, so that a still one costs a blit."""

    def __init__(self, assets: Assets, px: float) -> None:
        self.assets = assets
        self.resize(px)

    def resize(self, px: float) -> None:
        self.px = max(0.05, px)
        self._key: tuple[object, ...] = ()
        self._choices: list[pygame.Rect] = []
        self._box = pygame.Rect(0, 0, 1, 1)
        self._card = self._shadow = pygame.Surface((1, 1), pygame.SRCALPHA, 32)

    def draw(
        self,
        surface: pygame.Surface,
        title: str,
        lines: Sequence[str] = (),
        choices: Sequence[str] = (),
        chosen: int = -1,
        seal: str = "seal",
        face: str = HAND,
    ) -> pygame.Rect:
        """Draw it; gives where. `choices` are larger lines below, the chosen one in vermilion behind a brush mark."""
        room = surface.get_width() / self.px - 2.0 * MARGIN
        key = (title, *lines, "", *choices, chosen, seal, face, room)
        if key != self._key:
            self._key, before, self._card = key, self._card.get_size(), self._make(title, lines, choices, chosen, seal, face, room)
            if self._card.get_size() != before:
                self._shadow = soft_shadow(self._card.get_size(), self.px)
        self._box = self._card.get_rect(center=surface.get_rect().center)
        surface.blit(self._shadow, self._shadow.get_rect(center=self._box.center), special_flags=PREMULTIPLIED)
        surface.blit(self._card, self._box, special_flags=PREMULTIPLIED)
        return self._box

    @property
    def box(self) -> pygame.Rect:
        """Where it was drawn last."""
        return self._box

    def under(self, at: tuple[int, int]) -> int | None:
        """The choice at a pixel of the picture."""
        x, y = at[0] - self._box.left, at[1] - self._box.top
        return next((index for index, place in enumerate(self._choices) if place.collidepoint(x, y)), None)

    def _make(
        self, title: str, lines: Sequence[str], choices: Sequence[str], chosen: int, seal: str, face: str, room: float
    ) -> pygame.Surface:
        """`room` is how wide it may be at most: what is longer goes on in another row, a title is written smaller."""
        px, assets = self.px, self.assets
        inner = room - 2.0 * PAD * min(1.0, room / 560.0)
        rows = [self._line(title, TITLE_SIZE, INK, TITLES, room - 2.0 * SEAL_ROOM)]
        small = [row for line in lines for row in self._rows(line, face, inner)][:ROWS]
        rows += [self._line(row, LINE_SIZE, FADED, face, inner) for row in small]
        rows += [self._line(choice, CHOICE_SIZE, VERMILION if n == chosen else INK, HAND, inner) for n, choice in enumerate(choices)]
        gap = round(GAP * px)
        widest = max(row.get_width() for row in rows) / px
        width = min(max(MIN_WIDTH, widest + 2.0 * PAD + 40.0, rows[0].get_width() / px + 2.0 * SEAL_ROOM), room)
        height = (sum(row.get_height() + gap for row in rows)) / px + 2.0 * PAD
        card = torn_paper(assets, width, height, px, len(title) + len(lines), shadow=0.0)
        top = round(PAD * 0.9 * px)
        self._choices = []
        marked = len(rows) - len(choices) + chosen if 0 <= chosen < len(choices) else -1
        for index, row in enumerate(rows):
            left = (card.get_width() - row.get_width()) // 2
            card.blit(row, (left, top), special_flags=PREMULTIPLIED)
            if index == 0 and len(rows) > 1:
                rule = ink_rule(assets, RULE_SHARE * width, px)
                card.blit(rule, ((card.get_width() - rule.get_width()) // 2, top + row.get_height()), special_flags=PREMULTIPLIED)
            if index >= len(rows) - len(choices):
                self._choices.append(pygame.Rect(0, top, card.get_width(), row.get_height() + gap))
            if index == marked:  # a shape too, for those who do not see the red
                mark = assets.picture("hud-mark", px)
                middle = top + (row.get_height() - mark.get_height()) // 2
                card.blit(mark, (left - mark.get_width() - round(6 * px), middle), special_flags=PREMULTIPLIED)
            top += row.get_height() + gap
        stamp = assets.picture(f"seal-{seal}", px * 44 / 48)
        card.blit(stamp, (card.get_width() - stamp.get_width() - round(18 * px), round(16 * px)), special_flags=PREMULTIPLIED)
        return card

    def _rows(self, line: str, face: str, room: float) -> list[str]:
        """The line in rows that are all no wider than `room`."""
        letters = LETTERS
        while True:
            rows = wrapped(line, letters)
            if letters <= MIN_LETTERS or all(self._width(row, LINE_SIZE, face) <= room for row in rows):
                return rows
            letters = max(MIN_LETTERS, round(letters * 0.85))

    def _line(self, line: str, size: float, colour: tuple[int, int, int], face: str, room: float) -> pygame.Surface:
        """One row, written smaller if it would be wider than `room`."""
        written = render_text(self.assets, line, size * self.px, colour, face)
        share = room * self.px / written.get_width()
        return written if share >= 1.0 else render_text(self.assets, line, max(4.0, size * self.px * share), colour, face)

    def _width(self, line: str, size: float, face: str) -> float:
        return render_text(self.assets, line, size * self.px, INK, face).get_width() / self.px
