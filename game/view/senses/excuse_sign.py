"""Excuse sign: brushed rings on the ground: where anybody might stand for a while, and about him one that dries up as he does."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pygame

from game.sim.senses.composure import ComposurePose
from game.view.camera.camera import Camera
from game.view.poses import PersonPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

STEPS, MAX_STANDING_SPEED = 16, 0.6
"""Pictures from a whole ring to none; m/s under which somebody stands."""
WIDE, HIGH = 96.0, 26.0
"""Reference pixels."""
SEEN_M, NEAR_M, PLACE_STEPS = 9.0, 5.0, 5
"""Metres from him at which the ring of a place is first seen, and from which on it is all there; how many strengths of it are kept."""
PLACE_HIGH, PLACE_STRENGTH = 30.0, 0.65
"""Reference pixels of its height, and how strong it is at the most."""


class ExcuseSign:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self._rings = cache.get("excuse rings", lambda: [self._ring((n + 1) / STEPS) for n in range(STEPS)])
        self._place = lru_cache(maxsize=8)(self._make_place)
        self._open = cache.get("open rings", lambda: [self._ring((n + 1) / STEPS, True) for n in range(STEPS)])

    def draw(self, surface: pygame.Surface, camera: Camera, pose: ComposurePose, who: PersonPose) -> None:
        """While he stands there and has any of it left; in the open, a thin one of as long as he may stand there."""
        step = round((pose.excuse_left if pose.excuse else pose.open_left) * STEPS) - 1
        if step < 0 or abs(who.vx) > MAX_STANDING_SPEED or (not pose.excuse and step >= STEPS - 1):
            return
        ring = (self._rings if pose.excuse else self._open)[min(step, STEPS - 1)]
        x, y = camera.to_screen(who.x, who.y)
        safe_draw.blit_at(surface, ring, (x - ring.get_width() / 2, y - ring.get_height() * 0.42))

    def draw_places(
        self, surface: pygame.Surface, camera: Camera, pose: ComposurePose, who: PersonPose, height: Callable[[float], float]
    ) -> None:
        """Where he could stand, before he does: as he comes near."""
        if pose.birds_silent:
            return
        for x, reach in pose.places:
            away = abs(x - who.x)
            if away < SEEN_M and (away > reach or abs(who.vx) > MAX_STANDING_SPEED):
                step = min(PLACE_STEPS, 1 + int((SEEN_M - away) / (SEEN_M - NEAR_M) * PLACE_STEPS)) - 1
                ring = self._place(reach, camera.scale)[step]
                column, row = camera.to_screen(x, height(x))
                safe_draw.blit_at(surface, ring, (column - ring.get_width() / 2, row - ring.get_height() * 0.45))

    def _make_place(self, reach: float, scale: float) -> list[pygame.Surface]:
        """Two bowed strokes that leave the middle free."""
        wide, high = 2.0 * reach * scale, PLACE_HIGH * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            middle = np.array([wide / 2, high / 2]) * times
            for start in (-0.1, np.pi - 0.1):
                turn = np.linspace(start, start + 0.9 * np.pi, 48)
                line = middle + np.stack([np.cos(turn) * (wide / 2 - 4 * self.px), np.sin(turn) * (high / 2 - 4 * self.px)], 1) * times
                half = (1.0 + 1.5 * np.sin(np.linspace(0.0, np.pi, 48))) * self.px * times
                safe_draw.polygon(large, (*rgb(self.palette.foam), 220), painting.ribbon(line, half + 1.2 * self.px * times))
                safe_draw.polygon(large, mix(self.palette.leaves[2], self.palette.ink, 0.35), painting.ribbon(line, half))

        whole = painting.painted((wide, high), paint, 3)
        return [painting.faded(whole, PLACE_STRENGTH * (n + 1) / PLACE_STEPS) for n in range(PLACE_STEPS)]

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
