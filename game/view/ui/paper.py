"""Paper and brush: torn paper, rendered text and dry-brushed strokes, premultiplied."""

import random
import unicodedata

import numpy as np
import pygame
from numpy.typing import NDArray

from game.level.validate.letters import is_mark
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK, INK_HEX
from game.view.ui.weight import matched_row, plain_row

PAPER, EDGE, FIBRE = "#f1e4c8", "#c8b287", "#dcc9a0"
GLEAM = (63, 183, 204)
MIN_PX = 0.05
"""Real pixels per reference pixel below which nothing is made smaller: nobody could see it."""
TITLES, HAND = "zen-antique", "yusei-magic"
UNKNOWN = "?"
"""In place of a letter that no face here has."""
MAX_LETTERS = 160  # characters of one line that are shown


def torn_paper(assets: Assets, width: float, height: float, px: float, seed: int = 1, shadow: float = 0.3) -> pygame.Surface:
    """A slip of paper, `width` by `height` reference pixels, torn at both ends; `px` real pixels per reference pixel."""
    dice = random.Random(seed)
    edge = _outline(width, height, dice)
    fibres = "".join(_fibre(width, height, dice) for _ in range(int(width * height / 900) + 2))
    body = (
        f'<path d="{edge}" transform="translate(1.5 2.5)" fill="{INK_HEX}" fill-opacity="{shadow}"/>'
        f'<path d="{edge}" fill="{PAPER}"/>{fibres}<path d="{edge}" fill="none" stroke="{EDGE}" stroke-width="1.4"/>'
    )
    return assets.raster("slip", body, (round((width + 6) * px), round((height + 6) * px)), f"scale({px:.4f}) translate(2 1)")


def _fibre(width: float, height: float, dice: random.Random) -> str:
    """A hair in the paper, well inside its edges."""
    long = min(dice.uniform(6.0, 26.0), 0.5 * width)
    x, y = dice.uniform(5.0, max(6.0, width - long - 5.0)), dice.uniform(3.0, max(4.0, height - 3.0))
    bow = dice.uniform(-1.5, 1.5)
    return f'<path d="M{x:.1f} {y:.1f}q{long / 2:.1f} {bow:.1f} {long:.1f} 0" fill="none" stroke="{FIBRE}" stroke-width="0.8"/>'


def _outline(width: float, height: float, dice: random.Random) -> str:
    """Long sides nearly straight, short ends torn."""
    top = [(width * n / 12, dice.uniform(0.0, 1.2)) for n in range(13)]
    right = [(width - dice.uniform(0.0, 4.0), height * n / 6) for n in range(1, 6)]
    bottom = [(width * (12 - n) / 12, height - dice.uniform(0.0, 1.2)) for n in range(13)]
    left = [(dice.uniform(0.0, 4.0), height * (6 - n) / 6) for n in range(1, 6)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (*top, *right, *bottom, *left)) + "Z"


def render_text(assets: Assets, line: str, pixels: float, colour: tuple[int, int, int] | str = INK, face: str = HAND) -> pygame.Surface:
    """One inked line, as high as its face is. A letter that the face lacks comes from another, trimmed to it; one that none has is a ?."""
    normal = unicodedata.normalize("NFC", line)
    clean = "".join(letter for letter in normal if letter.isprintable() and not 0xD800 <= ord(letter) <= 0xDFFF)[:MAX_LETTERS] or " "
    size, ink = round(pixels), pygame.Color(colour)
    font = assets.font(face, size)
    if clean.isascii():
        return assets.prepared(plain_row(font, clean, ink))
    rows = [matched_row(assets, name, part, face, size, ink) for name, part in by_face(assets, clean, face)]
    return assets.prepared(rows[0][0] if len(rows) == 1 and rows[0][1] == font.get_ascent() else _side_by_side(rows, font))


def by_face(assets: Assets, line: str, face: str) -> list[tuple[str, str]]:
    """The line in as few pieces as can be, each with a face that has all its letters; what no face has is UNKNOWN."""
    order = [face, *(name for name in assets.faces() if name != face)]
    pieces: list[tuple[str, str]] = []
    for letter in line:
        names = [pieces[-1][0], *order] if pieces and (letter == " " or is_mark(letter)) else order
        name = next((name for name in names if assets.has(name, letter)), None)
        if name is None and is_mark(letter):
            continue
        name, letter = (face, UNKNOWN) if name is None else (name, letter)
        if pieces and pieces[-1][0] == name:
            pieces[-1] = (name, pieces[-1][1] + letter)
        else:
            pieces.append((name, letter))
    return pieces or [(face, " ")]


def _side_by_side(rows: list[tuple[pygame.Surface, int]], main: pygame.font.Font) -> pygame.Surface:
    """Pieces of a line, each with the row of its baseline, on that of the main face, on a surface of that face's height."""
    whole = pygame.Surface((sum(row.get_width() for row, _ in rows), main.get_height()), pygame.SRCALPHA, 32)
    left = 0
    for row, baseline in rows:
        whole.blit(
            row, (left, main.get_ascent() - baseline), special_flags=pygame.BLEND_RGBA_MAX
        )  # as it is: what is seen through stays so
        left += row.get_width()
    return whole


