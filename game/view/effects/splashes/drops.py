"""Drops: what flies or rises by itself for a second: drops, ink, threads, shards and sparks in the air, bubbles in the water."""

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.effects.splashes.foam import Disc
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

MAX_DROPS = 420
"""At once."""
KINDS = ("drop", "ink", "bubble", "web", "shard", "spark")
SIZES = 4
FALL = {"drop": -12.0, "ink": -12.0, "bubble": 0.0, "web": -7.0, "shard": -9.0, "spark": 0.4}
"""m/s^2, up."""


class Drops:
    """All of them as rows of numbers; `dice` throws them."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache, dice: painting.Rng) -> None:
        self.palette, self.px, self.dice = palette, px, dice
        self.sprites = cache.get("drops", lambda: [self._dot(kind, size) for kind in KINDS for size in range(SIZES)])
        self.clear()

    def clear(self) -> None:
        """None is in the air any more."""
        self.place = np.zeros((0, 2))
        self.speed = np.zeros((0, 2))
        self.traits = np.zeros((0, 4))
        """Kind, size, time left, fall."""

    def spray(self, kind: str, x: float, y: float, count: int, across: float, up: float, along: float = 0.0) -> None:
        """Throw `count` drops from a place, sideways up to `across` on top of `along` and up to `up` m/s."""
        count = max(0, min(count, MAX_DROPS - len(self.place)))
        if not count:
            return
        dice = self.dice
        place = np.stack([x + dice.uniform(-0.15, 0.15, count), y + dice.uniform(0, 0.2, count)], axis=1)
        speed = np.stack(
            [along * dice.uniform(0.6, 1.3, count) + dice.uniform(-across, across, count), up * dice.uniform(0.35, 1.0, count)], axis=1
        )
        number = KINDS.index(kind)
        traits = np.stack(
            [np.full(count, number), dice.integers(0, SIZES, count), dice.uniform(0.5, 1.1, count), np.full(count, FALL[kind])], axis=1
        )
        self._add(place, speed, traits)

    def bubbles(self, x: float, y: float, count: int) -> None:
        """Bubbles rise from a place under water."""
        count = max(0, min(count, MAX_DROPS - len(self.place)))
        dice = self.dice
        place = np.stack([x + dice.uniform(-0.25, 0.25, count), y - dice.uniform(0, 0.5, count)], axis=1)
        speed = np.stack([dice.uniform(-0.15, 0.15, count), dice.uniform(0.5, 1.3, count)], axis=1)
        traits = np.stack(
            [np.full(count, KINDS.index("bubble")), dice.integers(0, SIZES, count), dice.uniform(1.5, 4.0, count), np.zeros(count)], axis=1
        )
        self._add(place, speed, traits)

    def _add(self, place: np.ndarray, speed: np.ndarray, traits: np.ndarray) -> None:
        self.place, self.speed = np.concatenate([self.place, place]), np.concatenate([self.speed, speed])
        self.traits = np.concatenate([self.traits, traits])

    def pass_time(self, dt: float, profile: SurfaceProfile) -> None:
        """Move all by `dt` seconds of the world's time; what falls into the lake or rises out of it is gone."""
        if not len(self.place):
            return
        self.speed[:, 1] += self.traits[:, 3] * dt
        self.place += self.speed * dt
        self.traits[:, 2] -= dt
        surface = profile.at(self.place[:, 0])
        bubble = self.traits[:, 0] == KINDS.index("bubble")
        gone = np.where(bubble, self.place[:, 1] > surface - 0.05, (self.place[:, 1] < surface) & (self.speed[:, 1] < 0))
        alive = (self.traits[:, 2] > 0) & ~gone & np.isfinite(self.place).all(axis=1)
        if not alive.all():
            self.place, self.speed, self.traits = self.place[alive], self.speed[alive], self.traits[alive]

    def draw(self, surface: pygame.Surface, camera: Camera, barrier: Disc | None = None) -> None:
        """All of them; but no water, which has ink about it, before a barrier."""
        if not len(self.place):
            return
        x, y = camera.screen_x(self.place[:, 0]), camera.screen_y(self.place[:, 1])
        which = (self.traits[:, 0] * SIZES + self.traits[:, 1]).astype(np.int64)
        if barrier is not None:
            dry = (self.traits[:, 0] >= KINDS.index("bubble")) | (np.hypot(x - barrier[0], y - barrier[1]) > barrier[2])
            which, x, y = which[dry], x[dry], y[dry]
        safe_draw.blit_many(surface, self.sprites, which, x, y)

    def _dot(self, kind: str, size: int) -> pygame.Surface:
        palette = self.palette
        radius = (0.8 + 0.62 * size) * self.px * (0.8 if kind in ("web", "spark") else 1.0)
        color = {
            "drop": rgb(palette.foam),
            "ink": mix(palette.edge, palette.ink, 0.5),
            "web": rgb(palette.web),
            "spark": rgb(palette.chakra),
            "shard": rgb(palette.barrier_rim),
            "bubble": rgb(palette.chakra),
        }[kind]

        def paint(large: pygame.Surface, times: float) -> None:
            middle = large.get_width() / 2, large.get_height() / 2
            if kind == "bubble":
                safe_draw.circle(large, (*color, 200), middle, (radius + self.px) * times)
                safe_draw.circle(large, (0, 0, 0, 0), middle, radius * times)
            elif kind == "shard":
                r = radius * times
                safe_draw.polygon(
                    large,
                    (*color, 220),
                    [(middle[0] - r, middle[1]), (middle[0], middle[1] - r * 1.4), (middle[0] + r, middle[1] + r * 0.5)],
                )
            else:
                if kind == "drop":
                    safe_draw.circle(large, (*rgb(palette.ink), 120), middle, (radius + 0.7 * self.px) * times)
                safe_draw.circle(large, color, middle, radius * times)

        return painting.painted((2 * radius + 3 * self.px, 2 * radius + 3 * self.px), paint)
