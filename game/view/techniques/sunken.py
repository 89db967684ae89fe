"""Sunken hunters: wrapped from head to foot, on their feet at the bottom, tinted by the water, with chakra glowing about them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb

HIGH, WIDE = 84.0, 46.0
"""Reference pixels of one of them."""
GLOW = 108.0
FORMS = 3
BUBBLE_S = 2.6
"""Seconds from one string of bubbles to the next, while they still have breath."""


class SunkenHunters:
    def __init__(self, palette: Palette, px: float) -> None:
        self.palette, self.px = palette, px
        self._bodies = [self._body(form) for form in range(FORMS)]
        self._glow = self._make_glow()

    def draw(
        self, surface: pygame.Surface, camera: Camera, places: Sequence[tuple[float, float]], seconds: float, gulps: float, left: float
    ) -> None:  # fmt: skip
        """At `places` on the bed; `gulps` is how near the last breath of air is, 1 to 0, `left` how much of their time there is."""
        for n, (x, y) in enumerate(places):
            at, foot = camera.to_screen(x, y)
            if not -2 * WIDE < at < camera.width + 2 * WIDE:
                continue
            sway = 2.2 * math.sin(seconds * 1.1 + 2.1 * n) * self.px
            lift = 26.0 * gulps * self.px
            body, glow = self._bodies[n % FORMS], self._glow
            middle = foot - HIGH * 0.55 * self.px - lift
            safe_draw.blit_at(surface, glow, (at - glow.get_width() / 2, middle - glow.get_height() / 2))
            for root in range(5):
                far = at + (root - 2) * 11.0 * self.px
                safe_draw.lines(surface, rgb(self.palette.web), [(at + sway * 0.3, foot - 8 * self.px - lift), (far, foot)], 1)
            safe_draw.blit_at(surface, body, (at - body.get_width() / 2 + sway, foot - body.get_height() - lift))
            self._draw_bubbles(surface, at, foot - HIGH * self.px - lift, seconds + 0.8 * n, left)

    def _draw_bubbles(self, surface: pygame.Surface, x: float, y: float, seconds: float, left: float) -> None:
        since = seconds % (BUBBLE_S * (1.0 + 1.5 * (1.0 - left)))
        for n in range(3):
            rise = (since - 0.18 * n) * 42.0 * self.px
            if 0.0 < rise < 60.0 * self.px:
                place = (x + 3.0 * math.sin(rise * 0.2 + n) * self.px, y - rise)
                safe_draw.circle(surface, mix(rgb(self.palette.foam), self.palette.under[1][1], 0.35), place, (1.4 + 0.7 * n) * self.px, 1)

    def _make_glow(self) -> pygame.Surface:
        side = round(GLOW * self.px)
        rows, columns = np.mgrid[0:side, 0:side] - side / 2
        return painting.translucent(rgb(self.palette.chakra_glow), np.clip(1.0 - np.hypot(rows, columns) / (side / 2), 0, 1) ** 1.5 * 0.5)

    def _body(self, form: int) -> pygame.Surface:
        water, web = self.palette.under[2][1], rgb(self.palette.web)
        cloth, edge = mix("#3a3f4c", water, 0.5), mix("#10202c", water, 0.35)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times

            def at(x: float, y: float) -> tuple[float, float]:
                return (x + WIDE / 2) * unit, y * unit

            body = [at(-6, 82), at(-10, 62), at(-12, 44), at(-13, 30), at(-7, 23), at(7, 23), at(13, 30), at(12, 44), at(9, 62), at(5, 82)]
            safe_draw.polygon(large, cloth, body)
            safe_draw.lines(large, edge, body, max(1, round(1.8 * unit)), closed=True)
            safe_draw.circle(large, mix("#d8cdb8", water, 0.55), at(0, 15), 8.5 * unit)
            safe_draw.circle(large, edge, at(0, 15), 8.5 * unit, max(1, round(1.6 * unit)))
            hat = (
                [at(-17, 12), at(0, 0), at(17, 12)],
                [at(-8, 10), at(-9, -1), at(-2, 6), at(2, 6), at(9, -1), at(8, 10)],
                [at(-10, 18), at(-9, 6), at(0, 2), at(9, 6), at(10, 18), at(0, 9)],
            )[form]
            safe_draw.polygon(large, mix("#6a4a3c", water, 0.5), hat)
            safe_draw.lines(large, edge, hat, max(1, round(1.5 * unit)), closed=True)
            for n in range(7):
                y = 28.0 + 8.0 * n
                half = 12.5 - 0.9 * n
                for rise in (5.0, -5.0):
                    safe_draw.lines(large, web, [at(-half, y + rise * 0.6), at(half, y - rise * 0.6)], max(1, round(1.3 * unit)))

        return painting.painted((WIDE * self.px, HIGH * self.px), paint)
