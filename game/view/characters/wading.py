"""Wading: a person deep in water, dimmer and bluer below the surface.

Only his own pixels are tinted: a veil of water over a place would lie over the rock or the shore that he steps off, too.
"""

import numpy as np
import pygame

from game.view.camera.camera import METRE, Camera
from game.view.characters.characters import Characters
from game.view.poses import PersonPose
from game.view.render import safe_draw
from game.view.render.painting import SIMD_WIDTH
from game.view.water.surface import SurfaceProfile

HALF, UP, DOWN = 1.3, 2.3, 1.0
"""Metres about the soles that are enough for anybody, whatever he holds or trails."""
SUNK = (104, 162, 172, 196)
"""What of his colours and of his strength is left under water, of 255."""


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
    ) -> None:
        x, y = camera.to_screen(person.x, person.y)
        if not safe_draw.near_number(x, y):
            return
        left, top = round(x) - self.half, round(y) - self.up
        self.layer.fill((0, 0, 0, 0))
        characters.draw(self.layer, lambda x, y: (camera.screen_x(x) - left, camera.screen_y(y) - top), person, seconds, dt)
        wide, high = self.layer.get_size()
        across = np.linspace(0.0, wide, 9)
        places = (across + left - camera.screen_x(0.0)) / camera.scale
        heights = profile.at(places)
        if profile.crest is not None:  # a driven wave is drawn higher than the lake stands
            heights = np.maximum(heights, np.interp(places, *profile.crest, left=-np.inf, right=-np.inf))
        line = camera.screen_y(heights) - top
        self.wash.fill((255, 255, 255, 255))
        edge = np.column_stack([across, np.minimum(np.maximum(line, 0.0), high)])
        safe_draw.polygon(self.wash, SUNK, np.concatenate([edge, [(wide, high), (0.0, high)]]))
        self.layer.blit(self.wash, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        safe_draw.blit_at(surface, self.layer.copy(), (left, top))
