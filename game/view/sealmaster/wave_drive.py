"""Mark over a wave that is driven by hand: a brushed scale on a slip of paper, as all that is measured stands on paper: from its slowest to
its fastest, what it is driven to, and what it has come to.
"""

from functools import partial

import numpy as np
import pygame

from game.sim.sealmaster.trap.poses import DrivenWavePose
from game.view.render import painting, safe_draw
from game.view.render.ink_colors import INK
from game.view.render.palette import RGB, Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.ui.paper import EDGE, PAPER

LONG, LIFT = 112.0, 152.0
"""Reference pixels: of the scale, and from the still water up to it."""
ASIDE = 14.0
"""Reference pixels from the picture's edge that it keeps."""
SLIP, TORN = (LONG + 34.0, 27.0), 2.4
"""Reference pixels of the paper, and by which its ends are uneven."""
FINE = 4


class WaveDrive:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        made = cache.get("wave drive slip", lambda: self._paint(palette))
        self._scale = {1: made[0], -1: pygame.transform.flip(made[0], True, False)}
        self._mark, self._bead, self._lost = made[1:]

    def draw(self, surface: pygame.Surface, wave: DrivenWavePose, at: tuple[float, float], direction: int) -> None:
        """`at` is the pixel of its crest on the still water; slow is behind, fast ahead."""
        px, y, span = self.px, at[1] - LIFT * self.px, max(0.1, wave.fastest - wave.slowest)
        side = (LONG / 2 + ASIDE) * px  # a crest beyond the picture's edge has its mark inside it
        at = min(max(at[0], side), surface.get_width() - side), at[1]

        def column(speed: float) -> float:
            share = min(max((speed - wave.slowest) / span, 0.0), 1.0)
            return at[0] + direction * (share - 0.5) * LONG * px

        bead = self._lost if wave.zone in ("near", "far") else self._bead
        for sprite, x, row in (
            (self._scale[1 if direction >= 0 else -1], at[0], y),
            (bead, column(wave.speed), y),
            (self._mark, column(wave.wanted), y - 15.0 * px),
        ):
            safe_draw.blit_at(surface, sprite, (x - sprite.get_width() / 2, row - sprite.get_height() / 2))

    def _paint(self, palette: Palette) -> list[pygame.Surface]:
        """The scale for a wave to the right, the mark of what is wanted, and the bead, on its face and off it."""
        px = self.px

        def scale(large: pygame.Surface, times: float) -> None:
            unit, middle = px * times, (large.get_width() / 2, large.get_height() / 2)
            places = [(-LONG / 2, 1.5), (-LONG / 6, -1.0), (LONG / 5, 1.2), (LONG / 2, 0.0)]
            line = painting.spine([(middle[0] + x * unit, middle[1] + y * unit) for x, y in places], 10)
            dice, (wide, high) = painting.generator("wave drive"), SLIP
            rows = [n / 10 for n in range(-5, 6)]
            right = [(wide / 2 - dice.uniform(0.0, TORN), high * row) for row in rows]
            ends = [*right, *((dice.uniform(0.0, TORN) - wide / 2, -high * row) for row in rows)]
            paper = [(middle[0] + x * unit, middle[1] + y * unit) for x, y in ends]
            safe_draw.polygon(large, (*INK, 80), [(x + 1.5 * unit, y + 2.5 * unit) for x, y in paper])
            safe_draw.polygon(large, rgb(EDGE), paper)
            safe_draw.polygon(large, rgb(PAPER), [(middle[0] + 0.984 * x * unit, middle[1] + 0.92 * y * unit) for x, y in ends])
            half = np.linspace(0.6, 3.4, len(line)) * unit
            half[-3:] *= (0.9, 0.65, 0.25)
            safe_draw.polygon(large, INK, painting.ribbon(line, half))

        def mark(large: pygame.Surface, times: float) -> None:
            unit, (x, y) = px * times, (large.get_width() / 2, large.get_height() / 2)
            for tone, side in ((rgb(PAPER), 8.8), (INK, 6.4)):
                high = y - 0.72 * side * unit
                safe_draw.polygon(large, tone, [(x - side * unit, high), (x + side * unit, high), (x, y + side * unit)])

        def bead(large: pygame.Surface, times: float, tone: RGB) -> None:
            middle = large.get_width() / 2, large.get_height() / 2
            for color, radius in ((INK, 8.0), (tone, 6.2), (rgb(PAPER), 2.6)):
                safe_draw.circle(large, color, middle, radius * px * times)

        return [
            painting.painted(((SLIP[0] + 8.0) * px, (SLIP[1] + 8.0) * px), scale, FINE),
            painting.painted((20.0 * px, 20.0 * px), mark, FINE),
            painting.painted((18.0 * px, 18.0 * px), partial(bead, tone=rgb(palette.chakra)), FINE),
            painting.painted((18.0 * px, 18.0 * px), partial(bead, tone=rgb(palette.vermilion)), FINE),
        ]
