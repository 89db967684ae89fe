"""Near trees: the zelkovas among which one walks, with their roots in the cut earth and crowns that bow and shake."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprite_cache import SpriteCache
from game.view.woodland import zelkova
from game.view.woodland.foliage import paint_bank

VARIANTS = 6
BANKS = ((168.0, 52.0), (140.0, 50.0), (118.0, 46.0), (190.0, 58.0))
"""Half the width and half the height of its banks of leaves, in reference pixels."""
CROWN = ((-0.95, 0.74), (0.9, 0.76), (-0.1, 0.83), (-0.75, 0.91), (0.75, 0.92))
"""Where they hang: shares of its spread to the side, and of its height."""
BARE = 0.16
"""How many of its banks a tree is without, so that light comes through."""
SPREAD = 205.0
"""Reference pixels to each side that a tree of 13 metres reaches."""
TALL = 13.0


@dataclass(slots=True)
class Bank:
    """A bank of leaves: its sprite, its middle in the world, how lively it is, and where in its swaying it began."""

    sprite: pygame.Surface
    x: float
    y: float
    sway: float
    phase: float
    source: str


@dataclass(slots=True)
class Trunk:
    sprite: pygame.Surface
    roots: pygame.Surface
    x: float
    y: float
    left: float
    top: float
    roots_left: float
    roots_top: float


class Trees:
    def __init__(
        self, palette: Palette, k: float, prints: SpriteCache, trees: Sequence[Any], height: Callable[[float], float], roots: Any
    ) -> None:
        """`roots` gives the drawing of roots by number and scale, with its left upper corner."""
        self.palette, self.k, self.prints = palette, k, prints
        self.trunks: list[Trunk] = []
        self.banks: list[Bank] = []
        leaves = [painting.to_rle(self._bank(number)) for number in range(len(BANKS))]
        bodies: dict[tuple[int, int], tuple[pygame.Surface, float, float]] = {}
        rooted: dict[tuple[int, int], tuple[pygame.Surface, float, float]] = {}
        dice, last = painting.generator("near trees"), -1
        for tree in sorted(trees, key=lambda each: each.at[0]):
            variant = int((last + 1 + dice.integers(VARIANTS - 1)) % VARIANTS)
            last, tall = variant, round(tree.height / 1.5) * 1.5
            key = (variant, round(tall * 2))
            if key not in bodies:
                sprite, left, top = self._body(variant, tall)
                bodies[key] = painting.to_rle(sprite), left, top
                sprite, left, top = roots(1 + variant % 2, tall / TALL * 1.25)
                rooted[key] = painting.to_rle(sprite), left, top
            foot = height(tree.at[0])
            self.trunks.append(Trunk(bodies[key][0], rooted[key][0], tree.at[0], foot, *bodies[key][1:], *rooted[key][1:]))
            self._hang(tree, foot, tall, leaves, dice)

    def _hang(self, tree: Any, foot: float, tall: float, leaves: list[pygame.Surface], dice: painting.Rng) -> None:
        for aside, share in CROWN:
            if dice.uniform() < BARE:
                continue
            x = tree.at[0] + (aside + dice.uniform(-0.2, 0.2)) * SPREAD / METRE * tall / TALL
            y = foot + (share + dice.uniform(-0.025, 0.03)) * tall
            self.banks.append(Bank(leaves[int(dice.integers(len(leaves)))], x, y, 1.3 - share * 0.5, dice.uniform(0, 6.3), tree.id))

    # drawing

    def draw_trunks(self, surface: pygame.Surface, camera: Camera) -> None:
        for trunk in self.trunks:
            x, y = camera.to_screen(trunk.x, trunk.y)
            x += trunk.left * self.k
            if -trunk.sprite.get_width() < x < camera.width:
                safe_draw.blit_at(surface, trunk.sprite, (x, y + trunk.top * self.k), safe_draw.STRAIGHT_ALPHA)

    def draw_roots(self, surface: pygame.Surface, camera: Camera) -> None:
        for trunk in self.trunks:
            x, y = camera.to_screen(trunk.x, trunk.y)
            x += trunk.roots_left * self.k
            if -trunk.roots.get_width() < x < camera.width:
                safe_draw.blit_at(surface, trunk.roots, (x, y + trunk.roots_top * self.k), safe_draw.STRAIGHT_ALPHA)

    def draw_crowns(
        self, surface: pygame.Surface, camera: Camera, seconds: float, blown: Callable[[float], float], shaken: Mapping[str, float]
    ) -> None:
        """`blown` is the gust at a place, with its direction's sign; `shaken` how hard a crown is shaken by somebody."""
        reach = 250 * self.k
        for bank in self.banks:
            x, y = camera.to_screen(bank.x, bank.y)
            if not -reach < x < camera.width + reach or y < -reach:
                continue
            gust, shake = blown(bank.x), shaken.get(bank.source, 0.0)
            x += (
                gust * 15 * bank.sway + math.sin(seconds * 1.5 + bank.phase) * 1.6 + math.sin(seconds * 31 + bank.phase) * 6 * shake
            ) * self.k
            y += (abs(gust) * math.sin(seconds * 9 + bank.phase) * 2.5 + math.sin(seconds * 37 + bank.phase * 2) * 4 * shake) * self.k
            safe_draw.blit_at(
                surface, bank.sprite, (x - bank.sprite.get_width() / 2, y - bank.sprite.get_height() / 2), safe_draw.STRAIGHT_ALPHA
            )

    # made once

    def _body(self, variant: int, tall: float) -> tuple[pygame.Surface, float, float]:
        dice, palette, scale = painting.generator("near tree", variant), self.palette, tall / TALL
        tree = zelkova.grow(
            dice,
            tall * METRE,
            dice.uniform(23, 31) * scale,
            dice.uniform(0.38, 0.5) * tall * METRE,
            dice.uniform(0.85, 1.2) * SPREAD * scale,
        )
        tones = zelkova.BarkTones(
            bark=rgb(palette.trunk[0]),
            shade=rgb(palette.trunk[1]),
            light=mix(palette.trunk[0], palette.air[2][1], 0.34),
            ink=rgb(palette.ink),
            contour=1.5,
            detail=1.0,
            moss=mix(palette.grass, palette.leaves[1], 0.4),
        )
        made = zelkova.paint_tree(tree, tones, self.k, painting.generator("bark", variant))
        (sprite,) = self.prints.get(f"woodland tree {variant} {tall}", lambda: [made[0]])
        return sprite, made[1], made[2]

    def _bank(self, number: int) -> pygame.Surface:
        palette = self.palette
        tones = [
            mix(palette.leaves[2], palette.ink, 0.25),
            rgb(palette.leaves[2]),
            rgb(palette.leaves[1]),
            mix(palette.leaves[1], palette.leaves[0], 0.55),
        ]
        dice = painting.generator("near bank", number)
        (sprite,) = self.prints.get(
            f"woodland bank {number}", lambda: [paint_bank(BANKS[number], tones, self.k, dice, (rgb(palette.ink), 1.4))]
        )
        return sprite
