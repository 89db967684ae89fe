"""Below the surface: the part of a sprite that is under the lake as it moves, dimmer and in the lake's colour."""

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.render import safe_draw
from game.view.water.surface import SurfaceProfile

Shade = tuple[int, int, int, int]
"""What is left of colours and of strength, of 255."""
POINTS = 9
"""Places at which the water's height is read across a sprite."""


def tint_below(
    layer: pygame.Surface, wash: pygame.Surface, camera: Camera, profile: SurfaceProfile, corner: tuple[int, int], shade: Shade
) -> None:
    """Multiply by `shade` what of a premultiplied `layer` lies under water once its left upper `corner` is there in the picture.

    Only its own pixels are tinted: a veil of water over a place would lie over the rock or the shore behind it, too. `wash` is a
    surface of the same size, whatever is on it.
    """
    wide, high = layer.get_size()
    across = np.linspace(0.0, wide, POINTS)
    places = (across + corner[0] - camera.screen_x(0.0)) / camera.scale
    heights = profile.at(places)
    if profile.crest is not None:  # a driven wave is drawn higher than the lake stands
        heights = np.maximum(heights, np.interp(places, *profile.crest, left=-np.inf, right=-np.inf))
    line = camera.screen_y(heights) - corner[1]
    wash.fill((255, 255, 255, 255))
    edge = np.column_stack([across, np.minimum(np.maximum(line, 0.0), high)])
    safe_draw.polygon(wash, shade, np.concatenate([edge, [(wide, high), (0.0, high)]]))
    layer.blit(wash, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
