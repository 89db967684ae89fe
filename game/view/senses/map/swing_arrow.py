"""Swing arrow: beside the hand that holds the map, which way to pull it so that it comes to rest."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.sim.senses.map.map_reckoning import MapPose
from game.view.render import painting, safe_draw
from game.view.render.ink_colors import CREAM, VERMILION
from game.view.render.sprites.sprite_cache import SpriteCache

SIZE, BESIDE, OVER = (112.0, 46.0), 66.0, 4.0
"""Reference pixels of the arrow, from the hand to its tail, and of its middle over the hand."""
PULSE, REACTION_S = 2.0 * math.pi / 1.9, 0.25
"""rad/s of the swing; seconds that a hand needs: the arrow shows what will be right then."""
MIN_SWING_RAD = 0.05
"""Radians of swing under which no pull is worth it."""


def way_to_pull(pose: MapPose) -> int:
    """-1 left, 1 right: against the swing as it will be when the hand has followed; 0 while it hangs still or is not open."""
    if pose.steady or pose.unfolded < 1.0:
        return 0
    spin = pose.spin * math.cos(PULSE * REACTION_S) - pose.angle * PULSE * math.sin(PULSE * REACTION_S)
    return 0 if abs(spin) < MIN_SWING_RAD * PULSE else -1 if spin > 0.0 else 1


class SwingArrow:
    """`px` is real pixels per reference pixel."""

    def __init__(self, px: float, cache: SpriteCache) -> None:
        self._px = px
        (right,) = cache.get("map swing arrow", lambda: [self._paint()])
        self._arrows = {1: right, -1: pygame.transform.flip(right, True, False)}

    def draw(self, surface: pygame.Surface, pose: MapPose, hand: tuple[float, float]) -> None:
        """`hand` in reference pixels."""
        way = way_to_pull(pose)
        if not way:
            return
        middle = hand[0] + way * (BESIDE + SIZE[0] / 2), hand[1] - OVER
        safe_draw.blit_at(surface, self._arrows[way], ((middle[0] - SIZE[0] / 2) * self._px, (middle[1] - SIZE[1] / 2) * self._px))

    def _paint(self) -> pygame.Surface:
        """A pressed stroke and two for its head, with a pale rim."""
        wide, high = SIZE
        shaft = [(8.0, high / 2 + 2), (wide * 0.5, high / 2 - 2), (wide - 12.0, high / 2)]
        head = [(wide - 34.0, 7.0), (wide - 10.0, high / 2), (wide - 36.0, high - 7.0)]

        def paint(large: pygame.Surface, times: float) -> None:
            scale = self._px * times
            for tone, half in ((CREAM, 6.5), (VERMILION, 4.0)):
                for line in (painting.spine(shaft, 8), np.array(head)):
                    safe_draw.polygon(large, (*tone, 240), painting.ribbon(line, np.full(len(line), half)) * scale)

        return painting.painted((wide * self._px, high * self._px), paint, 3)
