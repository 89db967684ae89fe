"""Tumbling foam on a slope of broken water: round lumps with a thin edge of ink that roll from its top to its foot, always new at the top.

What a wave leaves when it breaks, the front of a bore, and the rim of the sheet that runs up a beach are all made of it.
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
APART = 7.0
"""Reference pixels of slope to a lump."""
MOST = 44
"""Lumps on one slope."""
ROLLS = 0.55
"""Lengths of the slope that a lump rolls in a second."""
Disc = tuple[float, float, float]
"""Middle and radius of a barrier in the picture: nothing is drawn over it."""


class Foam:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.lumps = cache.get("lumps", lambda: [self._lump(size, turn) for size in range(SIZES) for turn in range(2)])
        self._halves = np.array([lump.get_size() for lump in self.lumps]).T / 2
        self.radii = SMALLEST * GROWS ** np.arange(SIZES) * px
        dice = painting.generator("foam")
        self.starts, self.depths, self.bulks = dice.uniform(0, 1, MOST), dice.uniform(-0.25, 1, MOST), dice.uniform(0.55, 1, MOST)

    def draw(self, surface: pygame.Surface, x: Line, y: Line, thick: float, seconds: float, barrier: Disc | None = None) -> None:
        """Lumps down a line from its first point to its last, in a layer so many pixels `thick` under it."""
        if len(x) < 2 or thick < 1.0 or not math.isfinite(thick) or not (np.isfinite(x).all() and np.isfinite(y).all()):
            return
        way = np.zeros(len(x))
        np.cumsum(np.hypot(x[1:] - x[:-1], y[1:] - y[:-1]), out=way[1:])
        count = min(MOST, max(3, int(way[-1] / (APART * self.px) * 1.6)))
        place = (self.starts[:count] + seconds * ROLLS) % 1.0
        # Born small at the top, and gone at the foot.
        swell = np.minimum(1.0, np.minimum(6.0 * place, 5.0 * (1.0 - place)))
        radius = 0.5 * thick * self.bulks[:count] * swell
        size = np.searchsorted(self.radii, radius)
        at_x, at_y = np.interp(place * way[-1], way, x), np.interp(place * way[-1], way, y) + self.depths[:count] * thick * 0.55
        shown = radius > 0.7 * self.px
        if barrier is not None:
            shown &= np.hypot(at_x - barrier[0], at_y - barrier[1]) > barrier[2] + radius
        order = np.flatnonzero(shown)[np.argsort(-at_y[shown])]
        which = np.minimum(size[order], SIZES - 1) * 2 + order % 2
        half, high = self._halves[:, which]
        safe_draw.blit_many(surface, self.lumps, which, at_x[order] - half, at_y[order] - high)

    def _lump(self, size: int, turn: int) -> pygame.Surface:
        """A round of foam: ink about it, a shade below, and a scallop engraved in it if it is large enough."""
        radius = SMALLEST * GROWS**size * self.px
        foam, ink = rgb(self.palette.lip), rgb(self.palette.ink)
        shade = mix(self.palette.lip, self.palette.crest[1], 0.6)

        def paint(large: pygame.Surface, times: float) -> None:
            r, middle = radius * times, (large.get_width() / 2, large.get_height() / 2)
            line = min(0.9 * self.px, 0.35 * radius) * times
            safe_draw.circle(large, (*ink, 225), middle, r + line)
            safe_draw.circle(large, shade, middle, r)
            safe_draw.circle(large, foam, (middle[0] - 0.08 * r, middle[1] - 0.18 * r), 0.86 * r)
            if radius > 4 * self.px:
                start = 0.15 + 0.5 * turn
                arc = np.linspace(start * math.pi, (start + 0.62) * math.pi, 9)
                points = np.array(middle) + np.stack([np.cos(arc), np.sin(arc)], axis=1) * 0.5 * r
                safe_draw.polygon(large, (*ink, 200), painting.stroke(points, 0.9 * self.px * times, 0.5, 0.1))

        side = 2 * radius + 4 * self.px
        return painting.painted((side, side), paint)
