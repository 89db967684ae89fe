"""Map hang: how the sheet hangs from the hand, sags, swings and folds, in reference pixels from the hand."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.view.senses.map.map_ink import HEIGHT, WIDTH
from game.view.senses.map.map_paper import FOLDS_X, FOLDS_Y

Grid = NDArray[np.float32]
GRIP = (0.30, 0.02)
"""Where the hand holds it, as shares of the sheet."""
SIZE = (WIDTH * 0.93, HEIGHT * 0.94)
"""Reference pixels of a sheet that hangs flat."""
STIFF, FORESHORTENED = 0.62, 0.8
"""How far its upper edge swings out, as a share of what its lower one does; and how much of that is seen of what goes up or down by it."""
FANS = 0.6
"""Shares of the sheet from the hand beyond which its pull raises nothing that is seen: there no angle is worked out."""
CREASE = 6.5
"""Units from a fold within which the paper is round, not sharp."""


class Hang(NamedTuple):
    """How it hangs in one moment."""

    angle: float
    """Swing in radians."""
    flutter: float
    """Size of the waves in it, 0 still."""
    phase: float
    """Where they are in their course, in radians."""
    unfolded: float
    """0 to 1."""


def place(how: Hang, u: Grid, v: Grid) -> tuple[Grid, Grid]:
    """Where places of the sheet are, in reference pixels from the hand."""
    open_x, open_y = opened(how.unfolded)
    x, y = (u - GRIP[0]) * SIZE[0], (v - GRIP[1]) * SIZE[1]
    droop = 0.00036 * x * x * np.where(x > 0.0, 0.86, 1.5)
    free = np.clip(np.hypot((u - GRIP[0]) * 1.4, v), 0.0, 1.2)
    wave, big = u * 10.5 + v * 3.2 - how.phase, 0.45 + how.flutter
    curl = np.clip((u + v - 1.72) / 0.28, 0.0, 1.0) ** 2
    down = y + droop * (1.0 - 0.45 * v) + 8.0 * np.sin(u * 5.2 + 0.8) * v + free**1.5 * 7.0 * big * np.sin(wave + 0.9) - 22.0 * curl
    across = x - 0.055 * droop * np.sign(x) + free * 3.0 * big * np.cos(wave) - 26.0 * curl
    across, down = across * open_x, down * open_y
    # The swing: all of it turns about the hand, its free edge farther than its stiff upper one.
    turn = how.angle * (STIFF + (1.0 - STIFF) * np.clip(v, 0.0, 1.0))
    cosine, sine = np.cos(turn), np.sin(turn)
    return across * cosine + down * sine, down * cosine - across * sine * FORESHORTENED


def middle(angle: float) -> tuple[float, float]:
    """Where its middle is if it swings out so far and hangs still otherwise, in reference pixels from the hand."""
    x, y, turn = (0.5 - GRIP[0]) * SIZE[0], (0.5 - GRIP[1]) * SIZE[1], angle * (1.0 + STIFF) / 2.0
    cosine, sine = math.cos(turn), math.sin(turn)
    return x * cosine + y * sine, y * cosine - x * sine * FORESHORTENED


def relief(how: Hang, u: Grid, v: Grid) -> Grid:
    """How far places of the sheet come towards the eye, in reference pixels: waves, folds, the pull of the hand, the curled corner."""
    aside = (u - GRIP[0]) * 1.4
    free = np.minimum(np.sqrt(aside * aside + v * v), 1.2)
    wave, big = u * 10.5 + v * 3.2 - how.phase, 0.45 + how.flutter
    hill = free * big * (17.0 * np.sin(wave) + 8.0 * np.sin(u * 19.0 - v * 5.0 + 1.0 - 1.4 * how.phase))
    closed = 1.0 - how.unfolded
    for number, fold in enumerate(FOLDS_X):
        away = np.sqrt(((u - fold) * WIDTH) ** 2 + CREASE * CREASE) - CREASE
        hill += (1.0 if number % 2 else -1.0) * (15.0 + 60.0 * closed) * np.exp(away * (-1.0 / 24.0))
    for fold in FOLDS_Y:
        away = np.sqrt(((v - fold) * HEIGHT) ** 2 + CREASE * CREASE) - CREASE
        hill += (10.0 + 50.0 * closed) * np.exp(away * (-1.0 / 22.0))
    aside, under = (u - GRIP[0]) * 1.5, v - GRIP[1]
    reach = np.sqrt(aside * aside + under * under)
    near = reach < FANS
    fan, reach = np.arctan2(under[near] + 0.02, aside[near]), reach[near]
    hill[near] += 6.5 * np.sin(fan * 6.3 + 1.5 * np.sin(fan * 2.7 + 0.6) + 0.7) * np.exp(-(((reach - 0.19) / 0.15) ** 2))
    hill += 46.0 * np.clip((u + v - 1.72) / 0.28, 0.0, 1.0) ** 2
    return np.asarray(hill, dtype=np.float32)


def opened(unfolded: float) -> tuple[float, float]:
    """How wide and how high it has come open: first across, then down."""
    across, down = min(1.0, unfolded * 1.7), max(0.0, (unfolded - 0.35) / 0.65)
    return 0.24 + 0.76 * across * across * (3.0 - 2.0 * across), 0.45 + 0.55 * down * down * (3.0 - 2.0 * down)
