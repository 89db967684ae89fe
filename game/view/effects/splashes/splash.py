"""Splash sprites: splashes, rings, foam and light on the water, frame by frame."""

import math
from functools import partial

import numpy as np
import pygame

from game.view.effects.splashes.splash_painter import FRAMES, SplashPainter
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

FIRM = 4
"""Strengths of the light under a foot."""
SQUASH = 0.17
"""How flat a circle on the lake looks from the shore."""
VARIANTS = {"step": 2, "clean": 2, "bloom": 2, "burst": 2, "heavy": 1}
SLAP = (0.72, 1.0, 1.3)
"""Sizes of the stamps."""


class Splashes:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.painter = SplashPainter(palette, px)
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
        return [self.painter.paint(name, 1.0, frame, variant) for variant in range(VARIANTS[name]) for frame in range(FRAMES)]

    def _slaps(self) -> list[pygame.Surface]:
        return [self.painter.paint("stamp", size, frame, number) for number, size in enumerate(SLAP) for frame in range(FRAMES)]

    def _rings(self, color: tuple[int, int, int], thick: float, broken: float, reach: float) -> list[pygame.Surface]:
        return [self._ring(frame, color, thick, broken, reach) for frame in range(FRAMES)]

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
            for color, grow, strong in ((rgb(self.palette.ink), 0.9, 0.35), (self.painter.foam("stamp"), 0.0, 1.0)):
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
