"""Card paper: what all cards lie on and are parted by: a soft shadow, and rules of thin ink."""

import pygame

from game.view.render.assets import Assets

SHADOW, SHADOW_BLUR, SHADOW_DOWN = (8, 16, 34, 150), 9.0, 8.0
"""Colour, and reference pixels of its softness and by which it lies lower than the card."""
ROOM = 34.0
"""Reference pixels about a card within which its shadow lies."""
RULE = "#b99d6c"
RULE_HIGH = 8.0
"""Reference pixels of the room of a rule."""


def soft_shadow(size: tuple[int, int], px: float) -> pygame.Surface:
    """The shadow of a card of `size` pixels, premultiplied, with ROOM about it."""
    over = round(ROOM * px)
    sheet = pygame.Surface((size[0] + 2 * over, size[1] + 2 * over), pygame.SRCALPHA, 32)
    red, green, blue, alpha = SHADOW
    tone = (red * alpha // 255, green * alpha // 255, blue * alpha // 255, alpha)
    sheet.fill(tone, (over, over + round(SHADOW_DOWN * px), *size))
    return pygame.transform.gaussian_blur(sheet, max(1, round(SHADOW_BLUR * px)))


def ink_rule(assets: Assets, long: float, px: float) -> pygame.Surface:
    """A stroke of thin ink, `long` reference pixels."""
    shape = f"M0 4Q{long / 2:.1f} 1 {long:.1f} 5Q{long / 2:.1f} 3.4 0 4Z"
    size = (max(1, round(long * px)), max(1, round(RULE_HIGH * px)))
    return assets.raster("rule", f'<path d="{shape}" fill="{RULE}" stroke="{RULE}" stroke-width=".8"/>', size, f"scale({px:.5f})")
