"""Night sky: stars and a thin moon that come out as night falls over a level that began by day or at dusk."""

import pygame

from game.view.camera.camera import WIDTH, Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache

HIGH = 168.0
"""Reference pixels from the picture's upper edge down to which there are stars: over every ridge."""
STARS = 120
MOON, MOON_AT, LIGHT = 19.0, (250.0, 118.0), (244, 236, 210)
"""Reference pixels: radius and middle of the moon; its colour."""
FROM = 0.35
"""Night from which they come out."""
STEPS = 12


class NightSky:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.palette, self.px = palette, px
        (self._whole,) = cache.get("night sky", lambda: [self._paint()])
        self._shown: dict[int, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, camera: Camera, night: float) -> None:
        """Over the darkened sky."""
        step = round(STEPS * moonlight(night))
        if step <= 0:
            return
        if step not in self._shown:
            self._shown[step] = painting.faded(self._whole, step / STEPS)
        safe_draw.blit_at(surface, self._shown[step], (0, 0))

    def _paint(self) -> pygame.Surface:
        dice, px = painting.generator("night sky"), self.px
        stars = [
            (dice.uniform(0, WIDTH), dice.uniform(0, 1) ** 1.5 * HIGH, dice.uniform(0.5, 1.25), dice.uniform(60, 235)) for _ in range(STARS)
        ]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = px * times
            for x, y, radius, strong in stars:
                _dot(large, (x * unit, y * unit), radius * unit, (*LIGHT, round(strong * (1.0 - 0.6 * y / HIGH))))
            x, y = MOON_AT[0] * unit, MOON_AT[1] * unit
            safe_draw.circle(large, (*LIGHT, 255), (x, y), MOON * unit)
            safe_draw.circle(large, (0, 0, 0, 0), (x + 8.0 * unit, y - 6.0 * unit), MOON * unit)

        return painting.painted((WIDTH * px, (HIGH + 4.0) * px), paint, 2)


def moonlight(night: float) -> float:
    """How much of that moon's light there is, 0 to 1, when night has fallen so far."""
    return max(0.0, (night - FROM) / (1.0 - FROM))


def _dot(large: pygame.Surface, at: tuple[float, float], radius: float, color: tuple[int, int, int, int]) -> None:
    safe_draw.circle(large, color, at, max(1.0, radius))
