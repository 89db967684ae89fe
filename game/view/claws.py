"""Takes the colours of foam, gives the head of a wave: a hood of foam that curls over its face and ends in claws."""

from collections.abc import Sequence

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.palette import Palette, mix, rgb

Place = tuple[float, float]
SIZES = 8
TALLEST = 132.0
"""Reference pixels that the wave rises under the largest head."""
LOWEST = 20.0
"""Reference pixels under which a wave has no claws: they would be a scrap of foam that hangs in the water."""
WIDE, HIGH, LEFT, ABOVE = 1.4, 1.1, 0.54, 0.2
"""Size of a head, and the crest's place in it from its left and its top, in rises of its wave."""
BROW: Sequence[Place] = ((-0.42, 0.2), (-0.3, 0.11), (-0.15, 0.02), (0.05, -0.045), (0.26, -0.01), (0.43, 0.13), (0.53, 0.33), (0.55, 0.52))
"""The outer line of the hood, from where it leaves the back to its beak; rises of the wave from its crest."""
THROAT: Sequence[Place] = ((0.55, 0.52), (0.47, 0.4), (0.36, 0.28), (0.2, 0.17), (0.0, 0.12), (-0.14, 0.11), (-0.28, 0.15), (-0.42, 0.22))
"""Its inner line, back again."""


def size(rise: float) -> int | None:
    """Which head fits a wave that rises so many reference pixels; none if it is hardly higher than a ripple."""
    found = round(rise / TALLEST * SIZES) - 1
    return min(SIZES - 1, found) if rise >= LOWEST else None


def heads(palette: Palette, k: float) -> list[pygame.Surface]:
    """Small to large, curling to the right."""
    return [_head(palette, TALLEST * k * (number + 1) / SIZES) for number in range(SIZES)]


def _head(palette: Palette, rise: float) -> pygame.Surface:
    foam, ink, shade = rgb(palette.lip), rgb(palette.ink), mix(palette.lip, palette.crest[1], 0.75)

    def paint(large: pygame.Surface, times: float) -> None:
        unit = rise * times
        dice = bokashi.generator("claws")
        line = max(0.7, min(1.4, rise / 70)) * times
        brow, throat = _curve(BROW, unit), _curve(THROAT, unit)
        claws = _claws(throat, brow, unit, dice)
        hood = np.concatenate([brow, throat])
        for claw, long in claws:
            canvas.polygon(large, ink, bokashi.ribbon(claw, _nail(claw, long) + line))
        canvas.polygon(large, ink, np.concatenate([brow + (0, -line), throat + (0, 0.6 * line)]))
        canvas.polygon(large, foam, hood)
        _fold(large, shade, ink, brow, throat, line)
        for claw, long in claws:
            canvas.polygon(large, foam, bokashi.ribbon(claw, _nail(claw, long)))
            canvas.polygon(large, shade, bokashi.ribbon(claw[3:] + (-0.1 * long, 0.02 * long), 0.4 * _nail(claw, long)[3:]))
        _drops(large, foam, ink, throat, unit, line, dice)

    return bokashi.painted((WIDE * rise, HIGH * rise), paint)


def _curve(points: Sequence[Place], unit: float) -> np.ndarray:
    return bokashi.spine([((x + LEFT) * unit, (y + ABOVE) * unit) for x, y in points], 6)


def _claws(throat: np.ndarray, brow: np.ndarray, unit: float, dice: bokashi.Dice) -> list[tuple[np.ndarray, float]]:
    """They hang from the hood's inner line, longest at the beak, and curl back under it."""
    claws = []
    for share in np.linspace(0.02, 0.62, 13):
        x, y = throat[int(share * (len(throat) - 1))] + dice.uniform(-0.012, 0.012, 2) * unit
        long = (0.17 - 0.12 * share + dice.uniform(-0.025, 0.025)) * unit
        lean = 0.55 - 0.5 * share
        bent = [(0.0, -0.35), (0.28 + 0.2 * lean, 0.1), (0.34 + 0.2 * lean, 0.55), (0.12, 0.98), (-0.16, 1.1)]
        claws.append((bokashi.spine([(x + a * long, y + b * long) for a, b in bent], 5), long))
    for share in np.linspace(0.5, 0.97, 8):
        x, y = brow[int(share * (len(brow) - 1))]
        long = dice.uniform(0.07, 0.11) * unit
        bent = [(-0.5, 0.3), (0.1, -0.1), (0.55, 0.0), (0.75, 0.35), (0.6, 0.7)]
        claws.append((bokashi.spine([(x + a * long, y + b * long) for a, b in bent], 5), long))
    return claws


def _nail(claw: np.ndarray, long: float) -> np.ndarray:
    return np.asarray(np.linspace(1, 0.1, len(claw)) ** 0.7 * 0.24 * long)


def _fold(large: pygame.Surface, shade: canvas.Color, ink: canvas.Color, brow: np.ndarray, throat: np.ndarray, line: float) -> None:
    """Its own shade inside, and scales of foam engraved in rows that follow it."""
    back = throat[::-1]
    at = np.linspace(0, 1, 40)[:, None]

    def between(share: float) -> np.ndarray:
        upper = brow[(at[:, 0] * (len(brow) - 1)).astype(int)]
        lower = back[(at[:, 0] * (len(back) - 1)).astype(int)]
        return np.asarray(upper * (1 - share) + lower * share)

    canvas.polygon(large, shade, np.concatenate([between(0.78)[8:], between(0.97)[8:][::-1]]))
    for number, share in enumerate((0.3, 0.56, 0.8)):
        row = between(share)
        for i in range(14 + number, len(row) - 3, 3):
            a, b = row[i], row[i + 3]
            way = b - a
            sag = np.array([-way[1], way[0]]) * 0.42
            arc = bokashi.spine([tuple(a), tuple(a * 0.75 + b * 0.25 + 0.8 * sag), tuple(a * 0.25 + b * 0.75 + 0.8 * sag), tuple(b)], 5)
            canvas.polygon(large, ink, bokashi.stroke(arc, 1.1 * line, 0.5, 0.1))


def _drops(
    large: pygame.Surface, foam: canvas.Color, ink: canvas.Color, throat: np.ndarray, unit: float, line: float, dice: bokashi.Dice
) -> None:
    """Torn off before and under the beak."""
    for _ in range(22):
        far, way = dice.uniform(0.03, 0.34), dice.uniform(-1.5, 1.4)
        x, y = throat[0] + np.array([np.cos(way) * far * 0.8, np.sin(way) * far * 1.5 - 0.1]) * unit
        radius = dice.uniform(0.008, 0.02) * unit
        canvas.circle(large, ink, (x, y), radius + line * 0.9)
        canvas.circle(large, foam, (x, y), radius)
