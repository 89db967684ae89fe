"""A sheet of water that runs up a beach is thin to look at, too, and there is no seam where it joins the lake."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.view.camera.camera import Camera
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water import swash
from game.view.water.surface import MIN_LAND_DEPTH_M, SurfaceProfile
from game.view.water.waterline import Waterline

pytestmark = pytest.mark.usefixtures("no_prints")
SIZE = (1280, 720)
CELL, COUNT, MIDDLE = 0.1, 400, 20.0
BEHIND = (250, 40, 40)


def drawn(depth: np.ndarray) -> tuple[np.ndarray, SurfaceProfile, Camera]:
    """So much water on level land half a metre over the still lake, before a red wall."""
    x = (np.arange(COUNT) + 0.5) * CELL
    bed, calm = np.full(COUNT, 0.5), np.zeros(COUNT)
    lake = SimpleNamespace(left=0.0, right=float(x[-1]), cell=CELL, n=COUNT, x=x, bed=bed, depth=depth, foam=calm, wetness=calm, level=0.0)
    camera = Camera(1.0, 0.0, float(x[-1]))
    camera.x = MIDDLE
    look = palette("dusk")
    edge = Waterline(look, 1.0, SpriteCache(look.model_dump_json() + repr(1.0), ""))
    profile, surface = SurfaceProfile(edge.column), pygame.Surface(SIZE, 0, 32)
    surface.fill(BEHIND)
    profile.read([lake], [bed + depth], camera)  # type: ignore[list-item]
    edge.draw(surface, camera, profile)
    return pygame.surfarray.array3d(surface).astype(int), profile, camera


def hidden(depth: float) -> float:
    """The share of the wall that is not seen through so much water, close over the ground."""
    pixels, _, camera = drawn(np.full(COUNT, depth))
    x, y = round(camera.screen_x(MIDDLE)), round(camera.screen_y(0.5)) - 2
    return float(np.abs(pixels[x, y] - BEHIND).sum()) / float(np.abs(np.array((20, 120, 130)) - BEHIND).sum())


def test_one_sees_through_it_the_better_the_thinner_it_is() -> None:
    thin, half, lake = hidden(MIN_LAND_DEPTH_M + 0.03), hidden(swash.LAKE_DEPTH_M / 2), hidden(swash.LAKE_DEPTH_M + 0.2)
    assert 0.05 < thin < 0.4 < half < lake and lake > 0.8


def test_it_joins_the_lake_without_a_seam() -> None:
    pixels, profile, camera = drawn(np.linspace(MIN_LAND_DEPTH_M + 0.3, 2 * swash.LAKE_DEPTH_M - MIN_LAND_DEPTH_M - 0.3, COUNT))
    join = int(np.flatnonzero(np.diff(swash.covers(profile).astype(int)))[0])
    x, y = round(camera.screen_x(float(profile.x[join]))), round(camera.screen_y(0.5)) - 4
    assert np.abs(pixels[x - 2, y] - pixels[x + profile.column + 2, y]).max() < 14


def test_the_lake_itself_is_none() -> None:
    profile = drawn(np.full(COUNT, 0.3))[1]
    profile.ashore[:] = False
    assert not swash.covers(profile).any()
