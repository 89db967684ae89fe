"""Far wood: luminous air with rays in it, and two rows of pale trees, in tiles that hide all or, where the wood is open, what lies low."""

from collections.abc import Mapping
from weakref import proxy

import numpy as np
import pygame

from game.view.camera.camera import GROUND_Y, HEIGHT, METRE
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland.places import Places, Shares
from game.view.woodland.rows.ground_strip import ABOVE, BELOW, Crest, Ground
from game.view.woodland.rows.grove import Grove, Planted, RowSpec
from game.view.woodland.rows.tile_row import Steps, Tile, TileRow

PACE, TILE = 0.26, 256
"""How fast it goes by; reference pixels across a tile."""
COARSE = 4
"""Pixels to a dot of the air, which is soft."""
ROWS = (
    RowSpec("far", 0.86, 70, (5, 8), (150, 230), (90, 150), 236, 0.3, 30, 0.42),
    RowSpec("farther", 0.64, 128, (9, 14), (170, 250), (150, 230), 176, 0.3, 24, 0.62),
)
"""Far to near."""
SHADE = np.array((0.8, 0.87, 0.72), dtype=np.float32)
"""What the air between two rays is multiplied by."""
SLANT = 0.42
"""Reference pixels aside for one down of the rays in the air."""


class FarWood:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, places: Places, share: float = 1.0) -> None:
        """`share` is how large the picture shows the world."""
        self.palette, self.px, self.places, self.share = palette, px, places, share
        self.above = ABOVE / share
        self.groves = [Grove(spec, palette, px, cache, places, self.above + 10, METRE * PACE) for spec in ROWS]
        self.grounds = [Ground(places, px, Crest(PACE * 9 + number), spec.pale, METRE * PACE) for number, spec in enumerate(ROWS)]
        self.tile, self.high = round(TILE * px), round((self.above + BELOW) * px)
        self._paper = painting.opaque(np.repeat(paper_grain.grain(self.tile, paper_grain.SIDE, px)[:, :, None] * 255, 3, axis=2))
        owner = proxy(self)
        solid = (self.above + Crest.DEEPEST) * px
        self.row = TileRow(
            PACE, self.tile, self.above * px, ROWS[1].rise * px, solid, self.high, lambda number: FarWood._compose(owner, number)
        )

    def _compose(self, number: int) -> Steps:
        px, left = self.px, number * self.tile
        us = (left + np.arange(self.tile) + 0.5) / px
        air, open_ = self._air(us, number)
        yield None
        tile = air
        for grove, ground in zip(self.groves, self.grounds, strict=True):
            spec = grove.spec
            down = self.above - (spec.rise - ROWS[1].rise)
            plant(tile, grove.trees(us[0], us[-1]), left, down, px)
            yield None
            ground.fill(tile, us, down)
            plant(tile, grove.crowns(us[0], us[-1], spec.rise - GROUND_Y / self.share), left, self.above, px)
            yield None
        yield Tile(tile, safe_draw.PREMULTIPLIED if open_ else 0)

    def _air(self, us: painting.Array, number: int) -> tuple[pygame.Surface, bool]:
        """Of a tile; whether anything of it is clear."""
        wide, high = -(-self.tile // COARSE), -(-self.high // COARSE)
        u = np.linspace(us[0], us[-1], wide)
        xs = u / (METRE * PACE)
        shares = self.places.shares(xs)
        glow, shafts, open_ = self.places.value(xs, "glow"), self.places.value(xs, "shafts"), self.places.openness(xs)
        row = (np.arange(high, dtype=np.float32) + 0.5) * COARSE / self.px - (self.above + ROWS[1].rise - GROUND_Y / self.share)
        row *= self.share
        y = np.clip(row / HEIGHT, 0, 1)[:, None]
        colors = _blended(shares, self.places, y)
        pale = self._pale(shares)
        cloud = 0.82 + 0.18 * np.sin(u / 310 + 1.2) * np.sin(u / 173)
        middle = np.exp(-(((y - 0.56) / 0.27) ** 2)) * (glow * cloud)[None, :]
        colors += (pale - colors) * np.clip(middle * 0.95, 0, 1)[..., None]
        rays = _rays(u[None, :], row[:, None])
        shade = np.clip(1 - 3 * rays, 0, 1) * np.clip(1.15 - y * 1.5, 0, 1) * shafts[None, :]
        colors += (colors * SHADE - colors) * shade[..., None]
        colors += (pale - colors) * (rays * shafts[None, :] * 0.85)[..., None]
        sized = (self.tile, self.high)
        if open_.max() <= 0.02:
            air = pygame.transform.smoothscale(painting.opaque(colors), sized)
            self._lay_paper(air, number)
            return painting.copy_of(air), False
        low = np.clip((row[:, None] - (GROUND_Y - 120)) / 110, 0, 1)
        alpha = 1 - np.clip(open_ * 1.1, 0, 1)[None, :] * (1 - 0.85 * low * low)
        air = pygame.transform.smoothscale(painting.translucent(colors, alpha), sized)
        self._lay_paper(air, number)
        return air, True

    def _lay_paper(self, air: pygame.Surface, number: int) -> None:
        """Its grain, turned over in every other tile, so that it goes on from one to the next."""
        paper = pygame.transform.flip(self._paper, number % 2 == 1, False)
        for y in range(0, air.get_height(), paper.get_height()):
            air.blit(paper, (0, y), special_flags=pygame.BLEND_RGB_MULT)

    def _pale(self, shares: Mapping[str, Shares]) -> painting.Array:
        """What light makes of the air, column by column."""
        made: painting.Array = np.zeros((1, len(next(iter(shares.values()))), 3), dtype=np.float32)
        for name, share in shares.items():
            tone = mix(self.places.dressed(name).air[3][1], "#fffbe6", 0.6)
            made += share[None, :, None] * np.asarray(tone, dtype=np.float32)
        return made


def _blended(shares: Mapping[str, Shares], places: Places, y: painting.Array) -> painting.Array:
    """The air's colours at rows (shares of the picture's height) by columns."""
    colors: painting.Array = np.zeros((len(y), len(next(iter(shares.values()))), 3), dtype=np.float32)
    for name, share in shares.items():
        stops = places.dressed(name).air
        at, tones = [place for place, _ in stops], np.array([rgb(color) for _, color in stops], dtype=np.float32)
        rows = np.stack([np.interp(y[:, 0], at, tones[:, i]) for i in range(3)], axis=1)
        colors += rows[:, None, :].astype(np.float32) * share[None, :, None]
    return colors


def _rays(u: painting.Array, row: painting.Array) -> painting.Array:
    """How bright the rays are: all slant down to the left, some broad, some narrow."""
    along = u + row * SLANT
    rays = np.sin(along / 37 + 1.3) * np.sin(along / 83 + 0.4) + 0.35 * np.sin(along / 13 + 2) * np.sin(along / 191) - 0.1
    return np.asarray(np.clip(rays, 0, 1) * np.clip(1.1 - row / HEIGHT, 0, 1), dtype=np.float32)


def plant(tile: pygame.Surface, planted: list[Planted], left: float, ground: float, px: float) -> None:
    for each in planted:
        x, y = each.at * px - left + each.sprite.left, (ground + each.down) * px + each.sprite.top
        if x < tile.get_width() and x + each.sprite.picture.get_width() > 0:
            safe_draw.blit_at(tile, each.sprite.picture, (x, y))
