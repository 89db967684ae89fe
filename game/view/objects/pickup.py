"""Sprite of a pickup: folded paper, a vermilion cord, and a breath of light so that it is seen in time."""

import math

import pygame

from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprite_cache import SpriteCache
from game.view.snapshot import PickupPose

WIDE, HIGH = 26.0, 20.0
"""Reference pixels."""
BREATH = 2.2
"""Seconds from glow to glow."""


class Pickup:
    def __init__(self, palette: Palette, k: float, prints: SpriteCache) -> None:
        self.palette, self.k = palette, k
        (self.packet,) = prints.get("pickup", lambda: [self._packet()])

    def draw(self, surface: pygame.Surface, camera: Camera, pickup: PickupPose, seconds: float) -> None:
        x, y = camera.to_screen(pickup.x, pickup.y)
        k = self.k
        glow = 0.5 + 0.5 * math.sin(seconds * math.tau / BREATH)
        safe_draw.circle(surface, rgb(self.palette.paper), (x, y - HIGH * 0.5 * k), (17.0 + 2.5 * glow) * k, max(1, round(1.2 * k)))
        safe_draw.blit_at(surface, self.packet, (x - self.packet.get_width() / 2, y - self.packet.get_height()))

    def _packet(self) -> pygame.Surface:
        k, palette = self.k, self.palette

        def paint(large: pygame.Surface, times: float) -> None:
            u = k * times
            paper, shade, ink, cord = rgb(palette.paper), rgb(palette.sand), rgb(palette.ink), rgb(palette.vermilion)
            body = [(3 * u, 19 * u), (2 * u, 8 * u), (8 * u, 4 * u), (18 * u, 4 * u), (24 * u, 8 * u), (23 * u, 19 * u)]
            safe_draw.polygon(large, paper, body)
            safe_draw.polygon(large, shade, [(2 * u, 8 * u), (13 * u, 12 * u), (24 * u, 8 * u), (23 * u, 19 * u), (3 * u, 19 * u)])
            safe_draw.lines(large, ink, [(2 * u, 8 * u), (13 * u, 12 * u), (24 * u, 8 * u)], max(1, round(1.2 * u)), False)
            safe_draw.lines(large, ink, body, max(1, round(1.8 * u)), True)
            safe_draw.lines(large, cord, [(13 * u, 4 * u), (13 * u, 19 * u)], max(1, round(2.4 * u)), False)
            safe_draw.lines(large, cord, [(2.6 * u, 13.5 * u), (23.4 * u, 13.5 * u)], max(1, round(2.0 * u)), False)
            for side in (-1, 1):
                bow = [(13 * u, 4 * u), ((13 + 5 * side) * u, 0.8 * u), ((13 + 6 * side) * u, 4.2 * u), (13 * u, 4 * u)]
                safe_draw.lines(large, cord, bow, max(1, round(1.6 * u)), False)

        return painting.painted((WIDE * k, HIGH * k), paint, 4)
