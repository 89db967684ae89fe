"""Ink frame: brush strokes that shoot in from the picture's edges and leave only a gap round whoever has been caught."""

import math
from collections.abc import Iterator

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.render import painting, safe_draw
from game.view.render.palette import Palette, rgb
from game.view.render.sprites.sprite_cache import SpriteCache

STROKES = 96
GAP = 300.0, 205.0
"""Reference pixels from the middle to where the longest strokes end, across and up."""
REACH = 1.5
"""Times the picture's size that it covers: its gap may lie anywhere in the picture."""
RAGGED = 0.85
"""How much farther out than the longest the shortest stroke ends, of the gap."""
FINE, BAND = 2, 96
"""How much finer it is painted than it is shown, and how many rows at a time: all at once would take as much as a scene."""


class InkFrame:
    def __init__(self, palette: Palette, px: float, cache: SpriteCache, size: tuple[int, int]) -> None:
        self.palette, self.px = palette, px
        self.size = round(size[0] * REACH), round(size[1] * REACH)
        self.sprite = cache.get("ink frame", lambda: [self._paint()])[0]

    def draw(self, surface: pygame.Surface, middle: tuple[float, float], strength: float = 1.0) -> None:
        """With its gap about a place in the picture; its `strength` is less for the few frames in which it goes.

        None about somebody who is out of the picture; near an edge the gap stays so far inside that the strokes still reach every corner.
        """
        wide, high = surface.get_size()
        if strength <= 0.0 or not 0.0 <= middle[0] <= wide:
            return
        x, y = (_inside(at, side, covers) for at, side, covers in zip(middle, (wide, high), self.sprite.get_size(), strict=True))
        left, top = round(x - self.sprite.get_width() / 2), round(y - self.sprite.get_height() / 2)
        if strength >= 1.0:
            safe_draw.blit_at(surface, self.sprite, (left, top))
            return
        seen = pygame.Rect(-left, -top, wide, high).clip(self.sprite.get_rect())
        safe_draw.blit_at(surface, painting.faded(self.sprite.subsurface(seen), strength), (left + seen.x, top + seen.y))

    def _paint(self) -> pygame.Surface:
        wide, high = (side // painting.SIMD_WIDTH * painting.SIMD_WIDTH for side in self.size)
        strokes = np.stack(list(self._strokes(wide, high)))
        frame = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
        for top in range(0, high, BAND):
            rows = min(BAND, high - top)
            fine = pygame.Surface((wide * FINE, rows * FINE), pygame.SRCALPHA, 32)
            for stroke in (strokes - (0, top)) * FINE:
                safe_draw.polygon(fine, (*rgb(self.palette.ink), 255), stroke)
            shown = pygame.transform.smoothscale(fine.premul_alpha(), (wide, rows))
            frame.blit(shown, (0, top), special_flags=safe_draw.PREMULTIPLIED)
        return frame

    def _strokes(self, wide: int, high: int) -> Iterator[NDArray[np.float64]]:
        """Outlines, each with a tip near the middle and its foot beyond the edge."""
        dice = painting.generator("ink frame")
        middle, far = np.array([wide / 2, high / 2]), math.hypot(wide, high) * 0.6
        for number in range(STROKES):
            turn = 2.0 * math.pi * (number + dice.uniform(-0.4, 0.4)) / STROKES
            way = np.array([math.cos(turn), math.sin(turn)])
            broad = dice.uniform(0.6, 1.5) * math.pi * far / STROKES
            side = np.array([-way[1], way[0]]) * broad
            tip = middle + way * np.array(GAP) * self.px * (1.0 + RAGGED * dice.uniform(0.0, 1.0) ** 2)
            left, right, bow = middle + way * far + side, middle + way * far - side, side * dice.uniform(-0.15, 0.15)
            yield np.stack([tip, (tip + left) / 2 + bow, left, right, (tip + right) / 2 + bow])


def _inside(at: float, side: int, covers: int) -> float:
    """The place nearest to `at` about which a sprite of the width `covers` leaves nothing of a picture's `side` bare."""
    spare = max(0.0, (covers - side) / 2)
    return min(max(at, side / 2 - spare), side / 2 + spare)
