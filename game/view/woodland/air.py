"""Light of a forest: luminous air, and rays that fan out from a hole in the crowns."""

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT, WIDTH
from game.view.render import painting, paper_grain
from game.view.render.palette import Palette, mix, rgb

COARSE = 3
"""Pixels to a dot of the air, which is soft."""
MARGIN = 10.0
"""Reference pixels of air kept beyond each edge of the picture."""
SUN = (0.44, -0.62)
"""Where the rays come from, in shares of the picture."""
SHAFTS_LEFT, SHAFTS_RIGHT, SHAFTS_DOWN = 0.06, 0.62, 0.72
"""Shares of the picture between which, and down to which, rays are seen before trunks."""


def paint_air(palette: Palette, px: float) -> pygame.Surface:
    """Green under the leaves, pale gold in the middle where the light comes down; rays fan out from a hole in the crowns."""
    size = round(WIDTH * px) + 2 * round(MARGIN * px), round(HEIGHT * px) + 2 * round(MARGIN * px)
    wide, high = size[0] // COARSE, size[1] // COARSE
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    y, x = y / high, x / wide
    colors = np.repeat(painting.gradient(palette.air, high)[:, None, :], wide, axis=1)
    away = np.hypot((x - 0.5) * 1.2, (y - 0.5) * 0.85)
    dark = np.asarray(mix(palette.air[1][1], palette.air[0][1], 0.6), dtype=np.float32)
    colors += (dark - colors) * np.clip((away - 0.26) * 1.15, 0, 0.7)[..., None]
    glow = np.asarray(mix(palette.air[3][1], "#fffbe6", 0.7), dtype=np.float32)
    colors += (glow - colors) * (np.clip(1 - away / 0.46, 0, 1) ** 1.1 * 0.85)[..., None]
    rays = _rays(x, y)
    colors += (glow - colors) * (rays * 0.75)[..., None]
    air = pygame.transform.smoothscale(painting.opaque(colors), size)
    paper_grain.apply(air, px)
    return air


def _rays(x: painting.Array, y: painting.Array) -> painting.Array:
    """How bright the rays are at places of the picture (shares of it): they fan out from above it."""
    turn = np.arctan2(x - SUN[0], y - SUN[1])
    rays = np.clip(np.sin(turn * 31 + 1.3) * np.sin(turn * 53 + 0.4) + 0.3 * np.sin(turn * 113 + 2) - 0.08, 0, 1)
    return np.asarray(rays * np.clip(1.12 - y, 0, 1) * np.clip(1.3 - np.abs(turn + 0.1) * 2.0, 0, 1), dtype=np.float32)


def paint_shafts(palette: Palette, px: float) -> pygame.Surface:
    """The brightest of the rays once more before the trunks, to be added to the picture; only the part of it that they light."""
    size = round(WIDTH * (SHAFTS_RIGHT - SHAFTS_LEFT) * px), round(HEIGHT * SHAFTS_DOWN * px)
    wide, high = size[0] // COARSE, size[1] // COARSE
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    y, x = y / high, x / wide
    sides = np.clip(x * 7, 0, 1) * np.clip((1 - x) * 7, 0, 1)
    light = _rays(SHAFTS_LEFT + x * (SHAFTS_RIGHT - SHAFTS_LEFT), y * SHAFTS_DOWN) * np.clip((1 - y) * 1.6, 0, 1) * sides * 0.34
    colors = light[..., None] * np.asarray(rgb(palette.air[2][1]), dtype=np.float32) - 0.5
    return pygame.transform.smoothscale(painting.opaque(colors), size)
