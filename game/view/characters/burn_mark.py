"""Burn mark: embers that trail from the shins of driven legs, the more the hotter; burnt out, they smoke."""

import math

import pygame

from game.view.camera.camera import Camera
from game.view.poses import RunnerPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprite_cache import SpriteCache

WIDE, HIGH = 92.0, 62.0
"""Reference pixels."""
LEVELS, FRAMES = 4, 4
FRAME_S = 0.07
FROM = 0.25
"""Burn from which embers are seen."""
STANCES = ("run", "sprint", "idle")
GLOW, HEART = (232, 104, 36), (255, 208, 110)
FORWARD = 0.42
"""Metres before his middle at which they begin."""


class BurnMark:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        right = cache.get("burn", lambda: [self._painted(level, frame) for level in range(LEVELS + 1) for frame in range(FRAMES)])
        self.sprites = right, [pygame.transform.flip(sprite, True, False) for sprite in right]

    def draw(self, surface: pygame.Surface, camera: Camera, runner: RunnerPose, seconds: float) -> None:
        if runner.stance not in STANCES or runner.burn < FROM and not runner.burnt_out:
            return
        level = LEVELS if runner.burnt_out else min(LEVELS - 1, int((runner.burn - FROM) / (1.0 - FROM) * LEVELS))
        sprite = self.sprites[runner.facing < 0][level * FRAMES + int(seconds / FRAME_S) % FRAMES]
        x, y = camera.to_screen(runner.x + FORWARD * runner.facing, runner.y)
        left = x - sprite.get_width() if runner.facing > 0 else x
        safe_draw.blit_at(surface, sprite, (left, y - sprite.get_height() * 0.9))

    def _painted(self, level: int, frame: int) -> pygame.Surface:
        """Strokes of ember that run back from where the feet are; the last level is smoke with a few sparks in it."""
        dice = painting.generator("burn", level, frame)
        smoke, ink = level == LEVELS, rgb(self.palette.ink)
        count = 5 if smoke else 3 + 2 * level

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            for n in range(count):
                up, long = dice.uniform(5.0, 30.0), dice.uniform(16.0, 30.0 + 10.0 * level)
                right = WIDE - dice.uniform(4.0, 26.0)
                bow = dice.uniform(2.0, 9.0)
                ends = [(right, HIGH - up), (right - long / 2, HIGH - up - 0.4 * bow), (right - long, HIGH - up - bow)]
                points = [(x * unit, y * unit) for x, y in ends]
                if smoke and n % 2 == 0:
                    painting.brush(large, (*ink, 150), points, 9.0 * unit, 0.9)
                    continue
                fat = 2.2 + 0.6 * min(level, LEVELS - 1)
                painting.brush(large, ink, points, (fat + 2.2) * unit, 0.9)
                painting.brush(large, GLOW, points, fat * unit, 0.9)
                painting.brush(large, HEART, points[:2], 0.45 * fat * unit, 0.9)
            for _ in range(2 + 2 * level):
                place = dice.uniform(4.0, WIDE - 8.0) * unit, (HIGH - dice.uniform(4.0, 50.0)) * unit
                safe_draw.circle(large, HEART if math.sin(place[0]) > 0 else GLOW, place, dice.uniform(0.9, 1.7) * unit)

        return painting.painted((WIDE * self.px, HIGH * self.px), paint)
