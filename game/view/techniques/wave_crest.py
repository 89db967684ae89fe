"""Sprites of the driven wave's crest in every stage: none, a feathering lip, a hood that curls over and ends in claws.
its face, claws, and at last what is left of it behind the foam that tumbles down (see `foam`).

A stage is a number from 0 to 2: at 0 the wave is a hump, at 1 its claws are longest, at 2 it is broken. Heads are printed once, for one
height of wave, near enough to each other that the eye sees one movement.
"""

from collections.abc import Sequence

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

Place = tuple[float, float]
STEPS = 20
"""Heads from the first stage to the last."""
TALLEST = 132.0
"""Reference pixels that the wave rises under a head as it is printed; for another wave it is scaled."""
LOWEST = 16.0
"""Reference pixels under which a wave has no head: it would be a scrap of foam that hangs in the water."""
WIDE, HIGH, LEFT, ABOVE = 1.7, 1.34, 0.6, 0.24
"""Size of a head, and the crest's place in it from its left and its top, in rises of its wave."""
BROW: Sequence[Place] = ((-0.42, 0.2), (-0.3, 0.11), (-0.15, 0.02), (0.05, -0.045), (0.26, -0.01), (0.43, 0.13), (0.53, 0.33), (0.55, 0.52))
"""The outer line of the hood, from where it leaves the back to its beak; rises of the wave from its crest."""
THROAT: Sequence[Place] = ((-0.42, 0.22), (-0.28, 0.15), (-0.14, 0.11), (0.0, 0.12), (0.2, 0.17), (0.36, 0.28), (0.47, 0.4), (0.55, 0.52))
"""Its inner line, the same way."""
LIP: Sequence[Place] = ((-0.36, 0.16), (-0.27, 0.1), (-0.18, 0.055), (-0.1, 0.025), (-0.03, 0.01), (0.04, 0.012), (0.1, 0.04), (0.16, 0.1))
"""Both lines while it is only a crest that sharpens."""
WORN: Sequence[Place] = ((-0.4, 0.2), (-0.28, 0.12), (-0.16, 0.05), (-0.04, 0.01), (0.08, 0.02), (0.2, 0.09), (0.3, 0.2), (0.36, 0.32))
RAGGED: Sequence[Place] = ((-0.4, 0.22), (-0.28, 0.16), (-0.16, 0.12), (-0.04, 0.1), (0.08, 0.13), (0.18, 0.2), (0.26, 0.28), (0.34, 0.36))
"""The outer and the inner line once it is broken."""


def stage_index(stage: float) -> int:
    """Which head shows a stage."""
    return min(STEPS - 1, max(0, round(stage / 2 * (STEPS - 1))))


def heads(palette: Palette, px: float) -> list[pygame.Surface]:
    """From the first stage to the last, curling to the right."""
    return [_head(palette, TALLEST * px, 2 * step / (STEPS - 1)) for step in range(STEPS)]


def _head(palette: Palette, rise: float, stage: float) -> pygame.Surface:
    foam, ink, shade = rgb(palette.lip), rgb(palette.ink), mix(palette.lip, palette.crest[1], 0.75)
    curled, broken = _smooth(min(1.0, stage)), _smooth(max(0.0, stage - 1))
    clawed = _smooth((stage - 0.45) / 0.5) * (1 - 0.75 * broken)

    def paint(large: pygame.Surface, times: float) -> None:
        unit, line = rise * times, 1.3 * times
        dice = painting.generator("claws")
        brow, throat = _lines(curled, broken, unit)
        claws = _claws(throat, brow, unit, clawed, broken, dice)
        if clawed < 0.6 and not broken:
            _feather(large, foam, brow, unit, _smooth((stage - 0.12) / 0.3) * (1 - clawed), dice)
        for claw, long in claws:
            safe_draw.polygon(large, ink, painting.ribbon(claw, _nail(claw, long) + line))
        safe_draw.polygon(large, ink, np.concatenate([brow + (0, -line * min(1.0, 3 * curled)), throat[::-1] + (0, 0.6 * line * curled)]))
        safe_draw.polygon(large, foam, np.concatenate([brow, throat[::-1]]))
        if curled > 0.3:
            _fold(large, shade, ink, brow, throat, line, curled, broken)
        for claw, long in claws:
            safe_draw.polygon(large, foam, painting.ribbon(claw, _nail(claw, long)))
            safe_draw.polygon(large, shade, painting.ribbon(claw[3:] + (-0.1 * long, 0.02 * long), 0.4 * _nail(claw, long)[3:]))
        _drops(large, foam, ink, brow, throat, unit, line, curled, broken, dice)

    return painting.painted((WIDE * rise, HIGH * rise), paint)


def _smooth(share: float) -> float:
    held = min(1.0, max(0.0, share))
    return held * held * (3 - 2 * held)


def _lines(curled: float, broken: float, unit: float) -> tuple[np.ndarray, np.ndarray]:
    """The outer and the inner line of a stage."""
    lip, found = np.array(LIP), []
    for hood, worn in ((BROW, WORN), (THROAT, RAGGED)):
        points = lip + (np.array(hood) - lip) * curled
        points += (np.array(worn) - points) * broken
        found.append(painting.spine([((x + LEFT) * unit, (y + ABOVE) * unit) for x, y in points], 6))
    return found[0], found[1]


