"""Picture of a jetty: a wave that stands higher than its boards goes over them, whatever height it is drawn with."""

import numpy as np
import pygame
import pytest

from game.sim.objects.jetty import JettyPose
from game.view.camera.camera import Camera
from game.view.objects.jetty import drowned_boards
from game.view.objects.pictures import Pictures
from game.view.render.assets import Assets
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")
BOARDS = 0.85


def _lake(surface: float) -> SurfaceProfile:
    profile = SurfaceProfile(8)
    profile.take_places(np.linspace(0.0, 40.0, 401))
    profile.surface = np.full(401, surface)
    profile.wet = np.ones(401, dtype=bool)
    return profile


@pytest.fixture
def jetty() -> JettyPose:
    return JettyPose("jetty", x=20.0, y=BOARDS, reach=10.0)


def test_over_a_quiet_lake_every_board_is_dry(jetty):
    assert drowned_boards(_lake(0.0), jetty) == (False, [])


def test_a_wave_goes_over_the_boards_as_wide_as_it_is_drawn(jetty):
    profile = _lake(0.0)
    profile.crest = np.array([14.0, 18.0, 22.0]), np.array([0.0, 2.0 * BOARDS, 0.0])
    drowned, (back, face) = drowned_boards(profile, jetty)
    assert not drowned and back == pytest.approx(16.0, abs=0.1) and face == pytest.approx(20.0, abs=0.1)


def test_a_wave_that_comes_over_the_left_end_drowns_that_first(jetty):
    profile = _lake(0.0)
    profile.crest = np.array([6.0, 10.0, 14.0]), np.array([0.0, 2.0 * BOARDS, 0.0])
    drowned, (face,) = drowned_boards(profile, jetty)
    assert drowned and face == pytest.approx(12.0, abs=0.1)


def test_water_that_is_no_lake_drowns_nothing(jetty):
    profile = _lake(3.0)
    profile.wet[:] = False
    assert drowned_boards(profile, jetty) == (False, [])


def test_boards_and_piles_turn_dark_with_the_night(jetty):
    pictures, camera = Pictures(Assets(), palette("dusk"), 1.0, SpriteCache("test", "")), Camera(1.0, 0.0, 40.0)
    camera.x, lights, lake = 20.0, [], _lake(0.0)
    lake.depth = np.full(401, 3.0)
    for night in (0.0, 0.5, 1.0, 0.0):
        surface = pygame.Surface((1280, 720), 0, 32)
        pictures.draw(surface, camera, lake, [jetty], 0.0, night)
        lights.append(int(pygame.surfarray.array3d(surface).astype(int).sum()))
    assert lights[0] > lights[1] > lights[2] > 0 and lights[3] == lights[0]


def test_a_jetty_that_comes_into_the_picture_by_night_is_dark_from_its_first_picture(jetty):
    pictures, camera = Pictures(Assets(), palette("dusk"), 1.0, SpriteCache("test", "")), Camera(1.0, 0.0, 40.0)
    camera.x, seen, lake = 20.0, [], _lake(0.0)
    lake.depth = np.full(401, 3.0)
    for _ in range(2):
        surface = pygame.Surface((1280, 720), 0, 32)
        pictures.draw(surface, camera, lake, [jetty], 0.0, 1.0)
        seen.append(pygame.image.tobytes(surface, "RGB"))
    assert seen[0] == seen[1]
