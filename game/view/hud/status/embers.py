"""Embers: the pain tag smoulders from its lower end while driven legs burn; the higher the glowing rim, the nearer the end."""

import math

import pygame

from game.view.render import painting, safe_draw
from game.view.render.ink_colors import INK

TAG = (25.0, 62.0)
"""Reference pixels across and up of the tag."""
ABOVE = 26.0
"""Reference pixels over the tag in which smoke is seen."""
STEPS, FLICKERS = 12, 3
FLICKER_S = 0.11
GLOW, HEART = (236, 108, 38), (255, 214, 120)
SMOKES = 0.45
"""Burn from which smoke rises."""


class Embers:
    def __init__(self, px: float) -> None:
        self.px = px
        self._sprites: dict[tuple[int, int], pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, foot: tuple[float, float], burn: float, seconds: float) -> None:
        """`foot` is the middle of the tag's lower edge."""
        key = max(1, min(STEPS, math.ceil(burn * STEPS))), int(seconds / FLICKER_S) % FLICKERS
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = self._sprites[key] = self._paint(key[0] / STEPS, key[1])
        safe_draw.blit_at(surface, sprite, (foot[0] - sprite.get_width() / 2, foot[1] - sprite.get_height()))

    def _paint(self, burn: float, flicker: int) -> pygame.Surface:
        dice = painting.generator("embers", burn, flicker)
        wide, high = TAG
        rim = [(2.0 + (wide - 4.0) * n / 8, ABOVE + high - (high - 6.0) * burn + float(dice.uniform(-2.4, 2.4))) for n in range(9)]

        def paint(large: pygame.Surface, times: float) -> None:
            unit = self.px * times
            line = [(x * unit, y * unit) for x, y in rim]
            foot = (ABOVE + high - 1.0) * unit
            safe_draw.polygon(large, (*INK[:3], 190), [*line, (line[-1][0], foot), (line[0][0], foot)])
            painting.brush(large, GLOW, line, 5.2 * unit, 0.25)
            painting.brush(large, HEART, line, 2.2 * unit, 0.35)
            for _ in range(round(7 * burn)):
                x, y = dice.uniform(3.0, wide - 3.0), ABOVE + high - (high - 6.0) * burn * dice.uniform(0.1, 1.0)
                safe_draw.circle(large, GLOW, (x * unit, y * unit), dice.uniform(0.7, 1.5) * unit)
            if burn > SMOKES:
                top = min(y for _, y in rim)
                sway = 3.0 * math.sin(2.1 * flicker + 1.0)
                rising = ((0.0, 0.0), (1.0, 9.0), (-1.0, 18.0), (0.4, 26.0))
                curl = [(wide / 2 + dx * sway, top - 3.0 - up) for dx, up in rising if top - up > 4.0]
                if len(curl) > 1:
                    painting.brush(large, (*INK[:3], 120), [(x * unit, y * unit) for x, y in curl], 4.6 * unit, 0.8)

        return painting.painted((wide * self.px, (high + ABOVE) * self.px), paint)
