"""Bushes: undergrowth that bows before a gust front and shakes when somebody is in it."""

import math
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.sim.senses.gusts import FrontPose
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.gusts.gust_field import blow_at
from game.view.woodland.foliage import paint_bank

LOBES = ((-0.42, 0.5, 0.40, 0.34), (0.44, 0.48, 0.38, 0.32), (0.0, 0.72, 0.42, 0.34), (-0.24, 0.3, 0.46, 0.32), (0.27, 0.28, 0.44, 0.3))
"""Of every bush, back to front: shares of its width aside and of its height up, and half its own size in the same shares."""
SIZES = 3
"""Each lobe is painted in this many sizes."""
BOW_PX, SHAKE_PX = 13.0, 7.0
"""Reference pixels by which the top of a bush bows in the hardest gust, and shakes."""


@dataclass(slots=True)
class Lobe:
    """`left` and `top` are those of its sprite from the bush's foot, in pixels."""

    sprite: pygame.Surface
    left: float
    top: float
    lively: float
    phase: float


@dataclass(slots=True)
class BushPicture:
    id: str
    x: float
    y: float
    lobes: list[Lobe]


class Bushes:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, bushes: Sequence[Any], height: Callable[[float], float]) -> None:
        self.palette, self.px = palette, px
        self._bushes = []
        sprites: dict[tuple[int, int], pygame.Surface] = {}
        dice = painting.generator("bushes")
        for bush in sorted(bushes, key=lambda each: each.at[0]):
            size = round(math.sqrt(bush.width * bush.height) / 1.5 * 4)
            lobes = []
            for number, (aside, up, wide, high) in enumerate(LOBES):
                key = (number, size)
                if key not in sprites:
                    half = wide * size / 4 * 1.9 * METRE, high * size / 4 * 1.5 * METRE
                    (sprite,) = cache.get(f"bush {number} {size}", lambda n=number, h=half: [self._lobe(n, h)])  # type: ignore[misc]
                    sprites[key] = painting.to_rle(sprite)
                dx = (aside + dice.uniform(-0.06, 0.06)) * bush.width * METRE * px
                dy = (up + dice.uniform(-0.05, 0.05)) * bush.height * METRE * px
                left, top = dx - sprites[key].get_width() / 2, -dy - sprites[key].get_height() / 2
                lobes.append(Lobe(sprites[key], left, top, 0.35 + up, dice.uniform(0, 6.3)))
            self._bushes.append(BushPicture(bush.id, bush.at[0], height(bush.at[0]), lobes))

        self._places = [bush.x for bush in self._bushes]

    def draw(
        self, surface: pygame.Surface, camera: Camera, fronts: Sequence[FrontPose], shaken: Mapping[str, float], seconds: float
    ) -> None:
        pairs, px, sin = [], self.px, math.sin
        for bush in self._bushes[bisect(self._places, camera.left - 3) : bisect(self._places, camera.right + 3)]:
            x, y = camera.to_screen(bush.x, bush.y)
            gust, shake = blow_at(fronts, bush.x), shaken.get(bush.id, 0.0)
            bow, lift = gust * BOW_PX, -abs(gust) * 3.5
            for lobe in bush.lobes:
                aside, up = bow + 0.7 * sin(seconds * 1.4 + lobe.phase), lift
                if shake:
                    aside += shake * SHAKE_PX * sin(seconds * 41 + lobe.phase)
                    up += shake * 0.6 * SHAKE_PX * sin(seconds * 47 + 2 * lobe.phase)
                at = round(x + lobe.left + aside * lobe.lively * px), round(y + lobe.top - up * lobe.lively * px)
                pairs.append((lobe.sprite, at))
        safe_draw.stamps(surface, pairs, safe_draw.STRAIGHT_ALPHA)

    def _lobe(self, number: int, half: tuple[float, float]) -> pygame.Surface:
        palette, back = self.palette, 0.42 if number < 3 else 0.16
        tones = [
            mix(palette.leaves[1], palette.leaves[0], 0.25),
            mix(palette.leaves[1], palette.leaves[0], 0.65),
            mix(palette.leaves[0], palette.air[1][1], 0.35),
            mix(palette.leaves[0], palette.air[2][1], 0.55),
        ]
        far = [mix(tone, palette.air[1][1], back) for tone in tones]
        dice = painting.generator("bush", number)
        return paint_bank(half, far, self.px, dice, (mix(palette.leaves[2], palette.air[1][1], back), 1.1), 0.6)
