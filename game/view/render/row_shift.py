"""Row shift: changes the vertical gradient of a finished sprite, by adding colour to every row, or taking it away."""

import numpy as np
import pygame

from game.view.render import safe_draw
from game.view.render.painting import Array

SWATH = 128
"""Pixels across a strip in which colours are changed."""


class RowShift:
    """`rows` are differences in red, green and blue, a row for each of the sheet's."""

    def __init__(self, rows: Array) -> None:
        self._rows = rows
        self._share = 0.0
        self._swaths: list[tuple[pygame.Surface, int]] = []

    def lay(self, sheet: pygame.Surface, share: float, high: int | None = None) -> None:
        """That `share` of the difference, on the uppermost `high` rows."""
        if share != self._share:
            rows = np.rint(self._rows * share)
            self._share, self._swaths = share, [(_swath(rows), safe_draw.ADD), (_swath(-rows), pygame.BLEND_RGB_SUB)]
        for swath, flags in self._swaths:
            part = swath.subsurface((0, 0, SWATH, min(swath.get_height(), high or swath.get_height())))
            sheet.fblits([(part, (x, 0)) for x in range(0, sheet.get_width(), SWATH)], flags)


def _swath(lack: Array) -> pygame.Surface:
    red, green, blue = np.clip(lack, 0, 255).astype(np.uint32).T
    strip = np.broadcast_to((red << 16 | green << 8 | blue)[:, None], (len(lack), SWATH))  # whole pixels: a tenth of the time of channels
    return pygame.image.frombuffer(strip.tobytes(), (SWATH, len(lack)), "BGRA")
