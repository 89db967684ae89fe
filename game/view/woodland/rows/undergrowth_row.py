"""Undergrowth row: the strip of undergrowth of each place, one faded into the next where they meet."""

from weakref import proxy

import numpy as np
import pygame

from game.view.camera.camera import METRE
from game.view.render import painting
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland.looks import LOOKS
from game.view.woodland.places import Places
from game.view.woodland.rows import undergrowth
from game.view.woodland.rows.ground_strip import BELOW, Crest
from game.view.woodland.rows.tile_row import Steps, Tile, TileRow

TILE = 320
"""Reference pixels across a tile: its strips are whole numbers of them long."""


class UndergrowthRow:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, places: Places) -> None:
        self.palette, self.px, self.cache, self.places = palette, px, cache, places
        self.tile, self.high = round(TILE * px), round((undergrowth.ABOVE + BELOW) * px)
        self._strips: dict[str, pygame.Surface] = {}
        owner = proxy(self)
        above, rise = undergrowth.ABOVE * px, undergrowth.RISE * px
        solid = above + Crest.DEEPEST * px
        make = lambda number: UndergrowthRow._compose(owner, number)  # noqa: E731
        self.row = TileRow(undergrowth.PARALLAX, self.tile, above, rise, solid, self.high, make)

    def strip(self, name: str) -> pygame.Surface:
        """That of a look, painted once."""
        if name not in self._strips:
            colors = self.places.dressed(name)
            paint = undergrowth.paint_undergrowth
            (self._strips[name],) = self.cache.get(
                f"woodland undergrowth {name}", lambda: [paint(colors, self.px, LOOKS[name].floor, self.tile)]
            )
        return self._strips[name]

    def _compose(self, number: int) -> Steps:
        xs = (number * self.tile + np.arange(self.tile) + 0.5) / self.px / (METRE * undergrowth.PARALLAX)
        shares = self.places.shares(xs)
        at = number % undergrowth.TILES * self.tile
        part = at, 0, self.tile, self.high
        pieces = [(self.strip(name).subsurface(part), share) for name, share in shares.items() if share.max() > 0.01]
        yield None
        if len(pieces) == 1:
            yield Tile(painting.to_rle(pieces[0][0]))
            return
        mixed = np.zeros((self.tile, self.high, 4), dtype=np.float32)
        for piece, share in pieces:
            mixed[..., :3] += pygame.surfarray.array3d(piece) * share[:, None, None]
            mixed[..., 3] += pygame.surfarray.array_alpha(piece) * share[:, None]
            yield None
        tile = pygame.Surface((self.tile, self.high), pygame.SRCALPHA, 32)
        pygame.surfarray.blit_array(tile, mixed[..., :3].astype(np.uint8))
        pygame.surfarray.pixels_alpha(tile)[:] = mixed[..., 3].astype(np.uint8)
        yield None
        yield Tile(painting.to_rle(tile))
