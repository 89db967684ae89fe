"""Gust fronts: a pale band of moving air, brush lines that run with it, and leaves that it lifts off the ground."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import pygame

from game.sim.senses.gusts import TAIL_M, FrontPose
from game.view.camera.camera import METRE, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

BAND_WIDE, BAND_HIGH = 500.0, 560.0
"""Reference pixels of the pale band of air."""
LINES = (
    (-30, 96, 0),
    (-150, 150, 2),
    (-10, 205, 1),
    (-210, 262, 3),
    (-70, 318, 0),
    (-130, 372, 2),
    (0, 428, 4),
    (-240, 470, 1),
    (-60, 505, 3),
)
"""The brush lines of a front: reference pixels behind its edge and over the ground, and which of `STROKES`."""
STROKES = ((250, 34), (320, 44), (190, 26), (280, 52), (360, 38))
"""Length and height of each brush stroke, in reference pixels."""
FADES = 6
"""Strengths in which each stroke is kept, faint to full."""
LEAF_APART, LEAF_FLIGHT_S = 0.85, 1.7
"""Metres between leaves that lie about, and seconds for which one flies that a front has lifted."""
LEAF_TURNS = 10
"""Pictures of a leaf, each turned on by the same angle."""


class GustFronts:
    """Draws all fronts of a moment, in two calls, for trees stand between the band and the lines. `height` is that of the ground."""

    def __init__(
        self, palette: Palette, px: float, cache: SpriteCache, height: Callable[[float], float], dry: Callable[[float], bool]
    ) -> None:
        self.palette, self.px, self.height = palette, px, height
        self._dry = lru_cache(maxsize=None)(dry)  # asked about the same leaves in every picture
        self._bands = cache.get("gust band", lambda: [self._band(1), self._band(-1)])
        strokes = cache.get("gust strokes", lambda: [self._stroke(number) for number in range(len(STROKES))])
        self._strokes = {
            way: [
                [painting.faded(pygame.transform.flip(stroke, way > 0, False), (n + 1) / FADES) for n in range(FADES)] for stroke in strokes
            ]
            for way in (-1, 1)
        }
        self._halves = [(stroke.get_width(), stroke.get_height() / 2) for stroke in strokes]
        """Of each stroke the width, and half the height."""
        self._leaves = cache.get(
            "gust leaves", lambda: [self._leaf(rgb(tone), turn) for tone in palette.falling for turn in range(LEAF_TURNS)]
        )
        dice = painting.generator("lifted leaves")
        self._chance = dice.uniform(0, 1, (257, 4)).tolist()
        self._half_leaf = self._leaves[0].get_width() / 2, self._leaves[0].get_height() / 2

    def draw_band(self, surface: pygame.Surface, camera: Camera, fronts: Sequence[FrontPose]) -> None:
        """Behind the near trees: air that glints as it moves."""
        for front in fronts:
            band = self._bands[0 if front.speed > 0 else 1]
            wide, high = band.get_size()
            edge = float(camera.screen_x(front.x))
            x = edge - wide * 0.86 if front.speed > 0 else edge - wide * 0.14
            if -wide < x < camera.width:
                foot = float(camera.screen_y(self.height(front.x)))
                safe_draw.blit_at(surface, band, (x, foot - high))

    def draw_lines(self, surface: pygame.Surface, camera: Camera, fronts: Sequence[FrontPose], seconds: float) -> None:
        """Before everybody: thin strokes, and leaves on their way."""
        pairs: list[safe_draw.Stamp] = []
        for front in fronts:
            pairs += self._strokes_of(camera, front, seconds)
            pairs += self._leaves_of(camera, front)
        safe_draw.stamps(surface, pairs)

    def _strokes_of(self, camera: Camera, front: FrontPose, seconds: float) -> list[safe_draw.Stamp]:
        way, px, sin, width = (1 if front.speed > 0 else -1), self.px, math.sin, camera.width
        edge = float(camera.screen_x(front.x))
        if not -700 * px < edge < width + 700 * px:
            return []
        pairs, strokes, foot = [], self._strokes[way], float(camera.screen_y(self.height(front.x)))
        for number, (behind, high, which) in enumerate(LINES):
            back = (behind - 46 * sin(front.x * 0.21 + number)) * px
            wide, half_high = self._halves[which]
            x = edge + way * back - (wide if way > 0 else 0)
            if not -wide < x < width:
                continue
            swell = 0.5 + 0.5 * sin(front.x * 0.55 + number * 2.1)
            fade = round(front.strength * (0.35 + 0.65 * swell) * (FADES - 1))
            y = foot - (high - 7 * sin(seconds * 2.3 + number)) * px
            pairs.append((strokes[which][fade], (round(x), round(y - half_high))))
        return pairs

    def _leaves_of(self, camera: Camera, front: FrontPose) -> list[safe_draw.Stamp]:
        """Every leaf has its place on the ground, and flies from it while a front is not long past."""
        way, speed = (1 if front.speed > 0 else -1), abs(front.speed)
        reach, tones, (half_wide, half_high) = speed * LEAF_FLIGHT_S, len(self.palette.falling), self._half_leaf
        left, right = sorted((front.x, front.x - way * reach))
        first, last = math.ceil(max(left, camera.left - 6) / LEAF_APART), math.floor(min(right, camera.right + 6) / LEAF_APART)
        pairs, sin, pi, strength = [], math.sin, math.pi, front.strength
        for number in range(first, last + 1):
            a, b, c, d = self._chance[number % 257]
            x = number * LEAF_APART
            share = (front.x - x) * way / speed / (LEAF_FLIGHT_S * (0.6 + 0.4 * b))
            if not 0.0 < share < 1.0 or not self._dry(x):
                continue
            up = (0.35 + 1.5 * c) * sin(pi * share**0.75) * strength
            along = way * (1.0 + 2.6 * d) * (share + 0.25 * sin(share * 3.1)) * strength
            turn = int((share * (1.2 + 2 * a) + a) * LEAF_TURNS) % LEAF_TURNS
            px, py = camera.to_screen(x + along, self.height(x + along) + 0.04 + up)
            pairs.append((self._leaves[int(a * tones) * LEAF_TURNS + turn], (round(px - half_wide), round(py - half_high))))
        return pairs

    # made once

    def _band(self, way: int) -> pygame.Surface:
        """Brightest at its ragged leading edge, streaked along its way, gone after some metres."""
        wide, high = round(BAND_WIDE * self.px), round(BAND_HIGH * self.px)
        x = np.linspace(0, 1, wide, dtype=np.float32)[None, :]
        y = np.linspace(0, 1, high, dtype=np.float32)[:, None]
        edge = 0.86 + 0.035 * np.sin(y * 9) + 0.02 * np.sin(y * 23 + 1) - 0.05 * y
        behind = edge - x
        tail = TAIL_M * METRE / BAND_WIDE * 0.95
        profile = np.where(behind < 0, np.clip(1 + behind / 0.05, 0, 1), np.clip(1 - behind / tail, 0, 1) ** 1.5)
        streaks = 0.8 + 0.3 * painting.noise(wide, high, 240 * self.px, 26 * self.px, painting.generator("gust band"))
        upright = np.clip(y * 3.0, 0, 1) * np.clip((1 - y) * 14, 0, 1)
        band = painting.translucent(mix(self.palette.air[3][1], "#ffffff", 0.5), profile * streaks * upright * 0.62)
        return band if way > 0 else pygame.transform.flip(band, True, False)

    def _stroke(self, number: int) -> pygame.Surface:
        """A long line with a wave or two in it, blowing to the left; its thick end goes first."""
        long, high = STROKES[number]
        dice = painting.generator("gust stroke", number)

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self.px * times
            x = np.linspace(4, long - 4, 40)
            turn = x / long * dice.uniform(4.5, 7.5) + dice.uniform(0, 6)
            y = high / 2 + np.sin(turn) * high * 0.3 * (0.4 + 0.6 * x / long)
            half = (0.45 + 1.25 * np.sin(np.pi * (1 - x / long)) ** 0.8 * (1 - 0.4 * x / long)) * 0.95
            tone = mix(self.palette.ripple_dark, self.palette.ink, 0.3)
            safe_draw.polygon(large, (*tone, 225), painting.ribbon(np.stack([x, y], axis=1), half) * scale)

        return painting.painted((long * self.px, high * self.px), paint, 3)

    def _leaf(self, tone: tuple[int, int, int], turn: int) -> pygame.Surface:
        angle = 2 * math.pi * turn / LEAF_TURNS
        side = 18.0

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, np.array([side / 2, side / 2])
            along, across = np.array([math.cos(angle), math.sin(angle)]), np.array([-math.sin(angle), math.cos(angle)])
            broad = 1.2 + 2.3 * abs(math.sin(angle * 1.5 + 0.6))
            for grow, color in ((1.1, rgb(self.palette.ink)), (0.0, tone)):
                long, thick = 6.0 + grow, broad + grow
                steps = ((-1, 0), (-0.2, 1), (0.6, 0.6), (1, 0), (0.3, -1), (-0.5, -0.8))
                rim = [middle + along * u * long + across * v * thick for u, v in steps]
                safe_draw.polygon(large, color, np.array(rim) * scale)

        return painting.painted((side * self.px, side * self.px), paint, 3)
