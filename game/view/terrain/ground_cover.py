"""Ground cover: stones in the cut earth, pebbles on the shore and the bed, and grass, drawn onto a tile of land."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pygame

from game.view.camera.camera import METRE
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.terrain.ground_profile import SHORE, GroundProfile, Ledge
from game.view.terrain.water_table import STREAM_WIDTH, WaterTable
from game.view.water.surface import Line

PEBBLES = 6
"""Tried on a tile of shore or bed."""
BLADES = {"soil": 84, "sand": 6, "stone": 0}
"""Of grass on a tile of dry land."""

LEDGE_REACH, LEDGE_HEADROOM, LEDGE_BLADES = 1.2, 20.0, 32
"""Metres to each side of a ledge's lip that its turf reaches, reference pixels above and below it, blades in it."""
SEDGE, SEDGE_REACH = 42, 1.8
"""Blades on a bank of a stream, and metres to each side of the water's edge that they reach."""


class Bank(NamedTuple):
    """Where a stream's still water ends, and on which side the water is."""

    x: float
    side: int


class GroundCover:
    def __init__(self, palette: Palette, px: float, tile: int, ground: GroundProfile, water: WaterTable, material: str) -> None:
        """`tile` is how many pixels a tile is across."""
        self.palette, self.px, self.tile, self.ground, self.water, self.material = palette, px, tile, ground, water, material
        self.scale = METRE * px
        self._stream_banks = list(self._banks())

    def _banks(self) -> Iterator[Bank]:
        for left, right, level in self.water.spans:
            if right - left <= STREAM_WIDTH:
                places = np.arange(left - 1.0, right + 1.0, 0.05)
                wet = places[np.interp(places, self.ground.xs, self.ground.ys) < level + 0.1]
                if len(wet):
                    yield from (Bank(float(wet[0]), 1), Bank(float(wet[-1]), -1))

    def bury_stones(self, tile: pygame.Surface, nest: tuple[int, int], x: np.ndarray, top: float) -> None:
        """A nest of one to three stones in the cut earth, never two alike in a row, paler near the top."""
        dice = painting.generator("stones", *nest)
        at, deep = dice.uniform(0.05, 0.95) * self.tile, (nest[1] + dice.uniform(0.15, 0.9)) * 0.95
        for other in range(1 + int(dice.integers(3))):
            wide = dice.uniform(6, 15) * self.px / (1 + 0.6 * (other > 0))
            beside = at + other * dice.uniform(-26, 26) * self.px
            self._bury_stone(tile, x, top, beside, deep + other * dice.uniform(-0.1, 0.14), wide, dice)

    def _bury_stone(self, tile: pygame.Surface, x: np.ndarray, top: float, at: float, deep: float, wide: float, dice: painting.Rng) -> None:
        """One, `at` pixels along the tile and `deep` metres down; in earth it is of the earth's colour, towards the bed of the water's."""
        at = min(max(at, wide), self.tile - wide - 1)
        ground = self.ground.height(x[int(at)])
        row = (top - ground + deep) * self.scale
        if row > tile.get_height() - 20 * self.px:
            return
        still = self.water.at_lakes_place(float(x[int(at)]))
        sunk = min(0.85, max(0.0, 0.2 + (still + 1.5 - ground + deep) / 8))
        warm = mix(self.palette.stone[0], self.palette.sand, dice.uniform(0.1, 0.5))
        tone = mix(warm, self.palette.soil[3][1] if ground > still else self.palette.earth[3][1], sunk)
        safe_draw.blit_at(tile, self._stone(wide, wide * dice.uniform(0.4, 0.7), tone, dice), (at - wide, row))

    def _stone(self, wide: float, high: float, tone: tuple[int, int, int], dice: painting.Rng) -> pygame.Surface:
        radii = dice.uniform(0.78, 1.0, 9)

        def paint(large: pygame.Surface, times: float) -> None:
            turn = np.linspace(0, 2 * math.pi, 10)[:-1]
            middle = np.array([large.get_width() / 2, large.get_height() / 2])
            rim = np.stack([np.cos(turn) * radii * wide, np.sin(turn) * radii * high], axis=1) * times * 0.9
            smooth = painting.spine([*map(tuple, rim), tuple(rim[0])], 4)
            ink = mix(tone, self.palette.ink, 0.65)
            safe_draw.polygon(large, ink, middle + smooth * (1 + 1.2 * self.px / wide))
            safe_draw.polygon(large, tone, middle + smooth)
            safe_draw.polygon(
                large, mix(tone, self.palette.paper, 0.16), middle + smooth * 0.62 - np.array([0.16 * wide, 0.22 * high]) * times
            )

        return painting.painted((2 * wide + 4, 2 * high + 4), paint, 3)

    def lay_pebbles(self, tile: pygame.Surface, number: int, x: Line, ground: Line, top: float) -> None:
        """What the lake has rolled to its shore and left on its bed: a few stones in the crust, half of each above it."""
        dice = painting.generator("pebbles", number)
        for _ in range(PEBBLES):
            at = int(dice.uniform(0.06, 0.94) * self.tile)
            still = self.water.at_place(x[at])
            near = abs(ground[at] - still + 0.1)
            if ground[at] > still + SHORE or (near > 0.7 and dice.uniform() < 0.45):
                continue
            wide = 3 * self.px * dice.uniform(1, 4.2 if near < 0.9 else 3) ** dice.uniform(0.3, 1)
            tone = mix(mix(self.palette.stone[0], self.palette.sand, dice.uniform(0, 0.4)), self.palette.earth[2][1], min(0.7, near * 0.3))
            stone = self._stone(wide, wide * dice.uniform(0.5, 0.7), tone, dice)
            safe_draw.blit_at(tile, stone, (at - stone.get_width() / 2, (top - ground[at]) * self.scale - stone.get_height() * 0.46))

    def overgrow_ledges(self, tile: pygame.Surface, x: Line, top: float) -> None:
        """Turf that hangs over a ledge's lip, its bulging face and what has crumbled to its foot: bare, it is a square corner."""
        for ledge in self.ground.ledges if self.material == "soil" else ():
            if self.ground.height(ledge.foot) < self.water.at_place(ledge.foot) + SHORE:
                continue
            if x[0] - LEDGE_REACH < ledge.lip < x[-1] + LEDGE_REACH:
                sprite = self._ledge(ledge)
                row = (top - float(self.ground.heights(np.array([ledge.lip]))[0])) * self.scale - LEDGE_HEADROOM * self.px
                safe_draw.blit_at(tile, sprite, ((ledge.lip - x[0]) * self.scale - sprite.get_width() / 2, row))

    def _ledge(self, ledge: Ledge) -> pygame.Surface:
        """Its lip is in the middle of the sprite, so far down as there is headroom."""
        dice, palette = painting.generator("ledge", round(ledge.lip * 100)), self.palette
        side, high = (1 if ledge.foot > ledge.lip else -1), ledge.high * METRE
        grass, ink = rgb(palette.grass), rgb(palette.ink)
        blades = [mix(grass, tone, share) for tone, share in ((ink, 0.38), (ink, 0.18), (grass, 0.0), (palette.paper, 0.25))]
        half = LEDGE_REACH * METRE
        outward = np.array((5, 8, 6, 9, 12, 17, 27)) + dice.uniform(-1.5, 1.5, 7)
        face = painting.spine([*zip(outward, np.array((0, 0.16, 0.38, 0.6, 0.8, 0.94, 1.04)) * high, strict=True)], 6)
        earth = np.concatenate([[(0.0, 2.0)], face, [(7.0, 1.04 * high)]])

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times

            def at(places: Line) -> Line:
                return np.asarray((places * (side, 1) + (half, LEDGE_HEADROOM)) * scale)

            safe_draw.polygon(large, mix(palette.soil[0][1], palette.soil[1][1], 0.6), at(earth))
            safe_draw.polygon(large, mix(ink, palette.soil[2][1], 0.15), at(painting.stroke(face, 2.4, 0.5)))
            for number in range(LEDGE_BLADES):  # the dark ones first, behind the others
                tone = blades[number * len(blades) // LEDGE_BLADES]
                out, long = dice.uniform(-16, 7), dice.uniform(9, 24)
                droop = np.clip((out + 16) / 20, 0, 1)
                foot, tip = np.array((out, 3.0 + 3 * droop)), np.array((out + dice.uniform(4, 11), 3.0 + (2 * droop - 0.9) * long))
                bend = np.array((out + dice.uniform(4, 9), 1.0 - 4 * (1 - droop)))
                safe_draw.polygon(large, tone, at(painting.stroke(painting.spine([tuple(foot), tuple(bend), tuple(tip)], 5), 3.2, 0.9)))
            for number in range(LEDGE_BLADES // 2):
                foot = np.array((dice.uniform(2, 30), high + 3.0))
                tip = foot + (dice.uniform(-5, 6), -dice.uniform(6, 16))
                safe_draw.polygon(large, blades[1 + number % 3], at(painting.stroke(np.stack([foot, (foot + tip) / 2, tip]), 3.0, 0.9)))

        return painting.painted((2 * half * self.px, (high + 2 * LEDGE_HEADROOM) * self.px), paint, 3)

    def grow_sedge(self, tile: pygame.Surface, x: Line, top: float) -> None:
        """Sedge on both banks of a stream, bowed over the water: bare, its surface ends in steps at a straight bank."""
        if self.material != "soil":
            return
        palette = self.palette
        tones = [mix(palette.grass, palette.ink, share) for share in (0.45, 0.3, 0.15)] + [mix(palette.grass, palette.paper, 0.2)]
        for bank in self._stream_banks:
            if not x[0] - SEDGE_REACH < bank.x < x[-1] + SEDGE_REACH:
                continue
            dice = painting.generator("sedge", round(bank.x * 100))
            for number in range(SEDGE):
                # Most stand at the water's edge, some up the bank.
                away = dice.normal() * 0.17 - 0.08 if number % 3 else dice.exponential(0.5)
                tall, bow = dice.uniform(14, 32), dice.uniform(-0.1, 0.95)
                place = bank.x - bank.side * away
                foot = np.array((place - x[0], top - self.ground.height(place))) * self.scale + (0, 2 * self.px)
                tall *= self.px * (1 - 0.3 * min(1.0, away))
                bend = foot + (bank.side * bow * tall * 0.45, -tall * (0.7 - 0.25 * bow))
                tip = foot + (bank.side * bow * tall * 1.0, -tall * (1.0 - 1.25 * bow * bow))
                blade = painting.spine([tuple(foot), tuple(bend), tuple(tip)], 4)
                outline = painting.stroke(blade, 3.4 * self.px, 0.9)
                if outline[:, 1].min() > 1:  # else it would be cut off flat
                    safe_draw.polygon(tile, tones[number * len(tones) // SEDGE], outline)

    def grow_grass(self, tile: pygame.Surface, x: np.ndarray, ground: np.ndarray, top: float) -> None:
        """Blades along the dry ground, leaning with the prevailing wind."""
        px, dice = self.px, painting.generator("grass", int(x[0]))
        tones = [
            rgb(self.palette.grass),
            mix(self.palette.grass, self.palette.ink, 0.35),
            mix(self.palette.grass, self.palette.paper, 0.25),
        ]
        tuft, spread = 0.0, 0.0
        for blade in range(BLADES[self.material]):
            if blade % 7 == 0:
                tuft, spread = dice.uniform(0, len(x)), dice.uniform(3, 30) * px
            i = int(tuft + dice.normal() * spread) if blade % 7 else int(tuft)
            if not 2 <= i < len(x) - 2 or ground[i] < self.water.at_place(x[i]) + SHORE + 0.1 + dice.uniform(0, 0.3):
                continue
            foot = (top - ground[i]) * self.scale + 3 * px
            tall, lean = dice.uniform(5, 15) * px * (1.15 - min(0.5, spread / (60 * px))), dice.uniform(-6, 2) * px + (i - tuft) * 0.25
            tone = tones[int(dice.integers(3))]
            safe_draw.polygon(
                tile,
                tone,
                [
                    (i - 1.1 * px, foot),
                    (i + lean * 0.4, foot - tall * 0.6),
                    (i + lean, foot - tall),
                    (i + lean * 0.5 + 1.2 * px, foot - tall * 0.5),
                    (i + 1.2 * px, foot),
                ],
            )
