"""Below the surface: the part of a sprite that is under the lake as it moves, dimmer and in the lake's colour."""

import numpy as np
import pygame

from game.view.camera.camera import Camera
from game.view.water.surface import SurfaceProfile

Shade = tuple[int, int, int, int]
"""What is left of colours and of strength, of 255."""
STRIP = 10
"""Pixels across that are tinted down from one row: of the steps from one to the next no more is seen than the lake's lip covers."""


def tint_below(layer: pygame.Surface, camera: Camera, profile: SurfaceProfile, corner: tuple[int, int], shade: Shade) -> None:
    """Multiply by `shade` what of a premultiplied `layer` lies under water once its left upper `corner` is there in the picture.

    Only its own pixels are tinted: a veil of water over a place would lie over the rock or the shore behind it, too.
    """
    wide, high = layer.get_size()
    places = (np.arange(0.5 * STRIP, wide, STRIP) + (corner[0] - camera.screen_x(0.0))) / camera.scale
    heights = profile.at(places)
    if profile.crest is not None:  # a driven wave is drawn higher than the lake stands
        heights = np.maximum(heights, np.interp(places, *profile.crest, left=-np.inf, right=-np.inf))
    rows = np.clip(camera.screen_y(heights) - corner[1], 0.0, high).astype(np.int64).tolist()
    for number, row in enumerate(rows):
        if row < high:
            layer.fill(shade, (number * STRIP, row, STRIP, high - row), special_flags=pygame.BLEND_RGBA_MULT)
