"""Swash: the thin sheet of water that runs up a beach and drains again. One looks through it at what lies behind.

Drawn as the lake is, under a broad lip and down to the joint, a film on a meadow would be a teal bank that climbs the hill.
"""

import math

import numpy as np
import pygame

from game.view.render import painting
from game.view.render.palette import Palette, mix, rgb
from game.view.water.surface import MIN_LAND_DEPTH_M, SurfaceProfile

LAKE_DEPTH_M = 0.6
"""Metres of water over land from which it is the lake again."""
LEVELS, SLANTS = 24, 3
"""Thicknesses that are told apart, and slants of the lake's edge to one of a sheet."""
THINNEST = 0.16
"""How much the thinnest sheet hides of what is behind; the thickest hides all."""
EDGE, EDGE_SHARE = (1.3, 4.2), (0.35, 0.95)
"""Reference pixels of its cream edge, and how strong that is, on the thinnest sheet and on the thickest."""
BAND, BAND_SHARE = 9.0, 0.36
"""Reference pixels of the dark under the edge of the thickest, and how dark."""


def covers(profile: SurfaceProfile) -> np.ndarray:
    """The columns in which the water is such a sheet."""
    return np.asarray(profile.wet & profile.ashore & (profile.depth < LAKE_DEPTH_M))


def levels(depth: np.ndarray) -> np.ndarray:
    """How thick the sheet is at each place."""
    share = np.minimum(np.maximum((depth - MIN_LAND_DEPTH_M) / (LAKE_DEPTH_M - MIN_LAND_DEPTH_M), 0.0), 0.999)
    return np.asarray(share * LEVELS, dtype=np.int64)


def cut_sheets(
    palette: Palette, px: float, rows: np.ndarray, column: int, slopes: np.ndarray, over: np.ndarray, phases: int, metre: float
) -> list[pygame.Surface]:
    """All sheets by thickness, slant and fraction of a pixel: as deep as the thickest, for the land hides what is under the ground.

    `rows` are the lake's colours from its surface down: the thicker the sheet, the more it is like the lake that it joins.
    """
    across = np.arange(column) + 0.5 - column / 2
    fractions = (np.arange(phases) + 0.5) / phases
    pale = np.asarray(mix(palette.under[0][1], palette.foam, 0.3), dtype=np.float32)
    sheets: list[list[pygame.Surface]] = [[] for _ in range(LEVELS)]
    for slope, high in zip(slopes[SLANTS // 2 :: SLANTS], over[SLANTS // 2 :: SLANTS].tolist(), strict=True):
        steep = math.sqrt(1 + slope**2) * px
        deepest = 2 * high + math.ceil(1.3 * LAKE_DEPTH_M * metre * px)
        depth = np.arange(deepest)[None, :, None] + 0.5 - high - fractions[:, None, None] + slope * across
        lake = rows[np.clip(depth, 0, len(rows) - 1).astype(int)]
        for level, row in enumerate(sheets):
            colors, share = _ink(palette, pale, lake, depth, steep, level / (LEVELS - 1))
            row += [painting.translucent(colors[phase], share[phase]) for phase in range(phases)]
    return [sheet for row in sheets for sheet in row]


def _ink(
    palette: Palette, pale: np.ndarray, lake: np.ndarray, depth: np.ndarray, steep: float, thick: float
) -> tuple[np.ndarray, np.ndarray]:
    """Colours and strength by depth under its edge, for a sheet from the thinnest (0) to the thickest (1)."""
    body = THINNEST + (1 - THINNEST) * thick
    broad = (EDGE[0] + (EDGE[1] - EDGE[0]) * thick) * steep
    line = np.clip(broad - depth + 0.5, 0, 1) * (EDGE_SHARE[0] + (EDGE_SHARE[1] - EDGE_SHARE[0]) * thick)
    band = np.clip(broad + BAND * steep - depth + 0.5, 0, 1) * BAND_SHARE * thick**2
    colors = pale + (lake - pale) * thick
    colors = colors + (np.asarray(rgb(palette.edge)) - colors) * band[..., None]
    share = body + (1 - body) * line
    colors = colors + (np.asarray(rgb(palette.lip)) - colors) * (line / share)[..., None]
    return colors.astype(np.float32), np.clip(depth + 0.5, 0, 1) * share
