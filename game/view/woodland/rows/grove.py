"""Grove: the trees of a row behind, where each stands and what it looks like; of every look a few are painted and used again."""

import math
from dataclasses import dataclass
from functools import partial

import pygame

from game.view.render import painting
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland import growths, zelkova
from game.view.woodland.foliage import paint_bank
from game.view.woodland.growths import Stand
from game.view.woodland.looks import LOOKS
from game.view.woodland.places import Places

VARIANTS = 4
"""Of trees, and of banks of leaves, in each look and row."""
BANKS = ((150.0, 45.0), (118.0, 40.0), (96.0, 35.0), (76.0, 30.0))
"""Half the width and half the height of banks of leaves, in reference pixels."""


REACH = 1.42
"""How far a tree reaches to each side, in times the widest spread that a row's trees are grown with: no limb ends at a tile's edge."""


@dataclass(frozen=True, slots=True)
class RowSpec:
    """`pale`: how much of the air lies before it. Lengths in reference pixels; `crown` is how far its leaves hang down from the top of
    the neutral picture, `gap` the share of its crowns that is left open, `rise` how high its ground stands over the near one."""

    name: str
    pale: float
    apart: float
    girth: tuple[float, float]
    fork: tuple[float, float]
    spread: tuple[float, float]
    crown: float
    gap: float
    rise: float
    size: float
    detail: float = 0.0


@dataclass(frozen=True, slots=True)
class Sprite:
    """With its left upper corner from the foot of its tree, or from its middle; in pixels."""

    picture: pygame.Surface
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Planted:
    """What stands or hangs somewhere along a row, `at` in reference pixels along it and `down` from its ground."""

    at: float
    down: float
    sprite: Sprite


