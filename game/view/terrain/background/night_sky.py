"""Night sky: stars, and a moon that rises out of the haze, as night falls over a level that began by day or at dusk."""

import numpy as np
import pygame

from game.view.camera.camera import WIDTH, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.background.vista import FOOT, MOUNTAIN

HIGH = 168.0
"""Reference pixels from the picture's upper edge down to which there are stars: over every ridge."""
HIGH_OVER_MOUNTAIN = 128.0
"""The same where the great mountain of a wide picture stands."""
STARS = 150
MOON, MOON_X, RISES, LIGHT = 29.0, 186.0, (204.0, 126.0), (250, 240, 208)
"""Reference pixels: radius of the moon, its column, the rows from which and to which it rises; its colour."""
GLOW, SHINE = 150.0, (96, 112, 120)
"""Reference pixels that its light reaches into the haze, and that light."""
BARS = ((-78.0, 12.0, 132.0, 7.0), (-36.0, 22.0, 150.0, 6.0), (-96.0, -9.0, 66.0, 5.0))
"""Bars of haze before it: left end and middle from its own, length and thickness."""
FROM, SEEN = 0.3, 0.18
"""Night from which they come out, and the share of their light by which the moon is all there."""
HAZE_REACH = 120.0
"""Reference pixels from the moon's middle within which all of them lie."""
STEPS = 12


class NightSky:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self._stars, self._moon, self._glow = cache.get("night sky", lambda: [self._paint_stars(), self._paint_moon(), self._paint_glow()])
        self._shown: dict[int, tuple[pygame.Surface, ...]] = {}

    def draw(self, surface: pygame.Surface, camera: Camera, night: float) -> None:
        """Over the darkened sky."""
        share = moonlight(night)
        step = round(STEPS * share)
        if step <= 0:
            return
        if step not in self._shown:
            seen = min(1.0, step / STEPS / SEEN)
            self._shown = {step: (painting.to_rle(painting.faded(self._stars, step / STEPS)), painting.faded(self._glow, seen),
                                  self._moon if seen >= 1.0 else painting.faded(self._moon, seen))}  # fmt: skip
        stars, glow, moon = self._shown[step]
        safe_draw.blit_at(surface, stars, (0, 0))
        x, y = MOON_X * self.px, (RISES[0] + (RISES[1] - RISES[0]) * share) * self.px
        for sprite, flags in ((glow, safe_draw.ADD), (moon, safe_draw.PREMULTIPLIED)):
            safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2), flags)

    def _paint_stars(self) -> pygame.Surface:
        dice, px = painting.generator("night sky"), self.px
        stars = [
            (dice.uniform(0, WIDTH), dice.uniform(0, 1) ** 1.5 * HIGH, dice.uniform(0.5, 1.25), dice.uniform(60, 235)) for _ in range(STARS)
        ]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = px * times
            for x, y, radius, strong in stars:
                if y > HIGH_OVER_MOUNTAIN and abs(x - MOUNTAIN[0]) < FOOT:
                    continue
                tone = (*LIGHT, round(strong * (1.0 - 0.6 * y / HIGH)))
                safe_draw.circle(large, tone, (x * unit, y * unit), max(1.0, radius * unit))

        return painting.painted((WIDTH * px, (HIGH + 4.0) * px), paint, 2)

    def _paint_moon(self) -> pygame.Surface:
        """Full, with bars of haze across."""
        px = self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit, (x, y) = px * times, (large.get_width() / 2, large.get_height() / 2)
            safe_draw.circle(large, (*LIGHT, 255), (x, y), MOON * unit)
            for left, down, long, thick in BARS:
                self._bar(large, (x + left * unit, y + down * unit), long * unit, thick * unit)

        return painting.painted((2.0 * HAZE_REACH * px, 2.2 * MOON * px), paint, 3)

    def _bar(self, large: pygame.Surface, left: tuple[float, float], long: float, thick: float) -> None:
        tone, half = (146, 176, 210, 255), thick / 2
        safe_draw.rect(large, tone, (left[0] + half, left[1] - half, long - thick, thick))
        for x in (left[0] + half, left[0] + long - half):
            safe_draw.circle(large, tone, (x, left[1]), half)

    def _paint_glow(self) -> pygame.Surface:
        """To be added."""
        side = round(2.0 * GLOW * self.px) // painting.SIMD_WIDTH * painting.SIMD_WIDTH
        line = np.linspace(-1.0, 1.0, max(painting.SIMD_WIDTH, side), dtype=np.float32)
        light = np.clip(1.0 - np.hypot(line[None, :], 1.5 * line[:, None]), 0.0, 1.0) ** 1.8
        return painting.opaque(light[..., None] * np.asarray(SHINE, dtype=np.float32) - 0.5)


def moonlight(night: float) -> float:
    """How much of that moon's light there is, 0 to 1, when night has fallen so far."""
    return max(0.0, (night - FROM) / (1.0 - FROM))
