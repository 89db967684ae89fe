"""Way picture: the light that falls into a clearing, and the brush that goes round a landmark while he looks at it."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.sim.senses.map.map_reckoning import MapPose
from game.view.camera.camera import HEIGHT, Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

STEPS = 12
RING_M, OVER_M = 0.62, 2.75
"""Metres of the brushed ring's radius, and of its middle over the landmark's foot."""
SHAFTS = ((-0.78, 0.34, 0.55), (-0.18, 0.5, 1.0), (0.46, 0.26, 0.62), (0.84, 0.16, 0.4))
"""Shafts of a clearing's light: where, how wide as shares of its half width, and how strong."""
SLANT = 0.16
"""Metres that light comes from the right for every metre that it falls."""
STRENGTH = 92.0
BREATH_S = 5.5


class WayPicture:
    def __init__(self, _assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self._px, self._palette = px, palette
        self._rings = cache.get("sight rings", lambda: [self._ring((step + 1) / STEPS) for step in range(STEPS)])
        self._lights: dict[float, list[pygame.Surface]] = {}

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: MapPose, seconds: float) -> None:
        for x, y, half in pose.lights:
            if camera.left - 2.0 * half < x < camera.right + 2.0 * half:
                self._draw_light(surface, camera, (x, y), half, seconds)
        for sight in pose.sights:
            if (
                sight.share > 0.02
                and (sight.share < 1.0 or abs(sight.x - pose.x) < 6.0)
                and camera.left - 2.0 < sight.x < camera.right + 2.0
            ):
                ring = self._rings[min(STEPS - 1, int(sight.share * (STEPS - 1)))]
                column, row = camera.to_screen(sight.x, sight.y + OVER_M)
                safe_draw.blit_at(surface, ring, (column - ring.get_width() / 2, row - ring.get_height() / 2))

    def _draw_light(self, surface: pygame.Surface, camera: Camera, at: tuple[float, float], half: float, seconds: float) -> None:
        if half not in self._lights:
            self._lights[half] = [self._shaft(half, level) for level in (0.82, 0.91, 1.0)]
        shafts = self._lights[half]
        light = shafts[round(1.0 + math.sin(seconds * 2.0 * math.pi / BREATH_S))]
        column, row = camera.to_screen(*at)
        safe_draw.blit_at(
            surface, light, (column - light.get_width() / 2 + 0.5 * SLANT * light.get_height(), row - light.get_height()), safe_draw.ADD
        )

    def _shaft(self, half: float, level: float) -> pygame.Surface:
        """Warm light in slanting shafts, brightest above, that ends in a pool on the ground."""
        metre = 48.0 * self._px
        high, wide = round(HEIGHT * self._px * 0.86), round(2.6 * half * metre + SLANT * HEIGHT * self._px)
        y = np.linspace(0.0, 1.0, high, dtype=np.float32)[:, None]
        x = ((np.arange(wide, dtype=np.float32) - wide / 2)[None, :] + (y - 0.5) * SLANT * high) / (half * metre)
        light = np.zeros((high, wide), dtype=np.float32)
        for middle, broad, strength in SHAFTS:
            spread = broad * (0.78 + 0.34 * y)
            light += strength * np.exp(-(np.abs((x - middle) / spread) ** 3))
        light *= 0.92 - 0.3 * y + 0.35 * np.exp(-(((y - 0.99) / 0.05) ** 2))
        light *= np.clip(y * 6.0, 0.0, 1.0)
        tone = np.array(rgb("#ffe9b0"), dtype=np.float32) / 255.0
        return painting.opaque(light[..., None] * tone * STRENGTH * level)

    def _ring(self, share: float) -> pygame.Surface:
        """A brushed ring, as far round as he has looked; closed, it has a dot: known."""
        radius = RING_M * 48.0 * self._px
        turn = np.linspace(-2.2, -2.2 + (2.0 * math.pi - 0.25) * share, 44)

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2
            for tone, more in ((self._palette.foam, 2.2), ("#27406a", 0.0)):
                line = np.stack([middle + radius * times * np.cos(turn), middle + 0.94 * radius * times * np.sin(turn)], 1)
                width = (4.6 + more) * self._px * times
                half = (
                    width
                    / 2
                    * np.clip(np.linspace(0.0, 1.0, len(line)) * 14, 0.0, 1.0) ** 0.5
                    * (1.0 - 0.6 * np.linspace(0.0, 1.0, len(line)) ** 2)
                )
                safe_draw.polygon(large, (*rgb(tone), 235), painting.ribbon(line, half))
                if share >= 1.0:
                    safe_draw.circle(large, (*rgb(tone), 235), (middle, middle), (4.6 + more / 2) * self._px * times)

        return painting.painted((2 * radius + 14 * self._px, 2 * radius + 14 * self._px), paint)
