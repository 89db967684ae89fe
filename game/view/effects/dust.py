"""Dust on dry ground: a puff to each side of a landing, a wisp behind each step of a run."""

import math

import numpy as np
import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.timed_sprite import TimedSprite
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix
from game.view.render.sprites.sprite_cache import SpriteCache

FRAMES, VARIANTS = 7, 2
MOST = 40
"""Puffs at once; the oldest goes first."""
WIDE, HIGH = 46.0, 26.0
"""Reference pixels across and up of the largest puff."""
LIFE, STEP_LIFE = 0.55, 0.34
"""Seconds that the dust of a landing and of a step hangs in the air."""
DUSTY = ("ground", "rock")
STEPS = 4.0
"""m/s from which a step raises dust."""
FELT, FULL = 3.0, 10.0
"""m/s of a fall from which dust rises, and from which there is as much as there ever is."""
DRIFT = 0.9
"""m/s at which a puff goes to its side at first."""


class Dust:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        self.dice = painting.generator("dust")
        made = cache.get("dust", self._puffs)
        runs = [made[i : i + FRAMES] for i in range(0, len(made), FRAMES)]
        self.small, self.large = runs[:VARIANTS], runs[VARIANTS:]
        self.puffs: list[TimedSprite] = []

    def _puffs(self) -> list[pygame.Surface]:
        return [self._puff(size, variant, frame) for size in (0.45, 1.0) for variant in range(VARIANTS) for frame in range(FRAMES)]

    def reset(self) -> None:
        self.puffs.clear()

    def observe(self, event: events.Event, now: float) -> None:
        if isinstance(event, events.Landed) and event.footing in DUSTY and event.impact > FELT and math.isfinite(event.x + event.y):
            strong = min(1.0, (event.impact - FELT) / (FULL - FELT))
            runs = self.large if strong > 0.4 else self.small
            for side in (-1, 1):
                self._add(runs, event.x + 0.16 * side, event.y, DRIFT * side * (0.6 + 0.8 * strong), now, LIFE * (0.7 + 0.5 * strong))
        elif isinstance(event, events.FootFell) and event.footing in DUSTY and event.speed > STEPS and math.isfinite(event.x + event.y):
            self._add(self.small, event.x, event.y, 0.0, now, STEP_LIFE)

    def _add(self, runs: list[list[pygame.Surface]], x: float, y: float, drift: float, now: float, life: float) -> None:
        if len(self.puffs) >= MOST:
            self.puffs.pop(0)
        self.puffs.append(TimedSprite(runs[int(self.dice.integers(len(runs)))], x, y, drift, now, life))

    def draw(self, surface: pygame.Surface, camera: Camera, now: float) -> None:
        if not self.puffs:
            return
        self.puffs = [puff for puff in self.puffs if not puff.is_over(now)]
        for puff in self.puffs:
            frame = puff.frame(now)
            slowed = 1.0 - (1.0 - puff.share(now)) ** 2
            x = camera.screen_x(puff.x + puff.speed * puff.life * slowed * 0.5)
            if -WIDE < x < surface.get_width() + WIDE:
                safe_draw.blit_at(surface, frame, (x - frame.get_width() / 2, camera.screen_y(puff.y) - frame.get_height() + 3 * self.px))

    def _puff(self, size: float, variant: int, frame: int) -> pygame.Surface:
        """Round heads of dust that swell, part and thin out: pale over a thin line of ink."""
        t = (frame + 0.6) / FRAMES
        dice = painting.generator("dust", variant, size)
        heads = np.column_stack([dice.uniform(-0.5, 0.5, 5), dice.uniform(0.0, 0.55, 5), dice.uniform(0.6, 1.0, 5)])
        tone, ink = mix(self.palette.sand, self.palette.paper, 0.35), mix(self.palette.soil[1][1], self.palette.ink, 0.3)

        def paint(large: pygame.Surface, times: float) -> None:
            wide, high = large.get_size()
            for color, grow in ((ink, 1.0 * self.px * times), (tone, 0.0)):
                for across, up, share in heads:
                    radius = 0.2 * high * share * (0.5 + 0.9 * math.sin(math.pi * min(1.0, 0.25 + t * 0.75)))
                    place = wide * (0.5 + across * (0.35 + 0.6 * t)), high * (0.9 - up * (0.25 + 0.75 * t)) - radius * 0.6
                    safe_draw.circle(large, color, place, radius + grow)

        return painting.faded(painting.painted((WIDE * size * self.px, HIGH * size * self.px), paint), 0.8 * (1.0 - t) ** 0.8)
