"""Wading: a person deep in water, dimmer and bluer below the surface."""

import pygame

from game.view.camera.camera import METRE, Camera
from game.view.characters.characters import Characters
from game.view.poses import PersonPose
from game.view.render import safe_draw
from game.view.render.painting import SIMD_WIDTH
from game.view.water.below_surface import Shade, tint_below
from game.view.water.surface import SurfaceProfile

HALF, UP, DOWN = 1.3, 2.3, 1.0
"""Metres about the soles that are enough for anybody, whatever he holds or trails."""
SUNK = (104, 162, 172, 196)
"""What of his colours and of his strength is left under water, of 255."""
SWIMS = (158, 204, 208, 238)
"""The same of one who swims there: no legs in the murk, but somebody to beware of."""


class Wading:
    def __init__(self, px: float) -> None:
        unit = METRE * px
        self.up, self.half = round(UP * unit), round(HALF * unit / SIMD_WIDTH) * SIMD_WIDTH
        size = 2 * self.half, self.up + round(DOWN * unit)
        self.layer, self.wash = (pygame.Surface(size, pygame.SRCALPHA, 32) for _ in range(2))

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        profile: SurfaceProfile,
        characters: Characters,
        person: PersonPose,
        seconds: float,
        dt: float,
        shade: Shade = SUNK,
    ) -> None:
        x, y = camera.to_screen(person.x, person.y)
        if not safe_draw.near_number(x, y):
            return
        left, top = round(x) - self.half, round(y) - self.up
        self.layer.fill((0, 0, 0, 0))
        characters.draw(self.layer, lambda x, y: (camera.screen_x(x) - left, camera.screen_y(y) - top), person, seconds, dt)
        tint_below(self.layer, self.wash, camera, profile, (left, top), shade)
        safe_draw.blit_at(surface, self.layer.copy(), (left, top))
