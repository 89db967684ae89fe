"""Mirror of a wet flat: the sky's bokashi upside down, paler than any sand, with glints on it, and the sun as strokes of red.

It is printed once: no hill goes by in it, and nothing in it is out of focus.
"""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.camera.camera import FLAT_HORIZON
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, mix, rgb

SKY_SHARE = 0.5
"""How much sky a row of the mirror stands for; that near the feet stays pale."""
SUN_SHARE = 0.62
"""The same for the sun: it lies a little nearer the horizon than the sky about it."""
SHINE = 0.2
"""How much paler than the sky it is."""
SHORE, SHORE_SHARE = 0.26, 0.6
"""Share of the flat in which the far shore's blue is mirrored, and how strong it is at the horizon."""
SLICE, GAP = 6.5, 1.5
"""Reference pixels from one stroke of the mirrored sun to the next, and between them."""
GLINTS = 30
"""Rows of them."""


def print_mirror(palette: Palette, width: int, high: int, px: float) -> pygame.Surface:
    """Rows from the horizon down to under the front edge."""
    tall = FLAT_HORIZON * px
    upwards = np.clip(1.0 - np.arange(high) * SKY_SHARE / tall, 0.0, 1.0)
    sky = painting.gradient(palette.sky, 512)[(upwards * 511).astype(int)]
    sky += (np.asarray(rgb(palette.foam), dtype=np.float32) - sky) * SHINE
    far = np.interp(np.arange(high), (0, SHORE * high), (SHORE_SHARE, 0.0))[:, None]
    sky += (np.asarray(rgb(palette.ridges[1].top), dtype=np.float32) - sky) * far
    dice = painting.generator("mirror of the flat")
    colors = np.repeat(sky[:, None, :], width, axis=1) + painting.noise(width, high, 260 * px, 9 * px, dice)[:, :, None] * 5
    colors *= paper_grain.grain(width, high, px)[:, :, None]
    sheet = painting.opaque(colors)
    if palette.sun is not None:
        _lay_sun(sheet, palette, px, dice)
    _lay_glints(sheet, palette, width, high, px, dice)
    made = painting.copy_source((width, high))
    made.blit(sheet, (0, 0))
    return made


def _lay_sun(sheet: pygame.Surface, palette: Palette, px: float, dice: painting.Rng) -> None:
    """A disc cut into strokes that sway more the nearer they lie; under it some that have come off."""
    sun = palette.sun
    assert sun is not None
    middle, tall = (FLAT_HORIZON - sun.y) / SUN_SHARE, sun.radius / SUN_SHARE
    down = middle - tall + SLICE / 2
    while down < middle + 2.1 * tall:
        from_middle = (down - middle) / tall
        inside = abs(from_middle) < 1.0
        wide = sun.radius * math.sqrt(1.0 - from_middle**2) if inside else sun.radius * (0.7 - 0.22 * from_middle) * dice.uniform(0.4, 1.0)
        sway = (1.0 + 0.035 * down) * math.sin(down * 0.37) + (0.0 if inside else sun.radius * dice.uniform(-0.3, 0.3))
        thick = SLICE - (GAP + 1.6 * max(0.0, from_middle))
        x, y = (sun.x + sway) * px, down * px
        if thick > 1.0:
            points = [(x - wide * px, y), (x - 0.6 * wide * px, y), (x, y), (x + 0.6 * wide * px, y), (x + wide * px, y)]
            safe_draw.polygon(sheet, rgb(sun.color), painting.stroke(np.array(points), thick * px, 0.25, 0.3))
        down += SLICE


def _lay_glints(sheet: pygame.Surface, palette: Palette, width: int, high: int, px: float, dice: painting.Rng) -> None:
    for row in range(GLINTS):
        depth = ((row + 0.7) / GLINTS) ** 1.4
        y = depth * high
        for n in range(count := 3 + round(5 * (1 - depth))):
            x = (n + dice.uniform(0.1, 0.9)) / count * width
            long, thick = (14 + 60 * depth) * dice.uniform(0.5, 1.3) * px, (0.9 + 1.9 * depth) * px
            below = sheet.get_at((min(int(x), width - 1), min(int(y), high - 1)))
            color, share = (palette.foam, 0.75) if dice.uniform() < 0.65 else (palette.sky[0][1], 0.2)
            tone = mix((below.r, below.g, below.b), color, share)
            painting.brush(sheet, tone, [(x, y), (x + long * 0.5, y - 0.6 * thick), (x + long, y)], thick)
