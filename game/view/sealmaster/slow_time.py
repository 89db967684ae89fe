"""Slow time: while signs are made the print is thinned to its indigo, and dry strokes of paper run in from its sides towards what is done.

People and chakra are drawn over it in full colour.
"""

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, mix
from game.view.render.sprites.sprite_cache import SpriteCache

EASE_IN_S, EASE_OUT_S = 0.12, 0.20
"""Seconds of the clock in which the print pales, and in which its inks come back."""
INDIGO = (172, 194, 226)
"""What it leaves of the colours, of 255: yellow and red go first."""
SLOW_BELOW = 0.99
"""Pace of time below which it is slow."""
SEEN = 0.02
NIGHT_LOSS_SHARE = 0.45
"""How much of the tint and of the paper is missing by full night, which is blue already."""
TOP, BROAD = 96.0, 176.0
"""Reference pixels from the picture's upper edge down to the first stroke, and from its side to where the longest ends."""
AIM = (640.0, 420.0)
"""Where they all point."""
STROKES, PASSES = 54, 0.36
"""How many come from a side, and seconds of the clock after which they jump: less than three times a second."""


class SlowTime:
    """A fill of the picture, and packed strokes at its sides: both cost next to nothing. `px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float = 1.0, cache: SpriteCache | None = None) -> None:
        self.palette, self.px = palette, px
        made = cache.get("slow time", lambda: [self._paint(n) for n in range(2)]) if cache is not None else []
        self._sides = [[painting.to_rle(side) for side in (left, pygame.transform.flip(left, True, False))] for left in made]
        self.share = 0.0
        """How far it has paled, 0 to 1."""
        self.jumps = True
        """Whether the strokes ever change: not for whoever wants no flashes."""

    def pass_time(self, time_scale: float, dt: float) -> None:
        """`dt` seconds of the clock, not of the world, which is slow."""
        goal = 1.0 if time_scale < SLOW_BELOW else 0.0
        most = dt / (EASE_IN_S if goal else EASE_OUT_S)
        self.share += min(max(goal - self.share, -most), most)

    def draw(self, surface: pygame.Surface, night: float = 0.0, clock: float = 0.0) -> None:
        """Over all that is there already."""
        if self.share < SEEN:
            return
        lost = self.share * (1.0 - NIGHT_LOSS_SHARE * night)
        surface.fill([round(255 - (255 - part) * lost) for part in INDIGO], special_flags=safe_draw.MULTIPLY)
        if not self._sides:
            return
        left, right = self._sides[int(clock / PASSES) % len(self._sides) if self.jumps else 0]
        out = (1.0 - self.share) * left.get_width()
        safe_draw.blit_at(surface, left, (-out, TOP * self.px))
        safe_draw.blit_at(surface, right, (surface.get_width() - right.get_width() + out, TOP * self.px))

    def _paint(self, number: int) -> pygame.Surface:
        """The left side's: thick at the edge, each ending in a hair somewhere else."""
        dice, px, high = painting.generator("slow time", number), self.px, HEIGHT - TOP
        tone = mix(self.palette.paper, self.palette.plane_shade, 0.25)

        def paint(large: pygame.Surface, times: float) -> None:
            unit = px * times
            for n in range(STROKES):
                y = (n + dice.uniform(0.1, 0.9)) / STROKES * (high + 240.0) - 120.0
                long = BROAD * dice.uniform(0.22, 1.0) ** 1.6
                way = np.array((AIM[0], AIM[1] - TOP - y))
                end = np.array((-6.0, y)) + way / np.hypot(*way) * long
                thick = dice.uniform(1.2, 5.4) * (0.5 + 0.5 * long / BROAD)
                line = np.linspace((-6.0, y), end, 12) * unit
                half = np.linspace(thick, 0.25, 12) * 0.5 * unit
                safe_draw.polygon(large, (*tone, round(dice.uniform(150, 235))), painting.ribbon(line, half))

        return painting.painted((BROAD * px, high * px), paint, 2)
