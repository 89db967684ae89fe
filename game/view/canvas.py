"""Takes shapes as numbers or arrays, gives pixels: the one place that calls pygame.draw, so the one place that guards it.

pygame.draw freezes for seconds on a NaN or a coordinate of 1e9; nothing gets past this file that is not finite and near the picture.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

Color: TypeAlias = tuple[int, int, int] | tuple[int, int, int, int] | pygame.Color
Points: TypeAlias = ArrayLike
Stamp: TypeAlias = tuple[pygame.Surface, tuple[float, float]]

FAR = 4
"""How many picture widths beyond the edge a point may lie before it is pulled back."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
ADD = pygame.BLEND_RGB_ADD
MULTIPLY = pygame.BLEND_RGB_MULT


def near(surface: pygame.Surface, points: Points) -> NDArray[np.int64] | None:
    """The points as whole pixels, pulled to within FAR pictures of the surface; None if any is not finite."""
    array = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(array).all():
        return None
    width, height = surface.get_size()
    reach = max(width, height, 64) * FAR
    return np.rint(np.clip(array, -reach, reach + max(width, height))).astype(np.int64)


def polygon(surface: pygame.Surface, color: Color, points: Points, width: int = 0) -> None:
    drawn = near(surface, points)
    if drawn is not None and len(drawn) >= 3:
        pygame.draw.polygon(surface, color, drawn.tolist(), width)


def lines(surface: pygame.Surface, color: Color, points: Points, width: int = 1, closed: bool = False) -> None:
    drawn = near(surface, points)
    if drawn is not None and len(drawn) >= 2:
        pygame.draw.lines(surface, color, closed, drawn.tolist(), max(1, width))


def smooth_lines(surface: pygame.Surface, color: Color, points: Points, closed: bool = False) -> None:
    """An antialiased line one pixel wide."""
    drawn = near(surface, points)
    if drawn is not None and len(drawn) >= 2:
        pygame.draw.aalines(surface, color, closed, drawn.tolist())


def circle(surface: pygame.Surface, color: Color, centre: Sequence[float], radius: float, width: int = 0) -> None:
    drawn = near(surface, [centre])
    if drawn is not None and np.isfinite(radius) and 0 < radius < max(surface.get_size()) * FAR:
        pygame.draw.circle(surface, color, drawn[0].tolist(), max(1, round(radius)), width)


def ellipse(surface: pygame.Surface, color: Color, box: Sequence[float], width: int = 0) -> None:
    """`box` is left, top, width, height."""
    x, y, w, h = box
    corners = near(surface, [(x, y), (x + w, y + h)])
    if corners is not None and w >= 1 and h >= 1:
        (left, top), (right, bottom) = corners.tolist()
        pygame.draw.ellipse(surface, color, (left, top, right - left, bottom - top), width)


def rect(surface: pygame.Surface, color: Color, box: Sequence[float]) -> None:
    """A filled upright box: left, top, width, height."""
    x, y, w, h = box
    corners = near(surface, [(x, y), (x + w, y + h)])
    if corners is not None:
        (left, top), (right, bottom) = corners.tolist()
        surface.fill(color, (left, top, right - left, bottom - top))


def stamp(surface: pygame.Surface, sprite: pygame.Surface, at: Sequence[float], flags: int = PREMULTIPLIED) -> None:
    """Blit with the sprite's top left at `at`."""
    drawn = near(surface, [at])
    if drawn is not None:
        surface.blit(sprite, drawn[0].tolist(), special_flags=flags)


def stamps(surface: pygame.Surface, pairs: Iterable[Stamp], flags: int = PREMULTIPLIED) -> None:
    """Many sprites at once; the caller has made the places whole and near (`near`)."""
    surface.fblits(pairs, flags)
