"""Moon path: the moon's light on the lake's plane, dashes that glitter from the horizon down to the edge, broader the nearer they are."""

import math

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.sprites.sprite_cache import SpriteCache

ROWS = 30
"""Rows of dashes from the horizon to the edge."""
FAR, NEAR = 14.0, 74.0
"""Reference pixels to each side of the moon over which they are strewn, on the horizon and at the edge."""
SIZES, SHORT, LONG = 6, 7.0, 46.0
"""Lengths of dash, and the shortest and the longest of them in reference pixels."""
LIGHT = (255, 247, 222)
STRENGTHS = 5
MAX_BRIGHTNESS = 0.95
BLINKS = (0.9, 2.3)
"""Radians a second, the slowest and the fastest."""


class MoonPath:
    """`px` is real pixels per reference pixel."""

    def __init__(self, px: float, cache: SpriteCache) -> None:
        self.px = px
        self._dashes = cache.get("moon path", lambda: [_dash(px, size, strong) for size in range(SIZES) for strong in range(STRENGTHS)])
        dice = painting.generator("moon path")
        rows = np.repeat(np.arange(ROWS), 4)
        self._down = ((rows + dice.uniform(0, 1, len(rows))) / ROWS) ** 1.45
        self._aside = dice.normal(0, 0.42, len(rows)).clip(-1, 1)
        self._phase, self._blink = dice.uniform(0, 2 * math.pi, len(rows)), dice.uniform(*BLINKS, len(rows))
        self._size = (self._down * (SIZES - 1) + dice.uniform(-0.6, 0.6, len(rows))).round().clip(0, SIZES - 1).astype(np.int64)
        self._half = np.array([sprite.get_width() for sprite in self._dashes[::STRENGTHS]])[self._size] / 2
        self._spread = (FAR + (NEAR - FAR) * self._down) * px
        # What lies far to the side shines only now and then: the path is brightest in its middle.
        self._strongest = (1.0 - 0.7 * np.abs(self._aside)) * (0.5 * STRENGTHS)

    def draw(self, surface: pygame.Surface, camera: Camera, moon_x: float, seconds: float, share: float = 1.0) -> None:
        """Below `moon_x`, a pixel column of the picture; `share` is how much of the night has come."""
        shine = 1.0 + np.sin(self._phase + seconds * self._blink)
        strong = np.minimum((shine * (self._strongest * share)).astype(np.int64), STRENGTHS) - 1
        lit = np.flatnonzero(strong >= 0)
        x = self._spread[lit] * (self._aside[lit] + 0.12 * np.sin(self._phase[lit] * 3.0 + 0.5 * seconds)) + moon_x - self._half[lit]
        horizon = camera.horizon
        y = horizon + (camera.edge - horizon) * (0.02 + 0.95 * self._down[lit])
        safe_draw.blit_many(surface, self._dashes, self._size[lit] * STRENGTHS + strong[lit], x, y)


def _dash(px: float, size: int, strong: int) -> pygame.Surface:
    """A flat lens of light."""
    long = (SHORT + (LONG - SHORT) * size / (SIZES - 1)) * px
    thick = (1.3 + 1.5 * size / (SIZES - 1)) * px
    wide, high = max(2, math.ceil(long) + 2), max(2, math.ceil(thick) + 2)
    across = np.linspace(-1, 1, wide, dtype=np.float32)[None, :]
    down = (np.arange(high, dtype=np.float32)[:, None] - (high - 1) / 2) / max(0.5, thick / 2)
    share = np.clip(1.25 - np.abs(down) / np.sqrt(np.clip(1.0 - across**2, 1e-3, 1)), 0, 1) * (strong + 1) / STRENGTHS * MAX_BRIGHTNESS
    return painting.translucent(LIGHT, share.astype(np.float32))
