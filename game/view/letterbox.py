"""Letterbox: where in a window the picture lies, at which scale it is drawn, and the bars beside it."""

import pygame

from game.view.camera.camera import HEIGHT, WIDTH
from game.view.render.palette import RGB

MIN_SCALE, MAX_SCALE = 0.1, 2.0
"""Scales between which the picture is drawn; beyond, it is drawn at the limit and stretched."""


class Letterbox:
    """For a window of `size` real pixels."""

    def __init__(self, size: tuple[int, int], bars: RGB) -> None:
        self.size = max(1, int(size[0])), max(1, int(size[1]))
        fit = min(self.size[0] / WIDTH, self.size[1] / HEIGHT)
        self.scale = min(max(fit, MIN_SCALE), MAX_SCALE)
        """Pixels of the picture for one reference pixel."""
        self.picture = round(WIDTH * self.scale), round(HEIGHT * self.scale)
        """The size of the picture as it is drawn."""
        self._shown = max(1, round(WIDTH * fit)), max(1, round(HEIGHT * fit))
        self._stretched = pygame.Surface(self.picture, 0, 32) if self._shown != self.picture else None
        self._bars = bars

    def canvas(self, window: pygame.Surface) -> pygame.Surface:
        """What the picture is drawn on: the middle of the window, or a surface of its own if it must be stretched."""
        if self._stretched is not None:
            return self._stretched
        if window.get_size() == self.picture:
            return window
        return window.subsurface((*self._fill_bars(window), *self.picture))

    def show(self, window: pygame.Surface) -> None:
        """Once the picture is drawn: stretch it into the window, if it is not there already."""
        if self._stretched is not None:
            window.blit(pygame.transform.scale(self._stretched, self._shown), self._fill_bars(window))

    def _fill_bars(self, window: pygame.Surface) -> tuple[int, int]:
        """The bars beside the picture; where its corner is."""
        (width, height), (wide, high) = window.get_size(), self._shown
        left, top = (width - wide) // 2, (height - high) // 2
        for box in ((0, 0, width, top), (0, top + high, width, height), (0, 0, left, height), (left + wide, 0, width, height)):
            window.fill(self._bars, box)
        return left, top
