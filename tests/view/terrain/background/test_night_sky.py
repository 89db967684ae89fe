"""Night falls as a level says: sky and lake darken, people a little, stars come out, and a level that asks for none stays as it is."""

import numpy as np
import pygame
import pytest

from game.level.loader import read_bytes
from game.level.model import Level
from game.sim.terrain.nightfall import Nightfall
from game.sim.world import World
from game.view.camera.camera import Camera
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.snapshot import take_snapshot
from game.view.terrain.background.night_sky import NightSky
from tests.level import samples

pytestmark = pytest.mark.usefixtures("no_prints")


def test_it_takes_as_long_as_it_was_told() -> None:
    falling = Nightfall()
    falling.bring(0.8, 2.0)
    for _ in range(120):
        falling.update()
    assert falling.night == pytest.approx(0.4)
    for _ in range(200):
        falling.update()
    assert falling.night == pytest.approx(0.8)


def test_a_level_s_script_brings_it_on_and_the_picture_is_told() -> None:
    dusk = [{"id": "dusk", "when": [], "do": [{"act": "nightfall", "night": 1.0, "seconds": 1.0}]}]
    world = World(read_bytes(samples.text(triggers=dusk).encode()))
    for _ in range(180):
        world.step({})
    assert take_snapshot(world).night == pytest.approx(1.0)


def test_nobody_s_play_depends_on_it() -> None:
    hashes = []
    for night in (0.0, 1.0):
        world = World(read_bytes(samples.text(triggers=[]).encode()))
        world.nightfall.bring(night, 0.5)
        for _ in range(120):
            world.step({})
        hashes.append(world.state_hash())
    assert hashes[0] == hashes[1]


def test_stars_come_out_late_and_stay_over_the_ridges() -> None:
    sky, camera, counts = NightSky(palette("dusk"), 1.0, SpriteCache("test", "")), Camera(1.0, 0.0, 100.0), []
    for night in (0.2, 0.6, 1.0):
        surface = pygame.Surface((1280, 720), 0, 32)
        sky.draw(surface, camera, night)
        lit = pygame.surfarray.array3d(surface).astype(int).sum(axis=2)
        counts.append(int(lit.sum()))
        assert not np.any(lit[:, 190:])
    assert counts[0] == 0 < counts[1] < counts[2]


def test_without_it_no_light_is_taken(level: Level) -> None:
    assert take_snapshot(World(level)).night == 0.0
