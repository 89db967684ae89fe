"""Closeness: ink that seeps in from the side on which somebody unheard has come very near. It warns, and says where to listen."""

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.sim.senses.listening import StalkerPose
from game.view.camera.camera import HEIGHT, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix
from game.view.render.sprites.sprite_cache import SpriteCache

MIN_SEEN_CREPT = 0.55
"""How near somebody has crept, 0 to 1, from when on it is seen."""
WIDE, STEPS = 190.0, 8
"""Reference pixels that it reaches in, and how many strengths of it are kept."""
THROB_RATE = 5.2
"""How fast it throbs, radians a second."""


class Closeness:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        whole = cache.get("closeness", lambda: [self._seep(side) for side in (-1, 1)])
        self._seeps = [[painting.faded(side, (n + 1) / STEPS) for n in range(STEPS)] for side in whole]

    def draw(self, surface: pygame.Surface, camera: Camera, stalkers: Sequence[StalkerPose], runner_x: float, seconds: float) -> None:
        for side in (-1, 1):
            crept = max((each.crept for each in stalkers if not each.marked and (each.x - runner_x) * side > 0.0), default=0.0)
            share = (crept - MIN_SEEN_CREPT) / (1.0 - MIN_SEEN_CREPT)
            step = round(2.0 + share * (STEPS - 3) + 1.1 * math.sin(seconds * THROB_RATE * (1.0 + share)))
            if share > 0.0 and step >= 0:
                seep = self._seeps[0 if side < 0 else 1][min(STEPS - 1, step)]
                x = 0.0 if side < 0 else camera.width - seep.get_width()
                safe_draw.blit_at(surface, seep, (x, 0.0))

    def _seep(self, side: int) -> pygame.Surface:
        """Darkest at the picture's edge, with a ragged rim like ink in wet paper."""
        wide, high = round(WIDE * self.px), round(HEIGHT * self.px)
        x = np.linspace(0, 1, wide, dtype=np.float32)[None, :]
        rag = painting.noise(wide, high, 60 * self.px, 44 * self.px, painting.generator("closeness", side)) * 0.28
        y = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
        reach = 0.72 + rag + 0.25 * (1 - y * y)
        alpha = np.clip(1.0 - x / np.maximum(0.2, reach), 0.0, 1.0) ** 1.2 * 0.95
        sheet = painting.translucent(mix(self.palette.ink, self.palette.vermilion, 0.12), alpha)
        return sheet if side < 0 else pygame.transform.flip(sheet, True, False)
