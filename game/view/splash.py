"""Takes a scale and a palette, gives splashes and rings frame by frame, printed once: cream over a thin shadow of ink."""

import math

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.palette import Palette, mix, rgb
from game.view.prints import Prints

FRAMES = 7
FIRM = 4
"""Strengths of the light under a foot."""
VARIANTS = {"clean": 1, "step": 2, "stamp": 2, "heavy": 1}
SQUASH = 0.17
"""How flat a circle on the lake looks from the shore."""
FANS = {
    "clean": (84, 26, 9, 16, 164, 15, 1.0),
    "step": (48, 22, 7, 24, 156, 11, 0.85),
    "stamp": (96, 80, 11, 42, 138, 50, 1.35),
    "heavy": (150, 96, 15, 40, 140, 62, 1.6),
}
"""Width, height, jets, first and last angle, longest jet, thickness, in reference pixels and degrees."""


class Splashes:
    def __init__(self, palette: Palette, k: float, prints: Prints) -> None:
        self.palette, self.k = palette, k
        self.fans = {name: self._in_runs(prints.keep(f"fan {name}", lambda name=name: self._fans(name))) for name in FANS}  # type: ignore[misc]
        tones = {"pale": (rgb(palette.foam), 3.0, 0.0, 62), "wide": (rgb(palette.foam), 4.0, 0.0, 120)}
        tones["dark"] = (mix(palette.edge, palette.ink, 0.3), 3.4, 0.3, 56)
        tones |= {f"chakra {level}": (rgb(palette.chakra), 2.2, 0.3 + 0.15 * (FIRM - level), 46) for level in range(FIRM)}
        self.rings = {name: prints.keep(f"ring {name}", lambda tone=tone: self._rings(*tone)) for name, tone in tones.items()}  # type: ignore[misc]
        self.streaks = prints.keep("streaks", lambda: [self._streak(frame) for frame in range(FRAMES)])
        self.runs = self._in_runs(
            prints.keep("runs", lambda: [self._runs(frame, variant) for variant in range(3) for frame in range(FRAMES)])
        )
        self.glow = prints.keep("foot light", lambda: self._glow(150, 54, rgb(palette.chakra_glow)))

    def _in_runs(self, frames: list[pygame.Surface]) -> list[list[pygame.Surface]]:
        return [frames[i : i + FRAMES] for i in range(0, len(frames), FRAMES)]

    def _fans(self, name: str) -> list[pygame.Surface]:
        return [self._fan(name, frame, variant) for variant in range(VARIANTS[name]) for frame in range(FRAMES)]

    def _rings(self, color: tuple[int, int, int], thick: float, broken: float, reach: float) -> list[pygame.Surface]:
        return [self._ring(frame, color, thick, broken, reach) for frame in range(FRAMES)]

    def _fan(self, name: str, frame: int, variant: int) -> pygame.Surface:
        """Foot at the middle of the bottom row."""
        wide, high, jets, first, last, reach, thick = FANS[name]
        dice = bokashi.generator("fan", name, variant)
        t = (frame + 0.6) / FRAMES
        angles = np.radians(np.linspace(first, last, jets) + dice.uniform(-7, 7, jets))
        lengths = reach * dice.uniform(0.5, 1.0, jets)
        foam, ink = rgb(self.palette.foam), rgb(self.palette.ink)
        scallops = dice.uniform(0.6, 1.0, 7)

        def paint(large: pygame.Surface, times: float) -> None:
            unit, base, middle = self.k * times, high * self.k * times, wide / 2 * self.k * times
            for color, grow, fade in ((ink, 1.1, 0.55), (foam, 0.0, 1.0)):
                shade = (*color, round(255 * fade * min(1.0, 4.0 * (1.08 - t))))
                self._mound(large, shade, scallops, middle, base, unit * thick, t, grow * unit)
                for angle, length in zip(angles, lengths, strict=True):
                    out = 0.35 + 1.0 * math.sin(t * math.pi / 2)
                    fall = 0.75 * reach * t * t
                    near, far = length * out * (0.25 + 0.5 * t), length * out
                    points = [
                        (
                            middle + math.cos(angle) * r * unit * (1.3 if name != "stamp" else 0.8),
                            base - (math.sin(angle) * r - fall * 0.6) * unit,
                        )
                        for r in (near, (near + far) / 2, far)
                    ]
                    canvas.polygon(
                        large, shade, bokashi.stroke(bokashi.spine(points, 4), 4.6 * thick * unit * (1 - 0.55 * t) + grow * unit, 0.7, 0.25)
                    )
                    tip = points[-1]
                    canvas.circle(large, shade, (tip[0], tip[1] - 2 * unit), 1.5 * thick * unit * (1 - 0.5 * t) + grow * unit * 0.5)

        return bokashi.painted((wide * self.k, high * self.k), paint, 2)

    def _mound(
        self,
        large: pygame.Surface,
        shade: canvas.Color,
        scallops: np.ndarray,
        middle: float,
        base: float,
        unit: float,
        t: float,
        grow: float,
    ) -> None:
        """Scalloped foam at the foot of the splash, sinking as it spreads."""
        high = 10.0 * math.sin(min(1.0, t * 2.4) * math.pi / 2) * (1 - t * t)
        for i, size in enumerate(scallops):
            place = (i - 3) / 3.5
            radius = size * high * (1 - abs(place) ** 2 * 0.6) * 0.62 * unit
            canvas.circle(large, shade, (middle + place * (10 + 16 * t) * unit, base), radius + grow * 0.5)

    def _ring(self, frame: int, color: tuple[int, int, int], thick: float, broken: float, reach: float) -> pygame.Surface:
        t = (frame + 1) / FRAMES
        radius = reach * self.k * (0.18 + 0.82 * math.sin(t * math.pi / 2)) / 2
        alpha = round(240 * (1 - t * 0.92) ** 1.2)
        dice = bokashi.generator("ring", frame % 2, thick)

        def paint(large: pygame.Surface, times: float) -> None:
            centre = large.get_width() / 2, large.get_height() / 2
            pieces = 1 if broken == 0 else 5
            for piece in range(pieces):
                start = 2 * math.pi * (piece + dice.uniform(0, 0.3)) / pieces
                turn = np.linspace(start, start + 2 * math.pi / pieces * (1 - broken * dice.uniform(0.4, 1.2)), 64 // pieces)
                width = thick * self.k * times * (1 - 0.6 * t) * (0.55 + 0.45 * np.sin(turn * 2 + 1 + frame))
                rim = np.stack([np.cos(turn), np.sin(turn) * SQUASH], axis=1) * radius * times
                side = np.stack([np.cos(turn), np.sin(turn) * 0.6], axis=1) * (np.maximum(width, times * 0.6) / 2)[:, None]
                canvas.polygon(large, (*color, alpha), np.concatenate([rim + side, (rim - side)[::-1]]) + centre)

        return bokashi.painted((2 * radius + 8 * self.k, 2 * radius * SQUASH + 8 * self.k), paint)

    def _streak(self, frame: int) -> pygame.Surface:
        """A patch of foam left on the lake, drawn out and fading."""
        t = frame / FRAMES
        wide, high = (30 + 40 * t) * self.k, 7 * self.k
        alpha = round(210 * (1 - t) ** 1.3)

        def paint(large: pygame.Surface, times: float) -> None:
            w, h = wide * times, high * times
            for y, a, b, thick in ((0.3, 0.1, 0.75, 1.5), (0.6, 0.0, 1.0, 2.0), (0.85, 0.35, 0.9, 1.2)):
                bokashi.brush(
                    large,
                    (*rgb(self.palette.foam), alpha),
                    [(a * w, y * h), ((a + b) / 2 * w, (y - 0.12) * h), (b * w, y * h)],
                    thick * self.k * times,
                    0.7,
                )

        return bokashi.painted((wide, high), paint)

    def _runs(self, frame: int, variant: int) -> pygame.Surface:
        """Thin runs of chakra bleeding down from a foot."""
        t = (frame + 1) / FRAMES
        dice = bokashi.generator("runs", variant)
        starts, lengths, bows = dice.uniform(6, 22, 4), dice.uniform(18, 52, 4), dice.uniform(-4, 4, 4)
        alpha = round(230 * (1 - t) ** 0.9)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.k * times
            for x, long, bow in zip(starts, lengths, bows, strict=True):
                top, down = 4 + long * 0.55 * t * t, long * (0.3 + 0.7 * t)
                points = [(x * unit, top * unit), ((x + bow) * unit, (top + down) / 2 * unit), ((x - bow * 0.4) * unit, down * unit)]
                bokashi.brush(large, (*rgb(self.palette.chakra), alpha), points, 2.0 * unit, 0.9)

        return bokashi.painted((28 * self.k, 60 * self.k), paint)

    def _glow(self, wide: float, high: float, color: tuple[int, int, int]) -> list[pygame.Surface]:
        """Five strengths of soft light, black outside, to be added."""
        across = np.linspace(-1, 1, round(wide * self.k), dtype=np.float32)[None, :]
        down = np.linspace(-1, 1, round(high * self.k), dtype=np.float32)[:, None]
        light = np.clip(1 - np.sqrt(across**2 + down**2), 0, 1) ** 2
        return [bokashi.opaque(light[..., None] * np.asarray(color, dtype=np.float32) * (level + 1) / 5 - 0.5) for level in range(5)]
