"""Ground of a plane behind: what its trees stand on, and the mist about their feet."""

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import mix, rgb
from game.view.woodland.looks import LOOKS
from game.view.woodland.places import Places

ABOVE, BELOW = 700.0, 240.0
"""Reference pixels of a plane over the foot of its trees and under it: a camera in a dip looks up, one on a crest looks down."""
COARSE = 4
"""Pixels to a dot of its colours."""
MIST_UP, MIST_DOWN = 210.0, 60.0
"""Reference pixels over and under the ground that mist reaches."""


@dataclass(frozen=True, slots=True)
class Crest:
    """How far under its plane's own height the ground rolls, in reference pixels; never higher nor deeper than those two."""

    HIGHEST: ClassVar[float] = 12.0
    DEEPEST: ClassVar[float] = 10.0
    turn: float

    def under(self, u: painting.Array) -> painting.Array:
        return np.asarray(5 * np.sin(u / 111 + self.turn) + 3 * np.sin(u / 47 + 2) + 1.2 * np.sin(u / 10.7) - 2, dtype=np.float32)


class Ground:
    """What the trees of one plane stand on."""

    def __init__(self, places: Places, px: float, crest: Crest, pale: float, metre: float) -> None:
        """`pale` is how much of the air lies before it, `metre` its reference pixels for a metre of the world."""
        self.places, self.px, self.crest, self.pale, self.metre = places, px, crest, pale, metre

    def fill(self, tile: pygame.Surface, us: painting.Array, above: float, hazy: bool = True) -> None:
        """Rolling ground from about `above` reference pixels down, under columns `us` (reference pixels along the plane), in mist.

        Its colours are soft and worked out coarsely; only along its crest every pixel counts.
        """
        px, high, wide = self.px, tile.get_height(), tile.get_width()
        top, low, veil, thick = self._tones(us[::COARSE])
        near = ((0.25 + 0.5 * self.pale) * thick)[None, :]
        if hazy:
            first, last = round((above - MIST_UP) * px), round((above + Crest.DEEPEST) * px)
            share = np.linspace(0, 1, max(2, (last - first) // COARSE), dtype=np.float32)[:, None]
            haze = painting.translucent(veil, np.clip(share**1.7 * near, 0, 0.9))
            safe_draw.blit_at(tile, pygame.transform.smoothscale(haze, (wide, last - first)), (0, first))
        first = max(0, int((above - Crest.HIGHEST) * px))
        down = np.linspace(0, 1, max(2, (high - first) // COARSE), dtype=np.float32)[:, None]
        colors = top + (low - top) * (down**0.8 * (1 - 0.5 * self.pale))[..., None]
        hazed = np.clip((1 - np.clip(down * (high - first) / (MIST_DOWN * px), 0, 1)) * near, 0, 0.9)
        colors += (veil - colors) * hazed[..., None]
        body = pygame.transform.smoothscale(painting.opaque(colors), (wide, high - first))
        edge, skin = (above + self.crest.under(us)) * px - first, math.ceil((Crest.HIGHEST + Crest.DEEPEST) * px) + 2
        tile.blit(body, (0, skin + first), (0, skin, wide, high))
        crest = pygame.Surface((wide, skin), pygame.SRCALPHA, 32)
        crest.blit(body, (0, 0))
        cover = np.clip(np.arange(skin, dtype=np.float32)[None, :] + 0.5 - edge[:, None], 0, 1)
        pixels, alpha = pygame.surfarray.pixels3d(crest), pygame.surfarray.pixels_alpha(crest)
        pixels[:] = (pixels * cover[..., None]).astype(np.uint8)
        alpha[:] = (cover * 255).astype(np.uint8)
        del pixels, alpha
        safe_draw.blit_at(tile, crest, (0, first))

    def _tones(self, us: painting.Array) -> tuple[painting.Array, painting.Array, painting.Array, painting.Array]:
        """Of columns: the ground's crest, its depth, the mist, and how thick that lies."""
        top, low, veil = (np.zeros((1, len(us), 3), dtype=np.float32) for _ in range(3))
        thick = np.zeros(len(us), dtype=np.float32)
        for name, share in self.places.shares(us / self.metre).items():
            colors = self.places.dressed(name)
            lit = mix(mix(colors.grass, colors.air[1][1], 0.45), colors.air[3][1], 0.75 * self.pale)
            for made, tone in ((top, lit), (low, mix(colors.grass, colors.soil[1][1], 0.3)), (veil, rgb(colors.air[3][1]))):
                made += share[None, :, None] * np.asarray(tone, dtype=np.float32)
            thick += share * np.float32(LOOKS[name].mist)
        return top, low, veil, thick
