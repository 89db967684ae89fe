"""Forest: rows of pale trees in luminous air behind everybody, leaves in front."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import DEFAULT_LENS, GROUND_Y, METRE, WIDTH, Camera, Lens
from game.view.render import painting, paper_grain, safe_draw
from game.view.render.painting import SIMD_WIDTH
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

Picture = Callable[[str, float, float], pygame.Surface]
"""A drawing of the scenery by its name, at so many reference pixels a unit, across and down."""
SHORE = 8.0
"""Metres beyond a lake's left end in which a tree still belongs to the wood there."""
BACK_PARALLAX = 0.62
WOODS_HIGH, WOODS_END = 780.0, 760.0
"""Reference pixels: how high the wood behind the wood stands, and over how many its last trees thin out."""
TRUNKS_END = 0.95
"""Share of the way in which the wood thins out that is left to air alone: half a trunk is none, and no lake is seen through it."""
WOODS = ((0.74, 0.95, 110, 70), (0.5, 1.15, 190, 46), (0.22, 1.36, 400, 24))
SLENDER, LARGEST, COARSE = 0.62, 1.36, 3
"""Its rows of trees, far to near: how pale, how large, how far apart, how high over the lake they stand (reference pixels); how much more
slender they are than the trees in front; the size of the largest; pixels to a dot of the air between them."""
SHADES = (0.0, 0.3, 0.62, 1.0)
"""How much darker their leaves are, from the lowest to those that no light falls through."""
CANOPY_HIGH, CANOPY_PACE, CANOPY_LIFT = 124.0, 1.15, 1.4
"""Leaves before everybody at the picture's upper edge: reference pixels; how fast they go by; how much faster than the ground they rise."""
NEAR, FAR = 0.5, 1.5
"""Picture widths to the left of the picture at which the dense wood is fetched again, and from which on it is not held."""
CANOPY_SHADE = (176, 188, 196)
"""The shadow on their under sides."""


