"""Takes the driven crest as the solver has it, gives a wave that no wind ever made: stripes along its back, a dark hollow, claws of foam."""

import math
from typing import Any

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import Camera
from game.view.palette import Palette, mix, rgb
from game.view.profile import Profile

STRIPES = 7
LOW = 0.10
"""Metres over the still lake below which the heap is no wave yet."""
HEADS = 6
TALL = 1.7
"""Metres of crest at which the claws are largest."""


class Wave:
    def __init__(self, palette: Palette, k: float) -> None:
        self.palette, self.k = palette, k
        right = [self._head((i + 1) / HEADS) for i in range(HEADS)]
        self.heads = {1: right, -1: [pygame.transform.flip(head, True, False) for head in right]}
        self.body = [mix(palette.crest[0], palette.under[1][1], share) for share in np.linspace(0.55, 0.1, STRIPES)]

    def draw(self, surface: pygame.Surface, camera: Camera, profile: Profile, wave: Any, seconds: float) -> None:
        span = np.abs(profile.x - wave.x) < 3.2 * wave.length
        heap = np.where(span & profile.wet, np.maximum(profile.surface - profile.level, 0), 0)
        ease = np.clip((3.2 * wave.length - np.abs(profile.x - wave.x)) / (0.8 * wave.length), 0, 1)
        heap = heap * ease
        if heap.max() < LOW:
            return
        crest = int(np.argmax(heap))
        direction = 1 if getattr(wave, "direction", 1) >= 0 else -1
        shown = np.flatnonzero(heap > 0.02)
        first, last = shown[0], shown[-1] + 1
        x = camera.screen_x(profile.x[first:last])
        self._draw_body(surface, camera, profile, x, heap[first:last], crest - first, direction)
        self._draw_lip(surface, camera, profile, x, heap[first:last], crest - first, direction, seconds)

    def _draw_body(
        self, surface: pygame.Surface, camera: Camera, profile: Profile, x: np.ndarray, heap: np.ndarray, crest: int, direction: int
    ) -> None:
        """Bands between offset copies of the profile, all running together in the tail."""
        base = camera.screen_y(profile.level)
        lean = np.exp(-(((np.arange(len(x)) - crest) / max(4, len(x) * 0.16)) ** 2))
        for band in range(STRIPES):
            top, low = 1 - band / STRIPES, 1 - (band + 1) / STRIPES
            shift = direction * lean * 26 * self.k
            upper = np.stack([x + shift * (1 - top), base - heap * camera.scale * top**0.9], axis=1)
            lower = np.stack([x + shift * (1 - low), base - heap * camera.scale * low**0.9], axis=1)
            canvas.polygon(surface, self.body[band], np.concatenate([upper, lower[::-1]]))
            inner = upper + (lower - upper) * 0.34
            canvas.polygon(surface, rgb(self.palette.crest[2 if band % 2 else 1]), np.concatenate([upper + (lower - upper) * 0.1, inner[::-1]]))
        self._draw_hollow(surface, camera, x, heap, crest, direction, base)

    def _draw_hollow(
        self, surface: pygame.Surface, camera: Camera, x: np.ndarray, heap: np.ndarray, crest: int, direction: int, base: float
    ) -> None:
        """The dark under the lip on the side to which it falls."""
        reach = max(3, round(1.5 * camera.scale / max(1, x[1] - x[0]))) if len(x) > 1 else 3
        ahead = np.clip(crest + direction * np.arange(reach), 0, len(x) - 1)
        along = np.linspace(0, 1, reach)
        top = np.stack([x[ahead], base - heap[ahead] * camera.scale * 0.97], axis=1)
        low = np.stack([x[ahead] + direction * 8 * self.k, base - heap[ahead] * camera.scale * (0.97 - 0.62 * np.sin(np.pi * along) ** 0.8)], axis=1)
        canvas.polygon(surface, mix(self.palette.crest[0], self.palette.ink, 0.35), np.concatenate([top, low[::-1]]))

    def _draw_lip(
        self, surface: pygame.Surface, camera: Camera, profile: Profile, x: np.ndarray, heap: np.ndarray, crest: int, direction: int, seconds: float
    ) -> None:
        """Cream along the back, thickest at the crest, then the claws."""
        base = camera.screen_y(profile.level)
        share = heap / max(1e-6, heap[crest])
        thick = (1.5 + 11 * share**3) * self.k * min(1.0, heap[crest])
        top = np.stack([x, base - heap * camera.scale - thick * 0.35], axis=1)
        low = np.stack([x, base - heap * camera.scale + thick * 0.65], axis=1)
        canvas.polygon(surface, rgb(self.palette.lip), np.concatenate([top, low[::-1]]))
        canvas.lines(surface, rgb(self.palette.ink), top, max(1, round(self.k)))
        size = min(HEADS - 1, int(heap[crest] / TALL * HEADS))
        head = self.heads[direction][size]
        bob = math.sin(seconds * 5.1) * 1.5 * self.k
        left = x[crest] - (0.34 if direction > 0 else 0.66) * head.get_width()
        canvas.stamp(surface, head, (left, base - heap[crest] * camera.scale - head.get_height() * 0.3 + bob))

    def _head(self, size: float) -> pygame.Surface:
        """Claws of foam curling to the right; the crest is a third from the left and a third from the top."""
        wide, high = 150 * size * self.k, 104 * size * self.k
        dice = bokashi.generator("claws")
        foam, ink, shade = rgb(self.palette.lip), rgb(self.palette.ink), mix(self.palette.lip, self.palette.crest[1], 0.7)
        roots = [(t, 0.30 + 0.18 * max(0.0, t - 0.34) ** 1.6 * 6 + dice.uniform(-0.03, 0.03)) for t in np.linspace(0.04, 0.84, 15)]

        def claw(large: pygame.Surface, color: canvas.Color, x: float, y: float, long: float, grow: float) -> None:
            w, h = large.get_size()
            points = [(x, y), (x + long * 0.55, y - long * 0.30), (x + long * 1.05, y - long * 0.02), (x + long * 1.02, y + long * 0.5), (x + long * 0.72, y + long * 0.72)]
            line = bokashi.spine([(a * w, b * w * 0.72) for a, b in points], 6)
            half = np.linspace(1, 0.12, len(line)) ** 0.8 * long * 0.22 * w + grow
            step = np.gradient(line, axis=0)
            normal = np.stack([-step[:, 1], step[:, 0]], axis=1) / np.maximum(1e-6, np.hypot(step[:, 0], step[:, 1]))[:, None]
            canvas.polygon(large, color, np.concatenate([line + normal * half[:, None], (line - normal * half[:, None])[::-1]]))

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.k * times
            w = large.get_width()
            dome = [(0.0, 0.36), (0.14, 0.25), (0.34, 0.18), (0.55, 0.22), (0.72, 0.36), (0.8, 0.52), (0.7, 0.42), (0.52, 0.36), (0.34, 0.34), (0.15, 0.36)]
            body = bokashi.spine([(a * w, b * w * 0.72) for a, b in dome], 5)
            lengths = [dice.uniform(0.09, 0.15) * (0.75 + 0.6 * t) for t, _ in roots]
            canvas.lines(large, ink, body, max(1, round(3.0 * unit)), closed=True)
            for (x, y), long in zip(roots, lengths, strict=True):
                claw(large, ink, x, y - 0.05, long, 1.4 * unit)
            canvas.polygon(large, foam, body)
            for (x, y), long in zip(roots, lengths, strict=True):
                claw(large, foam, x, y - 0.05, long, 0.0)
                claw(large, shade, x + 0.012, y - 0.012, long * 0.62, 0.0)
            for _ in range(16):
                spot = (dice.uniform(0.5, 0.99) * w, dice.uniform(0.05, 0.95) * large.get_height())
                radius = dice.uniform(1.0, 2.8) * unit * max(0.5, size)
                canvas.circle(large, ink, spot, radius + unit * 0.8)
                canvas.circle(large, foam, spot, radius)

        return bokashi.painted((wide, high), paint)
