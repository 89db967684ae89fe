"""Map cover: where nothing of the sheet is clear, as strips one under the other, and blits of what lies in them and around them.

What lies behind the sheet is drawn there, too: so many pieces, each of few rows, are fetched from memory slower than all of it at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting

Strips = list[pygame.Rect]
"""Rectangles one under the other, none of which overlap."""


def full_strips(full: NDArray[np.bool_], corner: tuple[int, int], square: tuple[int, int]) -> Strips:
    """For each row of squares, each so large, those that are full, if nothing else lies between them. The first row begins at `corner`."""
    (left, top), (wide, high), strips = corner, square, []
    for number, row in enumerate(full):
        columns = np.flatnonzero(row)
        if len(columns) and columns[-1] - columns[0] + 1 == len(columns):
            strips.append(pygame.Rect(left + int(columns[0]) * wide, top + number * high, len(columns) * wide, high))
    return strips


def blit_strips(surface: pygame.Surface, sprite: pygame.Surface, at: tuple[int, int], strips: Strips) -> None:
    """Copy of a sprite whose corner would lie `at` what lies in strips of the picture."""
    area = sprite.get_rect(topleft=at)
    _blit_pieces(surface, sprite, at, [strip.clip(area) for strip in strips], 0)


def blit_around(surface: pygame.Surface, sprite: pygame.Surface, at: tuple[int, int], strips: Strips, flags: int) -> None:
    """Blit a sprite with its corner `at`, but where strips of the picture are: in pieces over, beside and under them."""
    area = sprite.get_rect(topleft=at)
    _blit_pieces(surface, sprite, at, _around(area, strips), flags)


def _around(area: pygame.Rect, strips: Strips) -> Strips:
    """What of an area lies in no strip, and a little more, so that what lies beside one is as wide as whole lanes."""
    pieces, top = [], area.top
    for hole in (strip.clip(area) for strip in strips):
        left, right = (wide + -wide % painting.SIMD_WIDTH for wide in (hole.left - area.left, area.right - hole.right))
        if hole.height and left + right < area.width:
            pieces.append(pygame.Rect(area.left, top, area.width, hole.top - top))
            pieces.append(pygame.Rect(area.left, hole.top, left, hole.height))
            pieces.append(pygame.Rect(area.right - right, hole.top, right, hole.height))
            top = hole.bottom
    pieces.append(pygame.Rect(area.left, top, area.width, area.bottom - top))
    return pieces


def _blit_pieces(surface: pygame.Surface, sprite: pygame.Surface, at: tuple[int, int], pieces: Sequence[pygame.Rect], flags: int) -> None:
    back = -at[0], -at[1]
    surface.blits([(sprite, piece.topleft, piece.move(back), flags) for piece in pieces if piece.width and piece.height], False)
