"""Ink strokes of chakra, a sprite for each direction: the strokes of a sign in the air, and pale arrows for those that may follow."""

import math
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

Numbers: TypeAlias = NDArray[np.float64]
LENGTH, WIDTH = 100.0, 24.0
"""Reference pixels of a stroke, from head to bristles."""
ROOM = 30.0
"""Reference pixels about it for its light."""
TURNS = {"right": 0, "up": 90, "left": 180, "down": 270}
WAYS = {"right": (1.0, 0.0), "up": (0.0, -1.0), "left": (-1.0, 0.0), "down": (0.0, 1.0)}
"""In pixels: down is down."""
BODY, CORE, SHADOW, CLOUD = (217, 251, 255), (255, 255, 255), (13, 92, 119), (61, 100, 132)
ARROW = 30.0
FINE = 3


class InkStrokes:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        body, glow, cloud, dashes = cache.get("ink strokes", lambda: [self._body(), self._glow(), self._cloud(), self._dashes()])
        self.bodies, self.glows, self.clouds, self.ghosts = (_turned(sprite) for sprite in (body, glow, cloud, dashes))
        pale, due = cache.get("stroke arrows", lambda: [self._arrow(0.8, (150, 178, 190)), self._arrow(1.0, CORE)])
        self.pale_arrows, self.arrows = _turned(pale), _turned(due)

    def _line(self, unit: float, middle: tuple[float, float]) -> Numbers:
        """The spine of the stroke that goes to the right, a little bowed."""
        half = LENGTH / 2
        places = [(-half, 2.0), (-half * 0.4, -1.6), (half * 0.3, 1.2), (half, -0.6)]
        return painting.spine([(middle[0] + x * unit, middle[1] + y * unit) for x, y in places], 14)

    def _body(self) -> pygame.Surface:
        """Slanted head, waist, bristles that run dry; a wet core over the first two thirds."""
        dice = painting.generator("ink strokes")

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, (large.get_width() / 2, large.get_height() / 2)
            line = self._line(unit, middle)
            along = np.linspace(0.0, 1.0, len(line))
            half = WIDTH / 2 * (0.86 + 0.42 * np.exp(-(((along - 0.06) / 0.06) ** 2)) - 0.12 * np.exp(-(((along - 0.5) / 0.2) ** 2)))
            half *= np.clip((along + 0.02) / 0.05, 0.25, 1.0)
            wet = along < 0.8
            for down, tone in ((2.2, SHADOW), (0.0, BODY)):
                safe_draw.polygon(large, tone, painting.ribbon(line[wet] + (0.0, down * unit), half[wet] * unit))
                self._bristles(large, line, half, unit, down, tone)
            core = along < 0.62
            white = painting.ribbon(
                line[core] + (0.0, -1.5 * unit), half[core] * unit * 0.46 * np.sqrt(np.clip(1.0 - along[core] / 0.62, 0, 1))
            )
            safe_draw.polygon(large, CORE, white)
            for _ in range(7):
                self._dry_gap(large, line, half, unit, dice)
            head = line[0]
            slant = [(-4.5, -12.5), (4.5, -14.5), (11.0, 4.0), (1.0, 14.0), (-6.0, 10.0)]
            safe_draw.polygon(large, BODY, [(head[0] + (x + 2.0) * unit, head[1] + y * unit) for x, y in slant])

        return painting.painted(self._size(), paint, FINE)

    def _bristles(self, large: pygame.Surface, line: Numbers, half: Numbers, unit: float, down: float, tone: RGB) -> None:
        """The hairs that part at its end, none as long as its neighbour."""
        ends = painting.generator("bristles").uniform(0.84, 1.0, 11)
        for n, end in enumerate(ends.tolist()):
            part = line[int(0.7 * len(line)) : max(int(end * len(line)), int(0.7 * len(line)) + 3)]
            across = (n / 10 - 0.5) * 2.0 * float(half[-1]) * 0.92
            hair = [(float(x), float(y) + (across + down) * unit) for x, y in part[:: max(1, len(part) // 4)]]
            if len(hair) >= 3:
                painting.brush(large, tone, hair, 2.6 * unit, 0.35)

    def _dry_gap(self, large: pygame.Surface, line: Numbers, half: Numbers, unit: float, dice: painting.Rng) -> None:
        start = int(dice.uniform(0.35, 0.72) * len(line))
        part = line[start : start + int(dice.uniform(0.1, 0.24) * len(line)) + 3]
        across = float(dice.uniform(-0.85, 0.85)) * WIDTH / 2
        gap = [(float(x), float(y) + across * unit) for x, y in part[:: max(1, len(part) // 3)]]
        if len(gap) >= 3:
            painting.brush(large, (*SHADOW, 120), gap, 1.2 * unit, 0.5)

    def _glow(self) -> pygame.Surface:
        """Its light, black elsewhere: to be added."""
        return painting.opaque(self._fall_off(15.0)[..., None] * np.asarray(rgb(self.palette.chakra_glow), dtype=np.float32) * 0.85 - 0.5)

    def _cloud(self) -> pygame.Surface:
        """A soft dusk about it, that it is read on the palest water: to be multiplied."""
        share = (self._fall_off(26.0) * 0.62)[..., None]
        return painting.opaque(255.0 + (np.asarray(CLOUD, dtype=np.float32) - 255.0) * share)

    def _fall_off(self, soft: float) -> painting.Array:
        """1 on the stroke's spine to 0 so many reference pixels beside it."""
        wide, high = (round(side) for side in self._size())
        wide = math.ceil(wide / painting.SIMD_WIDTH) * painting.SIMD_WIDTH
        across = np.abs(np.arange(wide, dtype=np.float32) + 0.5 - wide / 2)[None, :] - LENGTH / 2 * self.px
        down = np.abs(np.arange(high, dtype=np.float32) + 0.5 - high / 2)[:, None]
        away = np.hypot(np.maximum(across, 0.0), np.maximum(down - WIDTH / 2 * self.px * 0.6, 0.0)) / (soft * self.px)
        return np.asarray(np.clip(1.0 - away, 0.0, 1.0) ** 2, dtype=np.float32)

    def _dashes(self) -> pygame.Surface:
        """Where a stroke may come: dots that thin out."""

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, (large.get_width() / 2, large.get_height() / 2)
            for n in range(7):
                x = (n / 6 - 0.5) * LENGTH * 0.86
                place = (middle[0] + x * unit, middle[1])
                safe_draw.circle(large, (*SHADOW, 110), (place[0], place[1] + 1.2 * unit), 2.7 * unit)
                safe_draw.circle(large, (*BODY, 230), place, (2.5 - 0.12 * n) * unit)

        return painting.painted(self._size(), paint, FINE)

    def _arrow(self, strong: float, tone: RGB) -> pygame.Surface:
        """A brushed arrow to the right."""

        def paint(large: pygame.Surface, times: float) -> None:
            unit, middle = self.px * times, (large.get_width() / 2, large.get_height() / 2)

            def at(*places: tuple[float, float]) -> list[tuple[float, float]]:
                return [(middle[0] + x * unit, middle[1] + y * unit) for x, y in places]

            strokes = (at((-13, 1), (-2, -0.6), (12, 0)), at((4, -8), (9, -3), (13, 0)), at((13, 0), (8, 4), (4, 8.5)))
            for color, fat in (((*mix(SHADOW, rgb(self.palette.ink), 0.4), round(190 * strong)), 2.6), ((*tone, round(255 * strong)), 0.0)):
                for stroke in strokes:
                    painting.brush(large, color, stroke, (3.6 + fat) * unit, 0.3)

        side = (ARROW + 8.0) * self.px
        return painting.painted((side, side), paint, FINE)

    def _size(self) -> tuple[float, float]:
        return (LENGTH + 2.0 * ROOM) * self.px, (WIDTH + 2.0 * ROOM) * self.px


def _turned(sprite: pygame.Surface) -> dict[str, pygame.Surface]:
    return {way: pygame.transform.rotate(sprite, turn) for way, turn in TURNS.items()}


def lay_row(strokes: tuple[str, ...]) -> list[tuple[float, float]]:
    """Where the middle of each stroke of a row lies, in reference pixels from the middle of the sign, y down.

    One goes on where the last one ended; one that goes back lies beside it.
    """
    if not strokes:
        return []
    first = WAYS[strokes[0]]
    x, y = -first[0] * LENGTH / 2, -first[1] * LENGTH / 2
    x, y = (x, y - LENGTH / 2) if first[0] else (x - LENGTH / 4, y)
    middles: list[tuple[float, float]] = []
    before = first
    for stroke in strokes:
        way = WAYS[stroke]
        if way == (-before[0], -before[1]):
            x, y = (x, y + 1.9 * WIDTH) if way[0] else (x + 1.9 * WIDTH, y)
        elif middles and way == before:
            x, y = x + way[0] * 0.7 * WIDTH, y + way[1] * 0.7 * WIDTH
        middles.append((x + way[0] * LENGTH / 2, y + way[1] * LENGTH / 2))
        x, y, before = x + way[0] * LENGTH, y + way[1] * LENGTH, way
    return middles
