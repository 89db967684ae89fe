"""Splash sprites: splashes, rings and light on the water, frame by frame.

A splash is a scalloped mound that rises, spreads and sinks, and jets and drops torn off it that fly on arcs of their own.
"""

import math
from dataclasses import dataclass
from functools import partial

import numpy as np
import pygame

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprite_cache import SpriteCache

FRAMES = 10
FIRM = 4
"""Strengths of the light under a foot."""
SIZES = 3
"""A stamp is printed for so many strengths."""
SQUASH = 0.17
"""How flat a circle on the lake looks from the shore."""
FOOT = 4.0
"""Reference pixels that a splash reaches under the surface, scalloped there, too: on a slope it would have a sawn edge."""
FALLING = 620.0
"""Reference pixels per second squared by which jets and drops fall: heavier than water is, or they would hang in the air."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A splash, in reference pixels, seconds and degrees (90 is straight up)."""

    wide: float
    high: float
    life: float
    mound: tuple[float, float]
    """Half its width when it has spread, and its height when it is highest."""
    petals: int
    """Scallops along the mound."""
    jets: int
    angles: tuple[float, float]
    speed: float
    """Of the fastest jet."""
    thick: float
    drops: int
    gap: float = 0.0
    """How much lower than its sides the mound is in its middle: 1 leaves nothing there."""


SHAPES = {
    "step": Shape(88, 42, 0.46, (18, 10), 7, 6, (104, 162), 210, 2.4, 7),
    "clean": Shape(112, 56, 0.6, (22, 8), 9, 8, (30, 150), 235, 2.0, 10, 0.8),
    "bloom": Shape(230, 104, 0.75, (40, 13), 11, 15, (18, 162), 385, 2.8, 18, 0.85),
    "stamp": Shape(216, 62, 0.75, (66, 22), 13, 12, (14, 166), 300, 3.6, 18, 0.85),
    "burst": Shape(120, 92, 0.8, (30, 24), 9, 10, (52, 128), 320, 3.2, 14, 0.2),
    "heavy": Shape(190, 128, 1.0, (56, 34), 15, 16, (38, 142), 380, 4.0, 22, 0.3),
}
VARIANTS = {"step": 2, "clean": 2, "bloom": 2, "burst": 2, "heavy": 1}
SLAP = (0.72, 1.0, 1.3)
"""Sizes of the stamps."""