def _claws(
    throat: np.ndarray, brow: np.ndarray, unit: float, clawed: float, broken: float, dice: painting.Rng
) -> list[tuple[np.ndarray, float]]:
    """They hang from the hood's inner line, longest at the beak, and curl back under it; smaller ones stand on its outer line."""
    claws = []
    for share in np.linspace(0.98, 0.38, 13):
        x, y = throat[int(share * (len(throat) - 1))] + dice.uniform(-0.012, 0.012, 2) * unit
        long = (0.05 + 0.12 * (share - 0.38) / 0.6 + dice.uniform(-0.025, 0.025)) * unit * clawed
        lean = 0.05 + 0.5 * (share - 0.38) / 0.6
        bent = [(0.0, -0.35), (0.28 + 0.2 * lean, 0.1), (0.34 + 0.2 * lean, 0.55), (0.12, 0.98), (-0.16, 1.1)]
        if long > 0.015 * unit:
            claws.append((painting.spine([(x + a * long, y + b * long) for a, b in bent], 5), long))
    for share in np.linspace(0.5, 0.97, 8):
        x, y = brow[int(share * (len(brow) - 1))]
        long = dice.uniform(0.07, 0.11) * unit * clawed * (1 - broken)
        bent = [(-0.5, 0.3), (0.1, -0.1), (0.55, 0.0), (0.75, 0.35), (0.6, 0.7)]
        if long > 0.015 * unit:
            claws.append((painting.spine([(x + a * long, y + b * long) for a, b in bent], 5), long))
    return claws


def _nail(claw: np.ndarray, long: float) -> np.ndarray:
    return np.asarray(np.linspace(1, 0.1, len(claw)) ** 0.7 * 0.24 * long)


def _feather(large: pygame.Surface, foam: safe_draw.Color, brow: np.ndarray, unit: float, strong: float, dice: painting.Rng) -> None:
    """What the wind of its own way tears off a lip that is about to curl: wisps, blown back."""
    for share in np.linspace(0.25, 0.95, 11):
        x, y = brow[int(share * (len(brow) - 1))]
        long = dice.uniform(0.06, 0.17) * unit * strong
        up = dice.uniform(0.25, 0.7)
        if long > 0.012 * unit:
            points = [(x, y + 0.01 * unit), (x - 0.45 * long, y - up * 0.75 * long), (x - long, y - up * long)]
            painting.brush(large, (foam[0], foam[1], foam[2], 230), points, 0.2 * long, 0.8)


def _fold(
    large: pygame.Surface, shade: safe_draw.Color, ink: safe_draw.Color, brow: np.ndarray, throat: np.ndarray, line: float, curled: float,
    broken: float,
) -> None:  # fmt: skip
    """Its own shade inside, and scales of foam engraved in rows that follow it."""
    at = np.linspace(0, 1, 40)

    def between(share: float) -> np.ndarray:
        upper, lower = (edge[(at * (len(edge) - 1)).astype(int)] for edge in (brow, throat))
        return np.asarray(upper * (1 - share) + lower * share)

    safe_draw.polygon(large, shade, np.concatenate([between(0.78)[8:], between(0.97)[8:][::-1]]))
    for number, share in enumerate((0.3, 0.56, 0.8)):
        row = between(share)
        for i in range(14 + number, len(row) - 3, 3):
            a, b = row[i], row[i + 3]
            way = b - a
            sag = np.array([-way[1], way[0]]) * 0.42
            arc = painting.spine([tuple(a), tuple(a * 0.75 + b * 0.25 + 0.8 * sag), tuple(a * 0.25 + b * 0.75 + 0.8 * sag), tuple(b)], 5)
            safe_draw.polygon(large, ink, painting.stroke(arc, 1.1 * line * curled * (1 - 0.4 * broken), 0.5, 0.1))


def _drops(
    large: pygame.Surface, foam: safe_draw.Color, ink: safe_draw.Color, brow: np.ndarray, throat: np.ndarray, unit: float, line: float,
    curled: float, broken: float, dice: painting.Rng,
) -> None:  # fmt: skip
    """Torn off before and under the beak; in the end, off all of it."""
    for _ in range(26):
        far, way, share = dice.uniform(0.03, 0.34), dice.uniform(-1.5, 1.4), dice.uniform(0.3, 1.0)
        beak = brow[-1] + (brow[int(share * (len(brow) - 1))] - brow[-1]) * broken
        x, y = beak + np.array([np.cos(way) * far * 0.8, np.sin(way) * far * (1.5 - broken) - 0.1]) * unit
        radius = dice.uniform(0.008, 0.02) * unit * max(0.0, 2.2 * curled - 1.2) * (1 - 0.7 * broken)
        if radius > 0.004 * unit:
            safe_draw.circle(large, ink, (x, y), radius + line * 0.9)
            safe_draw.circle(large, foam, (x, y), radius)