class Forest:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, level: Any, picture: Picture, lens: Lens = DEFAULT_LENS) -> None:
        self.palette, self.px, self.picture = palette, px, picture
        self.high = round(WOODS_HIGH * px / min(1.0, lens.share))
        # A wood hides what is behind it, so there is one only on the near shore: beyond the water it would hide the lake.
        shore = level.lakes[0].left + SHORE if level.lakes else math.inf
        trees = [tree for tree in level.things_of("tree") if tree.at[0] < shore]
        first, last = (min(tree.at[0] for tree in trees), max(tree.at[0] for tree in trees)) if trees else (0.0, 0.0)
        wide, broad = self._wood_width(last - first), round(last - first)
        self._cache, self._name, self._wide = cache, f"woods {wide}", wide
        self._x = 0
        """Where the dense wood ended in the last picture, to the right of its left edge."""
        self.woods: tuple[pygame.Surface, int, float] | None = None
        """Where it thins out, how wide the dense part is, and the place where all of it ends."""
        self.dense: pygame.Surface | None = None
        """The part of it that hides all; None while it is so far off that it need not lie in memory."""
        self.is_awaited = False
        """A run is over, and the next one may begin in the wood."""
        self.canopy: tuple[pygame.Surface, float] | None = None
        if len(trees) > 1:
            dense, end = self._print_woods()
            (leaves,) = cache.get(f"canopy {broad}", lambda: [self._canopy(broad)])
            self.dense, self.canopy = dense, (painting.to_rle(leaves), first)
            self.woods = end, dense.get_width(), last + 10

    def draw(self, surface: pygame.Surface, camera: Camera, floor: float) -> None:
        """The wood behind the wood, in luminous air, down to the row `floor` where land begins."""
        if self.woods is None:
            return
        end, wide, _ = self.woods
        x, y = self._end_of_woods(camera)
        rows = max(0, min(end.get_height(), round(floor) - y))
        self._x = x
        if x > 0:
            surface.blit(self.dense or self._fetch_dense(), (x - wide, y), (0, 0, wide, rows))
        if x > -end.get_width():
            surface.blit(end, (x, y), (0, 0, end.get_width(), rows), special_flags=safe_draw.PREMULTIPLIED)

    def hides(self, camera: Camera, floor: float) -> int:
        """The column up to which that wood, and the land from the row `floor` on, hide all that lies beyond."""
        if self.woods is None:
            return 0
        x, y = self._end_of_woods(camera)
        whole = y <= 0 and floor <= y + self.woods[0].get_height() and x - self.woods[1] <= 0
        return max(0, x) if whole else 0

    def _end_of_woods(self, camera: Camera) -> tuple[int, int]:
        """Left and upper edge of where it thins out."""
        assert self.woods is not None
        end, _, right = self.woods
        x = round(camera.width / 2 + (right - camera.x) * camera.scale * BACK_PARALLAX) - end.get_width()
        return x, round(camera.horizon + (camera.lens.plane + 6) * camera.px) - end.get_height()

    def prepare_next(self) -> bool:
        """Between two frames: fetch the dense wood before it is seen, let go of it once it is left behind: it is large, and on disk."""
        if self.woods is None:
            return False
        away = -self._x / (WIDTH * self.px)
        if self.dense is None and (away < NEAR or self.is_awaited):
            self._fetch_dense()
        elif self.dense is not None and away > FAR and not self.is_awaited and self._cache.is_kept(self._name):
            self.dense = None
            self._cache.forget(self._name)
        return False

    def _fetch_dense(self) -> pygame.Surface:
        self.dense = self._print_woods()[0]
        return self.dense

    def _print_woods(self) -> list[pygame.Surface]:
        return self._cache.get(self._name, lambda: self._distant_woods(self._wide))

    def draw_canopy(self, surface: pygame.Surface, camera: Camera) -> None:
        """The leaves over a wood, which rise out of the picture where it comes to look down."""
        if self.canopy is None:
            return
        sprite, first = self.canopy
        x = (first - camera.x) * camera.scale * CANOPY_PACE + camera.width / 2 - 250 * self.px
        y = (camera.row - GROUND_Y * camera.px) * CANOPY_LIFT
        if -sprite.get_width() < x < camera.width and y > -sprite.get_height():
            safe_draw.blit_at(surface, sprite, (x, y), safe_draw.STRAIGHT_ALPHA)

    # made once

    def _wood_width(self, span: float) -> int:
        return round(min((span + 26) * METRE * BACK_PARALLAX + 700, 2600) * self.px) // SIMD_WIDTH * SIMD_WIDTH

    def _distant_woods(self, wide: int) -> list[pygame.Surface]:
        """The wood behind the wood: luminous air with trees in three depths. One strip that hides all, one that thins out to the right."""
        high = self.high
        wood = self._air(wide, high)
        for depth, plane in enumerate(WOODS):
            self._plant_plane(wood, depth, *plane)
        thin = round(WOODS_END * self.px) // SIMD_WIDTH * SIMD_WIDTH
        dense, end = painting.copy_source((max(0, wide - thin), high)), pygame.Surface((min(thin, wide), high), pygame.SRCALPHA, 32)
        dense.blit(wood, (0, 0))
        end.blit(wood, (0, 0), (dense.get_width(), 0, *end.get_size()))
        haze = painting.noise(end.get_width(), high, 120 * self.px, 60 * self.px, painting.generator("haze"))
        fade = np.clip(np.linspace(1.15, -0.1, end.get_width(), dtype=np.float32)[None, :] + 0.12 * haze, 0, 1)
        veil = painting.translucent((255, 255, 255), fade * fade * (3 - 2 * fade))
        end.blit(veil, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return [dense, end]

    def _canopy(self, span: float) -> pygame.Surface:
        """Leaves so near that only their lower rim is in the picture; light falls between some, and the last end in leaves."""
        dice, px = painting.generator("canopy"), self.px
        wide = min(span * METRE * CANOPY_PACE + 500, 4000.0)
        strip = pygame.Surface((round(wide * px), round(CANOPY_HIGH * px)), pygame.SRCALPHA, 32)
        x, low = -260.0, 0.0
        while x < wide:
            scale = dice.uniform(1.3, 1.8)
            bank = self.picture(f"leaves-{int(dice.integers(1, 3))}", scale, scale).copy()
            bank.fill(CANOPY_SHADE, special_flags=pygame.BLEND_RGB_MULT)
            low = dice.uniform(0.5, 0.95) * CANOPY_HIGH
            if x * px + bank.get_width() > strip.get_width():  # a bank cut off there would end the wood in a straight edge
                break
            safe_draw.blit_at(strip, bank, (x * px, low * px - 0.86 * bank.get_height()))
            x += dice.uniform(90, 260) + (dice.uniform() < 0.22) * 300
        return strip

    def _air(self, wide: int, high: int) -> pygame.Surface:
        """Pale air, darker under the leaves, with light falling through them aslant; it is soft, so a coarse one is enough."""
        shape = high // COARSE, wide // COARSE
        y = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
        across = np.linspace(0, wide / self.px, shape[1], dtype=np.float32)[None, :] + y * 210
        beams = np.clip(np.sin(across / 61) * np.sin(across / 143 + 1) + 0.35 * np.sin(across / 23), 0, 1) * (1 - y) ** 0.8 * 0.5
        colors = np.repeat(painting.gradient(self.palette.air, shape[0])[:, None, :], shape[1], axis=1)
        colors += (np.asarray(rgb(self.palette.air[3][1]), dtype=np.float32) - colors) * beams[..., None]
        air = pygame.transform.smoothscale(painting.opaque(colors), (wide, high))
        paper_grain.apply(air, self.px)
        return air

    def _plant_plane(self, wood: pygame.Surface, depth: int, pale: float, scale: float, apart: float, foot: float) -> None:
        """A row of trees as silhouettes, the farther the paler; their leaves close over them."""
        palette, dice = self.palette, painting.generator("woods", depth)
        air, leafy = palette.air[2][1], mix(palette.leaves[0], palette.leaves[1], 0.35)
        bark, leaf = mix(mix(palette.trunk[0], leafy, 0.55), air, pale), mix(leafy, air, pale)
        trunks = [self._silhouette(f"zelkova-{n}", SLENDER * scale, scale, bark) for n in (1, 2, 3)]
        banks = [
            [self._silhouette(f"leaves-{n}", scale, scale, mix(leaf, palette.leaves[1], shade * (1 - pale))) for n in (1, 2, 3, 4)]
            for shade in SHADES
        ]
        wide, high = wood.get_size()
        x = dice.uniform(-300, -200) * self.px
        while x < wide - WOODS_END * TRUNKS_END * self.px:
            trunk = trunks[int(dice.integers(3))]
            y = high - trunk.get_height() - foot * self.px
            safe_draw.blit_at(wood, trunk, (x, y))
            for height in sorted(dice.uniform(0, 1, 9)):
                bank = banks[int(height * len(SHADES))][int(dice.integers(4))]
                at = x + trunk.get_width() * dice.uniform(-0.1, 1.1) - bank.get_width() / 2
                safe_draw.blit_at(wood, bank, (at, y + trunk.get_height() * (0.32 - 0.42 * height) - bank.get_height() / 2))
            x += apart * self.px * dice.uniform(0.65, 1.4)
        mist = np.linspace(0, 1, high, dtype=np.float32)[:, None] ** 5 * 0.45
        safe_draw.blit_at(wood, pygame.transform.scale(painting.translucent(rgb(palette.air[3][1]), mist), (wide, high)), (0, 0))

    def _silhouette(self, name: str, sx: float, sy: float, color: tuple[int, int, int]) -> pygame.Surface:
        model = self.picture(name, sx / sy * LARGEST, LARGEST)  # one is painted, and brought down for the rows farther off
        flat = pygame.transform.smoothscale_by(model, sy / LARGEST)
        flat.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        flat.fill((*color, 0), special_flags=pygame.BLEND_RGBA_ADD)
        return flat.premul_alpha()
