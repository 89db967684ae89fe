"""A rope bridge whose boards are missing shows it: over the gap no hand rope goes on, and torn ends hang beside it."""

import numpy as np
import pygame
import pytest

from game.sim.objects.rope_bridge import RopeBridgePose
from game.view.camera.camera import Camera
from game.view.objects.rope_bridge import RAIL_M, RopeBridgePicture
from game.view.render.assets import Assets
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")
SKY = (70, 110, 140)
LEFT, RIGHT, HIGH = 40.0, 60.0, 4.0
GAP = (48.0, 52.0)


def drawn(gaps: tuple[tuple[float, float], ...]) -> tuple[np.ndarray, Camera]:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, 0.0, 100.0)
    surface.fill(SKY)
    camera.x = 50.0
    picture = RopeBridgePicture(Assets(), palette("noon"), 1.0, SpriteCache("test", ""))
    nodes = tuple((float(x), HIGH) for x in np.linspace(LEFT, RIGHT, 41))
    pose = RopeBridgePose("bridge", 50.0, HIGH, 10.0, nodes, gaps)
    picture.draw(surface, camera, SurfaceProfile(8), pose, 1.0)
    picture.draw_before(surface, camera, pose)
    return np.abs(pygame.surfarray.array3d(surface).astype(int) - SKY).sum(axis=2) > 30, camera


def inked(picture: np.ndarray, camera: Camera, x: tuple[float, float], y: tuple[float, float]) -> int:
    """Columns between two places that have ink between two heights, in metres."""
    left, top = camera.to_screen(x[0], y[1])
    right, foot = camera.to_screen(x[1], y[0])
    return int(picture[round(left) : round(right), round(top) : round(foot)].any(axis=1).sum())


def test_no_hand_rope_goes_on_over_a_gap() -> None:
    rail = (HIGH + RAIL_M - 0.2, HIGH + RAIL_M + 0.3)
    middle = (GAP[0] + 0.9, GAP[1] - 0.9)
    (whole, camera), (torn, _) = drawn(()), drawn((GAP,))
    wide = camera.screen_x(middle[1]) - camera.screen_x(middle[0])
    assert inked(whole, camera, middle, rail) > 0.9 * wide
    assert inked(torn, camera, middle, rail) == 0
    assert inked(torn, camera, (GAP[1] + 1.0, RIGHT - 1.0), rail) > 280, "where there are boards it goes on"


def test_torn_ends_hang_beside_the_gap() -> None:
    below = (HIGH - 0.9, HIGH - 0.3)
    (whole, camera), (torn, _) = drawn(()), drawn((GAP,))
    for edge in GAP:
        beside = (edge - 0.9, edge + 0.9)
        assert not inked(whole, camera, beside, below) and inked(torn, camera, beside, below)
