"""Mid wood: the row of trees between the pale ones and those among which one walks, with clear gaps."""

from weakref import proxy

import numpy as np
import pygame

from game.view.camera.camera import GROUND_Y, METRE
from game.view.render import painting
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland.places import Places
from game.view.woodland.rows.far_wood import plant
from game.view.woodland.rows.ground_strip import ABOVE, BELOW, MIST_UP, Crest, Ground
from game.view.woodland.rows.grove import Grove, RowSpec
from game.view.woodland.rows.tile_row import Steps, Tile, TileRow

PACE, TILE = 0.48, 288
"""How fast it goes by; reference pixels across a tile."""
LIFTED = 24.0
"""Reference pixels over the upper edge of a picture of level ground where its tiles are cut: seldom does the camera look up higher."""
SPEC = RowSpec("mid", 0.34, 290, (16, 23), (210, 285), (210, 330), 120, 0.34, 14, 1.0, 0.5)


class MidWood:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, places: Places, share: float = 1.0) -> None:
        """`share` is how large the picture shows the world."""
        self.palette, self.px, self.places, self.share = palette, px, places, share
        self.above = ABOVE / share
        self.grove = Grove(SPEC, palette, px, cache, places, self.above + 10, METRE * PACE)
        self.ground = Ground(places, px, Crest(PACE * 9), SPEC.pale, METRE * PACE)
        self.tile, self.high = round(TILE * px), round((self.above + BELOW) * px)
        owner = proxy(self)
        solid = (self.above + Crest.DEEPEST) * px
        self.row = TileRow(
            PACE, self.tile, self.above * px, SPEC.rise * px, solid, self.high, lambda number: MidWood._compose(owner, number)
        )

    def _compose(self, number: int) -> Steps:
        px, left = self.px, number * self.tile
        us = (left + np.arange(self.tile) + 0.5) / px
        tile = pygame.Surface((self.tile, self.high), pygame.SRCALPHA, 32)
        plant(tile, self.grove.trees(us[0], us[-1]), left, self.above, px)
        yield None
        self._veil(tile, us)
        self.ground.fill(tile, us, self.above, hazy=False)
        yield None
        plant(tile, self.grove.crowns(us[0], us[-1], SPEC.rise - GROUND_Y / self.share), left, self.above, px)
        yield None
        cut = max(1, round((self.above + SPEC.rise - GROUND_Y / self.share - LIFTED) * px))
        head = painting.to_rle(tile.subsurface((0, 0, self.tile, cut)))
        yield None
        yield Tile(painting.to_rle(tile.subsurface((0, cut, self.tile, self.high - cut))), 0, head)

    def _veil(self, tile: pygame.Surface, us: painting.Array) -> None:
        """Mist about the feet of the trees, on them alone: or it would have to be blended over all that is behind in every frame."""
        first, last = round((self.above - MIST_UP) * self.px), round((self.above + 12) * self.px)
        shares = self.places.shares(us / (METRE * PACE))
        thick = self.places.value(us / (METRE * PACE), "mist") * np.float32(0.25 + 0.5 * SPEC.pale)
        mist = np.zeros((self.tile, 3), dtype=np.float32)
        for name, share in shares.items():
            mist += share[:, None] * np.asarray(rgb(self.places.dressed(name).air[3][1]), dtype=np.float32)
        rows = (np.arange(first, last, dtype=np.float32) - self.above * self.px) / (MIST_UP * self.px)
        veil = np.clip(np.clip(1 + rows, 0, 1)[None, :] ** 1.7 * thick[:, None], 0, 0.9)[..., None]
        pixels, alpha = pygame.surfarray.pixels3d(tile), pygame.surfarray.pixels_alpha(tile)
        part = pixels[:, first:last].astype(np.float32)
        cover = alpha[:, first:last].astype(np.float32)[..., None] / 255
        part += (mist[:, None, :] * cover - part) * veil
        pixels[:, first:last] = np.clip(part, 0, 255).astype(np.uint8)
        del pixels, alpha
