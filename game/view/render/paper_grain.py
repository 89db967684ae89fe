"""Paper grain: fibre and plank, drawn into every large area once, so that no frame pays."""

from functools import lru_cache

import numpy as np
import pygame

from game.view.render.painting import Array, generator, noise, opaque

SIDE = 512
"""Pixels; beyond, the paper repeats, every other time turned over."""


def _fibres(px: float) -> Array:
    dice = generator("paper")
    fibre = noise(SIDE, SIDE, 3 * px, 1.5 * px, dice) * 0.022 + noise(SIDE, SIDE, 15 * px, 5 * px, dice) * 0.014
    plank = noise(SIDE, SIDE, 190 * px, 2.4 * px, dice) * 0.022
    return np.asarray(fibre + plank + 0.985)


@lru_cache(maxsize=2)
def _tile(px: float) -> Array:
    return _fibres(px)


def grain(width: int, height: int, px: float) -> Array:
    """What to multiply an area's colours by, rows by columns; not to be written on."""
    across = _tile(round(px, 3))[:, :width]
    if width > SIDE:
        pair = np.concatenate([across, across[:, ::-1]], axis=1)
        across = np.tile(pair, (1, width // (2 * SIDE) + 1))[:, :width]
    return across[:height] if height <= SIDE else np.tile(across, (height // SIDE + 1, 1))[:height]


def apply(surface: pygame.Surface, px: float) -> None:
    """The same for what is a picture already."""
    sheet = opaque(np.repeat(grain(2 * SIDE, SIDE, px)[:, :, None] * 255, 3, axis=2))
    for y in range(0, surface.get_height(), SIDE):
        for x in range(0, surface.get_width(), 2 * SIDE):
            surface.blit(sheet, (x, y), special_flags=pygame.BLEND_RGB_MULT)
