"""Picture of a pebble in the air: a small grey stone, and behind it dots of ink along the way that it came."""

import pygame

from game.core.gravity import GRAVITY
from game.sim.senses.pebble import PebblePose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

ACROSS = 10.0
"""Pixels of the stone, in a picture 1280 wide."""
DOT_S, LONGEST_S = 0.06, 0.9
"""Seconds of flight from dot to dot, and as far back as they are seen."""


class PebblePicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.stone = cache.get("pebble", lambda: [self._stone()])[0]
        self.dots = cache.get("pebble dots", lambda: [self._dot(size) for size in (3.6, 2.8, 2.0)])

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: PebblePose, seconds: float) -> None:
        back = DOT_S
        while back < min(pose.flown_s, LONGEST_S):
            x, y = pose.x - pose.vx * back, pose.y - pose.vy * back - 0.5 * GRAVITY * back * back
            sprite = self.dots[min(len(self.dots) - 1, int(len(self.dots) * back / LONGEST_S))]
            safe_draw.blit_at(surface, sprite, _middle(camera, sprite, x, y))
            back += DOT_S
        safe_draw.blit_at(surface, self.stone, _middle(camera, self.stone, pose.x, pose.y))

    def _stone(self) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            w = large.get_width()
            outline = [
                (0.08 * w, 0.58 * w),
                (0.24 * w, 0.2 * w),
                (0.62 * w, 0.1 * w),
                (0.92 * w, 0.42 * w),
                (0.8 * w, 0.82 * w),
                (0.34 * w, 0.9 * w),
            ]
            inner = [(0.5 * w + 0.74 * (x - 0.5 * w), 0.5 * w + 0.74 * (y - 0.5 * w)) for x, y in outline]
            safe_draw.polygon(large, rgb(self.palette.ink), outline)
            safe_draw.polygon(large, (150, 150, 146), inner)
            safe_draw.polygon(large, (206, 204, 194), [inner[1], inner[2], (0.5 * w, 0.46 * w)])

        return painting.painted((ACROSS * self.px, ACROSS * self.px), paint, 4)

    def _dot(self, across: float) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            w = large.get_width()
            safe_draw.circle(large, rgb(self.palette.ink), (w / 2, w / 2), 0.46 * w)

        return painting.painted((across * self.px, across * self.px), paint, 4)


def _middle(camera: Camera, sprite: pygame.Surface, x: float, y: float) -> tuple[float, float]:
    left, top = camera.to_screen(x, y)
    return left - sprite.get_width() / 2, top - sprite.get_height() / 2
