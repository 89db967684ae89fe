"""Excuse sign: a brushed ring on the ground about one who stands where anybody might; it dries up as his excuse does."""

import numpy as np
import pygame

from game.sim.senses.composure import ComposurePose
from game.view.camera.camera import Camera
from game.view.poses import PersonPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

STEPS, SLOWEST = 16, 0.6
"""Pictures from a whole ring to none; m/s under which somebody stands."""
WIDE, HIGH = 96.0, 26.0
"""Reference pixels."""


class ExcuseSign:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self._rings = cache.get("excuse rings", lambda: [self._ring((n + 1) / STEPS) for n in range(STEPS)])
        self._open = cache.get("open rings", lambda: [self._ring((n + 1) / STEPS, True) for n in range(STEPS)])

    def draw(self, surface: pygame.Surface, camera: Camera, pose: ComposurePose, who: PersonPose) -> None:
        """While he stands there and has any of it left; in the open, a thin one of as long as he may stand there."""
        step = round((pose.excuse_left if pose.excuse else pose.open_left) * STEPS) - 1
        if step < 0 or abs(who.vx) > SLOWEST or (not pose.excuse and step >= STEPS - 1):
            return
        ring = (self._rings if pose.excuse else self._open)[min(step, STEPS - 1)]
        x, y = camera.to_screen(who.x, who.y)
        safe_draw.blit_at(surface, ring, (x - ring.get_width() / 2, y - ring.get_height() * 0.42))

    def _ring(self, left: float, thin: bool = False) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, np.array([WIDE / 2, HIGH / 2])
            turn = np.linspace(-np.pi / 2, -np.pi / 2 + 2 * np.pi * 0.97 * left, 60)
            line = middle + np.stack([np.cos(turn) * (WIDE / 2 - 6), np.sin(turn) * (HIGH / 2 - 4)], axis=1)
            half = (0.5 + 1.7) * 0.42 * np.ones(60) if thin else 0.5 + 1.7 * np.linspace(1.0, 0.35, 60) * (0.8 + 0.2 * np.sin(turn * 3))
            safe_draw.polygon(large, (*rgb(self.palette.foam), 190), painting.ribbon(line, half + 1.3) * scale)
            tone = rgb(self.palette.ink) if thin else mix(self.palette.leaves[2], self.palette.ink, 0.35)
            safe_draw.polygon(large, tone, painting.ribbon(line, half) * scale)

        return painting.painted((WIDE * self.px, HIGH * self.px), paint, 3)
