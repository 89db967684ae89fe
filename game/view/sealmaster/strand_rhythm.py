"""Strand rhythm: the taut strand from his hands to whom he hauls in; a bead comes along it, and as it meets the ring at his hands he taps.

The ring fills with what has been hauled; a tap in time lights it, one out of time tears it red.
"""

import math
from functools import partial

import numpy as np
import pygame

from game.sim.sealmaster.trap.poses import StrandPose
from game.view.render import painting, safe_draw
from game.view.render.palette import RGB, Palette, mix, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

RING_PX, BEAD_PX = 21.0, 5.5
"""Reference pixels."""
TREMBLE_PX = 3.0
"""Reference pixels by which a taut strand hums."""
PLACES = np.linspace(0.0, 1.0, 15)
DARK = (13, 92, 119)
PARTS = 20
"""Steps in which the ring fills."""
FINE = 4


class StrandRhythm:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float, cache: SpriteCache) -> None:
        self.px = px
        self._glow, self._white, self._red = rgb(palette.chakra_glow), rgb(palette.web), rgb(palette.vermilion)
        self._chakra, self._water = rgb(palette.chakra), mix(palette.chakra_glow, palette.ink, 0.35)
        made = cache.get("strand rhythm", self._paint)
        self._rings, self._parts = made[:6], made[6:]

    def draw(self, surface: pygame.Surface, strand: StrandPose, hand: tuple[float, float], man: tuple[float, float], clock: float) -> None:
        """From the pixel of the hand to that of the man."""
        px, near = self.px, min(strand.rhythm_phase, 1.0 - strand.rhythm_phase)
        beat = near <= strand.window
        line = np.column_stack([hand[axis] + (man[axis] - hand[axis]) * PLACES for axis in (0, 1)])
        long = math.hypot(man[0] - hand[0], man[1] - hand[1]) or 1.0
        across = np.array((-(man[1] - hand[1]), man[0] - hand[0])) / long
        hum = np.sin(np.pi * PLACES) * (TREMBLE_PX * px * math.sin(clock * 60.0) + (1.0 - strand.tension) * 14.0 * px)
        line = line + across[None, :] * hum[:, None]
        safe_draw.polygon(surface, self._water, painting.ribbon(line, np.full(len(line), 2.4 * px)))
        tone = self._red if strand.last_tap < 0 else self._white
        safe_draw.polygon(surface, tone, painting.ribbon(line, np.full(len(line), 1.1 * px)))
        self._draw_bead(surface, line, strand, beat)
        self._draw_ring(surface, hand, strand, beat, clock)
        self._draw_breath(surface, man, strand)

    def _draw_bead(self, surface: pygame.Surface, line: np.ndarray, strand: StrandPose, beat: bool) -> None:
        """It leaves the man as the beat begins, and is at the hands as it ends."""
        share = (1.0 - strand.rhythm_phase) * (len(PLACES) - 1)
        n = min(int(share), len(PLACES) - 2)
        x, y = line[n] + (line[n + 1] - line[n]) * (share - n)
        radius = BEAD_PX * self.px * (1.35 if beat else 1.0)
        safe_draw.circle(surface, DARK, (x, y), radius + 1.6 * self.px)
        safe_draw.circle(surface, self._chakra, (x, y), radius)
        safe_draw.circle(surface, self._white, (x, y), radius * 0.5)

    def _draw_ring(self, surface: pygame.Surface, hand: tuple[float, float], strand: StrandPose, beat: bool, clock: float) -> None:
        """Where the bead is waited for; what is in of him fills it from above, clockwise."""
        px = self.px
        shift = 3.0 * px * math.sin(clock * 70.0) if strand.last_tap < 0 else 0.0
        tone = 2 if strand.last_tap < 0 else 1 if strand.last_tap > 0 else 0
        ring = self._rings[2 * tone + beat]
        safe_draw.blit_at(surface, ring, (hand[0] + shift - ring.get_width() / 2, hand[1] - ring.get_height() / 2))
        filled = round(strand.hauled * PARTS)
        if filled:
            part = self._parts[filled - 1]
            safe_draw.blit_at(surface, part, (hand[0] + shift - part.get_width() / 2, hand[1] - part.get_height() / 2))

    def _paint(self) -> list[pygame.Surface]:
        """Rings as the beat is awaited, hit and missed, each at rest and on the beat; then how far they have been filled."""
        side = 2.6 * RING_PX * self.px

        def ring(large: pygame.Surface, times: float, tone: RGB, beat: bool, share: float, half: float) -> None:
            turn = np.linspace(-math.pi / 2, -math.pi / 2 + 2.0 * math.pi * share, 60)
            middle, radius = np.array(large.get_size()) / 2, RING_PX * self.px * times * (1.12 if beat else 1.0)
            line = middle + np.column_stack((np.cos(turn), np.sin(turn))) * radius
            for color, fat in ((DARK, 1.2), (tone, 0.0)):
                safe_draw.polygon(large, color, painting.ribbon(line, np.full(len(line), (half + fat) * self.px * times)))

        rings = [
            painting.painted((side, side), partial(ring, tone=tone, beat=beat, share=1.0, half=1.9 if beat else 1.0), FINE)
            for tone in (self._chakra, self._white, self._red)
            for beat in (False, True)
        ]
        return rings + [
            painting.painted((side, side), partial(ring, tone=self._white, beat=False, share=(n + 1) / PARTS, half=3.0), FINE)
            for n in range(PARTS)
        ]

    def _draw_breath(self, surface: pygame.Surface, man: tuple[float, float], strand: StrandPose) -> None:
        """What is left of his breath, as an arc over him; red when it is little."""
        px = self.px
        turn = np.linspace(-math.pi, -math.pi + math.pi * max(0.05, strand.breath), 20)
        arc = np.array(man) + np.column_stack((np.cos(turn), np.sin(turn))) * 24.0 * px
        safe_draw.polygon(surface, DARK, painting.ribbon(arc, np.full(len(arc), 2.4 * px)))
        tone = self._red if strand.breath < 0.3 else self._chakra
        safe_draw.polygon(surface, tone, painting.ribbon(arc, np.full(len(arc), 1.3 * px)))
