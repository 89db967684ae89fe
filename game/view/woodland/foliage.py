"""Foliage: banks of leaves as ragged masses of brush dabs, dark below and lit from above."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB

Place = NDArray[np.float64]
TIERS = ((0.98, 0.1, 70), (0.92, -0.12, 80), (0.78, -0.32, 60), (0.6, -0.5, 36))
"""Of dabs, one a tone from dark to lit: how far out they reach, how high they lie, how many on a bank 200 wide."""


def paint_bank(
    size: tuple[float, float],
    tones: Sequence[RGB],
    px: float,
    dice: painting.Rng,
    contour: tuple[RGB, float] | None = None,
    fine: float = 1.0,
) -> pygame.Surface:
    """A premultiplied bank in tones from dark to lit; `size` is half its width and half its height in reference pixels.

    Its middle is that of the sprite. `contour` is an ink line and its width; the smaller `fine`, the smaller its leaves.
    """
    wide, high = size
    full = wide * 1.25 + 20, high * 1.5 + 20

    def paint(large: pygame.Surface, times: float) -> None:
        painter = _BankPainter(large, px * times, np.array(full), dice, fine)
        painter.paint_rim(_rim(wide, high, dice), tones[0], contour)
        for tone, (reach, shift, count) in zip(tones, TIERS, strict=False):
            painter.dab(tone, size, reach, shift, round(count * wide / 100 / fine**1.5))

    return painting.painted((2 * full[0] * px, 2 * full[1] * px), paint, 2)


def _rim(wide: float, high: float, dice: painting.Rng) -> Place:
    """The outline of a bank: ragged, and flatter below."""
    turns = np.linspace(0, 2 * math.pi, max(40, round(wide / 3)), endpoint=False)
    ragged = 1 + dice.uniform(-0.09, 0.1, len(turns)) + 0.08 * np.sin(turns * 5 + dice.uniform(0, 6))
    down = np.sin(turns)
    return np.stack([np.cos(turns) * wide * ragged, down * high * ragged * np.where(down > 0, 0.62, 1.0)], axis=1)


@dataclass(slots=True)
class _BankPainter:
    surface: pygame.Surface
    scale: float
    middle: Place
    dice: painting.Rng
    fine: float

    def paint_rim(self, rim: Place, tone: RGB, contour: tuple[RGB, float] | None) -> None:
        """The mass of it, with leaves that stand out beyond its rim."""
        dice, fine = self.dice, self.fine
        fringe = [
            (self.middle + place, dice.uniform(12, 22) * fine, dice.uniform(3.5, 6) * fine, math.atan2(place[1] * 0.35, place[0]))
            for place in rim[:: max(1, round(len(rim) * fine / 44))]
        ]
        if contour is not None:
            ink, line = contour
            safe_draw.polygon(self.surface, ink, (self.middle + rim * (1 + line / np.abs(rim[:, 0]).max())) * self.scale)
            for at, long, thick, tilt in fringe:
                self.leaf(ink, at, long + 2 * line, thick + 2 * line, tilt)
        safe_draw.polygon(self.surface, tone, (self.middle + rim) * self.scale)
        for at, long, thick, tilt in fringe:
            self.leaf(tone, at, long, thick, tilt)

    def dab(self, tone: RGB, size: tuple[float, float], reach: float, shift: float, count: int) -> None:
        """Leaves of one tone all over it, leaning as they would hang."""
        dice, (wide, high) = self.dice, size
        for _ in range(count):
            turn, far = dice.uniform(0, 2 * math.pi), math.sqrt(dice.uniform(0.02, 1)) * reach
            x, y = math.cos(turn) * wide * far, math.sin(turn) * high * far * 0.72 + high * shift
            tilt = dice.uniform(-0.3, 0.25) + x / wide * 0.35
            self.leaf(tone, self.middle + (x, y), dice.uniform(13, 30) * self.fine, dice.uniform(4, 7.5) * self.fine, tilt)

    def leaf(self, tone: RGB, at: Place, long: float, thick: float, tilt: float) -> None:
        along, across = np.array([math.cos(tilt), math.sin(tilt)]) * long / 2, np.array([-math.sin(tilt), math.cos(tilt)]) * thick / 2
        steps = ((-1, 0), (-0.2, -1), (0.55, -0.6), (1, 0), (0.3, 0.8), (-0.5, 0.7))
        safe_draw.polygon(self.surface, tone, np.array([at + a * along + b * across for a, b in steps]) * self.scale)
