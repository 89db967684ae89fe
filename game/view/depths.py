"""Takes the still lake's colours, gives the water seen from the side: bokashi, sunk ridges, print lines, shafts of light."""

import numpy as np
import pygame

from game.view import bokashi, canvas
from game.view.camera import EDGE, HEIGHT, METRE, WIDTH, Camera
from game.view.edge import JOINT
from game.view.palette import Palette, mix, rgb

PERIOD = 1800


class Depths:
    def __init__(self, palette: Palette, k: float) -> None:
        self.palette, self.k = palette, k
        self.width = round(WIDTH * k)
        self.height = round((HEIGHT - EDGE - JOINT + 150) * k)
        self.sheet = self._sheet()
        self.shafts = [self._shaft(i) for i in range(4)]

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        surface.blit(self.sheet, (0, round(camera.edge) + round(JOINT * self.k)))

    def draw_light(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """Shafts lean in from the light and breathe."""
        period = PERIOD * self.k
        for i in range(7):
            sprite = self.shafts[i % len(self.shafts)]
            x = (i * 257 * self.k - camera.x * camera.scale * 0.7 + 14 * np.sin(seconds * 0.3 + i) * self.k) % period - 260 * self.k
            if -sprite.get_width() < x < self.width:
                canvas.stamp(surface, sprite, (x, camera.edge + 6 * self.k), canvas.ADD)

    def _sheet(self) -> pygame.Surface:
        k = self.k
        rows = bokashi.gradient(self.palette.under, round(6.4 * METRE * k))
        start = round(JOINT * k)
        rows = rows[np.clip(np.arange(self.height) + start, 0, len(rows) - 1)]
        colors = np.repeat(rows[:, None, :], self.width, axis=1)
        dice = bokashi.generator("depths")
        fade = np.clip(np.arange(self.height) / (40 * k), 0, 1)[:, None]
        colors += (bokashi.noise(self.width, self.height, 240 * k, 9 * k, dice) * fade)[:, :, None] * 5
        return bokashi.opaque(colors)

    def _shaft(self, index: int) -> pygame.Surface:
        """A leaning beam, soft at its sides, bright at the top; black elsewhere, to be added."""
        k, dice = self.k, bokashi.generator("shaft", index)
        width, height = round(dice.uniform(120, 210) * k), round(dice.uniform(190, 250) * k)
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        across = np.arange(width, dtype=np.float32)[None, :]
        middle = width * (0.8 - 0.6 * down)
        half = width * (0.09 + 0.09 * down)
        beam = np.exp(-(((across - middle) / half) ** 2))
        fade = np.clip(down / 0.1, 0, 1) * (1 - down) ** 1.2
        return bokashi.opaque((beam * fade)[..., None] * np.asarray(rgb(self.palette.shaft), dtype=np.float32) - 0.5)
