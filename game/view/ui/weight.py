"""Stroke weight: text in a face that stands in for another, its strokes trimmed or thickened to those beside it.

pygame's own face has letters that ours lack, and is bold; as it is, one ł would jump out of a line written by a lighter hand.
"""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render.assets import Assets

FINE = 4
"""Rows and columns at most, for one of the picture, in which strokes are trimmed."""
MAX_FACE_PX = 360
"""Pixels of a face beyond which nothing finer is needed."""
DIAGONAL = 0.414
"""Share of the steps that take corners, too: eight even sides come nearest to a circle."""
Alpha = NDArray[np.uint8]


def matched_row(assets: Assets, face: str, part: str, beside: str, pixels: int, ink: pygame.Color) -> tuple[pygame.Surface, int]:
    """`part` in `face`, its capitals as high and its strokes as thick as those of `beside` at `pixels`; and the row of its baseline."""
    size = assets.size_beside(beside, pixels, face)
    excess = assets.stem(face) * size - assets.stem(beside) * pixels
    fine = max(1, min(FINE, MAX_FACE_PX // size))
    trim = round(0.5 * excess * fine)
    if trim == 0:
        font = assets.font(face, size)
        return plain_row(font, part, ink), font.get_ascent()
    capitals = assets.capitals(beside) * pixels * fine
    font = assets.font(face, round(size * fine * (capitals + 2 * trim) / capitals))
    alpha = pygame.surfarray.array_alpha(plain_row(font, part, pygame.Color("white")))
    room = max(0, -trim)
    top = room + (trim - room - font.get_ascent()) % fine  # the baseline comes to lie between two rows
    width, height = alpha.shape
    alpha = np.pad(alpha, ((room, room + (-width - 2 * room) % fine), (top, room + (-height - top - room) % fine)))
    return _reduced(trimmed(alpha, trim), fine, ink), (top + font.get_ascent() - trim) // fine


def bolder(large: pygame.Surface, thicker: float, ink: pygame.Color) -> pygame.Surface:
    """Words that were rendered FINE times too large, in their size and in `ink`, with strokes thicker by `thicker` pixels of that size."""
    alpha = pygame.surfarray.array_alpha(large)
    room = FINE * (1 + round(thicker / 2))
    width, height = alpha.shape
    alpha = np.pad(alpha, ((room, room + -width % FINE), (room, room + -height % FINE)))
    return _reduced(trimmed(alpha, -round(thicker / 2 * FINE)), FINE, ink)


def plain_row(font: pygame.font.Font, part: str, ink: pygame.Color) -> pygame.Surface:
    """A piece in one face; marks without a letter may have no width, for which pygame has no picture."""
    try:
        return font.render(part, True, ink)
    except pygame.error:
        return pygame.Surface((1, font.get_height()), pygame.SRCALPHA, 32)


def trimmed(alpha: Alpha, steps: int) -> Alpha:
    """Shapes smaller by `steps` all round, or larger where that is negative."""
    diagonal = round(DIAGONAL * abs(steps))
    for step in range(abs(steps)):
        alpha = _step(alpha, step < diagonal, steps > 0)
    return alpha


def _step(alpha: Alpha, corners: bool, inward: bool) -> Alpha:
    choose = np.minimum if inward else np.maximum
    across, down = (_neighbours(alpha, axis, choose) for axis in (0, 1))
    return _neighbours(across, 1, choose) if corners else np.asarray(choose(across, down))


def _neighbours(alpha: Alpha, axis: int, choose: np.ufunc) -> Alpha:
    """Each pixel and those before and after it along an axis, as one; beyond the edge there is nothing."""
    wide = np.pad(alpha, [(1, 1) if number == axis else (0, 0) for number in range(2)])
    length = alpha.shape[axis]
    before, after = (np.take(wide, range(start, start + length), axis=axis) for start in (0, 2))
    return np.asarray(choose(choose(before, alpha), after))


def _reduced(alpha: Alpha, fine: int, ink: pygame.Color) -> pygame.Surface:
    width, height = alpha.shape[0] // fine, alpha.shape[1] // fine
    surface = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    surface.fill(ink)
    opacity = pygame.surfarray.pixels_alpha(surface)
    opacity[...] = alpha.reshape(width, fine, height, fine).mean(axis=(1, 3)).astype(np.uint8)
    del opacity
    return surface
