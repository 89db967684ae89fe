"""Near trees: the zelkovas among which one walks, with their roots in the cut earth and crowns that bow and shake."""

import math
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.woodland import growths, zelkova
from game.view.woodland.foliage import paint_bank
from game.view.woodland.looks import LOOKS, PLAIN
from game.view.woodland.places import Places

VARIANTS, POLES = 6, 3
BODIES = {"cedar": "cedars", "birch": "birch"}
"""The look whose trunks all near trees of a growth have; of straight ones fewer are needed."""
BANKS = ((168.0, 52.0), (140.0, 50.0), (118.0, 46.0), (190.0, 58.0))
"""Half the width and half the height of its banks of leaves, in reference pixels."""
CROWN = ((-0.95, 0.74), (0.9, 0.76), (-0.1, 0.83), (-0.75, 0.91), (0.75, 0.92))
"""Where they hang: shares of its spread to the side, and of its height."""
POLE_CROWN = ((-0.95, 0.74), (0.9, 0.76), (0.0, 0.96), (-0.75, 0.91), (0.75, 0.92))
"""The same of a single straight stem: the one over its middle hides its tip."""
LIMBS, LIMBS_OUT, TAPER = 0.85, 0.08, 8
"""Share of its height at which its limbs end, in the middle of its leaves; by how much lower the outermost do; points over which they
run to a tip: longer, they would stand out above the crown and be cut off square."""
LIE = np.linspace(-2.0, 2.0, 9)
"""Metres from a tree at which the ground's height is taken that its roots follow."""
LIE_STEP, LIE_MOST = 0.15, 1.3
"""Metres from one such height to the next, for roots that lie alike are made once; and the most by which they go up or down."""
BARE = 0.16
"""How many of its banks a tree is without, so that light comes through."""
OUTERMOST = 0.8
"""How far aside a bank hangs that is always there: else the limbs that it hides would end bare, as if they had been cut."""
SPREAD = 205.0
"""Reference pixels to each side that a tree of 13 metres reaches."""
TALL, REACH = 13.0, 9.0
"""Metres of the tree that all this is measured on; to each side, beyond which nothing of a tree reaches."""


Placed = tuple[pygame.Surface, float, float]
"""A sprite, and its left upper corner from the foot of its tree in pixels."""


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank of leaves: its sprite and that one's corner from the foot of its tree in pixels, how lively it is, where its swaying began."""

    sprite: pygame.Surface
    left: float
    top: float
    sway: float
    phase: float


@dataclass(frozen=True, slots=True)
class NearTree:
    id: str
    x: float
    y: float
    trunk: Placed
    roots: Placed
    banks: tuple[Bank, ...]


