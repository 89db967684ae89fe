"""Tumbling foam on a slope of broken water: round lumps that roll from its top to its foot, always new at the top.

They are one body with one edge of ink about all of it, as it is cut in a block: were each lump outlined, it would be a string of
beads. What a wave leaves when it breaks, the front of a bore, and the rim of the sheet that runs up a beach are all made of it.
"""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

Line = NDArray[np.float64]
SMALLEST, GROWS, SIZES = 1.6, 1.24, 11
"""Reference pixels of the smallest lump's radius; from one to the next; how many."""
APART = 3.6
"""Reference pixels of slope to a lump."""
MOST = 56
"""Lumps on one slope."""
LEAST_BULK, SPREAD = 0.26, (-0.42, 0.85)
"""The smallest lump's share of the largest's size, and how far over and under the slope's line lumps lie, in half thicknesses."""
GOLDEN = (math.sqrt(5.0) - 1.0) / 2.0
"""Of a slope, from one lump to the next: so many or so few of them as there are, nowhere is a gap."""
ROLLS = 0.55
"""Lengths of the slope that a lump rolls in a second."""
Disc = tuple[float, float, float]
"""Middle and radius of a barrier in the picture: nothing is drawn over it."""


class Foam:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.lumps = cache.get("lumps", lambda: [self._lump(size, turn) for size in range(SIZES) for turn in range(2)])
        self.rims = cache.get("rims of lumps", lambda: [self._rim(size) for size in range(SIZES)])
        self._halves = np.array([lump.get_size() for lump in self.lumps]).T / 2
        self.radii = SMALLEST * GROWS ** np.arange(SIZES) * px
        dice = painting.generator("foam")
        self.starts, self.depths = (np.arange(MOST) * GOLDEN) % 1.0, dice.uniform(*SPREAD, MOST)
        self.bulks = LEAST_BULK + (1.0 - LEAST_BULK) * dice.uniform(0, 1, MOST) ** 1.8  # many small ones, few large

    def draw(self, surface: pygame.Surface, x: Line, y: Line, thick: float, seconds: float, barrier: Disc | None = None) -> None:
        """Lumps down a line from its first point to its last, in a layer so many pixels `thick` under it."""
        if len(x) < 2 or thick < 1.0 or not math.isfinite(thick) or not (np.isfinite(x).all() and np.isfinite(y).all()):
            return
        way = np.zeros(len(x))
        np.cumsum(np.hypot(x[1:] - x[:-1], y[1:] - y[:-1]), out=way[1:])
        count = min(MOST, max(5, int(way[-1] / (APART * self.px))))
        place = (self.starts[:count] + seconds * ROLLS) % 1.0
        # Born small at the top, and gone at the foot.
        swell = np.minimum(1.0, np.minimum(6.0 * place, 5.0 * (1.0 - place)))
        radius = 0.56 * thick * self.bulks[:count] * swell
        size = np.searchsorted(self.radii, radius)
        at_x, at_y = np.interp(place * way[-1], way, x), np.interp(place * way[-1], way, y) + self.depths[:count] * thick * 0.55
        shown = radius > 0.6 * self.px
        if barrier is not None:
            shown &= np.hypot(at_x - barrier[0], at_y - barrier[1]) > barrier[2] + radius
        order = np.flatnonzero(shown)[np.argsort(-at_y[shown])]
        size = np.minimum(size[order], SIZES - 1)
        which = size * 2 + order % 2
        half, high = self._halves[:, which]
        left, top = at_x[order] - half, at_y[order] - high
        safe_draw.blit_many(surface, self.rims, size, left, top)
        safe_draw.blit_many(surface, self.lumps, which, left, top)

    def _lump(self, size: int, turn: int) -> pygame.Surface:
        """A round of foam, a shade below, and a scallop engraved in it if it is large enough."""
        radius = SMALLEST * GROWS**size * self.px
        foam, ink = rgb(self.palette.lip), rgb(self.palette.ink)
        shade = mix(self.palette.lip, self.palette.crest[1], 0.45)

        def paint(large: pygame.Surface, times: float) -> None:
            r, middle = radius * times, (large.get_width() / 2, large.get_height() / 2)
            safe_draw.circle(large, shade, middle, r)
            safe_draw.circle(large, foam, (middle[0] - 0.06 * r, middle[1] - 0.14 * r), 0.9 * r)
            if radius > 5 * self.px and turn:
                arc = np.linspace(0.5 * math.pi, 1.25 * math.pi, 9)
                points = np.array(middle) + np.stack([np.cos(arc), np.sin(arc)], axis=1) * 0.55 * r
                safe_draw.polygon(large, (*ink, 170), painting.stroke(points, 0.9 * self.px * times, 0.5, 0.1))

        return painting.painted((self._side(radius), self._side(radius)), paint)

    def _rim(self, size: int) -> pygame.Surface:
        """The ink that is seen about a lump where no other lies over it."""
        radius = SMALLEST * GROWS**size * self.px
        wider = min(1.1 * self.px, 0.4 * radius)

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2, large.get_height() / 2
            safe_draw.circle(large, (*rgb(self.palette.ink), 225), middle, (radius + wider) * times)

        return painting.painted((self._side(radius), self._side(radius)), paint)

    def _side(self, radius: float) -> float:
        return 2 * radius + 4 * self.px
