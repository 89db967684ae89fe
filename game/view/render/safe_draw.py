"""Guarded drawing: the one file that calls pygame.draw, because one bad number there freezes it for seconds.

pygame.draw freezes for seconds on a NaN or a coordinate of 1e9; nothing gets past this file that is not finite and near the picture.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.render.draw_list import DrawList

Color: TypeAlias = tuple[int, int, int] | tuple[int, int, int, int] | pygame.Color
Points: TypeAlias = ArrayLike
Numbers: TypeAlias = NDArray[np.float64]
STRAIGHT_ALPHA = 0
"""Blit flag for what `painting.to_rle` made."""
Stamp: TypeAlias = tuple[pygame.Surface, tuple[int, int]]

CLIP_PICTURES = 4
"""How many picture widths beyond the edge a point may lie before it is pulled back."""
MAX_BLIT_DISTANCE = 32_000.0
"""Pixels; a sprite farther off than this is not blitted."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
ADD = pygame.BLEND_RGB_ADD
MULTIPLY = pygame.BLEND_RGB_MULT


def near(surface: pygame.Surface, points: Points) -> NDArray[np.float64] | None:
    """The points, pulled to within CLIP_PICTURES of the surface; None if any is not finite."""
    array = np.asarray(points, dtype=np.float64)
    if not array.size:
        return None
    reach = max(*surface.get_size(), 64) * CLIP_PICTURES
    if -reach <= np.minimum.reduce(array, axis=None) and np.maximum.reduce(array, axis=None) <= reach:  # quicker than its methods
        return array
    return np.clip(array, -reach, reach) if np.isfinite(array).all() else None


def near_number(*numbers: float) -> bool:
    """Whether every number is finite and no farther off than any picture is wide."""
    return all(-MAX_BLIT_DISTANCE < number < MAX_BLIT_DISTANCE for number in numbers)


def _shape(surface: pygame.Surface, draw: Callable[..., object], *values: object) -> None:
    if isinstance(surface, DrawList):
        surface.shape(draw, *values)
    else:
        draw(surface, *values)


def _shapes(surface: pygame.Surface, draw: Callable[..., object], each: Iterable[tuple[object, ...]]) -> None:
    if isinstance(surface, DrawList):
        surface.shapes(draw, each)
    else:
        for values in each:
            draw(surface, *values)


def polygon(surface: pygame.Surface, color: Color, points: Points, width: int = 0) -> None:
    drawn = near(surface, points)
    if drawn is not None and len(drawn) >= 3:
        _shape(surface, pygame.draw.polygon, color, drawn.tolist(), width)


def polygons(surface: pygame.Surface, colors: Sequence[Color], outlines: Numbers) -> None:
    """Many outlines of equally many points, each in its colour, in order."""
    drawn = near(surface, outlines)
    if drawn is not None:
        _shapes(surface, pygame.draw.polygon, zip(colors, drawn.tolist(), strict=True))


def lines(surface: pygame.Surface, color: Color, points: Points, width: int = 1, closed: bool = False) -> None:
    drawn = near(surface, points)
    if drawn is not None and len(drawn) >= 2:
        _shape(surface, pygame.draw.lines, color, closed, drawn.tolist(), max(1, width))


def circle(surface: pygame.Surface, color: Color, centre: Sequence[float], radius: float, width: int = 0) -> None:
    if near_number(*centre, radius) and radius > 0:
        _shape(surface, pygame.draw.circle, color, (centre[0], centre[1]), max(1, round(radius)), width)


def ellipse(surface: pygame.Surface, color: Color, box: Sequence[float], width: int = 0) -> None:
    """`box` is left, top, width, height."""
    if near_number(*box) and box[2] >= 1 and box[3] >= 1:
        _shape(surface, pygame.draw.ellipse, color, tuple(map(int, box)), width)


def rect(surface: pygame.Surface, color: Color, box: Sequence[float]) -> None:
    """A filled upright box: left, top, width, height."""
    if near_number(*box):
        surface.fill(color, tuple(map(round, box)))


def copy_to(surface: pygame.Surface, copy: pygame.Surface) -> None:
    """Lay all that has been drawn on a surface onto a `copy` of its size."""
    _shape(surface, lambda drawn: copy.blit(drawn, (0, 0)))


def blit_at(surface: pygame.Surface, sprite: pygame.Surface, at: tuple[float, float], flags: int = PREMULTIPLIED) -> None:
    """Blit with the sprite's top left at `at`."""
    x, y = at
    if -MAX_BLIT_DISTANCE < x < MAX_BLIT_DISTANCE and -MAX_BLIT_DISTANCE < y < MAX_BLIT_DISTANCE:
        surface.blit(sprite, (round(x), round(y)), special_flags=flags)


def blit_many(
    surface: pygame.Surface, sprites: Sequence[pygame.Surface], which: NDArray[np.int64], x: Numbers, y: Numbers, flags: int = PREMULTIPLIED
) -> None:
    """Many sprites at once, given by arrays: which of `sprites`, and where its top left lies. Those far off or not finite are left out."""
    width, height = surface.get_size()
    shown = (x > -width) & (x < width) & (y > -height) & (y < height)
    if not shown.all():
        which, x, y = which[shown], x[shown], y[shown]
    # All the way in C: this is the busiest line of a frame.
    places = zip(x.astype(np.int64).tolist(), y.astype(np.int64).tolist(), strict=True)
    surface.fblits(list(zip(map(sprites.__getitem__, which.tolist()), places, strict=True)), flags)


def stamps(surface: pygame.Surface, pairs: Sequence[Stamp], flags: int = PREMULTIPLIED) -> None:
    """Many sprites at once; their places are whole pixels."""
    surface.fblits([pair for pair in pairs if abs(pair[1][0]) < MAX_BLIT_DISTANCE and abs(pair[1][1]) < MAX_BLIT_DISTANCE], flags)


def threads(surface: pygame.Surface, color: Color, lines_: Numbers, widths: Sequence[int]) -> None:
    """Many lines of equally many points, each with its width."""
    drawn = near(surface, lines_)
    if drawn is not None:
        each = zip(drawn.tolist(), widths, strict=True)
        _shapes(surface, pygame.draw.lines, ((color, False, line, max(1, width)) for line, width in each))


def fine_threads(surface: pygame.Surface, color: Color, lines_: Numbers) -> None:
    """Many lines of equally many points, a pixel wide and smooth however they lean."""
    drawn = near(surface, lines_)
    if drawn is not None:
        _shapes(surface, pygame.draw.aalines, ((color, False, line) for line in drawn.tolist()))
