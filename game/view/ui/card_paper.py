"""Card paper: what all cards lie on and are parted by: a soft shadow, rules of thin ink, dots, and prints with an edge."""

import pygame

from game.view.render.assets import Assets
from game.view.render.ink_colors import INK

SHADOW, SHADOW_BLUR, SHADOW_DOWN = (8, 16, 34, 150), 9.0, 8.0
"""Colour, and reference pixels of its softness and by which it lies lower than the card."""
ROOM = 34.0
"""Reference pixels about a card within which its shadow lies."""
COARSE = 4
"""Pixels to a dot of the shadow, which is soft: a blur costs as much as it has dots."""
RULE, DOTS, DOTS_STEP = "#b99d6c", (185, 157, 108), 9.0
"""Colours of rules and dots, and reference pixels from dot to dot."""
EDGE = 2.0
"""Reference pixels of ink about a print."""
RULE_HIGH = 8.0
"""Reference pixels of the room of a rule."""


def soft_shadow(size: tuple[int, int], px: float) -> pygame.Surface:
    """The shadow of a card of `size` pixels, premultiplied, with ROOM about it."""
    over, down = round(ROOM * px), round(SHADOW_DOWN * px)
    wide, high = size[0] + 2 * over, size[1] + 2 * over
    sheet = pygame.Surface((max(1, wide // COARSE), max(1, high // COARSE)), pygame.SRCALPHA, 32)
    red, green, blue, alpha = SHADOW
    tone = (red * alpha // 255, green * alpha // 255, blue * alpha // 255, alpha)
    sheet.fill(tone, [round(side / COARSE) for side in (over, over + down, *size)])
    return pygame.transform.smoothscale(pygame.transform.gaussian_blur(sheet, max(1, round(SHADOW_BLUR * px / COARSE))), (wide, high))


def ink_dots(size: tuple[int, int], px: float) -> pygame.Surface:
    """Dots of ink along the foot of so many pixels, as between the prints of the chapter scroll."""
    wide, high = size
    dots, side = pygame.Surface(size, pygame.SRCALPHA, 32), max(1, round(1.8 * px))
    for number in range(int((wide - 16 * px) // (DOTS_STEP * px)) + 1):
        at = round(10 * px + number * DOTS_STEP * px)
        if at < wide - 8 * px:
            dots.fill((*DOTS, 255), (at, high - 2 * side, side, side))
    return dots


def framed(shot: pygame.Surface, room: tuple[float, float], px: float) -> pygame.Surface:
    """A print that fills so many reference pixels, with an edge of ink."""
    wide, high = shot.get_size()
    share = max(room[0] / wide, room[1] / high)
    large = pygame.transform.smoothscale(shot, (max(2, round(wide * share * px)), max(2, round(high * share * px))))
    piece = pygame.Rect(0, 0, round(room[0] * px), round(room[1] * px))
    piece.center = large.get_rect().center
    made = pygame.Surface(piece.size, pygame.SRCALPHA, 32)
    made.fill((*INK, 255))
    edge = max(1, round(EDGE * px))
    made.blit(large, (edge, edge), piece.inflate(-2 * edge, -2 * edge))
    return made


def ink_rule(assets: Assets, long: float, px: float) -> pygame.Surface:
    """A stroke of thin ink, `long` reference pixels."""
    shape = f"M0 4Q{long / 2:.1f} 1 {long:.1f} 5Q{long / 2:.1f} 3.4 0 4Z"
    size = (max(1, round(long * px)), max(1, round(RULE_HIGH * px)))
    return assets.raster("rule", f'<path d="{shape}" fill="{RULE}" stroke="{RULE}" stroke-width=".8"/>', size, f"scale({px:.5f})")
