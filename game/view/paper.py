"""Takes a size and a scale, gives the paper: fibre and plank grain, printed into every large area once, so that no frame pays."""

from functools import lru_cache

import numpy as np

from game.view.bokashi import Array, generator, noise

SIDE = 512
"""Pixels; beyond, the paper repeats, every other time turned over."""


@lru_cache(maxsize=2)
def _fibres(k: float) -> Array:
    dice = generator("paper")
    fibre = noise(SIDE, SIDE, 3 * k, 1.5 * k, dice) * 0.022 + noise(SIDE, SIDE, 15 * k, 5 * k, dice) * 0.014
    plank = noise(SIDE, SIDE, 190 * k, 2.4 * k, dice) * 0.022
    return np.asarray(fibre + plank + 0.985)


def grain(width: int, height: int, k: float) -> Array:
    """What to multiply an area's colours by, rows by columns."""
    tile = _fibres(round(k, 3))
    sheet = np.concatenate([tile, tile[:, ::-1]], axis=1)
    return np.tile(sheet, (height // SIDE + 1, width // (2 * SIDE) + 1))[:height, :width]
