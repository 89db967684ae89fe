"""Sunken hunters: wrapped from head to foot, on their feet at the bottom, tinted by the water, with chakra glowing about them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, mix, rgb

HIGH, WIDE = 84.0, 46.0
"""Reference pixels of one of them."""
GLOW = 150.0
KINDS = ("tracker", "thrower", "diver")
FORMS = len(KINDS)
ROBES = (("#4a3550", "#6e5560"), ("#54282c", "#2c2230"), ("#2d4a4c", "#5d6f5a"))
"""Their cloth, and what shows of it in front."""
WATER_SHARE, MASK_TINT, MASK_SIZE, HEAD_TOP = 0.36, (176, 214, 224), 1.0, 0.0
"""How much of their colours the water has; what is left of a mask's; its size, and where it begins, in reference pixels."""
LEANS_PX = (-2.5, 2.0, -1.0)
"""By how much each hangs over to a side, in reference pixels."""
BODY = (
    (-5, 83), (-7, 70), (-9, 58), (-12, 46), (-13.5, 36), (-12, 28), (-7, 24.5),
    (7, 24.5), (12, 28), (13.5, 36), (12, 46), (9, 58), (7, 70), (4, 83),
)  # fmt: skip
"""His outline, in reference pixels: from the middle, and from the crown down."""
FRONT = ((-3, 26), (4, 26), (6, 46), (3, 70), (1, 82), (-2, 82), (-3, 60))
BINDINGS = (
    (29.0, 12.0, 1.4), (35.0, 13.6, -2.0), (41.5, 13.0, 1.8), (48.0, 11.6, -1.6), (55.0, 9.8, 1.9), (62.0, 8.6, -1.2), (69.5, 7.2, 1.4),
    (76.5, 6.0, -1.0),
)  # fmt: skip
"""Bands of thread: how far down, half as long as they are, and by how much they tilt."""
BUBBLE_S = 2.6
"""Seconds from one string of bubbles to the next, while they still have breath."""


class SunkenHunters:
    def __init__(self, assets: Assets, palette: Palette, px: float) -> None:
        self.palette, self.px, self._assets = palette, px, assets
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
        return painting.translucent(rgb(self.palette.chakra_glow), np.clip(1.0 - np.hypot(rows, columns) / (side / 2), 0, 1) ** 1.5 * 0.75)

    def _body(self, form: int) -> pygame.Surface:
        """One of the three, bound from the ankles to the throat, his mask on; the water takes his colours."""
        robe, seam = (mix(tone, self.palette.under[2][1], WATER_SHARE) for tone in ROBES[form])
        edge, web = mix("#10202c", self.palette.under[2][1], 0.2), rgb(self.palette.web)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times

            def at(x: float, y: float) -> tuple[float, float]:
                return (x + WIDE / 2 + LEANS_PX[form] * (1.0 - y / HIGH)) * unit, y * unit

            outline = [at(x, y) for x, y in BODY]
            safe_draw.polygon(large, robe, outline)
            safe_draw.polygon(large, seam, [at(x, y) for x, y in FRONT])
            safe_draw.lines(large, edge, outline, max(1, round(2.4 * unit)), closed=True)
            for n, (y, half, tilt) in enumerate(BINDINGS):
                sag = 2.6 + 0.7 * (n % 2)
                band = [at(half * t, y + tilt * t + sag * (1.0 - t * t)) for t in np.linspace(-1.0, 1.0, 9).tolist()]
                safe_draw.lines(large, edge, [(x, low + 1.7 * unit) for x, low in band], max(1, round(3.4 * unit)))
                safe_draw.lines(large, web, band, max(1, round(2.2 * unit)))

        made = painting.painted((WIDE * self.px, HIGH * self.px), paint)
        mask = self._assets.picture(f"hud-mask-{KINDS[form]}", MASK_SIZE * self.px).copy()
        mask.fill(MASK_TINT, special_flags=pygame.BLEND_RGB_MULT)
        lean = LEANS_PX[form] * self.px
        safe_draw.blit_at(made, mask, ((made.get_width() - mask.get_width()) / 2 + lean, HEAD_TOP * self.px))
        return made
