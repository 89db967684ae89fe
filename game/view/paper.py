"""Takes a size, gives the paper: fibre, plank grain and a vignette, multiplied over the finished picture."""

import numpy as np
import pygame

from game.view import bokashi, canvas


class Paper:
    def __init__(self, size: tuple[int, int], k: float) -> None:
        self.sheet = self._sheet(size, k)

    def draw(self, surface: pygame.Surface) -> None:
        surface.blit(self.sheet, (0, 0), special_flags=canvas.MULTIPLY)

    def _sheet(self, size: tuple[int, int], k: float) -> pygame.Surface:
        width, height = size
        dice = bokashi.generator("paper")
        fibre = bokashi.noise(width, height, 3 * k, 1.5 * k, dice) * 0.025 + bokashi.noise(width, height, 14 * k, 5 * k, dice) * 0.015
        plank = bokashi.noise(width, height, 180 * k, 2.2 * k, dice) * 0.035
        across, down = np.linspace(-1, 1, width, dtype=np.float32)[None, :], np.linspace(-1, 1, height, dtype=np.float32)[:, None]
        vignette = np.clip((across**2 * 0.85 + down**2 * 0.75) - 0.55, 0, 1) * 0.26
        value = np.clip(0.965 + fibre + plank - vignette, 0, 1)
        warm = np.array([1.0, 0.992, 0.968], dtype=np.float32)
        return bokashi.opaque(value[..., None] * warm * 255)
