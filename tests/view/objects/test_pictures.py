"""Each kind of pose is drawn by the class that was named for it."""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_type_hints

import pygame

from game.sim import kinds
from game.sim.stage import Entity, Pose
from game.view.camera.camera import Camera
from game.view.objects.pictures import PICTURES, Pictures
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile


class BuoyPose(NamedTuple):
    id: str
    x: float
    y: float


class Buoy(Entity):
    def snapshot(self) -> BuoyPose | None:
        return None


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


def poses_of(*entities: type[Entity]) -> Iterator[type[Pose]]:
    """The types of pose that these entities, and those made from them, say that they give."""
    for entity in entities:
        if entity is not Entity and "snapshot" in vars(entity):
            given = get_type_hints(entity.snapshot)["return"]
            yield from (each for each in get_args(given) or (given,) if each is not type(None))
        yield from poses_of(*entity.__subclasses__())


def test_no_kind_of_thing_has_a_pose_without_a_picture() -> None:
    """`Pictures` leaves out what it does not know: a line that was forgotten would be seen by nobody."""
    assert kinds
    of_the_game = {pose for pose in poses_of(Entity) if pose.__module__.startswith("game.")}
    assert {pose.__name__ for pose in of_the_game ^ set(PICTURES)} == set()
    assert list(poses_of(Buoy)) == [BuoyPose], "one that no line names would be found"


def test_each_picture_draws_the_pose_that_it_is_joined_to() -> None:
    for pose, picture in PICTURES.items():
        for name in ("draw", "draw_before"):
            if (draw := getattr(picture, name, None)) is not None:
                assert get_type_hints(draw)["pose"] is pose, f"{picture}.{name}"
