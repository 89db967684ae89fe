"""Setting sun: sun or moon of a level's own hour, and its halo; both go down behind the ridges as night falls."""

import math

import numpy as np
import pygame

from game.view.camera.camera import HORIZON
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, Sun, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

SETS, SET_BY = 150.0, 0.5
"""Reference pixels that it goes down as night falls, and the share of the night by which it has."""
REACH, ASIDE, HIGH = (340.0, 150.0), 330.0, 140.0
"""Reference pixels about it that its halo may touch, and to which it reaches aside, and up and down."""


class SettingSun:
    """`px` is real pixels per reference pixel, `height` the rows of its sky; `nightfall`: its halo is not printed there."""

    def __init__(self, palette: Palette, sun: Sun, px: float, height: int, cache: SpriteCache, nightfall: bool) -> None:
        self.px, self._middle = px, (sun.x * px, height - (HORIZON - sun.y) * px)
        self._disc = _disc(sun, px)
        self._halo = cache.get("halo", lambda: [_halo(sun, px)])[0] if nightfall else None

    def draw(self, sky: pygame.Surface, night: float) -> None:
        """By half the night nothing is left of it. It keeps its colour whatever the sky's is."""
        gone = min(1.0, night / SET_BY)
        if gone >= 1.0:
            return
        (x, y), sets = self._middle, round(SETS * gone * self.px)
        if self._halo is not None:
            halo = painting.faded(self._halo, 1.0 - gone) if gone else self._halo
            safe_draw.blit_at(sky, halo, (round(x) - halo.get_width() / 2, round(y) - halo.get_height() / 2 + sets // 2))
        reach = self._disc.get_width() // 2
        safe_draw.blit_at(sky, self._disc, (round(x) - reach, round(y) - reach + sets))


def print_halo(colors: painting.Array, sun: Sun, px: float) -> None:
    """On a sky over which no night falls; only what the halo reaches is touched."""
    x, y = sun.x * px, len(colors) - (HORIZON - sun.y) * px
    left, right = max(0, int(x - REACH[0] * px)), min(colors.shape[1], int(x + REACH[0] * px))
    first = max(0, int(y - REACH[1] * px))
    colors = colors[first:, left:right]
    across = np.arange(left, right, dtype=np.float32)[None, :] - x
    down = np.arange(first, first + len(colors), dtype=np.float32)[:, None] - y
    colors += (np.asarray(rgb(sun.halo), dtype=np.float32) - colors) * _share(across, down, px)[..., None]


def _share(across: painting.Array, down: painting.Array, px: float) -> painting.Array:
    return np.asarray(np.clip(1 - np.sqrt((across / (ASIDE * px)) ** 2 + (down / (HIGH * px)) ** 2), 0, 1) ** 2 * 0.5, dtype=np.float32)


def _halo(sun: Sun, px: float) -> pygame.Surface:
    wide, high = round(ASIDE * px), round(HIGH * px)
    across, down = np.arange(-wide, wide, dtype=np.float32)[None, :], np.arange(-high, high, dtype=np.float32)[:, None]
    return painting.translucent(rgb(sun.halo), _share(across, down, px))


def _disc(sun: Sun, px: float) -> pygame.Surface:
    reach = math.ceil(sun.radius * px) + 1
    down, across = np.mgrid[-reach : reach + 1, -reach : reach + 1].astype(np.float32)
    disc = np.clip(sun.radius * px - np.hypot(across, down) + 0.5, 0, 1)
    if sun.crescent:
        disc *= np.clip(np.hypot(across - 9 * px, down + 6 * px) - sun.radius * px + 0.5, 0, 1)
    return painting.translucent(rgb(sun.color), disc)
