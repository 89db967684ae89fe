"""Nets on a tidal flat: webs that lie in rows wherever a film of water holds feet, and nowhere else."""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera.camera import Camera
from game.view.render import safe_draw
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water import flat_prints
from game.view.water.flat_prints import KINDS, SIZES

EVERY_M = 2.3
"""Metres from one net to the next in a row of them."""
DEPTHS = np.array([0.2, 0.32, 0.45, 0.59, 0.74, 0.9])
"""How deep in the picture the rows lie: 0 the horizon, 1 the front edge."""
MARGIN_M = 1.5
"""Metres beyond the picture's sides in which a net still reaches into it."""
LEFT_OUT = 68
"""Lots of 97 above which there is none."""
CLEARANCE = 4
"""Places to each side that have to be wet, too."""


class FlatNets:
    def __init__(self, height: int, px: float, cache: SpriteCache) -> None:
        """`height` is pixels from the horizon to the front edge."""
        self.height, self.px = height, px
        self.sprites = cache.get("flat nets", lambda: flat_prints.net_sprites(px))
        self._sizes = np.array([sprite.get_size() for sprite in self.sprites])
        self._kinds = np.minimum(SIZES - 1, (DEPTHS * SIZES).astype(int)) * KINDS
        """The first of each row's sprites."""

    def draw(
        self, surface: pygame.Surface, camera: Camera, x: NDArray[np.float64], films: NDArray[np.bool_], wet: NDArray[np.bool_]
    ) -> None:
        """All rows at once; `films` and `wet` tell of each place `x` along the flat."""
        scales = camera.scale * (0.3 + 0.7 * DEPTHS)
        half = camera.width / 2 / scales + MARGIN_M
        count = math.ceil(2 * float(half.max()) / EVERY_M) + 1
        number = np.floor((camera.x - half) / EVERY_M).astype(int)[:, None] + np.arange(count)
        lots = (number * 7919 + np.arange(len(DEPTHS))[:, None] * 104729) % 97
        places = (number + 0.2 + 0.006 * lots) * EVERY_M
        at = np.rint((places - x[0]) / (x[1] - x[0])).astype(int)
        lies = (lots <= LEFT_OUT) & (at >= CLEARANCE) & (at < len(x) - CLEARANCE)
        at = np.where(lies, at, CLEARANCE)
        lies &= films[at] & wet[at - CLEARANCE] & wet[at + CLEARANCE]
        row, lots = np.nonzero(lies)[0], lots[lies]
        which = self._kinds[row] + lots % KINDS
        wide, high = self._sizes[which].T
        left = (places[lies] - camera.x) * scales[row] + (camera.width / 2 + camera.shift_x) - wide / 2
        top = round(camera.horizon) + DEPTHS[row] * self.height + (lots % 11 - 5) * self.px - high / 2
        safe_draw.blit_many(surface, self.sprites, which, np.rint(left), np.rint(top))
