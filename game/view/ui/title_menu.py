"""Title menu: rows of words on a torn slip that hangs on two threads of the web, a dry-brushed stroke under the chosen one."""

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

import pygame

from game.view.render import paper_grain as grain
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, VERMILION_HEX
from game.view.render.painting import faded
from game.view.ui.paper import MIN_PX, render_text

MIN_GRAIN_PX = 0.2
SLIP = pygame.Rect(52, 150, 244, 486)
"""In reference pixels, with room for five rows."""
PAD = 28
"""Reference pixels about the slip, for its shadow and for a stroke that runs past it."""
FIRST_ROW, ROW_STEP, MOST_ROWS = 78, 86, 5
"""The first row's middle below the slip's upper edge, from one to the next, and how many fit."""
WORDS_LEFT, WORDS_SIZE, CHOSEN_SIZE = 50, 33.0, 38.0
NOTE_DOWN, NOTE_SIZE, NOTE_WIDTH = 35, 19.0, 186.0
TWO_LINES_SIZE, TWO_LINES_DOWN = 14.5, (-7.0, 6.5)
"""Of a note of two lines: its size, and how far below the place of a single one each of them stands."""
STROKE_LEFT, STROKE_LENGTH, STROKE_WET, STROKE_THICK = 20, 246, 162, 44
"""Of the brush stroke: from the slip's left edge, how long, how far it is still wet, and how thick."""
HOLES = (62, 182)
STROKE_S, BRISTLES = 0.16, 15
DROP_S, DROP_FROM = 0.55, -660.0
"""The slip comes down on its threads."""
PALE, QUIET, NOTE = (246, 236, 214), (74, 74, 85), (106, 95, 88)
PAPER, EDGE, FIBRE, RULE = "#f1e4c8", "#c8b287", "#dcc9a0", "#b99d6c"


class TitleRow(NamedTuple):
    """What is to be read: the words, and a note that stands under them while they are chosen."""

    label: str
    note: str = ""


