"""Picture of a pill packet: where it lies or floats, with a gleam that comes round, and how it goes into the hand that takes it."""

import math

import pygame

from game.sim.objects.pickups import PillPose
from game.view.camera.camera import Camera
from game.view.render import painting, safe_draw
from game.view.render.assets import Assets
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

SCALE = 1.0
"""Reference pixels to a unit of its drawing."""
GLEAM_FRAMES, GLEAM_PERIOD_S = 5, 2.2
"""Frames of the gleam; seconds from one to the next."""
GLEAM_S = 0.45
"""Seconds that it lasts."""
RISE_M = 1.3
"""Twice the metres that one which is taken rises over the straight way into the hand."""
ROCK_DEG = 5.0
"""Degrees by which a floating one rocks."""


class PillPicture:
    def __init__(self, assets: Assets, palette: Palette, px: float, _cache: SpriteCache) -> None:
        self.assets, self.palette, self.px = assets, palette, px
        self.gleam = [self._star((frame + 1) / GLEAM_FRAMES) for frame in range(GLEAM_FRAMES)]

    def draw(self, surface: pygame.Surface, camera: Camera, _profile: SurfaceProfile, pose: PillPose, seconds: float) -> None:
        if pose.hand is not None:
            self._draw_taken(surface, camera, pose, pose.hand)
            return
        self._draw_one(surface, camera, pose.x, pose.y, ROCK_DEG * math.sin(seconds * 1.9 + pose.number))
        self._draw_gleam(surface, camera, pose.x, pose.y, (seconds + 0.7 * pose.number) % GLEAM_PERIOD_S)

    def _draw_one(self, surface: pygame.Surface, camera: Camera, x: float, y: float, angle: float) -> None:
        sprite = self.assets.picture("pill-packet", SCALE * self.px, round(angle / 2.5) * 2.5)
        column, row = camera.to_screen(x, y)
        safe_draw.blit_at(surface, sprite, (column - sprite.get_width() / 2, row - sprite.get_height() + 4 * self.px))

    def _draw_gleam(self, surface: pygame.Surface, camera: Camera, x: float, y: float, since: float) -> None:
        """A star that opens and shuts on its corner: from afar one sees that something lies there."""
        if since < GLEAM_S:
            share = math.sin(math.pi * since / GLEAM_S)
            star = self.gleam[min(GLEAM_FRAMES - 1, int(share * GLEAM_FRAMES))]
            column, row = camera.to_screen(x + 0.13, y + 0.42)
            safe_draw.blit_at(surface, star, (column - star.get_width() / 2, row - star.get_height() / 2))

    def _draw_taken(self, surface: pygame.Surface, camera: Camera, pose: PillPose, hand: tuple[float, float]) -> None:
        """From where it lay up in an arc into his hand."""
        course = pose.taking
        share = course * course * (3.0 - 2.0 * course)
        x = pose.x + (hand[0] - pose.x) * share
        y = pose.y + (hand[1] - pose.y) * share + RISE_M * math.sin(math.pi * share) * 0.5
        self._draw_one(surface, camera, x, y, 30.0 * course)

    def _star(self, size: float) -> pygame.Surface:
        side = 22.0 * self.px

        def paint(large: pygame.Surface, times: float) -> None:
            middle, far, near = side * times / 2, side * times / 2 * size, 1.6 * self.px * times
            for color, more in ((self.palette.ink, 1.2 * self.px * times), (self.palette.foam, 0.0)):
                corners = [(math.cos(n * math.pi / 4), math.sin(n * math.pi / 4), far if n % 2 == 0 else near) for n in range(8)]
                safe_draw.polygon(
                    large, rgb(color), [(middle + x * (r + more) * 0.9, middle + y * (r + more) * 0.9) for x, y, r in corners]
                )

        return painting.painted((side, side), paint)
