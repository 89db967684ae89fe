"""Glyphs of the barrier's ring: seven signs in a few strokes, as sprites at every angle that the ring shows them at."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

Glyph: TypeAlias = tuple[tuple[tuple[int, int], ...], ...]
GLYPHS: tuple[Glyph, ...] = (
    (((3, 2), (3, 13), (13, 13), (13, 2)), ((8, 0), (8, 13))),
    (((8, 1), (8, 8), (2, 15)), ((8, 8), (14, 15)), ((3, 4), (4, 7)), ((13, 4), (12, 7))),
    (((8, 0), (8, 14), (6, 13)), ((1, 4), (6, 5), (2, 12)), ((14, 3), (10, 6), (15, 13))),
    (((2, 4), (14, 4)), ((8, 0), (8, 15)), ((8, 5), (2, 12)), ((8, 5), (14, 12))),
    (((3, 5), (13, 5)), ((8, 1), (8, 14)), ((1, 14), (15, 14))),
    (((4, 1), (4, 15), (12, 15), (12, 1), (4, 1)), ((4, 8), (12, 8))),
    (((1, 5), (15, 5)), ((8, 0), (8, 5)), ((5, 6), (2, 15)), ((11, 6), (14, 15))),
)
"""Strokes on a field of 16: hill, fire, water, tree, earth, sun, stand."""
GLYPH, TURNS = 16, 6
"""Reference pixels of one, and its kept angles."""


def glyph_sprite(palette: Palette, px: float, glyph: Glyph, turn: int, front: bool) -> pygame.Surface:
    """One of the ring, turned away by so many of its kept angles, before the rider or behind him."""
    narrow = max(0.18, (turn + 0.5) / TURNS)
    size = GLYPH * px
    color = rgb(palette.barrier_rim) if front else mix(palette.chakra, palette.barrier, 0.4)

    def paint(large: pygame.Surface, times: float) -> None:
        unit = size * times / 16
        for shine, alpha in ((5.0, 46), (1.7, 250)) if front else ((1.5, 90),):
            for points in glyph:
                line = np.array([((x * narrow + 3) * unit, (y + 3) * unit) for x, y in points])
                width = max(1, round(shine * unit))
                safe_draw.lines(large, (*color, alpha), line, width)
                for point in line:
                    safe_draw.circle(large, (*color, alpha), point, width / 2)

    return painting.painted(((16 * narrow + 6) * size / 16, 22 * size / 16), paint)
