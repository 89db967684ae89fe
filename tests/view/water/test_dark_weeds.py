"""Weeds between the lake and the eye: their feet are out of the picture, and they hide nobody who is being caught."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.view.scene import Scene
from game.view.water.wildlife import Wildlife
from tests.sim.lakes import level

pytestmark = pytest.mark.usefixtures("no_prints")
CLEAR, SIZE = (200, 9, 9), (640, 360)


def drawn(wildlife: Wildlife, scene: Scene) -> np.ndarray:
    """Where there is a weed, by row."""
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill(CLEAR)
    wildlife.draw_before(surface, scene.camera, 1.0)
    rows = (pygame.surfarray.array3d(surface) != CLEAR).any(axis=2).any(axis=0)
    return np.flatnonzero(rows)


def test_they_go_out_of_the_way_of_a_web_and_come_back() -> None:
    scene = Scene(level(), SIZE)
    wildlife = scene.layers.wildlife
    scene.camera.x = (wildlife.left + wildlife.right) / 2
    wildlife._spot = lambda number, apart, beat, share: (number * apart, -9.0, 0.0)  # type: ignore[method-assign]
    wildlife.left, wildlife.right, wildlife.reeds = -999.0, 999.0, SimpleNamespace()  # type: ignore[assignment]
    wildlife._draw_reeds = lambda surface, camera: None  # type: ignore[method-assign]
    before = drawn(wildlife, scene)
    assert len(before) and before[-1] == SIZE[1] - 1, "whatever the eye's height, no foot hangs in the picture"
    wildlife.pass_time(0.4, bows=True)
    assert len(drawn(wildlife, scene)) < len(before)
    wildlife.pass_time(2.0, bows=True)
    assert not len(drawn(wildlife, scene))
    wildlife.pass_time(2.0)
    assert len(drawn(wildlife, scene)) == len(before)