class TitleMenu:
    """`px` is real pixels per reference pixel. The slip is made anew only if its rows have changed."""

    def __init__(self, assets: Assets, px: float) -> None:
        self._assets, self._px = assets, max(MIN_PX, px)
        self._key: tuple[object, ...] = ()
        self._paper = self._written = pygame.Surface((1, 1), pygame.SRCALPHA, 32)
        self._stroke_for = -1
        self._stroke_age = self._age = 0.0
        self._stroke, self._dab = self._drawn_stroke(), self._draw_dab()
        self._rows: Sequence[TitleRow] = ()

    def under(self, at: tuple[int, int]) -> int | None:
        """The row at a pixel of the picture."""
        x, y = at[0] / self._px - SLIP.left, at[1] / self._px - SLIP.top
        if not 0 <= x <= SLIP.width:
            return None
        row = int((y - FIRST_ROW + ROW_STEP / 2) // ROW_STEP)
        return row if 0 <= row < len(self._rows) else None

    def draw(self, picture: pygame.Surface, rows: Sequence[TitleRow], chosen: int, dt: float) -> None:
        self._age += dt
        self._rows = rows
        if (tuple(rows), chosen) != self._key:
            if len(rows) != len(self._key[0] if self._key else ()):  # type: ignore[arg-type]
                self._paper = self._make_paper(len(rows))
            self._key = tuple(rows), chosen
            self._written = self._make_words(rows, chosen)
        if chosen != self._stroke_for:
            self._stroke_for, self._stroke_age = chosen, 0.0
        self._stroke_age += dt
        top = self._drop()
        safe_draw.blit_at(picture, self._paper, ((SLIP.left - PAD) * self._px, top * self._px))
        self._draw_stroke(picture, chosen, top)
        safe_draw.blit_at(picture, self._written, ((SLIP.left - PAD) * self._px, top * self._px))

    def _drop(self) -> float:
        """Where the paper's sheet begins while the slip comes down: it swings past a little, and back."""
        share = min(1.0, self._age / DROP_S)
        left = (1.0 - share) ** 3
        return DROP_FROM * left + 10.0 * share * (1.0 - share) * 4.0 * (share > 0.5) * (1.0 - share)

    def _draw_stroke(self, picture: pygame.Surface, chosen: int, top: float) -> None:
        """It is drawn from left to right in the moment in which its row is chosen."""
        share = min(1.0, self._stroke_age / STROKE_S)
        y, px, stroke = top + SLIP.top + FIRST_ROW + chosen * ROW_STEP, self._px, self._stroke
        shown = (0, 0, max(1, round(stroke.get_width() * share)), stroke.get_height())
        place = (round((SLIP.left + STROKE_LEFT) * px), round(y * px - stroke.get_height() / 2))
        picture.blit(stroke, place, shown, special_flags=safe_draw.PREMULTIPLIED)
        safe_draw.blit_at(picture, self._dab, ((SLIP.left + 7) * px, (y - 14) * px))

    # what is made once

    def _make_words(self, rows: Sequence[TitleRow], chosen: int) -> pygame.Surface:
        """The rows on a clear sheet of the paper's size."""
        px = self._px
        sheet = pygame.Surface(self._paper.get_size(), pygame.SRCALPHA, 32)
        for number, row in enumerate(rows):
            y = SLIP.top + FIRST_ROW + number * ROW_STEP
            picked = number == chosen
            colour = PALE if picked else QUIET if number == len(rows) - 1 else INK
            line = render_text(self._assets, row.label, (CHOSEN_SIZE if picked else WORDS_SIZE) * px, colour)
            sheet.blit(line, line.get_rect(midleft=(round((PAD + WORDS_LEFT) * px), round(y * px))), special_flags=safe_draw.PREMULTIPLIED)
            if picked and row.note:
                self._write_note(sheet, row.note, y + NOTE_DOWN)
        return sheet

    def _write_note(self, sheet: pygame.Surface, note: str, y: float) -> None:
        """As small as it must be to stay on the paper; of two lines the smaller size is that of both."""
        px, lines = self._px, note.split("\n")[:2]
        size = NOTE_SIZE if len(lines) == 1 else TWO_LINES_SIZE
        widest = max(render_text(self._assets, line, size * px, NOTE).get_width() for line in lines)
        size *= min(1.0, max(0.68, NOTE_WIDTH * px / max(1, widest)))
        for number, words in enumerate(lines):
            line = render_text(self._assets, words, size * px, NOTE)
            middle = y if len(lines) == 1 else y + TWO_LINES_DOWN[number]
            left = round((PAD + WORDS_LEFT + 2) * px)
            sheet.blit(line, line.get_rect(midleft=(left, round(middle * px))), special_flags=safe_draw.PREMULTIPLIED)

    def _make_paper(self, rows: int) -> pygame.Surface:
        """The slip, its shadow, its holes and threads, and rules between the rows; the sheet begins at the picture's upper edge."""
        px, dice = self._px, Random(37)
        width, height = SLIP.width, SLIP.height - (MOST_ROWS - rows) * ROW_STEP
        size = (round((width + 2 * PAD) * px), round((SLIP.top + height + 2 * PAD) * px))
        place = f"scale({px:.5f}) translate({PAD} {SLIP.top})"
        edge = _torn_outline(width, height, dice)
        shadow = self._assets.raster("title-slip", f'<path d="{edge}" transform="translate(6 9)" fill="#081022"/>', size, place)
        shadow = faded(pygame.transform.gaussian_blur(shadow, max(1, round(9 * px))), 0.66)
        body = f'<path d="{edge}" fill="{PAPER}"/>{_fibres(width, height, dice)}'
        body += f'<path d="{edge}" fill="none" stroke="{EDGE}" stroke-width="2"/>'
        for row in range(1, rows):
            y = FIRST_ROW + row * ROW_STEP - ROW_STEP / 2 + 11
            body += f'<path d="M48 {y}Q124 {y - 3} 198 {y + 1}Q124 {y - 0.6} 48 {y}Z" fill="{RULE}" stroke="{RULE}" stroke-width=".8"/>'
        for hole in HOLES:
            body += f'<circle cx="{hole}" cy="13" r="5.4" fill="none" stroke="{RULE}" stroke-width="1.4"/>'
            body += f'<circle cx="{hole}" cy="13" r="3.6" fill="#2a3550"/>'
        paper = pygame.Surface(size, pygame.SRCALPHA, 32)
        paper.blit(shadow, (0, 0), special_flags=safe_draw.PREMULTIPLIED)
        slip = self._assets.raster("title-slip", body, size, place)
        grain.apply(slip, max(MIN_GRAIN_PX, px))
        paper.blit(slip, (0, 0), special_flags=safe_draw.PREMULTIPLIED)
        paper.blit(self._assets.raster("title-thread", _threads(), size, place), (0, 0), special_flags=safe_draw.PREMULTIPLIED)
        return paper

    def _drawn_stroke(self) -> pygame.Surface:
        """Bristle beside bristle: wet and close at first, then each runs dry where it likes."""
        dice, pitch, body = Random(12), STROKE_THICK / BRISTLES, ""
        for number in range(BRISTLES):
            across = (number + 0.5) / BRISTLES * 2.0 - 1.0
            y = 8.0 + (number + 0.5) * pitch
            start = 3.0 + 5.0 * across**4 + dice.uniform(0.0, 2.5)
            dry = STROKE_WET * dice.uniform(0.80, 1.05) + (STROKE_LENGTH - STROKE_WET) * dice.uniform(0.1, 1.0) * (1.0 - 0.45 * abs(across))
            half, sway = pitch * dice.uniform(0.58, 0.78), dice.uniform(-1.2, 1.2)
            lift = -7.0
            body += (
                f'<path d="M{start:.1f} {y + 2:.1f}L{start + 3:.1f} {y + 2 - half:.1f}'
                f"Q{STROKE_WET * 0.5:.0f} {y - 1.5 - half + sway:.1f} {STROKE_WET * 0.85:.0f} {y - 1 - half:.1f}"
                f"Q{(STROKE_WET + dry) / 2:.0f} {y - 2 - half * 0.7:.1f} {dry:.1f} {y + lift * dry / STROKE_LENGTH:.1f}"
                f"Q{(STROKE_WET + dry) / 2:.0f} {y - 1 + half * 0.8:.1f} {STROKE_WET * 0.85:.0f} {y - 1 + half:.1f}"
                f'Q{STROKE_WET * 0.5:.0f} {y - 1.5 + half + sway:.1f} {start + 3:.1f} {y + 2 + half:.1f}Z" fill="#1b2030"/>'
            )
        size = (round(STROKE_LENGTH * self._px), round((STROKE_THICK + 16) * self._px))
        return self._assets.raster("title-stroke", body, size, f"scale({self._px:.5f})")

    def _draw_dab(self) -> pygame.Surface:
        """A drop of vermilion, left of the stroke."""
        shape = f'<path d="M3 4Q16 5 28 12Q17 18 6 27Q1 16 3 4Z" fill="{VERMILION_HEX}"/>'
        return self._assets.raster("title-dab", shape, (round(31 * self._px), round(30 * self._px)), f"scale({self._px:.5f})")


@lru_cache(maxsize=8)
def _torn(seed: int, width: int) -> tuple[float, ...]:
    """How far a torn edge of so many pixels goes in, every few of them."""
    dice, rough, edge = Random(seed), 0.0, []
    for _ in range(width // 6 + 1):
        rough = 0.55 * rough + dice.uniform(-1.0, 1.0)
        edge.append(5.0 * rough + dice.uniform(0.0, 3.0))
    return tuple(edge)


def _torn_outline(width: int, height: int, dice: Random) -> str:
    """Long sides nearly straight, the short ones torn."""
    upper, lower = _torn(37, width), _torn(41, width)
    steps = len(upper)
    top = [(width * n / (steps - 1), max(-4.0, min(9.0, inward))) for n, inward in enumerate(upper)]
    bottom = [(width * n / (steps - 1), height - max(-4.0, min(9.0, inward))) for n, inward in reversed(list(enumerate(lower)))]
    right = [(width - dice.uniform(0.0, 1.6), height * n / 9) for n in range(1, 9)]
    left = [(dice.uniform(0.0, 1.6), height * (9 - n) / 9) for n in range(1, 9)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (*top, *right, *bottom, *left)) + "Z"


def _fibres(width: int, height: int, dice: Random) -> str:
    """Hairs in the paper, most of them upright, as the sheet was pulled."""
    body = ""
    for _ in range(width * height // 1500):
        x, y, long, bow = dice.uniform(8, width - 8), dice.uniform(14, height - 40), dice.uniform(8, 26), dice.uniform(-2.5, 2.5)
        body += f'<path d="M{x:.1f} {y:.1f}q{bow:.1f} {long / 2:.1f} 0 {long:.1f}" fill="none" stroke="{FIBRE}" stroke-width=".9"/>'
    return body


def _threads() -> str:
    """Two threads from beyond the picture's upper edge to the holes, with a bead on each."""
    body = ""
    for hole, sway in zip(HOLES, (-3.0, 6.0), strict=True):
        top = -SLIP.top - 10
        way = f'<path d="M{hole - sway} {top}Q{hole + sway} {top / 2} {hole} 12" fill="none"'
        body += f'{way} stroke="#0e1c34" stroke-opacity=".5" stroke-width="2.4" transform="translate(1.4 2)"/>'
        body += f'{way} stroke="#ffffff" stroke-width="1.9"/>'
        for share in (0.30, 0.62):
            y, bow = top * (1 - share), 2 * share * (1 - share)
            x = hole + sway * (bow - (1 - share) ** 2)
            body += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="#ffffff"/>'
    return body
