"""Mark over a wave that is driven by hand: a brush scale from its slowest to its fastest, what it is driven to, and what it has come to."""

import numpy as np
import pygame

from game.sim.sealmaster.poses import DrivenWavePose
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb

LONG, LIFT = 104.0, 150.0
"""Reference pixels: of the scale, and from the still water up to it."""
DARK = (13, 60, 92)


class WaveDrive:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.px = px
        self._white, self._chakra, self._red = rgb(palette.foam), rgb(palette.chakra), rgb(palette.vermilion)

    def draw(self, surface: pygame.Surface, wave: DrivenWavePose, at: tuple[float, float], direction: int) -> None:
        """`at` is the pixel of its crest on the still water; slow is behind, fast ahead."""
        px, y = self.px, at[1] - LIFT * self.px
        span = max(0.1, wave.fastest - wave.slowest)

        def column(speed: float) -> float:
            share = min(max((speed - wave.slowest) / span, 0.0), 1.0)
            return at[0] + direction * (share - 0.5) * LONG * px

        ends = column(wave.slowest), column(wave.fastest)
        whole = np.column_stack((np.linspace(*ends, 12), y + 2.0 * px * np.sin(np.linspace(0, 3.1, 12))))
        safe_draw.polygon(surface, DARK, painting.ribbon(whole, np.linspace(1.6, 4.2, 12) * px))
        safe_draw.polygon(surface, self._white, painting.ribbon(whole, np.linspace(0.5, 2.6, 12) * px))
        lost = wave.zone in ("near", "far")
        bead, tone = column(wave.speed), self._red if lost else self._chakra
        safe_draw.circle(surface, DARK, (bead, y), 7.4 * px)
        safe_draw.circle(surface, tone, (bead, y), 5.6 * px)
        wanted, side = column(wave.wanted), 6.0 * px
        mark = [(wanted - side, y - 17.0 * px), (wanted + side, y - 17.0 * px), (wanted, y - 8.0 * px)]
        safe_draw.polygon(surface, DARK, [(x + (2.0 * px if x > wanted else -2.0 * px if x < wanted else 0.0), v) for x, v in mark])
        safe_draw.polygon(surface, self._white, mark)
