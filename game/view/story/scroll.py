"""Chapter scroll: nine prints on the mount, the chosen one lifted off the paper; titles, times, stamps, and three slots."""

import math
from dataclasses import dataclass

import pygame

from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION
from game.view.render.painting import faded
from game.view.story.mount import PAPER, made_mount
from game.view.story.sheets import PAD, torn_sheet
from game.view.ui.paper import HAND, TITLES, BrushStroke, render_text

PRINT, CHOSEN = (176, 117), (226, 151)
FIRST_ROW, SECOND_ROW, TOPS = (158, 197, 5), (237, 210, 4), (170, 408)
"""Left end, step and count of both rows of prints; their upper edges."""
MARGIN, TURN, RAISED, ASIDE = 9, 1.3, (10, 20), 26
"""Of the chosen print: its margin of paper, its turn, how far it is raised, and how far the others of its row make way for it."""
TITLE_SIZE, TIME_SIZE, CHOSEN_TITLE = 25.0, 19.0, 30.0
TIME_COLOR, PALE_COLOR = (91, 90, 95), (140, 143, 156)
INFO_AT, INFO_SIZE = (PAPER.centerx, 594), 20.0
HINT_Y, HINT_SIZE, HINT_COLOR = 698, 20.0, (233, 220, 192)
SLOT_SIZE, SLOT_TOP, SLOT_RIGHT, SLOT_STEP = (116, 34), 92, 1150, 126
SLOTS = 3
STAMP_TURN = 8.0
SHADOW = (30, 20, 12)
SHAKE_S, SHAKE = 0.35, 7.0


@dataclass(frozen=True, slots=True)
class PrintOnScroll:
    """What is to be seen of a chapter."""

    number: int
    title: str
    is_open: bool
    time: str = ""
    """Best time, or a word in its place."""
    is_new: bool = False
    rank: str = ""
    info: str = ""
    """A line about it while it is chosen."""


def cell_of(index: int) -> pygame.Rect:
    """Where a print lies, in reference pixels."""
    row, (left, step, _) = (0, FIRST_ROW) if index < FIRST_ROW[2] else (1, SECOND_ROW)
    return pygame.Rect(left + step * (index - row * FIRST_ROW[2]), TOPS[row], *PRINT)


def seen_cell(index: int, chosen: int) -> pygame.Rect:
    """Where it is drawn while another is chosen. What lies under a pointer does not move away from it: that is asked of `cell_of`."""
    same_row = (index < FIRST_ROW[2]) == (chosen < FIRST_ROW[2])
    return cell_of(index).move((index > chosen) * ASIDE - (index < chosen) * ASIDE if same_row and chosen >= 0 else 0, 0)


def slot_at(number: int) -> pygame.Rect:
    return pygame.Rect(SLOT_RIGHT - (SLOTS - number) * SLOT_STEP, SLOT_TOP, *SLOT_SIZE)


