"""Viewport: from world to pixels of the picture and back."""

import numpy as np
import pygame

from game.view.camera.camera import HEIGHT, WIDTH, Camera, Numbers


class Viewport:
    """`px` is real pixels per reference pixel, whatever size the scene itself was painted at."""

    def __init__(self, camera: Camera, size: tuple[int, int]) -> None:
        self.camera = camera
        self.width, self.height = size
        self.px = min(size[0] / WIDTH, size[1] / HEIGHT)
        self._left, self._top = (size[0] - WIDTH * self.px) / 2, (size[1] - HEIGHT * self.px) / 2
        self._ratio = self.px / camera.px
        self.metre = camera.scale * self._ratio

    def x(self, x: Numbers) -> Numbers:
        """The column of a place."""
        return self.camera.screen_x(x) * self._ratio + self._left

    def y(self, y: Numbers) -> Numbers:
        """The row of a height."""
        return self.camera.screen_y(y) * self._ratio + self._top

    def points(self, places: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(self.x(x), self.y(y)) for x, y in places]

    def seen(self, line: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """Pixels of the part of a line from left to right that lies in the picture: cut at its sides, where the line is."""
        first, last = max(self.span[0] - 1.0, line[0][0]), min(self.span[1] + 1.0, line[-1][0])
        if first >= last:
            return []
        xs, ys = zip(*line, strict=True)
        ends = [(x, float(np.interp(x, xs, ys))) for x in (first, last)]
        return self.points([ends[0], *(place for place in line if first < place[0] < last), ends[1]])

    def place(self, at: tuple[float, float]) -> tuple[float, float]:
        """The place in the world behind a pixel."""
        camera = self.camera
        return camera.world_x((at[0] - self._left) / self._ratio), camera.world_y((at[1] - self._top) / self._ratio)

    @property
    def box(self) -> pygame.Rect:
        return pygame.Rect(0, 0, self.width, self.height)

    @property
    def span(self) -> tuple[float, float]:
        """The places at the picture's left and right edge."""
        return self.place((0, 0))[0], self.place((self.width, 0))[0]
