"""Projectile: dark steel, a vermilion ribbon because it is the one thing to fear, a pale trail."""

import math

import pygame

from game.view.camera.camera import Camera
from game.view.poses import BladePose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

TURNS = 32
TRAIL_S = 0.05
"""Seconds of flight that the pale line is long."""


class Blade:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.turned = cache.get("blade", self._turned)

    def draw(self, surface: pygame.Surface, camera: Camera, blade: BladePose) -> None:
        x, y = camera.to_screen(blade.x, blade.y)
        tail = camera.to_screen(blade.x - blade.vx * TRAIL_S, blade.y - blade.vy * TRAIL_S)
        safe_draw.lines(surface, rgb(self.palette.foam), [tail, (x, y)], max(1, round(1.5 * self.px)))
        sprite = self.turned[round(blade.angle / (2 * math.pi) * TURNS) % TURNS]
        safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _turned(self) -> list[pygame.Surface]:
        side = 34 * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            unit, y = self.px * times, large.get_height() / 2
            ink, steel = rgb(self.palette.ink), (150, 163, 176)
            safe_draw.polygon(
                large,
                rgb(self.palette.vermilion),
                [(2 * unit, y - 4 * unit), (10 * unit, y - unit), (10 * unit, y + unit), (4 * unit, y + 3 * unit)],
            )
            safe_draw.circle(large, ink, (10 * unit, y), 3.4 * unit)
            safe_draw.circle(large, (0, 0, 0, 0), (10 * unit, y), 1.5 * unit)
            safe_draw.polygon(
                large,
                ink,
                [
                    (12 * unit, y - 1.6 * unit),
                    (18 * unit, y - 4.4 * unit),
                    (33 * unit, y),
                    (18 * unit, y + 4.4 * unit),
                    (12 * unit, y + 1.6 * unit),
                ],
            )
            safe_draw.polygon(large, steel, [(18 * unit, y - 2.8 * unit), (30 * unit, y), (18 * unit, y)])
            safe_draw.polygon(large, (98, 110, 126), [(18 * unit, y), (30 * unit, y), (18 * unit, y + 2.8 * unit)])

        flat = painting.painted((side, side), paint, 4)
        return [pygame.transform.rotozoom(flat, 360 * turn / TURNS, 1.0) for turn in range(TURNS)]
