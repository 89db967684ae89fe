"""Mark beside a raft that a wave is driven at: an arc from level to where it turns over, and how far it has come along that."""

import math

import pygame

from game.sim.objects.floating.raft import RaftPose
from game.view.camera.camera import Camera
from game.view.render import safe_draw
from game.view.render.palette import Palette, rgb

BEYOND_M = 0.5
"""Metres from the raft's end to the arc."""
STEPS = 8
DARK = (13, 60, 92)


class TiltMark:
    """`px` is real pixels per reference pixel."""

    def __init__(self, palette: Palette, px: float) -> None:
        self.px = px
        self._pale, self._end = rgb(palette.foam), rgb(palette.vermilion)

    def draw(self, surface: pygame.Surface, camera: Camera, raft: RaftPose, tilt: float, holds: float, direction: int) -> None:
        """`tilt` is 1 where it turns over, `holds` radians from level; the end that rises is the one that the wave comes to."""
        radius, middle = raft.length / 2 + BEYOND_M, (raft.x, raft.y)

        def place(angle: float, far: float = 0.0) -> tuple[float, float]:
            reach = radius + far
            return camera.to_screen(middle[0] - direction * reach * math.cos(angle), middle[1] + reach * math.sin(angle))

        arc = [place(holds * n / STEPS) for n in range(STEPS + 1)]
        limit = [place(holds, -0.16), place(holds, 0.34)]
        for tone, fat in ((DARK, 2.4), (self._pale, 0.0)):
            safe_draw.lines(surface, tone, arc, max(1, round((1.6 + fat) * self.px)))
        for tone, fat in ((DARK, 2.4), (self._end, 0.0)):
            safe_draw.lines(surface, tone, limit, max(1, round((3.4 + fat) * self.px)))
        bead = place(holds * min(1.0, tilt))
        for tone, size in ((DARK, 6.6), (self._end if tilt > 0.8 else self._pale, 5.0)):
            safe_draw.circle(surface, tone, bead, size * self.px)
