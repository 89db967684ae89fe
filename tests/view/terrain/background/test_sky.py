"""The sky far off: between two printings nothing of it tears."""

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.view.camera.camera import Camera
from game.view.render import time_of_day
from game.view.render.palette import palette, rgb
from game.view.render.redraw_schedule import CYCLE_FRAMES, FRAME_S, SKY
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.terrain.background.boats import sail
from game.view.terrain.background.sky import Sky

SIZE = (1280, 720)
SPRINT = 8.0
"""Metres a second."""


@pytest.mark.usefixtures("no_prints")
@pytest.mark.parametrize("name", ["noon", "night", *(pytest.param(name, marks=pytest.mark.nightly) for name in ("dawn", "dusk"))])
def test_whoever_sprints_sees_the_sun_whole_and_still(name: str) -> None:
    look = palette(name)
    assert look.sun is not None
    sky, camera, surface = Sky(look, 1.0, SpriteCache(look.model_dump_json(), "")), Camera(1.0, -100.0, 400.0), pygame.Surface(SIZE, 0, 32)
    ink = np.array(rgb(look.sun.color))
    suns = []
    for frame in range(SKY, SKY + CYCLE_FRAMES):
        camera.x = 100.0 + SPRINT * frame * FRAME_S
        sky.draw(surface, camera, frame * FRAME_S, frame)
        suns.append((np.abs(pygame.surfarray.array3d(surface).astype(int) - ink).max(axis=2) < 3).nonzero())
    assert len(suns[0][0]) > 300, "there is a sun"
    for across, down in suns[1:]:
        assert (across.tolist(), down.tolist()) == (suns[0][0].tolist(), suns[0][1].tolist())


def ridges_of(name: str) -> bytes:
    """The mountains and boats of a lake."""
    look = palette("dusk")
    sky = Sky(look, 0.25, SpriteCache(look.model_dump_json() + name, ""), name)
    return b"".join(pygame.image.tobytes(strip, "RGBA") for _, strip in sky.strips)


@pytest.mark.usefixtures("no_prints")
def test_every_lake_has_mountains_and_boats_of_its_own() -> None:
    assert len({ridges_of(name) for name in ("The Crossing", "The Log Bridge", "The Web Trap")}) == 3
    assert ridges_of("The Crossing") == ridges_of("The Crossing")


def test_the_sun_stands_elsewhere_over_every_lake_and_always_there(level: Level) -> None:
    suns = [
        time_of_day.look(level.model_copy(update={"name": name})).sun for name in ("The Crossing", "The Log Bridge", "The Web Trap")
    ] * 2
    places = [sun.x for sun in suns if sun is not None]
    assert places[:3] == places[3:] and len(set(places)) == 3
    assert all(200.0 < x < 1000.0 for x in places)


def test_boats_are_as_bright_as_their_hour() -> None:
    def brightness(hour: str) -> float:
        boat = sail(palette(hour), 4.0, 1.0)
        tones = pygame.surfarray.array3d(boat)[pygame.surfarray.array_alpha(boat) > 250]
        return float(np.median(tones.mean(axis=1)))

    assert brightness("noon") > 215 > 170 > 75 > brightness("night")
    assert brightness("noon") > brightness("dusk") > 150