class Splashes:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.fans = {name: cache.get(f"splash {name}", partial(self._splashes, name)) for name in VARIANTS}
        self.stamps = self._in_runs(cache.get("stamps", self._slaps))
        self.blots = self._in_runs(cache.get("blots", lambda: [self._blot(size, frame) for size in SLAP for frame in range(FRAMES)]))
        tones = {"pale": (rgb(palette.foam), 2.2, 0.0, 62.0), "wide": (rgb(palette.foam), 3.4, 0.0, 120.0)}
        tones["dark"] = (mix(palette.edge, palette.ink, 0.3), 3.4, 0.3, 56.0)
        tones["thin"] = (mix(palette.foam, palette.chakra, 0.3), 3.2, 0.0, 200.0)
        tones |= {f"chakra {level}": (rgb(palette.chakra), 3.2, 0.3 + 0.15 * (FIRM - level), 84.0) for level in range(FIRM)}
        self.rings = {name: cache.get(f"ring {name}", partial(self._rings, *tone)) for name, tone in tones.items()}
        self.lens = cache.get("lens", lambda: [self._lens(frame) for frame in range(FRAMES)])
        self.streaks = cache.get("streaks", lambda: [self._streak(frame) for frame in range(FRAMES)])
        self.trails = self._in_runs(cache.get("trails", lambda: [self._trail(n, frame) for n in range(2) for frame in range(FRAMES)]))
        self.scraps = self._in_runs(cache.get("scraps", lambda: [self._scrap(n, frame) for n in range(3) for frame in range(FRAMES)]))
        self.runs = self._in_runs(cache.get("runs", lambda: [self._runs(frame, n) for n in range(3) for frame in range(FRAMES)]))
        self.glow = cache.get("foot light", lambda: self._glow(150, 54, rgb(palette.chakra_glow)))
        self._mirrored: dict[tuple[str, int], list[pygame.Surface]] = {}

    def fan(self, name: str, variant: int, way: int = 1) -> list[pygame.Surface]:
        """The frames of a splash; `way` is where it comes from: one that a foot kicks up flies the other way."""
        variant %= VARIANTS[name]
        frames = self.fans[name][variant * FRAMES : (variant + 1) * FRAMES]
        if way >= 0:
            return frames
        if (name, variant) not in self._mirrored:
            self._mirrored[name, variant] = [pygame.transform.flip(frame, True, False) for frame in frames]
        return self._mirrored[name, variant]

    def _in_runs(self, frames: list[pygame.Surface]) -> list[list[pygame.Surface]]:
        return [frames[i : i + FRAMES] for i in range(0, len(frames), FRAMES)]

    def _splashes(self, name: str) -> list[pygame.Surface]:
        return [self._splash(name, 1.0, frame, variant) for variant in range(VARIANTS[name]) for frame in range(FRAMES)]

    def _slaps(self) -> list[pygame.Surface]:
        return [self._splash("stamp", size, frame, number) for number, size in enumerate(SLAP) for frame in range(FRAMES)]

    def _rings(self, color: tuple[int, int, int], thick: float, broken: float, reach: float) -> list[pygame.Surface]:
        return [self._ring(frame, color, thick, broken, reach) for frame in range(FRAMES)]

    def _splash(self, name: str, size: float, frame: int, variant: int) -> pygame.Surface:
        """Its foot is in the middle, FOOT over the bottom row."""
        shape = SHAPES[name]
        dice = painting.generator("splash", name, variant)
        angles = np.radians(np.linspace(*shape.angles, shape.jets) + dice.uniform(-6, 6, shape.jets))
        speeds = shape.speed * dice.uniform(0.55, 1.0, shape.jets)
        petals = dice.uniform(0.65, 1.0, shape.petals)
        loose = np.radians(dice.uniform(*shape.angles, shape.drops)), shape.speed * dice.uniform(0.5, 1.15, shape.drops)
        sizes, late = dice.uniform(0.8, 2.0, shape.drops), dice.uniform(0, 0.09, shape.jets)
        t = shape.life * (frame + 0.5) / FRAMES
        foam, ink, shade = self._foam(name), rgb(self.palette.ink), mix(self._foam(name), self.palette.under[0][1], 0.35)
        left = min(1.0, 3.2 * (1.02 - t / shape.life))

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times * size
            base = large.get_width() / 2, large.get_height() - FOOT * self.px * times
            for color, grow, fade in ((ink, 1.15, 0.5), (foam, 0.0, 1.0)):
                tone = (*color, round(255 * fade * left))
                for angle, speed, wait in zip(angles, speeds, late, strict=True):
                    self._jet(large, tone, base, unit, angle, speed, t - wait, shape, grow)
                for angle, speed, r in zip(*loose, sizes, strict=True):
                    x, y = _flown(angle, speed, t)
                    if y > 0:
                        safe_draw.circle(large, tone, (base[0] + x * unit, base[1] - y * unit), (r + 0.7 * grow) * unit)
                self._mound(large, tone, base, unit, petals, t, shape, grow)
            self._furrow(large, (*shade, round(200 * left)), base, unit, petals, t, shape)

        return painting.painted((shape.wide * self.px * size, (shape.high * size + FOOT) * self.px), paint, 3)

    def _foam(self, name: str) -> tuple[int, int, int]:
        """White is for who lands with the water, with light in it; what was stamped out of the lake is dull and muddy."""
        other = {"bloom": (self.palette.chakra, 0.22), "stamp": (self.palette.edge, 0.42)}
        return mix(self.palette.foam, *other[name]) if name in other else rgb(self.palette.foam)

    def _jet(
        self, large: pygame.Surface, tone: safe_draw.Color, base: tuple[float, float], unit: float, angle: float, speed: float, t: float,
        shape: Shape, grow: float,
    ) -> None:  # fmt: skip
        """A tongue of water that has left the mound: a stroke along its arc, thick in front, with a round head."""
        if t <= 0:
            return
        trail = min(0.10, 0.55 * t)
        points = [_flown(angle, speed, t - trail * (1 - step / 5)) for step in range(6)]
        if points[-1][1] < 0:
            return
        line = np.array([(base[0] + x * unit, base[1] - max(0.0, y) * unit) for x, y in points])
        worn = max(0.25, 1 - 0.75 * t / shape.life)
        half = (np.linspace(0.12, 1.0, len(line)) * shape.thick * worn / 2 + 0.5 * grow) * unit
        safe_draw.polygon(large, tone, painting.ribbon(line, half))
        safe_draw.circle(large, tone, line[-1], (shape.thick * worn * 0.62 + 0.5 * grow) * unit)

    def _heights(self, petals: np.ndarray, t: float, shape: Shape) -> tuple[np.ndarray, np.ndarray]:
        """Where the scallops stand and how high, as shares of the mound's half width and of its height."""
        at = np.linspace(-1, 1, len(petals))
        grown = math.sin(min(1.0, t / (0.38 * shape.life)) * math.pi / 2) * max(0.0, 1 - (t / shape.life) ** 2)
        bulk = (1 - 0.75 * at**2) * (1 - shape.gap * np.exp(-((at / 0.4) ** 2)))
        return at, petals * bulk * grown

    def _mound(
        self, large: pygame.Surface, tone: safe_draw.Color, base: tuple[float, float], unit: float, petals: np.ndarray, t: float,
        shape: Shape, grow: float,
    ) -> None:  # fmt: skip
        """Petals of foam side by side, leaning outwards, each with a round tip."""
        at, heights = self._heights(petals, t, shape)
        half = shape.mound[0] * (0.45 + 0.55 * math.sin(min(1.0, t / (0.6 * shape.life)) * math.pi / 2))
        broad = 1.5 * half / len(petals) + 0.6
        for place, share in zip(at, heights, strict=True):
            tall = share * shape.mound[1]
            if tall < 0.8:
                continue
            x, lean = base[0] + place * half * unit, place * tall * 0.75 * unit
            up = base[1] - tall * unit
            line = painting.spine([(x, base[1] + unit), (x + 0.25 * lean, 0.45 * base[1] + 0.55 * up), (x + lean, up)], 5)
            press = np.sqrt(np.linspace(1.0, 0.12, len(line)))
            safe_draw.polygon(large, tone, painting.ribbon(line, (press * broad + grow) * unit))
            safe_draw.circle(large, tone, line[-1], (0.45 * broad + grow) * unit)
            foot = broad * min(1.0, tall / (1.7 * broad))  # round feet left standing by their petals were a string of beads
            safe_draw.circle(large, tone, (x, base[1] + (0.12 * tall - 0.4 * foot) * unit), (0.75 * foot + grow) * unit)

    def _furrow(
        self,
        large: pygame.Surface,
        tone: safe_draw.Color,
        base: tuple[float, float],
        unit: float,
        petals: np.ndarray,
        t: float,
        shape: Shape,
    ) -> None:
        """The shade between petals, as an engraver hints at them."""
        at, heights = self._heights(petals, t, shape)
        half = shape.mound[0] * (0.45 + 0.55 * math.sin(min(1.0, t / (0.6 * shape.life)) * math.pi / 2))
        for place, share in zip((at[1:] + at[:-1]) / 2, np.minimum(heights[1:], heights[:-1]), strict=True):
            tall = share * shape.mound[1] * 0.7
            if tall > 2.0:
                x = base[0] + place * half * unit
                line = [(x, base[1] - 0.15 * tall * unit), (x + 0.5 * place * tall * unit, base[1] - tall * unit)]
                painting.brush(large, tone, line, 1.0 * unit, 0.7)

    def _blot(self, size: float, frame: int) -> pygame.Surface:
        """The lake struck flat: a dark, ragged hollow that fills again."""
        t = (frame + 0.5) / FRAMES
        wide, high = 150 * self.px * size, 34 * self.px * size
        dice = painting.generator("blot", size)
        ragged = 1 + 0.16 * np.sin(np.linspace(0, 2 * math.pi, 28, endpoint=False) * 5 + dice.uniform(0, 6)) + dice.uniform(-0.1, 0.1, 28)
        alpha = round(190 * (1 - t) ** 1.3)
        tone = mix(self.palette.edge, self.palette.ink, 0.55)

        def paint(large: pygame.Surface, times: float) -> None:
            turn = np.linspace(0, 2 * math.pi, 28, endpoint=False)
            reach = 0.30 + 0.62 * math.sin(t * math.pi / 2)
            rim = np.stack([np.cos(turn) * ragged * wide * 0.42, np.sin(turn) * ragged * high * 0.4], axis=1) * reach * times
            middle = np.array([large.get_width() / 2, large.get_height() / 2])
            safe_draw.polygon(large, (*tone, alpha), middle + rim)
            safe_draw.polygon(large, (*tone, min(255, alpha + 40)), middle + rim * 0.6)

        return painting.painted((wide, high), paint, 2)

    def _scrap(self, number: int, frame: int) -> pygame.Surface:
        """Torn foam that is left: odd lumps that drift apart and dissolve."""
        t = frame / FRAMES
        dice = painting.generator("scrap", number)
        places, sizes = dice.uniform(-1, 1, (9, 2)), dice.uniform(1.4, 4.2, 9)
        alpha = round(235 * (1 - t) ** 0.9)
        wide, high = 76 * self.px, 18 * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            for color, grow, strong in ((rgb(self.palette.ink), 0.9, 0.35), (self._foam("stamp"), 0.0, 1.0)):
                for (x, y), r in zip(places, sizes, strict=True):
                    worn = r * (1 - 0.75 * t) + grow
                    spot = (wide * (0.5 + 0.4 * x * (0.55 + 0.45 * t)) * times, high * (0.5 + 0.34 * y) * times)
                    box = (spot[0] - 1.7 * worn * unit, spot[1] - 0.75 * worn * unit, 3.4 * worn * unit, 1.5 * worn * unit)
                    safe_draw.ellipse(large, (*color, round(alpha * strong)), box)

        return painting.painted((wide, high), paint, 2)

    def _ring(self, frame: int, color: tuple[int, int, int], thick: float, broken: float, reach: float) -> pygame.Surface:
        t = (frame + 1) / FRAMES
        radius = reach * self.px * (0.18 + 0.82 * math.sin(t * math.pi / 2)) / 2
        alpha = round(240 * (1 - t * 0.92) ** 1.2)
        dice = painting.generator("ring", frame % 2, thick)

        def paint(large: pygame.Surface, times: float) -> None:
            centre = large.get_width() / 2, large.get_height() / 2
            pieces = 1 if broken == 0 else 5
            for piece in range(pieces):
                start = 2 * math.pi * (piece + dice.uniform(0, 0.3)) / pieces
                turn = np.linspace(start, start + 2 * math.pi / pieces * (1 - broken * dice.uniform(0.4, 1.2)), 64 // pieces)
                width = thick * self.px * times * (1 - 0.6 * t) * (0.55 + 0.45 * np.sin(turn * 2 + 1 + frame))
                rim = np.stack([np.cos(turn), np.sin(turn) * SQUASH], axis=1) * radius * times
                side = np.stack([np.cos(turn), np.sin(turn) * 0.6], axis=1) * (np.maximum(width, times * 0.6) / 2)[:, None]
                safe_draw.polygon(large, (*color, alpha), np.concatenate([rim + side, (rim - side)[::-1]]) + centre)

        return painting.painted((2 * radius + 8 * self.px, 2 * radius * SQUASH + 8 * self.px), paint)

    def _lens(self, frame: int) -> pygame.Surface:
        """Soft light that wells up where somebody has come down with the water and runs out along it; to be added."""
        t = (frame + 0.5) / FRAMES
        wide, high = round(230 * self.px), round(54 * self.px)
        across = np.linspace(-1, 1, wide // painting.SIMD_WIDTH * painting.SIMD_WIDTH, dtype=np.float32)[None, :]
        down = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
        reach = 0.35 + 0.65 * math.sin(t * math.pi / 2)
        light = np.clip(1 - np.sqrt((across / reach) ** 2 + (down / (0.5 + 0.5 * reach)) ** 2), 0, 1) ** 1.5
        strong = 0.7 * math.sin(math.pi * min(1.0, 0.25 + t) ** 0.8)
        return painting.opaque(light[..., None] * np.asarray(rgb(self.palette.chakra_glow), dtype=np.float32) * max(0.0, strong) - 0.5)

    def _streak(self, frame: int) -> pygame.Surface:
        """A patch of foam left on the lake, drawn out and fading."""
        t = frame / FRAMES
        wide, high = (30 + 40 * t) * self.px, 7 * self.px
        alpha = round(210 * (1 - t) ** 1.3)

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = wide * times, high * times
            for y, a, b, thick in ((0.3, 0.1, 0.75, 1.5), (0.6, 0.0, 1.0, 2.0), (0.85, 0.35, 0.9, 1.2)):
                painting.brush(
                    large,
                    (*rgb(self.palette.foam), alpha),
                    [(a * w, y * h), ((a + b) / 2 * w, (y - 0.12) * h), (b * w, y * h)],
                    thick * self.px * times,
                    0.7,
                )

        return painting.painted((wide, high), paint)

    def _trail(self, number: int, frame: int) -> pygame.Surface:
        """What somebody in a flow draws out on the lake behind him: slender strokes that lengthen and go."""
        t = frame / FRAMES
        wide, high = 210 * self.px, 16 * self.px
        color = (*mix(self.palette.foam, self.palette.chakra, 0.4), round(200 * (1 - t) ** 1.2))
        dice = painting.generator("trail", number)
        rows, starts, lengths = dice.uniform(0.15, 0.85, 3), dice.uniform(0.0, 0.25, 3), dice.uniform(0.45, 0.7, 3)

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = wide * times, high * times
            for row, start, long in zip(rows, starts, lengths, strict=True):
                reach = long * (0.35 + 0.65 * math.sin(min(1.0, t * 1.6) * math.pi / 2))
                line = [((start + reach) * w, row * h), ((start + reach / 2) * w, (row - 0.05) * h), (start * w, row * h)]
                painting.brush(large, color, line, 1.7 * self.px * times, 0.8)

        return painting.painted((wide, high), paint, 2)

    def _runs(self, frame: int, variant: int) -> pygame.Surface:
        """Thin runs of chakra bleeding down from a foot."""
        t = (frame + 1) / FRAMES
        dice = painting.generator("runs", variant)
        starts, lengths, bows = dice.uniform(8, 44, 4), dice.uniform(34, 84, 4), dice.uniform(-8, 8, 4)
        alpha = round(235 * (1 - t) ** 0.9)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            for x, long, bow in zip(starts, lengths, bows, strict=True):
                top, down = 3 + long * 0.5 * t * t, long * (0.35 + 0.65 * t)
                points = [(x * unit, top * unit), ((x + bow) * unit, (top + 0.45 * down) * unit)]
                points += [((x - 0.5 * bow) * unit, (top + 0.75 * down) * unit), ((x + 0.2 * bow) * unit, (top + down) * unit)]
                painting.brush(large, (*rgb(self.palette.chakra), alpha), points, 2.4 * unit, 0.9)

        return painting.painted((52 * self.px, 128 * self.px), paint)

    def _glow(self, wide: float, high: float, color: tuple[int, int, int]) -> list[pygame.Surface]:
        """Five strengths of soft light, black outside, to be added."""
        across = np.linspace(-1, 1, round(wide * self.px), dtype=np.float32)[None, :]
        down = np.linspace(-1, 1, round(high * self.px), dtype=np.float32)[:, None]
        light = np.clip(1 - np.sqrt(across**2 + down**2), 0, 1) ** 2
        return [painting.opaque(light[..., None] * np.asarray(color, dtype=np.float32) * (level + 1) / 5 - 0.5) for level in range(5)]


def _flown(angle: float, speed: float, t: float) -> tuple[float, float]:
    """Where something thrown up at an angle is after `t` seconds, reference pixels to the right and up."""
    t = max(0.0, t)
    return math.cos(angle) * speed * t, math.sin(angle) * speed * t - FALLING * t * t / 2
