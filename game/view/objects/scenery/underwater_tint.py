"""Underwater tint: the lake's colour over what of a sprite lies below the still water, and the wet of splashes above it."""

from functools import cached_property

import numpy as np
import pygame

from game.view.camera.camera import METRE
from game.view.render import painting
from game.view.render.painting import SIMD_WIDTH
from game.view.render.time_of_day import LevelPalette

SPLASH_M = 0.4
"""Metres over the still water up to which stone is wet."""
VEIL, MAX_DEPTH_M, VEIL_WIDE = ((0.0, 0.4, 2.0, 6.0), (0.16, 0.24, 0.34, 0.44)), 14.0, 128
"""How much of the lake's colour lies over a thing at which depths (metres); the depth down to which that is told apart; and how wide,
in pixels, the strips are that are laid over it."""


class UnderwaterTint:
    def __init__(self, palette: LevelPalette, px: float, still: float | None) -> None:
        """`still` is the height of the still water, or None in a level without any: then nothing is tinted."""
        self.palette, self.px, self.still = palette, px, still
        self.splash = round(SPLASH_M * METRE * px)

    def lay_over(self, sprite: pygame.Surface, top: float) -> None:
        """Tint a sprite whose first row lies at the height `top`."""
        if self.still is not None:
            self._tint_below(sprite, round((top - self.still) * METRE * self.px))

    def _tint_below(self, sprite: pygame.Surface, line: int) -> None:
        """Lay water over what of a sprite is below its row `line`, the more the deeper, so that light and shade melt into the lake's colour
        together; what is just above is wet. `line` may lie over the sprite's first row."""
        less, more = self._veils
        top = max(line - self.splash, sprite.get_height() - more.get_height())
        part = (0, max(0, -top), *sprite.get_size())
        wash = sprite.copy()
        wash.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        for x in range(0, sprite.get_width(), more.get_width()):
            wash.blit(more, (x, max(0, top)), part, special_flags=pygame.BLEND_RGB_ADD)
            sprite.blit(less, (x, max(0, top)), part, special_flags=pygame.BLEND_RGB_MULT)
        sprite.blit(wash.premul_alpha(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    @cached_property
    def _veils(self) -> list[pygame.Surface]:
        """What a thing under water is multiplied by, and what is added to it, by rows from where the splashes reach down to MAX_DEPTH_M."""
        rows = np.arange(-self.splash, round(MAX_DEPTH_M * METRE * self.px), dtype=np.float32)
        deep = rows / (METRE * self.px)
        share = np.where(deep < -0.06, 0, np.interp(deep, *VEIL))[:, None]
        wet = np.interp(deep, (-SPLASH_M, 0.2 - SPLASH_M, 0, 0.25), (1, 0.74, 0.68, 1))[:, None]
        water = painting.gradient(self.palette.under, round(6.4 * METRE * self.px))
        tone = water[np.clip(rows, 0, len(water) - 1).astype(int)]
        cool = 1 + (tone / 255 - 1) * np.interp(deep, (-0.06, 0.3, 6), (0, 0.3, 0.3))[:, None]
        veils = (255 * wet * cool * (1 - share), tone * share)
        return [
            pygame.transform.scale(painting.opaque(veil[:, None, :].repeat(SIMD_WIDTH, axis=1)), (VEIL_WIDE, len(rows))) for veil in veils
        ]
