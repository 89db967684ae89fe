"""Takes the ground line, gives the land in section: earth in bokashi with strata, bed, sand and grass, cut into tiles made when they come near."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import HEIGHT, METRE, Camera
from game.view.palette import Palette, mix, rgb

TILE = 320
"""Reference pixels across a tile."""
BELOW = 7.0
"""Metres below the still lake down to which land is drawn."""
KEPT = 14


class Land:
    def __init__(self, palette: Palette, k: float, line: Sequence[tuple[float, float]], level: float) -> None:
        self.palette, self.k, self.level = palette, k, level
        self.scale = METRE * k
        self.xs, self.ys = np.array([x for x, _ in line], dtype=float), np.array([y for _, y in line], dtype=float)
        self.tile = round(TILE * k)
        self.tiles: OrderedDict[int, tuple[pygame.Surface, float]] = OrderedDict()

    def height(self, x: np.ndarray) -> np.ndarray:
        return np.interp(x, self.xs, self.ys)

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        first, last = int(camera.left * self.scale // self.tile), int(camera.right * self.scale // self.tile)
        for number in range(first, last + 1):
            sprite, top = self._tile(number)
            x = number * self.tile - round(camera.x * camera.scale - camera.width / 2 - camera.shift_x)
            canvas.stamp(surface, sprite, (x, camera.screen_y(top)))

    def _tile(self, number: int) -> tuple[pygame.Surface, float]:
        made = self.tiles.get(number)
        if made is None:
            made = self.tiles[number] = self._cut(number)
            if len(self.tiles) > KEPT:
                self.tiles.popitem(last=False)
        self.tiles.move_to_end(number)
        return made

    def _cut(self, number: int) -> tuple[pygame.Surface, float]:
        x = (number * self.tile + np.arange(self.tile) + 0.5) / self.scale
        ground = self.height(x)
        top = float(ground.max()) + 0.3
        bottom = min(self.level - BELOW, float(ground.min()) - 1.0)
        rows = max(2, round((top - bottom) * self.scale))
        crest = (top - ground) * self.scale
        down = np.arange(rows, dtype=np.float32)[:, None]
        alpha = np.clip(down - crest[None, :] + 0.5, 0, 1)
        y = top - (np.arange(rows) + 0.5) / self.scale
        share = np.clip((self.level + 1.5 - y) / 7.0, 0, 1)
        stops = bokashi.gradient(self.palette.earth, 256)
        colors = np.repeat(stops[(share * 255).astype(int)][:, None, :], self.tile, axis=1)
        return bokashi.translucent(colors, alpha.astype(np.float32)), top
