"""Procedural painting: bokashi gradients, soft-edged shapes, tapering brush strokes.

Everything here runs when a scene is made, never in a frame. All surfaces with alpha are premultiplied.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import safe_draw
from game.view.render.palette import RGB, Stops, rgb

Array: TypeAlias = NDArray[np.floating[Any]]
Rng: TypeAlias = "np.random.Generator"  # noqa: TID251 - the kind, not a source of chance
PIECE_PIXELS = 300_000
"""Pixels that are brought down at once."""
SIMD_WIDTH = 8
"""Pixels that the blitter takes at once. What is left of a row after them costs five times as much each: narrow sprites are that wide."""
NEARLY_OPAQUE_ALPHA = 250
"""Alpha from which a packed pixel counts as full: where leaf lies over leaf much is left a step or two clear, and each such pixel would be
blended, at thirty times the cost of a full one."""


DITHER_ROWS, BLOCK_PIXELS = 64, 9_000
"""Rows after which the grain of half a level repeats; pixels that are worked out at once: more do not fit the nearest memory."""


def generator(*words: object) -> Rng:
    """The view's own chance: the same words give the same picture, and the world's dice are never touched."""
    seeds = [sum(ord(c) * 131**i for i, c in enumerate(str(word))) % 2**32 for word in words]
    return np.random.default_rng(seeds)  # noqa: TID251 - owned by whoever asks


def gradient(stops: Stops, height: int) -> Array:
    """Colours of `height` rows, as rows of three."""
    at = np.linspace(0, 1, max(1, height))
    places = [place for place, _ in stops]
    shades = np.array([rgb(color) for _, color in stops], dtype=np.float32)
    return np.stack([np.interp(at, places, shades[:, i]) for i in range(3)], axis=1).astype(np.float32)


def noise(width: int, height: int, cell_x: float, cell_y: float, dice: Rng) -> Array:
    """Smooth noise from -1 to 1 with features about `cell_x` by `cell_y` pixels."""
    columns, rows = max(2, int(width / cell_x) + 2), max(2, int(height / cell_y) + 2)
    coarse = dice.uniform(-1, 1, (rows, columns)).astype(np.float32)
    x, y = np.linspace(0, columns - 1.001, width, dtype=np.float32), np.linspace(0, rows - 1.001, height, dtype=np.float32)
    left, top = x.astype(int), y.astype(int)
    across = x - left
    across = across * across * (3 - 2 * across)
    down = (y - top)[:, None]
    down = down * down * (3 - 2 * down)
    lines = coarse[:, left] * (1 - across) + coarse[:, left + 1] * across
    return np.asarray(lines[top] * (1 - down) + lines[top + 1] * down, dtype=np.float32)


def dither(width: int, height: int) -> Array:
    """Half a level of grain, so that no gradient shows steps."""
    tile = _speckle()
    if height <= 64 and width <= 256:
        return tile[:height, :width]
    return np.tile(tile, (height // 64 + 1, width // 256 + 1))[:height, :width]


@lru_cache(maxsize=1)
def _speckle() -> Array:
    return generator("dither").uniform(0, 1, (64, 256)).astype(np.float32)


def copy_source(size: tuple[int, int]) -> pygame.Surface:
    """A surface without alpha that is quick to copy from, wherever to.

    Rows that begin at whole sixteen bytes are copied past the cache: what is drawn over them next waits for the memory, and where
    they do not end with a line of the cache all takes five times as long. So its rows lie an odd number of pixels apart.
    """
    width, height = size
    return pygame.Surface((width | 1, height), 0, 32).subsurface((0, 0, width, height))


def copy_of(surface: pygame.Surface) -> pygame.Surface:
    """A copy of a surface without alpha, as quick to copy from."""
    made = copy_source(surface.get_size())
    made.blit(surface, (0, 0))
    return made


def opaque(colors: Array) -> pygame.Surface:
    """A surface without alpha from rows x columns x 3 (or rows x 1 x 3 with a width to be broadcast first)."""
    height, width = colors.shape[:2]
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    grain = dither(width, DITHER_ROWS)[:, :, None]
    for low, high in _swaths(width, height):
        pixels[low:high, :, :3] = np.clip(colors[low:high] + grain[low % DITHER_ROWS :][: high - low], 0, 255)[..., ::-1]
    pixels[..., 3] = 255
    made = copy_source((width, height))
    made.blit(pygame.image.frombuffer(pixels.data, (width, height), "BGRA"), (0, 0))
    return made


def full_alpha(surface: pygame.Surface) -> pygame.Surface:
    """The same picture with alpha, all of it full: kept in a file it is mapped, and takes memory only where it is looked at.

    Copying from it takes three times as long: for what is large and seldom read, or of which little is.
    """
    made = pygame.Surface(surface.get_size(), pygame.SRCALPHA, 32)
    made.blit(surface, (0, 0))
    return made


def translucent(colors: Array | RGB, alpha: Array) -> pygame.Surface:
    """A premultiplied surface from colours and an alpha of 0..1 (rows x columns)."""
    height, width = alpha.shape
    shaded = np.broadcast_to(np.asarray(colors, dtype=np.float32), (height, width, 3))
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    grain = dither(width, DITHER_ROWS)
    for low, high in _swaths(width, height):
        _lay_translucent(pixels[low:high], shaded[low:high], alpha[low:high], grain[low % DITHER_ROWS :][: high - low])
    return pygame.image.frombuffer(pixels.data, (width, height), "BGRA").copy()


def _swaths(width: int, height: int) -> Iterator[tuple[int, int]]:
    """First row and end of what is worked out at once, never across the row in which the grain begins anew."""
    rows = max(1, BLOCK_PIXELS // max(1, width))
    for tile in range(0, height, DITHER_ROWS):
        end = min(height, tile + DITHER_ROWS)
        for first in range(tile, end, rows):
            yield first, min(end, first + rows)


def _lay_translucent(pixels: NDArray[np.uint8], shaded: Array, alpha: Array, grain: Array) -> None:
    held = np.clip(alpha, 0, 1)
    pixels[..., :3] = np.minimum(shaded * held[..., None] + grain[..., None] * (held[..., None] > 0), 255)[..., ::-1]
    pixels[..., 3] = np.minimum(held * 255 + grain * (held > 0), 255)
    pixels[..., :3] = np.minimum(pixels[..., :3], pixels[..., 3:])


def painted(size: tuple[float, float], paint: Callable[[pygame.Surface, float], None], times: int = 3) -> pygame.Surface:
    """What `paint(surface, times)` draws at `times` the size, brought down smooth and premultiplied; in the middle of whole lanes."""
    width, height = max(1, round(size[0])), max(1, round(size[1]))
    large = pygame.Surface((width * times, height * times), pygame.SRCALPHA, 32)
    paint(large, times)
    return pad_to_simd(_reduced(large, width, height, times), -width % SIMD_WIDTH // 2)


def _reduced(large: pygame.Surface, width: int, height: int, times: int) -> pygame.Surface:
    """Brought down and premultiplied, a piece at a time: what paints beside the game must not hold it up in one go."""
    rows = max(1, PIECE_PIXELS // (width * times * times))
    if rows >= height:
        return pygame.transform.smoothscale(large.premul_alpha(), (width, height))
    small = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    for top in range(0, height, rows):
        high = min(rows, height - top)
        piece = large.subsurface((0, top * times, width * times, high * times)).premul_alpha()
        small.blit(pygame.transform.smoothscale(piece, (width, high)), (0, top), special_flags=pygame.BLEND_PREMULTIPLIED)
    return small


def pad_to_simd(sprite: pygame.Surface, left: int = 0) -> pygame.Surface:
    """The sprite made as wide as whole lanes, with `left` of the clear columns to its left."""
    missing = -sprite.get_width() % SIMD_WIDTH
    if not missing:
        return sprite
    wide = pygame.Surface((sprite.get_width() + missing, sprite.get_height()), pygame.SRCALPHA, 32)
    wide.blit(sprite, (left, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return wide


def to_rle(sprite: pygame.Surface) -> pygame.Surface:
    """A premultiplied sprite for `safe_draw.STRAIGHT_ALPHA`: clear pixels are skipped, full ones copied, only its edges are blended.

    Three times as quick for what is mostly the one or the other, and slower for a haze.
    """
    straight = sprite.copy()
    pixels = pygame.surfarray.pixels2d(straight)
    alpha = pixels >> 24
    edges = (alpha > 0) & (alpha < 255)
    color, share = pixels[edges], alpha[edges]
    full = [np.minimum((color >> shift & 255) * 255 // share, 255) << shift for shift in (0, 8, 16)]
    pixels[edges] = full[0] | full[1] | full[2] | np.where(share < NEARLY_OPAQUE_ALPHA, share, 255) << 24
    del pixels  # or the sprite stays locked
    straight.set_alpha(255, pygame.RLEACCEL)
    pygame.Surface((1, 1), 0, 32).blit(straight, (0, 0))  # packed now, and its pixels let go, not in the frame that first shows it
    return straight


def faded(surface: pygame.Surface, share: float) -> pygame.Surface:
    """A copy of a premultiplied surface with `share` of its strength."""
    copy = surface.copy()
    level = max(0, min(255, round(255 * share)))
    copy.fill((level, level, level, level), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def spine(points: Sequence[tuple[float, float]], steps: int = 8) -> NDArray[np.float64]:
    """A Catmull-Rom curve through the points."""
    p = np.asarray([points[0], *points, points[-1]], dtype=np.float64)
    a, b, c, d = p[:-3, None], p[1:-2, None], p[2:-1, None], p[3:, None]
    t, t2, t3 = _powers(steps)
    parts = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t2 + (3 * b - a - 3 * c + d) * t3)
    return np.concatenate([parts.reshape(-1, 2), p[-1:]])


@lru_cache(maxsize=16)
def _powers(steps: int) -> tuple[NDArray[np.float64], ...]:
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    return t, t**2, t**3


def stroke(line: NDArray[np.float64], width: float, taper: float = 0.6, thin: float = 0.08) -> NDArray[np.float64]:
    """The closed outline of a brush stroke along `line`, fullest in the middle, `taper` being how early it thins."""
    return ribbon(line, width / 2 * _fullness(len(line), taper, thin))


@lru_cache(maxsize=64)
def _fullness(places: int, taper: float, thin: float) -> NDArray[np.float64]:
    return np.asarray(np.maximum(thin, np.sin(np.pi * np.linspace(0, 1, places)) ** taper))


def ribbon(line: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.float64]:
    """The closed outline of a line that is `half` wide to each side."""
    step = np.empty_like(line)
    step[1:-1] = line[2:] - line[:-2]
    step[0], step[-1] = line[1] - line[0], line[-1] - line[-2]
    long = half / np.maximum(1e-6, np.sqrt((step * step).sum(axis=1)))
    side = np.empty_like(line)
    side[:, 0], side[:, 1] = -step[:, 1] * long, step[:, 0] * long
    return np.concatenate([line + side, (line - side)[::-1]])


def brush(surface: pygame.Surface, color: safe_draw.Color, points: Sequence[tuple[float, float]], width: float, taper: float = 0.6) -> None:
    """A tapering stroke through the points."""
    safe_draw.polygon(surface, color, stroke(spine(points), width, taper))
