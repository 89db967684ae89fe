"""The strands that say from where one who swims under the web can be bound."""

from typing import Any

import numpy as np
import pygame

from game.sim.sealmaster.trap.poses import SignPose, StoresPose, TrapPose
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.render.palette import palette, rgb
from game.view.sealmaster.bind_reach import BindReach
from game.view.water.surface import SurfaceProfile

REACH = 9.0
TRAP = TrapPose(
    0.0, 0.9, -1, SignPose(False, (), (), (), "", 0.0, 9.0, (), "", 9.0), None, StoresPose(80.0, 2, 2, 0.0), None, (), -1.0, 20.0, 1.0, ()
)  # fmt: skip


def drawn(trap: TrapPose, wet_to: float = 50.0) -> Any:
    surface, camera, profile = pygame.Surface((1280, 720), 0, 32), Camera(1.0, -50.0, 50.0), SurfaceProfile(8)
    camera.x = 0.0
    profile.x = np.arange(-20.0, 20.0, 0.1)
    profile.surface, profile.depth = np.zeros(len(profile.x)), np.full(len(profile.x), 3.0)
    profile.wet = profile.x < wet_to
    reach = BindReach(palette("dusk"), 1.0)
    for n in range(30):
        reach.draw(surface, camera, profile, trap, 10.0 + n / 30, 1 / 30)
    return pygame.surfarray.array3d(surface).astype(int), camera


def test_they_hang_where_it_begins_on_either_side_that_is_water() -> None:
    pixels, camera = drawn(TRAP._replace(bind_reach=REACH), wet_to=2.0)
    columns = np.flatnonzero(pixels.sum(axis=(1, 2)))
    assert len(columns) and abs(columns.mean() - camera.screen_x(-REACH)) < 12.0 and columns.max() < camera.screen_x(0.0)


def test_there_are_none_with_nobody_to_be_bound() -> None:
    assert drawn(TRAP)[0].sum() == 0


def test_they_are_gold_once_he_is_between_them() -> None:
    gold = np.array(rgb(GOLD)[:3])
    far, near = (int((np.abs(drawn(TRAP._replace(bind_reach=REACH, bind_near=near))[0] - gold).sum(axis=2) < 12).sum()) for near in (0, 1))
    assert far == 0 and near > 100
