"""A picture that shows more of a lake than usual has more in its sky: a great mountain, haze, islands, herons; no other has."""

import numpy as np
import pygame
import pytest

from game.view.camera.camera import DEFAULT_LENS, Camera, Lens
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.background import vista
from game.view.terrain.background.herons import Herons
from game.view.terrain.background.sky import Sky

pytestmark = pytest.mark.usefixtures("no_prints")
WIDE = Lens(40.0)


def test_only_a_wide_picture_has_one() -> None:
    usual, wide = (Sky(palette("dusk"), 0.5, SpriteCache("test", ""), "somewhere", lens) for lens in (DEFAULT_LENS, WIDE))
    assert usual.vista is None and wide.vista is not None
    assert len(wide.strips) == len(usual.strips) + 1


def test_the_sun_goes_down_behind_the_ridges_as_night_falls_and_its_halo_with_it() -> None:
    camera, warm = Camera(0.5, 0.0, 100.0, WIDE), []
    for night in (0.0, 0.3, 0.8):
        sky = Sky(palette("dusk"), 0.5, SpriteCache("test", ""), "somewhere", WIDE, nightfall=True)
        sky.night, surface = night, pygame.Surface((640, 360), 0, 32)
        sky.draw(surface, camera, 1.0, 0)
        seen = pygame.surfarray.array3d(surface)[:, : round(camera.horizon)].astype(int)
        warm.append(int((seen[..., 0] > seen[..., 2] + 50).sum()))
    assert warm[0] > 5 * warm[1] > 25 * warm[2]


def test_an_attempt_that_begins_by_day_again_has_no_night_in_its_sky() -> None:
    """The sky is printed seldom, but not shown for half a second at an hour that is over."""
    camera, skies = Camera(0.5, 0.0, 100.0, WIDE), [Sky(palette("dusk"), 0.5, SpriteCache("test", ""), "a", WIDE, True) for _ in range(2)]
    surfaces = [pygame.Surface((640, 360), 0, 32) for _ in skies]
    skies[0].night = 1.0
    skies[0].draw(surfaces[0], camera, 60.0, 0)
    skies[0].night = 0.0
    for sky, surface in zip(skies, surfaces, strict=True):
        sky.draw(surface, camera, 1.0, 1)
    assert pygame.image.tobytes(surfaces[0], "RGB") == pygame.image.tobytes(surfaces[1], "RGB")


def test_islands_stand_on_the_horizon() -> None:
    strip = vista.islands(palette("dusk"), 0.5, 2400.0)
    seen = pygame.surfarray.array_alpha(strip)
    assert seen[:, -1].any() and not seen[:, 0].any()
    for left, long, _, _ in vista.ISLANDS:
        assert seen[round((left + long / 2) * 0.5), -1] > 200


def test_herons_fly_on_and_beat_their_wings() -> None:
    herons, camera, places = Herons(palette("dusk"), 1.0, SpriteCache("test", "")), Camera(1.0, 0.0, 100.0, WIDE), []
    camera.x = 0.0
    for seconds in (0.0, 0.55, 8.0):
        surface = pygame.Surface((1280, 720), 0, 32)
        herons.draw(surface, camera, seconds)
        seen = pygame.surfarray.array3d(surface).any(axis=2)
        assert not seen[:, round(camera.horizon) :].any()
        places.append((float(np.flatnonzero(seen.any(axis=1)).mean()), float(np.flatnonzero(seen.any(axis=0)).mean())))
    assert places[0][1] != places[1][1] and places[2][0] > places[0][0] + 80.0
