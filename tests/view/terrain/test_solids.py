"""Walls and jetties are drawn whole and without a seam, whatever size the picture has."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.view.camera.camera import Camera
from game.view.render.palette import Palette
from game.view.terrain.solids import Solids

CLEAR = 8
"""Pixels left of each edge and inside it, where the ink of the outline and its smoothed border are."""


@pytest.mark.parametrize("height", [360, 480, 568, 600, 720, 768, 900, 1049, 1080])
def test_a_wall_is_whole_in_a_window_of_any_height(height: int) -> None:
    px = height / 720
    wall = SimpleNamespace(outline=[(-6.0, -4.0), (6.0, -4.0), (6.0, 1.0), (-6.0, 1.0)], material="stone")
    camera, surface = Camera(px, -50.0, 50.0), pygame.Surface((round(1280 * px), height), pygame.SRCALPHA, 32)
    camera.x = 0.0
    Solids(Palette(), px, [wall], None).draw(surface, camera)
    alpha = pygame.surfarray.array_alpha(surface)
    left, right, top = (round(value) for value in (camera.screen_x(-6.0), camera.screen_x(6.0), camera.screen_y(1.0)))
    bottom = min(height, round(camera.screen_y(-4.0)))
    within = alpha[left + CLEAR : right - CLEAR, top + CLEAR : bottom - CLEAR]
    assert within.size > 0.1 * alpha.size and (within > 250).all(), "no hole, no seam"
    assert not np.concatenate([alpha[: left - CLEAR].ravel(), alpha[right + CLEAR :].ravel(), alpha[:, : top - CLEAR].ravel()]).any()
