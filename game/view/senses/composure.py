"""Composure: a band of ink round his shoulders. While he is composed it lies still and thin; as he loses it, it thickens and shakes."""

import math

import numpy as np
import pygame

from game.sim.senses.composure import ComposurePose
from game.view.camera.camera import Camera
from game.view.poses import PersonPose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

LEVELS, BEATS = 9, 5
"""How many bands are kept from composed to found out, and pictures of each as it shakes."""
WIDE, HIGH, SHOULDERS = 120.0, 84.0, (0.0, 1.12)
"""Reference pixels of a band's sprite; metres from his soles of the shoulders of somebody who has not been drawn yet."""
WARNING_SHARE = 0.5
"""Composure lost from which the band turns vermilion: one more slip or two, and they know."""
MIN_SHAKE_RATE, MAX_SHAKE_RATE = 3.0, 19.0
"""Pictures a second of a composed man and of one who is nearly found out."""


class ComposureBand:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        made = cache.get(
            "composure", lambda: [self._band(n, beat, back) for n in range(LEVELS) for beat in range(BEATS) for back in (True, False)]
        )
        self._bands = [made[n * BEATS * 2 : (n + 1) * BEATS * 2] for n in range(LEVELS)]
        self._shown, self._jolt = 1.0, 0.0

    def reset(self) -> None:
        self._shown, self._jolt = 1.0, 0.0

    def pass_time(self, pose: ComposurePose, dt: float) -> None:
        """The band follows quickly downwards and slowly up; a slip jolts it."""
        lost = self._shown - pose.level
        self._shown += (pose.level - self._shown) * (1 - math.exp(-dt / (0.12 if lost > 0 else 0.5)))
        self._jolt = max(self._jolt * math.exp(-dt / 0.35), 1.0 if pose.slipping else 0.0)

    def draw(
        self, surface: pygame.Surface, camera: Camera, who: PersonPose, shoulders: tuple[float, float] | None, seconds: float, back: bool
    ) -> None:
        """About his `shoulders` (metres from his soles): its far half (`back`) behind him, the near one before him."""
        loss = min(1.0, max(0.0, 1.0 - self._shown) + 0.25 * self._jolt)
        level = round(loss * (LEVELS - 1))
        beat = int(seconds * (MIN_SHAKE_RATE + (MAX_SHAKE_RATE - MIN_SHAKE_RATE) * loss)) % BEATS
        sprite = self._bands[level][beat * 2 + (0 if back else 1)]
        aside, up = shoulders or SHOULDERS
        x, y = camera.to_screen(who.x + aside, who.y + up)
        shake = self.px * (loss * 2.2 + self._jolt * 2.0)
        x += shake * math.sin(seconds * 61)
        y += shake * 0.7 * math.sin(seconds * 83)
        safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, y - sprite.get_height() / 2))

    def _band(self, level: int, beat: int, back: bool) -> pygame.Surface:
        """Half of it: an arc of ink, with hairs and drops as it comes undone."""
        loss = level / (LEVELS - 1)
        dice = painting.generator("composure", level, beat, int(back))

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, np.array([WIDE / 2, HIGH / 2])
            turn = np.linspace(math.pi + 0.1, 2 * math.pi - 0.1, 40) if back else np.linspace(0.12, math.pi - 0.12, 40)
            calm = mix(self.palette.ink, self.palette.ripple_dark, 0.25 * (1 - loss))
            tone = mix(calm, self.palette.vermilion, min(1.0, max(0.0, (loss - WARNING_SHARE) / 0.15)))
            for strand in range(1 + round(loss * 3)):
                wave = loss * 5.5 * np.sin(turn * dice.uniform(5, 9) + dice.uniform(0, 6)) + loss * 3.2 * dice.uniform(-1, 1, 40)
                wide, high = 29 + strand * 3.2 + 6 * loss, 8.5 + strand * 1.6 + 3 * loss
                line = middle + np.stack([np.cos(turn) * (wide + 0.4 * wave), np.sin(turn) * high + wave * (0.5 + 0.5 * loss)], axis=1)
                thick = (2.0 + 4.2 * loss) * (1.0 if strand == 0 else 0.45)
                if strand == 0:
                    safe_draw.polygon(large, (*rgb(self.palette.foam), 95), painting.stroke(line, thick + 3.0, 0.6) * scale)
                alpha = round((110 if back else 165) + 80 * loss)
                safe_draw.polygon(large, (*tone, min(255, alpha)), painting.stroke(line, thick, 0.6) * scale)
            for _ in range(round(loss * loss * 7)):
                at = middle + (dice.uniform(-40, 40), dice.uniform(-24, 24))
                safe_draw.circle(large, (*rgb(self.palette.ink), 220), (at[0] * scale, at[1] * scale), dice.uniform(0.7, 2.1) * scale)

        return painting.painted((WIDE * self.px, HIGH * self.px), paint, 2)