class Grove:
    """One row's trees and crowns."""

    def __init__(self, spec: RowSpec, palette: Palette, px: float, cache: SpriteCache, places: Places, tall: float, metre: float) -> None:
        """`tall` is how high a tree goes, beyond the picture's upper edge; `metre` the row's reference pixels for a metre of the world."""
        self.spec, self.palette, self.px, self.cache, self.places, self.tall, self.metre = spec, palette, px, cache, places, tall, metre
        self._sprites: dict[tuple[str, str, int], Sprite] = {}

    def trees(self, left: float, right: float) -> list[Planted]:
        """Those that reach between two places along the row, far ones first."""
        spec, reach = self.spec, REACH * self.spec.spread[1]
        found, beside = [], reach + 0.83 * spec.apart  # so far from its cell's beginning the second tree of one may stand
        for cell in range(math.floor((left - beside) / spec.apart), math.floor((right + reach) / spec.apart) + 1):
            dice = painting.generator("grove", spec.name, cell % 100003)
            at = (cell + 0.5 + dice.uniform(-0.33, 0.33)) * spec.apart
            look = self.places.name_at(at / self.metre, float(dice.uniform()))
            toss, variant, down = dice.uniform(), int(dice.integers(VARIANTS)), dice.uniform(-5, 7)
            for number in range(2):
                place = at + 0.5 * number * spec.apart
                if toss < LOOKS[look].dense - number:
                    order = dice.uniform()
                    if left - reach < place < right + reach:
                        found.append((order, Planted(place, down, self._tree(look, (variant + number) % VARIANTS))))
        return [tree for _, tree in sorted(found, key=lambda each: each[0])]

    def crowns(self, left: float, right: float, ceiling: float) -> list[Planted]:
        """Banks of leaves between two places along the row, hanging from `ceiling`, the upper ones first."""
        spec, found, size = self.spec, [], 0.6 + 0.5 * (1 - self.spec.pale)
        for row, (low, apart) in enumerate(((-40.0, 90.0), (10.0, 110.0), (50.0, 130.0), (90.0, 170.0))):
            step = apart * size
            for cell in range(int((left - 260) // step), int((right + 260) // step) + 1):
                dice = painting.generator("crown", spec.name, row, cell % 100003)
                at = (cell + 0.5 + dice.uniform(-0.3, 0.3)) * step
                look = self.places.name_at(at / self.metre, float(dice.uniform()))
                hang, thin = LOOKS[look].crown, dice.uniform()
                variant, aside = int(dice.integers(VARIANTS)), dice.uniform(-22, 22)
                sparse = row >= 2 and thin > 0.5 + spec.gap * 0.6
                if hang > 0.0 and not sparse:
                    found.append(Planted(at, ceiling + low / 130 * spec.crown * hang + aside, self._bank(look, variant, size)))
        return found

    def prepare(self, name: str) -> None:
        """Paint what a look needs, unless it is there."""
        for variant in range(VARIANTS):
            if LOOKS[name].dense:
                self._tree(name, variant)
            if LOOKS[name].crown:
                self._bank(name, variant, 0.6 + 0.5 * (1 - self.spec.pale))

    # made once

    def _tree(self, look: str, variant: int) -> Sprite:
        key = "tree", look, variant
        if key not in self._sprites:
            self._sprites[key] = self._grown(look, variant)
        return self._sprites[key]

    def _grown(self, look: str, variant: int) -> Sprite:
        spec, px = self.spec, self.px
        trunk, leaves = row_tones(self.places.dressed(look), spec, mossy=LOOKS[look].growth != "birch")
        growth, name = LOOKS[look].growth, f"woodland {self.spec.name} {look} {variant}"
        dice = painting.generator("woodland", spec.name, look, variant)
        if growth == "zelkova":
            tree = zelkova.grow(dice, self.tall, dice.uniform(*spec.girth), dice.uniform(*spec.fork), dice.uniform(*spec.spread))
            (picture,) = self.cache.get(name, lambda: [zelkova.paint_tree(tree, trunk, px, dice)])
            left, top = zelkova.corner(tree)
        else:
            tall = self.tall if growth != "pine" else (330 + 170 * dice.uniform()) * (0.6 + 0.4 * spec.size)
            stand = Stand(tall, spec.size, trunk, leaves)
            (picture,) = self.cache.get(name, lambda: [growths.paint(growth, stand, px, dice)])
            left, top = growths.corner(growth, stand)
        return Sprite(picture, left * px, top * px)

    def _bank(self, look: str, variant: int, size: float) -> Sprite:
        key = "bank", look, variant
        if key not in self._sprites:
            _, tones = row_tones(self.places.dressed(look), self.spec)
            dice = painting.generator("bank", self.spec.name, look, variant)
            half = BANKS[variant][0] * size, BANKS[variant][1] * size
            make = partial(paint_bank, half, tones, self.px, dice)
            (picture,) = self.cache.get(f"woodland bank {self.spec.name} {look} {variant}", lambda: [make()])
            self._sprites[key] = Sprite(picture, -picture.get_width() / 2, -picture.get_height() / 2)
        return self._sprites[key]


def row_tones(palette: Palette, spec: RowSpec, mossy: bool = True) -> tuple[zelkova.BarkTones, list[RGB]]:
    """Of its trunks and of its leaves, dark to lit: near ones are of their own colours, far ones of the air; white bark has no moss."""
    air, glow, pale = mix(palette.air[1][1], palette.air[2][1], 0.5), palette.air[2][1], spec.pale
    bark = mix(mix(palette.trunk[0], palette.leaves[1], 0.42), palette.leaves[0], 0.2) if mossy else rgb(palette.trunk[0])
    shade = mix(palette.trunk[1], palette.leaves[2], 0.45) if mossy else mix(palette.trunk[1], palette.leaves[0], 0.25)
    trunk = zelkova.BarkTones(
        bark=mix(bark, air, pale),
        shade=mix(shade, air, pale),
        light=mix(mix(bark, glow, 0.5), glow, pale),
        ink=mix(palette.ink, air, min(1.0, pale + 0.2)),
        contour=0.9 if spec.detail else 0.0,
        detail=spec.detail,
    )
    dark, mid, lit = palette.leaves[2], palette.leaves[1], palette.leaves[0]
    leaves = [mix(tone, air, pale * 0.94) for tone in (dark, mix(dark, mid, 0.75), mix(mid, lit, 0.5), mix(lit, glow, 0.15))]
    return trunk, leaves
