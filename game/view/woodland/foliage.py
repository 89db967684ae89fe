"""Foliage: banks of leaves as ragged masses of brush dabs, dark below and lit from above."""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB

TIERS = ((0.98, 0.1, 70), (0.92, -0.12, 80), (0.78, -0.32, 60), (0.6, -0.5, 36))
"""Of dabs, one a tone from dark to lit: how far out they reach, how high they lie, how many on a bank 200 wide."""


def paint_bank(
    size: tuple[float, float], tones: Sequence[RGB], k: float, dice: painting.Rng, contour: tuple[RGB, float] | None = None
) -> pygame.Surface:
    """A premultiplied bank in tones from dark to lit; `size` is half its width and half its height in reference pixels."""
    wide, high = size
    full = wide * 1.25 + 20, high * 1.5 + 20

    def paint(large: pygame.Surface, times: float) -> None:
        scale, middle = k * times, np.array([full[0], full[1]])
        rim = _rim(wide, high, dice)
        if contour is not None:
            safe_draw.polygon(large, contour[0], (middle + rim * (1 + contour[1] / wide)) * scale)
            _dab_rim(large, contour[0], rim, middle, scale, dice, contour[1])
        safe_draw.polygon(large, tones[0], (middle + rim) * scale)
        for tone, tier in zip(tones, TIERS, strict=False):
            _dab(large, tone, (wide, high), tier, middle, scale, dice)

    return painting.painted((2 * full[0] * k, 2 * full[1] * k), paint, 2)


def _rim(wide: float, high: float, dice: painting.Rng) -> np.ndarray:
    turns = np.linspace(0, 2 * math.pi, max(40, round(wide / 3)), endpoint=False)
    ragged = 1 + dice.uniform(-0.09, 0.1, len(turns)) + 0.08 * np.sin(turns * 5 + dice.uniform(0, 6))
    down = np.sin(turns)
    return np.stack([np.cos(turns) * wide * ragged, down * high * ragged * np.where(down > 0, 0.62, 1.0)], axis=1)


def _dab_rim(large: pygame.Surface, tone: RGB, rim: np.ndarray, middle: np.ndarray, scale: float, dice: painting.Rng, by: float) -> None:
    """Leaves that stand out beyond the rim."""
    for x, y in rim[:: max(1, len(rim) // 40)]:
        _leaf(large, tone, middle + (x, y), dice.uniform(12, 22), dice.uniform(3.5, 6) + by, math.atan2(y * 0.35, x), scale)


def _dab(
    large: pygame.Surface,
    tone: RGB,
    size: tuple[float, float],
    tier: tuple[float, float, int],
    middle: np.ndarray,
    scale: float,
    dice: painting.Rng,
) -> None:
    (wide, high), (reach, shift, count) = size, tier
    for _ in range(round(count * wide / 100)):
        turn, far = dice.uniform(0, 2 * math.pi), math.sqrt(dice.uniform(0.02, 1)) * reach
        x, y = math.cos(turn) * wide * far, math.sin(turn) * high * far * 0.72 + high * shift
        tilt = dice.uniform(-0.3, 0.25) + x / wide * 0.35
        _leaf(large, tone, middle + (x, y), dice.uniform(13, 30), dice.uniform(4, 7.5), tilt, scale)


def _leaf(large: pygame.Surface, tone: RGB, at: np.ndarray, long: float, thick: float, tilt: float, scale: float) -> None:
    along, across = np.array([math.cos(tilt), math.sin(tilt)]) * long / 2, np.array([-math.sin(tilt), math.cos(tilt)]) * thick / 2
    outline = np.array(
        [
            at - along,
            at - along * 0.2 - across,
            at + along * 0.55 - across * 0.6,
            at + along,
            at + along * 0.3 + across * 0.8,
            at - along * 0.5 + across * 0.7,
        ]
    )
    safe_draw.polygon(large, tone, outline * scale)