def wrapped(line: str, letters: int) -> list[str]:
    """The line in as few rows as fit, of about equal length; a word longer than a row goes on in the next."""
    rows = max(1, -(-len(line) // letters))
    most, row, done = len(line) / rows + 6.0, "", []
    for word in (whole[start : start + letters] for whole in line.split() for start in range(0, len(whole), letters)):
        if row and len(row) + 1 + len(word) > most:
            done.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*done, row] if row else done or [""]


def text_panel(
    assets: Assets, rows: list[pygame.Surface], px: float, seed: int, pad: float = 12.0, over: float | None = None
) -> pygame.Surface:
    """Rows of words on a slip of their size; `pad` reference pixels beside them, and `over` or in proportion over and under."""
    over = 0.45 * pad if over is None else over
    width = max(row.get_width() for row in rows) / px + 2.4 * pad
    height = sum(row.get_height() for row in rows) / px + 2.0 * over
    paper = torn_paper(assets, width, height, px, seed)
    top = round((over + 1) * px)
    for row in rows:
        paper.blit(row, (round(1.2 * pad * px + 2 * px), top), special_flags=pygame.BLEND_PREMULTIPLIED)
        top += row.get_height()
    return paper


def draw_unrolled(surface: pygame.Surface, slip: pygame.Surface, share: float, at: tuple[float, float], px: float) -> pygame.Rect:
    """A slip that comes and goes as paper does: let down from its upper edge, `share` of it, and never seen through."""
    rows = max(1, min(slip.get_height(), round(slip.get_height() * share)))
    corner = round(at[0]), round(at[1])
    surface.blit(slip, corner, (0, 0, slip.get_width(), rows), special_flags=pygame.BLEND_PREMULTIPLIED)
    place = pygame.Rect(corner, (slip.get_width(), rows)).clip(surface.get_rect())
    if rows < slip.get_height() and place.width > round(12 * px):
        roll = pygame.Rect(0, 0, place.width - round(10 * px), max(2, round(4 * px)))
        roll.midtop = place.centerx, place.bottom - roll.height // 2
        surface.fill(EDGE, roll)
        surface.fill(PAPER, (roll.x, roll.y, roll.width, max(1, roll.height // 3)))
    return place


class BrushStroke:
    """A stroke of wet ink that runs dry: its length is what is left, its tail frays into single bristles."""

    def __init__(self, width: int, height: int, seed: int = 3) -> None:
        self.size = (max(2, width), max(2, height))
        dice = random.Random(seed)
        across, along = np.linspace(-1.0, 1.0, self.size[1])[None, :], np.linspace(0.0, 1.0, self.size[0])[:, None]
        self._along = along.astype(np.float32)
        bristles = max(4, self.size[1] // 2)
        row = np.minimum((np.arange(self.size[1]) * bristles) // self.size[1], bristles - 1)
        self._bristle = np.array([dice.uniform(0.0, 1.0) for _ in range(bristles)], dtype=np.float32)[row][None, :]
        wobble = np.array([dice.uniform(-1.0, 1.0) for _ in range(24)])
        thick = 0.80 - 0.16 * along + 0.10 * np.interp(along, np.linspace(0.0, 1.0, 24), wobble)
        thick += 0.16 * np.exp(-((along - 0.03) ** 2) / 0.0006)  # the brush is set down
        middle = 0.10 * np.sin(along * 4.0 + 0.4)
        self._body = np.clip((thick - np.abs(across - middle)) * 6.0, 0.0, 1.0).astype(np.float32)
        self._body *= np.clip((along - 0.012 * np.abs(across)) * 60.0, 0.0, 1.0).astype(np.float32)
        self._shine = (np.clip(1.0 - np.abs(across + 0.34 - middle) * 6.0, 0.0, 1.0) * np.clip(along * 12.0, 0.0, 1.0)).astype(np.float32)

    def painted(self, share: float) -> pygame.Surface:
        """The stroke at `share` (0..1) of its full length."""
        wet = 0.58 * share
        dryness = np.clip((self._along - wet) / max(0.02, share - wet), 0.0, 1.5)
        tail = np.clip((0.25 + 0.85 * self._bristle - dryness) * 9.0, 0.0, 1.0) * (1.0 - 0.35 * np.minimum(dryness, 1.0))
        alpha = self._body * np.where(dryness <= 0.0, 1.0, tail) * (share > 0.004)
        gleam = self._shine * np.clip((wet - self._along) * 12.0, 0.0, 1.0) * 0.85
        return _inked(alpha, gleam * alpha)


def _inked(alpha: NDArray[np.float32], gleam: NDArray[np.float32]) -> pygame.Surface:
    surface = pygame.Surface(alpha.shape, pygame.SRCALPHA, 32)
    pixels, opacity = pygame.surfarray.pixels3d(surface), pygame.surfarray.pixels_alpha(surface)
    for channel in range(3):
        mixed = INK[channel] * (1.0 - gleam) + GLEAM[channel] * gleam
        pixels[..., channel] = (mixed * alpha).astype(np.uint8)
    opacity[...] = (alpha * 255.0).astype(np.uint8)
    del pixels, opacity
    return surface
