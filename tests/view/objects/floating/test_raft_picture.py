"""A raft's lamp burns behind those who stand on it, and goes out as it turns over."""

from math import radians

import pygame
import pytest

from game.sim.objects.floating.raft import RaftPose
from game.view.camera.camera import Camera
from game.view.objects.floating.raft import RaftPicture
from game.view.render.assets import Assets
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")


def brightness(angle: float, name: str = "night") -> int:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, 0.0, 100.0)
    camera.x = 50.0
    picture = RaftPicture(Assets(), palette(name), 1.0, SpriteCache("test", ""))
    picture.draw(surface, camera, SurfaceProfile(8), RaftPose("raft", 50.0, 0.0, radians(angle), 0.0, 0.0, 5.0, 2.5, angle > 90, 0.5), 1.0)
    return int(pygame.surfarray.array3d(surface).astype(int).sum())


def test_its_lamp_burns_until_it_is_in_the_water() -> None:
    lit, tilted, over = brightness(0.0), brightness(30.0), brightness(150.0)
    assert over < 0.5 * min(lit, tilted)


def test_by_night_it_tells_more_than_at_noon() -> None:
    lamp = {name: brightness(0.0, name) - brightness(150.0, name) for name in ("night", "noon")}
    assert lamp["night"] > lamp["noon"] > 0
