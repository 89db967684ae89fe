"""Time lapse: three brushed angles over the sealmaster's head, one after the other, while he lets the minutes pass."""

import pygame

from game.view.render import painting, safe_draw
from game.view.render.sprites.sprite_cache import SpriteCache

ANGLES, APART, PASS_S = 3, 13.0, 0.5
"""How many, reference pixels from one to the next, and seconds of the clock for all of them to come."""
PALE, DARK = (251, 247, 234), (13, 60, 92)
FINE = 4


class TimeLapse:
    """`px` is real pixels per reference pixel."""

    def __init__(self, px: float, cache: SpriteCache) -> None:
        self.px = px
        (self._angle,) = cache.get("time lapse", lambda: [painting.painted((20.0 * px, 24.0 * px), self._paint, FINE)])

    def draw(self, surface: pygame.Surface, at: tuple[float, float], clock: float) -> None:
        """`at` is the pixel under the middle one."""
        come = int(clock / PASS_S * (ANGLES + 1)) % (ANGLES + 1)
        for n in range(come):
            x = at[0] + (n - (ANGLES - 1) / 2) * APART * self.px
            safe_draw.blit_at(surface, self._angle, (x - self._angle.get_width() / 2, at[1] - self._angle.get_height()))

    def _paint(self, large: pygame.Surface, times: float) -> None:
        unit, (x, y) = self.px * times, (large.get_width() / 2, large.get_height() / 2)
        for tone, fat in ((DARK, 2.8), (PALE, 0.0)):
            for end in (-7.5, 7.5):
                places = [(x - 3.6 * unit, y + end * unit), (x + 0.6 * unit, y + 0.4 * end * unit), (x + 3.6 * unit, y)]
                painting.brush(large, tone, places, (3.4 + fat) * unit, 0.25)