class Trees:
    def __init__(
        self, places: Places, px: float, cache: SpriteCache, trees: Sequence[Any], height: Callable[[float], float], roots: Any
    ) -> None:
        """`roots` gives the drawing of roots by number and scale, with its left upper corner in reference pixels."""
        self.places, self.px, self.cache = places, px, cache
        leaves: dict[str, list[pygame.Surface]] = {}
        bodies: dict[tuple[str, int, float], Placed] = {}
        beds: dict[tuple[int, float, tuple[int, ...]], Placed] = {}
        self.trees: list[NearTree] = []
        dice, variant = painting.generator("near trees"), -1
        for tree in sorted(trees, key=lambda each: each.at[0]):
            variant = int((variant + 1 + dice.integers(VARIANTS - 1)) % VARIANTS)
            tall, look = round(tree.height / 1.5) * 1.5, places.name_at(tree.at[0])
            near = LOOKS[look].near
            key = (PLAIN, variant, tall) if near == "zelkova" else (BODIES[near], variant % POLES, tall)
            if key not in bodies:
                bodies[key] = self._body(*key)
            if look not in leaves:
                leaves[look] = [painting.to_rle(self._bank(look, number)) for number in range(len(BANKS))]
            banks = tuple(self._hang(CROWN if near == "zelkova" else POLE_CROWN, tall, leaves[look], dice))
            trunk, x = bodies[key], tree.at[0]
            lie = tuple(round(max(-LIE_MOST, min(LIE_MOST, height(x + dx) - height(x))) / LIE_STEP) for dx in LIE)
            bed = variant % 2, tall, lie
            if bed not in beds:
                sprite, left, top = roots(1 + variant % 2, tall / TALL * 1.25)
                beds[bed] = self._rooted(sprite, left, top, np.array(lie) * LIE_STEP)
            self.trees.append(NearTree(tree.id, x, height(x), trunk, beds[bed], banks))
        self._places = [tree.x for tree in self.trees]

    def _hang(self, crown: Sequence[tuple[float, float]], tall: float, leaves: list[pygame.Surface], dice: painting.Rng) -> Iterator[Bank]:
        for aside, share in crown:
            tops_it = aside == 0.0  # a pole's tip would stand out of its leaves
            if dice.uniform() < BARE and abs(aside) < OUTERMOST and not tops_it:
                continue
            x = (aside + dice.uniform(-0.2, 0.2) * (not tops_it)) * SPREAD * tall / TALL * self.px
            y = (share + dice.uniform(-0.025, 0.03)) * tall * METRE * self.px
            sprite = leaves[int(dice.integers(len(leaves)))]
            left, top = x - sprite.get_width() / 2, -y - sprite.get_height() / 2
            yield Bank(sprite, left, top, 1.3 - share * 0.5, dice.uniform(0, 6.3))

    # drawing

    def _seen(self, camera: Camera) -> list[NearTree]:
        first, last = bisect(self._places, camera.left - REACH), bisect(self._places, camera.right + REACH)
        return self.trees[first:last]

    def draw_trunks(self, surface: pygame.Surface, camera: Camera) -> None:
        self._draw_each(surface, camera, [(tree, tree.trunk) for tree in self._seen(camera)])

    def draw_roots(self, surface: pygame.Surface, camera: Camera) -> None:
        self._draw_each(surface, camera, [(tree, tree.roots) for tree in self._seen(camera)])

    def _draw_each(self, surface: pygame.Surface, camera: Camera, parts: list[tuple[NearTree, Placed]]) -> None:
        pairs = []
        for tree, (sprite, left, top) in parts:
            x, y = camera.to_screen(tree.x, tree.y)
            pairs.append((sprite, (round(x + left), round(y + top))))
        safe_draw.stamps(surface, pairs, safe_draw.STRAIGHT_ALPHA)

    def draw_crowns(
        self, surface: pygame.Surface, camera: Camera, seconds: float, blown: Callable[[float], float], shaken: Mapping[str, float]
    ) -> None:
        """`blown` is the gust at a place, with its direction's sign; `shaken` how hard a crown is shaken by somebody."""
        pairs, px, sin = [], self.px, math.sin
        for tree in self._seen(camera):
            x, y = camera.to_screen(tree.x, tree.y)
            gust, shake = blown(tree.x) * px, shaken.get(tree.id, 0.0) * px
            for bank in tree.banks:
                left = x + bank.left + gust * 15 * bank.sway + sin(seconds * 1.5 + bank.phase) * 1.6 * px
                top = y + bank.top
                if gust:
                    top += abs(gust) * sin(seconds * 9 + bank.phase) * 2.5
                if shake:
                    left, top = left + sin(seconds * 31 + bank.phase) * 6 * shake, top + sin(seconds * 37 + bank.phase * 2) * 4 * shake
                if top > -bank.sprite.get_height():
                    pairs.append((bank.sprite, (round(left), round(top))))
        safe_draw.stamps(surface, pairs, safe_draw.STRAIGHT_ALPHA)

    # made once

    def _placed(self, sprite: pygame.Surface, left: float, top: float) -> Placed:
        return painting.to_rle(sprite), left * self.px, top * self.px

    def _rooted(self, sprite: pygame.Surface, left: float, top: float, lie: painting.Array) -> Placed:
        """Roots that follow the ground, column by column: else they would lie bare where it falls away. `lie` is its height at LIE."""
        if not lie.any():
            return self._placed(sprite, left, top)
        wide, high = sprite.get_size()
        metre = METRE * self.px
        falls = (-metre * np.interp((left * self.px + np.arange(wide) + 0.5) / metre, LIE, lie)).tolist()
        sheared = pygame.Surface((wide, high + math.ceil(max(falls) - min(falls)) + 1), pygame.SRCALPHA, 32)
        lowest = min(falls)
        for x, fall in enumerate(falls):
            sheared.blit(sprite, (x, round(fall - lowest)), (x, 0, 1, high), pygame.BLEND_PREMULTIPLIED)
        box = sheared.get_bounding_rect()
        return self._placed(sheared.subsurface(box).copy(), left + box.left / self.px, top + (lowest + box.top) / self.px)

    def _body(self, look: str, variant: int, tall: float) -> Placed:
        dice, palette, scale = painting.generator("near tree", variant), self.places.dressed(look), tall / TALL
        growth, tones = LOOKS[look].near, self._tones(palette)
        if growth != "zelkova":
            stand = growths.Stand(tall * METRE, 1.25 * scale, tones, self._leaves(look), single=True)
            (sprite,) = self.cache.get(f"woodland tree {look} {variant} {tall}", lambda: [growths.paint(growth, stand, self.px, dice)])
            return self._placed(sprite, *growths.corner(growth, stand))
        fork, spread = dice.uniform(0.38, 0.5) * tall * METRE, dice.uniform(0.85, 1.2) * SPREAD * scale
        tree = zelkova.grow(dice, tall * METRE, dice.uniform(23, 31) * scale, fork, spread)
        tree = replace(tree, limbs=tuple(_end_in_leaves(limb, tall * METRE) for limb in tree.limbs))
        name = f"woodland tree {variant} {tall}"
        (sprite,) = self.cache.get(name, lambda: [zelkova.paint_tree(tree, tones, self.px, painting.generator("bark", variant))])
        return self._placed(sprite, *zelkova.corner(tree))

    def _tones(self, palette: Palette) -> zelkova.BarkTones:
        return zelkova.BarkTones(
            bark=rgb(palette.trunk[0]),
            shade=rgb(palette.trunk[1]),
            light=mix(palette.trunk[0], palette.air[2][1], 0.34),
            ink=rgb(palette.ink),
            contour=1.5,
            detail=1.0,
        )

    def _leaves(self, look: str) -> list[RGB]:
        """Their tones, dark to lit."""
        palette = self.places.dressed(look)
        return [
            mix(palette.leaves[2], palette.ink, 0.25),
            rgb(palette.leaves[2]),
            rgb(palette.leaves[1]),
            mix(palette.leaves[1], palette.leaves[0], 0.55),
        ]

    def _bank(self, look: str, number: int) -> pygame.Surface:
        dice, ink, tones = painting.generator("near bank", number), rgb(self.places.dressed(look).ink), self._leaves(look)
        (sprite,) = self.cache.get(f"woodland bank {look} {number}", lambda: [paint_bank(BANKS[number], tones, self.px, dice, (ink, 1.4))])
        return sprite


def _end_in_leaves(limb: zelkova.Limb, tall: float) -> zelkova.Limb:
    """The limb as far up as leaves hide it, run out to a tip."""
    count = max(3, int((-limb.line[:, 1] <= tall * (LIMBS - LIMBS_OUT * limb.out)).sum()))
    half = limb.half[:count].copy()
    half[-TAPER:] *= np.linspace(1.0, 0.12, min(TAPER, len(half)))
    return replace(limb, line=limb.line[:count], half=half)
