"""Ink blot: what a brush leaves that was put down where there is nothing to mark; it dries in a moment."""

import math

import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

SIZE, DROPS, STEPS = 54.0, 9, 8
"""Reference pixels of its picture, drops about it, and pictures of it as it dries."""
DRIES_S = 1.4


class InkBlot:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        self._pictures = cache.get("ink blot", lambda: self._paint(rgb(palette.ink)))
        self._at, self._since = (0.0, 0.0), -math.inf

    def reset(self) -> None:
        self._since = -math.inf

    def fall(self, x: float, y: float, seconds: float) -> None:
        self._at, self._since = (x, y), seconds

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        age = (seconds - self._since) / DRIES_S
        if not 0.0 <= age < 1.0:
            return
        picture = self._pictures[min(STEPS - 1, int(age * STEPS))]
        x, y = camera.to_screen(*self._at)
        safe_draw.blit_at(surface, picture, (x - picture.get_width() / 2, y - picture.get_height() / 2))

    def _paint(self, ink: tuple[int, int, int]) -> list[pygame.Surface]:
        dice = painting.generator("ink blot")

        def paint(large: pygame.Surface, times: float) -> None:
            scale, middle = self.px * times, SIZE / 2
            safe_draw.circle(large, (*ink, 235), (middle * scale, middle * scale), 9.5 * scale)
            for number in range(DROPS):
                turn, away = 2 * math.pi * (number + dice.uniform(0, 0.7)) / DROPS, dice.uniform(9.0, 22.0)
                x, y = middle + math.cos(turn) * away, middle + math.sin(turn) * away * 0.8
                safe_draw.circle(large, (*ink, 225), (x * scale, y * scale), (6.0 - 0.2 * away) * scale)

        whole = painting.painted((SIZE * self.px, SIZE * self.px), paint, 3)
        return [painting.faded(whole, 1.0 - (n / STEPS) ** 2) for n in range(STEPS)]