class Scroll:
    """`px` is real pixels per reference pixel. The mount is made once; the prints are laid on it anew when one of them changes."""

    def __init__(self, assets: Assets, behind: pygame.Surface, px: float) -> None:
        self._assets, self._px = assets, px
        self._mount = made_mount(assets, behind, px)
        self._key: object = None
        self._page = self._mount
        self._lifted = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._rise = 1.0
        self._refused = 0.0
        self._places: list[pygame.Rect] = []

    def under(self, at: tuple[int, int]) -> tuple[str, int] | None:
        """What lies at a pixel of the picture: ("print", index) or ("slot", number)."""
        x, y = at[0] / self._px, at[1] / self._px
        for number in range(SLOTS):
            if slot_at(number).collidepoint(x, y):
                return "slot", number
        for index in range(FIRST_ROW[2] + SECOND_ROW[2]):
            if cell_of(index).inflate(8, 90).move(0, 34).collidepoint(x, y):
                return "print", index
        return None

    def refuse(self) -> None:
        """The chosen print cannot be had: it shakes its head."""
        self._refused = SHAKE_S

    def draw(
        self,
        picture: pygame.Surface,
        prints: list[PrintOnScroll],
        pictures: dict[int, pygame.Surface],
        chosen: int,
        slots: list[str],
        slot: tuple[int, int],
        hint: str,
        seconds: float,
    ) -> None:
        """`pictures` by chapter, at least as large as the chosen one; `slot` is the one in use and the one under the hand, or -1."""
        key = (tuple(prints), tuple(sorted((n, id(each)) for n, each in pictures.items())), chosen, tuple(slots), slot, hint)
        if key != self._key:
            if self._key is None or chosen != self._key[2]:  # type: ignore[index]
                self._rise = 0.0
            self._key = key
            self._page = self._laid(prints, pictures, chosen, slots, slot, hint)
            self._lifted = self._card(pictures.get(prints[chosen].number), prints[chosen])
        self._rise = min(1.0, self._rise + seconds / 0.16)
        self._refused = max(0.0, self._refused - seconds)
        picture.blit(self._page, (0, 0))
        if slot[1] < 0:
            self._draw_lifted(picture, prints[chosen], chosen)

    # the page

    def _laid(
        self,
        prints: list[PrintOnScroll],
        pictures: dict[int, pygame.Surface],
        chosen: int,
        slots: list[str],
        slot: tuple[int, int],
        hint: str,
    ) -> pygame.Surface:
        page = self._mount.copy()
        for index, each in enumerate(prints):
            if index != chosen or slot[1] >= 0:
                self._lay(page, seen_cell(index, chosen if slot[1] < 0 else -1), each, pictures.get(each.number))
        for number, words in enumerate(slots):
            self._lay_slot(page, number, words, number == slot[0], number == slot[1])
        if slot[1] < 0:
            self._write(page, prints[chosen].info, INFO_AT, INFO_SIZE, TIME_COLOR, HAND, PAPER.width - 60)
        self._write(page, hint, (PAPER.centerx, HINT_Y), HINT_SIZE, HINT_COLOR, HAND, 900)
        return page

    def _lay(self, page: pygame.Surface, cell: pygame.Rect, each: PrintOnScroll, shown: pygame.Surface | None) -> None:
        px = self._px
        box = self._real(cell)
        if each.is_open:
            shadow = pygame.Surface(box.size, pygame.SRCALPHA, 32)
            shadow.fill((*SHADOW, 60))
            page.blit(shadow.premul_alpha(), box.move(round(3 * px), round(4 * px)), special_flags=pygame.BLEND_PREMULTIPLIED)
        if shown:
            page.blit(pygame.transform.smoothscale(shown, box.size), box)
        self._frame(page, box, each.is_open)
        color = INK if each.is_open else PALE_COLOR
        self._write(page, each.title, (cell.centerx, cell.bottom + 23), TITLE_SIZE if each.is_open else 22.0, color, TITLES, 190)
        self._write_time(page, each, cell.centerx, cell.bottom + 50)
        self._stamp(page, each.rank, (cell.right - 6, cell.bottom - 8), 0.92)

    def _write_time(self, page: pygame.Surface, each: PrintOnScroll, x: float, y: float) -> None:
        color = VERMILION if each.is_new else TIME_COLOR if each.is_open else PALE_COLOR
        face = TITLES if each.is_open and not each.is_new else HAND
        self._write(page, each.time, (x, y), TIME_SIZE if each.is_open else 17.0, color, face, 190)

    def _lay_slot(self, page: pygame.Surface, number: int, words: str, in_use: bool, pointed: bool) -> None:
        px, box = self._px, slot_at(number)
        sheet = torn_sheet(self._assets, box.width, box.height, px, 40 + number, 3.0, "#f8efd9" if in_use else "#d9cba8")
        lift = 5 if pointed else 0
        corner = (round((box.left - PAD) * px), round((box.top - PAD - lift) * px))
        page.blit(sheet, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        color = VERMILION if pointed else INK if in_use else TIME_COLOR
        self._write(page, words, (box.centerx, box.centery - 2 - lift), 19.0, color, HAND, box.width - 16)
        if in_use:
            stroke = BrushStroke(round(70 * px), max(3, round(5 * px)), 4).painted(1.0)
            page.blit(
                stroke, (round((box.centerx - 35) * px), round((box.bottom - 7 - lift) * px)), special_flags=pygame.BLEND_PREMULTIPLIED
            )

    # the chosen one

    def _card(self, shown: pygame.Surface | None, each: PrintOnScroll) -> pygame.Surface:
        """The print on a margin of paper, a little turned, with a soft shadow; premultiplied."""
        px, margin = self._px, round(MARGIN * self._px)
        inner = (round(CHOSEN[0] * px), round(CHOSEN[1] * px))
        card = pygame.Surface((inner[0] + 2 * margin, inner[1] + 2 * margin), pygame.SRCALPHA, 32)
        card.fill("#f8efd9")
        if shown:
            card.blit(pygame.transform.smoothscale(shown, inner), (margin, margin))
        self._frame(card, pygame.Rect(margin, margin, *inner), each.is_open)
        turned = pygame.transform.rotozoom(pygame.transform.scale_by(card, 2), TURN, 0.5).premul_alpha()
        pad = round(46 * px)
        whole = pygame.Surface((turned.get_width() + 2 * pad, turned.get_height() + 2 * pad), pygame.SRCALPHA, 32)
        shadow = pygame.Surface(whole.get_size(), pygame.SRCALPHA, 32)
        shadow.blit(turned, (pad + round(9 * px), pad + round(18 * px)))
        shadow.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        soft = pygame.transform.gaussian_blur(shadow, max(1, round(14 * px)))
        whole.blit(faded(soft, 0.62), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        whole.blit(turned, (pad, pad), special_flags=pygame.BLEND_PREMULTIPLIED)
        return whole

    def _draw_lifted(self, picture: pygame.Surface, each: PrintOnScroll, index: int) -> None:
        cell, px = cell_of(index), self._px
        rise = 1.0 - (1.0 - self._rise) ** 2
        raised = RAISED[index >= FIRST_ROW[2]]  # the upper row's stay under the title and the slots
        aside = SHAKE * math.sin(self._refused * 40.0) * self._refused / SHAKE_S
        middle = (cell.centerx + aside, cell.centery - raised * rise)
        place = self._lifted.get_rect(center=(round(middle[0] * px), round(middle[1] * px)))
        picture.blit(self._lifted, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._stamp(picture, each.rank, (middle[0] + CHOSEN[0] / 2 - 12, middle[1] + CHOSEN[1] / 2 - 10), 1.12)
        below = cell.centery - raised + CHOSEN[1] / 2 + 31
        wide = self._write(picture, each.title, (cell.centerx, below), CHOSEN_TITLE, INK if each.is_open else TIME_COLOR, TITLES, 236)
        stroke = self._underline(round(wide / px) + 18)
        picture.blit(
            stroke, stroke.get_rect(center=(round(cell.centerx * px), round((below + 19) * px))), special_flags=pygame.BLEND_PREMULTIPLIED
        )
        self._write_time(picture, each, cell.centerx, below + 35)

    def _underline(self, wide: int) -> pygame.Surface:
        """A dry vermilion stroke."""
        body = ""
        for number in range(5):
            y, dry = 2.0 + number * 1.3, 4.0 + (number * 7) % 5 * 5.0
            left, half = 2 + number % 2, wide / 2
            upper, lower = f"Q{half:.0f} {y - 1.6:.1f} {wide - dry:.0f} {y:.1f}", f"Q{half:.0f} {y + 0.6:.1f} {left} {y + 2.2:.1f}"
            body += f'<path d="M{left} {y + 1}{upper}{lower}Z" fill="#c23b2b"/>'
        return self._assets.raster("underline", body, (round(wide * self._px), max(3, round(11 * self._px))), f"scale({self._px:.5f})")

    # strokes and words

    def _frame(self, page: pygame.Surface, box: pygame.Rect, is_open: bool) -> None:
        """Of ink, not quite even."""
        px = self._px
        width, color, opacity = (4.2, "#1b2030", 1.0) if is_open else (2.6, "#8c8f9c", 0.8)
        w, h, p = box.width / px, box.height / px, 4
        ink = f'fill="none" stroke="{color}" stroke-opacity="{opacity}" stroke-linejoin="round"'
        sides, heavy = f"M{p} {p}L{p + w} {p + 0.4}L{p + w - 0.4} {p + h}L{p} {p + h}Z", f"M{p} {p + h}L{p + w} {p + h}L{p + w} {p}"
        body = f'<path d="{sides}" {ink} stroke-width="{width * 0.72}"/><path d="{heavy}" {ink} stroke-width="{width}"/>'
        drawn = self._assets.raster("frame", body, (round((w + 2 * p) * px), round((h + 2 * p) * px)), f"scale({px:.5f})")
        page.blit(drawn, (box.left - round(p * px), box.top - round(p * px)), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _stamp(self, page: pygame.Surface, rank: str, at: tuple[float, float], size: float) -> None:
        if rank:
            seal = pygame.transform.rotozoom(self._assets.picture(f"seal-{rank}", self._px * size), STAMP_TURN, 1.0)
            page.blit(
                seal, seal.get_rect(center=(round(at[0] * self._px), round(at[1] * self._px))), special_flags=pygame.BLEND_PREMULTIPLIED
            )

    def _write(
        self, page: pygame.Surface, words: str, at: tuple[float, float], size: float, color: tuple[int, int, int], face: str, room: float
    ) -> int:
        """Centred, smaller if it would be wider than `room`; gives its width in pixels."""
        if not words:
            return 0
        px = self._px
        row = render_text(self._assets, words, size * px, color, face)
        if row.get_width() > room * px:
            row = render_text(self._assets, words, size * px * room * px / row.get_width(), color, face)
        page.blit(row, row.get_rect(center=(round(at[0] * px), round(at[1] * px))), special_flags=pygame.BLEND_PREMULTIPLIED)
        return row.get_width()

    def _real(self, box: pygame.Rect) -> pygame.Rect:
        return pygame.Rect(*(round(side * self._px) for side in box))
