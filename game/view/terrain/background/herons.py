"""Herons: two that fly home along the far shore of a wide picture, slowly, each in its own beat."""

import math
from functools import partial

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

FRAMES, BEAT_S = 6, 1.1
"""Pictures of a beat of their wings, and the seconds that it takes."""
SIZE = (84.0, 64.0)
"""Reference pixels of a picture."""
FLIES = ((0.46, 84.0, 1.0), (0.412, 104.0, 0.8))
"""For each: how far along its way it begins, its height over the horizon in reference pixels, and its size."""
PACE, WAY = 15.0, 1.5
"""Reference pixels a second, and the breadths of a picture after which they come again."""
FINE = 4


class Herons:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        made = cache.get("herons", lambda: [_heron(palette, px * size, n / FRAMES) for _, _, size in FLIES for n in range(FRAMES)])
        self._birds = [made[first : first + FRAMES] for first in range(0, len(made), FRAMES)]

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        span = WAY * camera.width
        for number, ((start, high, _), bird) in enumerate(zip(FLIES, self._birds, strict=True)):
            beat = (seconds / BEAT_S + 0.37 * number) % 1.0
            sprite = bird[int(beat * FRAMES)]
            x = (start * span + seconds * PACE * self.px - camera.x * camera.scale * 0.03) % span - sprite.get_width()
            lift = 2.2 * math.cos(2.0 * math.pi * beat) + 5.0 * math.sin(0.21 * seconds + number)
            if x < camera.width:
                safe_draw.blit_at(surface, sprite, (x, camera.horizon - (high + lift) * self.px - sprite.get_height() / 2))


def _heron(palette: Palette, px: float, beat: float) -> pygame.Surface:
    return painting.painted((SIZE[0] * px, SIZE[1] * px), partial(_paint, palette=palette, px=px, beat=beat), FINE)


def _paint(large: pygame.Surface, times: float, palette: Palette, px: float, beat: float) -> None:
    """Neck drawn in, legs stretched out behind, and two broad wings with dark tips."""
    unit, middle = px * times, np.array((large.get_width() / 2, large.get_height() / 2))
    white, ink = mix(palette.lip, palette.mist, 0.12), rgb(palette.ink)
    grey = mix(palette.ridges[1].top, palette.ink, 0.25)
    lift = math.cos(2.0 * math.pi * beat)

    def stroke(color: tuple[int, int, int], places: list[tuple[float, float]], halves: tuple[float, ...], fat: float) -> None:
        line = painting.spine(places, 8)
        half = np.interp(np.linspace(0.0, 1.0, len(line)), np.linspace(0.0, 1.0, len(halves)), halves) + fat
        safe_draw.polygon(large, color, painting.ribbon(middle + line * unit, half * unit))

    far, near = _wing(lift, 0.82, -2.0), _wing(lift, 1.0, 0.0)
    parts: tuple[tuple[tuple[int, int, int], list[tuple[float, float]], tuple[float, ...]], ...] = (
        (grey, far, (4.2, 4.6, 3.2, 0.4)),
        (grey, [(-12.0, 2.0), (-24.0, 4.0), (-35.0, 4.6)], (0.9, 0.7, 0.5)),
        (white, [(-15.0, 2.2), (-4.0, 1.0), (9.0, 0.0), (15.0, -1.6)], (0.6, 3.4, 3.6, 1.8)),
        (white, [(10.0, 0.6), (17.0, 1.0), (15.5, -4.6), (20.0, -5.6), (24.0, -4.8)], (2.6, 1.9, 1.4, 1.9, 0.9)),
        (mix(palette.lamp, palette.ink, 0.3), [(23.0, -5.0), (27.5, -4.2), (32.0, -3.2)], (0.9, 0.6, 0.2)),
        (white, near, (4.6, 5.0, 3.4, 0.4)),
    )
    for color, places, halves in parts:
        stroke(ink, places, halves, 0.75)
        stroke(color, places, halves, 0.0)
    stroke(grey, near[2:], (2.6, 1.2, 0.3), 0.0)


def _wing(lift: float, reach: float, aside: float) -> list[tuple[float, float]]:
    """From its root to its tip, for wings that are up (1) or down (-1); the tip comes after."""
    return [
        (3.0 + aside, -0.5),
        (0.5 + aside, -10.0 * lift * reach - 1.5),
        (-5.0 + aside, -19.0 * lift * reach - 1.0),
        (-13.0 + aside, -24.0 * lift * reach + 1.5),
    ]
