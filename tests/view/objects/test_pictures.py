"""Each kind of pose is drawn by the class that was named for it."""

from typing import Any, NamedTuple

import pygame

from game.view.camera.camera import Camera
from game.view.objects.pictures import Pictures
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile


class BuoyPose(NamedTuple):
    id: str
    x: float
    y: float


class BuoyPicture:
    def __init__(self, *_made_of: Any) -> None:
        self.drawn: list[str] = []

    def draw(self, _surface: pygame.Surface, _camera: Camera, _profile: SurfaceProfile, pose: Any, _seconds: float) -> None:
        self.drawn.append(pose.id)


def test_those_in_the_picture_are_drawn_by_the_makers_that_were_given() -> None:
    made, camera = BuoyPicture(), Camera(1.0, -50.0, 50.0)
    camera.x = 0.0
    pictures = Pictures(Assets(), Palette(), 1.0, SpriteCache("", ""), {BuoyPose: lambda *_: made})
    things = [BuoyPose("near", 1.0, 0.0), BuoyPose("far", 45.0, 0.0)]
    pictures.draw(pygame.Surface((1280, 720)), camera, SurfaceProfile(8), things, 0.0)
    assert made.drawn == ["near"]
