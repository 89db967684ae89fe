"""Bolt picture: chakra that gathers about the feet of one who stands quite still, and on the ground a brushed arrow, the way to run.

The arrow fills with chakra in steps as his legs do; once they hold no more, or there is no more time, it beats fast: now.
"""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.sim.senses.bolt import BoltPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.bolt_slips import BoltSlips, is_now
from game.view.water.surface import SurfaceProfile

RINGS, WIDEST, SQUASH = 5, 60.0, 0.24
"""Rings when legs have gathered all that they can; reference pixels of the widest, and its height as a share of that."""
FRAMES = 8
CLOSING_S = 0.9
"""Seconds in which a ring draws in to the feet."""
VEINS = 7
ARROW, ARROW_AHEAD, ARROW_BEAT, ARROW_PUSH = (150.0, 46.0), 74.0, 4.0, 7.0
"""Reference pixels of the arrow, and from his feet to its tail; how fast it moves to and fro, radians a second, and how far."""
NOW_BEAT, NOW_PUSH, STEPS = 15.0, 16.0, 5
"""The same for its beat once it is time; steps in which it fills."""


class BoltPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, cache: SpriteCache) -> None:
        self._px, self._tones = px, (rgb(palette.chakra), rgb("#0d5c77"))
        self._rings = cache.get("bolt rings", lambda: [self._ring((frame + 1) / FRAMES) for frame in range(FRAMES)])
        self._vein = cache.get("bolt vein", lambda: [self._streak()])[0]
        self._arrow = cache.get("bolt arrow", lambda: [self._paint_arrow((rgb(palette.foam), rgb(palette.vermilion)))])[0]
        self._filled = cache.get("bolt arrow filled", lambda: [self._paint_arrow((rgb(palette.foam), self._tones[1]))])[0]
        self._slips = BoltSlips(assets, px)

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: BoltPose, seconds: float) -> None:
        if pose.state not in ("ready", "gathering"):
            return
        x, y = camera.to_screen(pose.x, pose.y)
        self._draw_arrow(surface, (x, y), pose, seconds)
        middle = x + (ARROW_AHEAD + ARROW[0] / 2) * self._px, y - ARROW[1] / 2 * self._px
        self._slips.draw(surface, camera, pose, middle)
        if pose.state != "gathering":
            return
        rings = 1 + round(pose.gathered * (RINGS - 1))
        for number in range(rings):
            share = 1.0 - (seconds / CLOSING_S + number / rings) % 1.0
            ring = self._rings[min(FRAMES - 1, int(share * FRAMES))]
            safe_draw.blit_at(surface, ring, (x - ring.get_width() / 2, y - ring.get_height() / 2 - 2 * self._px))
        for number in range(round(VEINS * pose.gathered)):
            rise = (seconds * 1.6 + number * 0.37) % 1.0
            at = x + (number - VEINS / 2) * 6.5 * self._px, y - (8.0 + 34.0 * rise) * self._px
            safe_draw.blit_at(surface, self._vein, (at[0] - self._vein.get_width() / 2, at[1]))

    def _draw_arrow(self, surface: pygame.Surface, feet: tuple[float, float], pose: BoltPose, seconds: float) -> None:
        """Filled with chakra as far as his legs are; time to go, it is vermilion again and beats."""
        now = is_now(pose)
        beat, far = (NOW_BEAT, NOW_PUSH) if now else (ARROW_BEAT, ARROW_PUSH)
        push = far * (0.5 + 0.5 * math.sin(seconds * beat))
        at = feet[0] + (ARROW_AHEAD + push) * self._px, feet[1] - self._arrow.get_height() - 6 * self._px
        safe_draw.blit_at(surface, self._arrow, at)
        wide = 0 if now else round(self._filled.get_width() * math.floor(pose.gathered * STEPS) / STEPS)
        if wide:
            safe_draw.blit_at(surface, self._filled.subsurface((0, 0, wide, self._filled.get_height())), at)

    def _ring(self, share: float) -> pygame.Surface:
        half = WIDEST * self._px * share
        turn = np.linspace(0.3, 2 * math.pi + 0.1, 40)
        strength = round(255 * min(1.0, 1.6 * (1.15 - share)))

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2, large.get_height() / 2
            for tone, width, down in ((self._tones[1], 3.6, 1.4), (self._tones[0], 2.3, 0.0)):
                line = np.stack(
                    [middle[0] + half * times * np.cos(turn), middle[1] + down * self._px * times + half * SQUASH * times * np.sin(turn)], 1
                )
                safe_draw.polygon(large, (*tone, strength), painting.stroke(line, width * self._px * times, 0.4))

        return painting.painted((2 * half + 8, 2 * half * SQUASH + 12 * self._px), paint)

    def _paint_arrow(self, tones: tuple[tuple[int, int, int], tuple[int, int, int]]) -> pygame.Surface:
        """One stroke to the right that is pressed on towards its end, and two for the head; a rim of foam, for the grass."""
        wide, high = ARROW
        shaft = [(8.0, high / 2 + 3), (wide * 0.5, high / 2 - 2), (wide - 14.0, high / 2)]
        head = [(wide - 40.0, 7.0), (wide - 12.0, high / 2), (wide - 42.0, high - 6.0)]

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self._px * times
            for tone, more in zip(tones, (5.0, 0.0), strict=True):
                for line, thick in ((shaft, 8.0), (head, 7.0)):
                    curve = painting.spine(line, 8) if line is shaft else np.array(line)
                    safe_draw.polygon(large, (*tone, 235), painting.ribbon(curve, np.full(len(curve), thick / 2 + more / 2)) * scale)

        return painting.painted((wide * self._px, high * self._px), paint, 3)

    def _streak(self) -> pygame.Surface:
        def paint(large: pygame.Surface, times: float) -> None:
            middle, high = large.get_width() / 2, large.get_height()
            for tone, width in ((self._tones[1], 3.0), (self._tones[0], 1.8)):
                painting.brush(
                    large, (*tone, 220), [(middle, 1), (middle + 1.5 * times, high / 2), (middle, high - 1)], width * self._px * times
                )

        return painting.painted((8 * self._px, 15 * self._px), paint)
