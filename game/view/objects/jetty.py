"""Picture of a jetty: boards on piles; the piles stand in the water behind whatever floats by."""

import pygame

from game.sim.objects.jetty import JettyPose
from game.view.camera.camera import Camera
from game.view.render import safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, mix
from game.view.render.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

PILE_EVERY, PILE_DEPTH = 2.6, 2.4
"""Metres from one pile to the next, and how far down they are seen."""
BOARD, THICK = 0.55, 0.16
"""Metres of one board along the jetty, and how thick it is."""


class JettyPicture:
    def __init__(self, assets: Assets, palette: Palette, k: float, prints: SpriteCache) -> None:
        self.k = k
        self.wood, self.edge, self.pile = (
            mix("#7a6248", palette.ink, 0.25),
            mix("#a98a63", palette.paper, 0.1),
            mix("#4a3a30", palette.ink, 0.4),
        )

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: JettyPose, seconds: float) -> None:
        left, right = pose.x - pose.reach, pose.x + pose.reach
        top, under = camera.screen_y(pose.y), camera.screen_y(pose.y - THICK)
        x = left + 0.5
        while x < right - 0.3:
            at = camera.screen_x(x)
            wide = max(2, round(0.14 * camera.scale))
            safe_draw.rect(surface, self.pile, (round(at - wide / 2), round(under), wide, round(PILE_DEPTH * camera.scale)))
            x += PILE_EVERY
        start, end = camera.screen_x(left), camera.screen_x(right)
        safe_draw.rect(surface, self.wood, (round(start), round(top), round(end - start), max(2, round(under - top))))
        safe_draw.lines(surface, self.edge, [(start, top), (end, top)], max(1, round(1.5 * self.k)))
        x = left
        while x < right:
            at = camera.screen_x(x)
            safe_draw.lines(surface, self.pile, [(at, top + 1), (at, under)], 1)
            x += BOARD
