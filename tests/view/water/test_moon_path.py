"""The moon lies on the lake: below itself, over the whole plane, glittering, and no more than the night lets it."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.view.camera.camera import Camera
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.moon_path import NEAR, MoonPath

pytestmark = pytest.mark.usefixtures("no_prints")
MOON_X = 400.0


def lit(share: float, seconds: float = 3.0) -> Any:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, 0.0, 100.0)
    MoonPath(1.0, SpriteCache("test", "")).draw(surface, camera, MOON_X, seconds, share)
    return pygame.surfarray.array3d(surface).astype(int).sum(axis=2)


def test_it_lies_under_the_moon_between_horizon_and_edge() -> None:
    camera, columns = Camera(1.0, 0.0, 100.0), np.flatnonzero(lit(1.0).any(axis=1))
    assert MOON_X - 2.0 * NEAR < columns.min() < MOON_X < columns.max() < MOON_X + 2.0 * NEAR
    rows = np.flatnonzero(lit(1.0).any(axis=0))
    assert camera.horizon <= rows.min() and rows.max() <= camera.edge + 4


def test_it_glitters() -> None:
    assert np.abs(lit(1.0, 3.0) - lit(1.0, 3.6)).sum() > 0.2 * lit(1.0).sum()


def test_it_comes_with_the_night() -> None:
    faint, full = lit(0.4).sum(), lit(1.0).sum()
    assert lit(0.0).sum() == 0 < faint < full
