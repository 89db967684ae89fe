"""Pursuit mark: the mask of whoever is close behind on the ground, but out of the picture, at its left edge; the nearer, the larger.

It shakes with his steps, and strokes fly ahead of it: he is felt even where he is not seen.
"""

import math
from collections.abc import Sequence

import pygame

from game.view.camera.camera import Camera
from game.view.poses import HunterPose, RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.ink_colors import INK

NEAR, FAR = 9.0, 30.0
"""Metres behind from which he is out of the picture, and within which he is felt."""
SIZES = 5
SMALL, LARGE = 1.0, 1.9
"""Times the drawn mask."""
STEPS_HZ, SHAKES = 3.4, 4.0
"""Steps in a second, and reference pixels by which they shake it."""
LEFT, HIGH, LOW = 30.0, 150.0, 560.0
"""Reference pixels of its middle from the left edge, and between which rows it lies."""
STROKES = ((26.0, -13.0, 30.0), (30.0, 2.0, 42.0), (25.0, 15.0, 26.0))
"""Beside the mask: where each begins, right and down, and how long it is."""


class PursuitMark:
    def __init__(self, assets: Assets, px: float) -> None:
        self.assets, self.px = assets, px
        self._kept: dict[tuple[str, int], pygame.Surface] = {}

    def draw(
        self, surface: pygame.Surface, camera: Camera, runner: RunnerPose, hunters: Sequence[HunterPose], seconds: float,
        written: Sequence[pygame.Rect] = (),
    ) -> None:  # fmt: skip
        """Under what is `written` there, never over it."""
        behind = [(runner.x - hunter.x, hunter) for hunter in hunters if not hunter.cover and NEAR < runner.x - hunter.x < FAR]
        hidden = [(gap, hunter) for gap, hunter in behind if hunter.x < camera.left - 0.4]
        if not hidden:
            return
        gap, hunter = min(hidden, key=lambda each: each[0])
        size = min(SIZES - 1, int((FAR - gap) / (FAR - NEAR) * SIZES))
        sprite = self._kept.get((hunter.kind, size))
        if sprite is None:
            sprite = self._kept[hunter.kind, size] = self._make(hunter.kind, size)
        row = min(max(camera.screen_y(hunter.y + 1.2), HIGH * self.px), LOW * self.px)
        for rect in written:
            if rect.left < sprite.get_width() and abs(rect.centery - row) < (rect.height + sprite.get_height()) / 2:
                row = rect.bottom + sprite.get_height() / 2
        beat = math.sin(2.0 * math.pi * STEPS_HZ * seconds)
        x = LEFT * self.px + 0.6 * SHAKES * self.px * beat
        safe_draw.blit_at(surface, sprite, (x - 0.35 * sprite.get_width(), row - sprite.get_height() / 2 - SHAKES * self.px * abs(beat)))

    def _make(self, kind: str, size: int) -> pygame.Surface:
        share = size / (SIZES - 1)
        times = SMALL + (LARGE - SMALL) * share
        mask = self.assets.picture(f"hud-mask-{kind}", self.px * times)
        wide, high = (90.0 * times) * self.px, 60.0 * times * self.px

        def paint(large: pygame.Surface, finer: float) -> None:
            unit = self.px * finer * times
            for right, down, long in STROKES:
                x, y = 27.0 + right * 0.8, 30.0 + down
                ends = [(x * unit, y * unit), ((x + long * 0.5) * unit, y * unit), ((x + long * (0.5 + 0.5 * share)) * unit, y * unit)]
                painting.brush(large, (*INK, 210), ends, 3.6 * unit, 0.9)

        sprite = painting.painted((wide, high), paint)
        sprite.blit(mask, (round(27.0 * times * self.px - mask.get_width() / 2), round((high - mask.get_height()) / 2)),
                    special_flags=safe_draw.PREMULTIPLIED)  # fmt: skip
        return painting.faded(sprite, 0.5 + 0.5 * share)
