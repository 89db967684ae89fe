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
DEEP, SWIMS_IN = 1.5, (1.4, 0.5)
"""Metres of water over soles from which somebody swims, all of him under water however the lake moves; and metres over and under his soles
that are enough for him then."""
SUNK = (104, 162, 172, 196)
"""What of his colours and of his strength is left under water, of 255."""
SWIMS, SWIMS_IN_SQUALL = (158, 204, 208, 238), (224, 244, 246, 250)
"""The same of one who swims there: no legs in the murk, but somebody to beware of; and where a squall darkens him afterwards."""


class Wading:
    def __init__(self, px: float) -> None:
        unit = METRE * px
        self.half = round(HALF * unit / SIMD_WIDTH) * SIMD_WIDTH
        self._sheets = [self._sheet(up * unit, down * unit) for up, down in ((UP, DOWN), SWIMS_IN)]

    def _sheet(self, up: float, down: float) -> tuple[pygame.Surface, int]:
        """What somebody is drawn on, and how far over his soles it reaches."""
        return pygame.Surface((2 * self.half, round(up) + round(down)), pygame.SRCALPHA, 32), round(up)

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
        deep = profile.height(person.x) - person.y > DEEP
        layer, up = self._sheets[deep]
        left, top = round(x) - self.half, round(y) - up
        layer.fill((0, 0, 0, 0))
        characters.draw(layer, lambda x, y: (camera.screen_x(x) - left, camera.screen_y(y) - top), person, seconds, dt)
        if deep:
            layer.fill(shade, special_flags=pygame.BLEND_RGBA_MULT)
        else:
            tint_below(layer, camera, profile, (left, top), shade)
        safe_draw.blit_at(surface, layer.copy(), (left, top))
