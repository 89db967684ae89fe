"""A packet with a pill is seen where it lies, and seen to go into his hand when he takes it."""

import pygame

from game.sim.objects.pickups import PillPose
from game.view.camera.camera import Camera
from game.view.objects.pickups import PillPicture
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile


def seen(pose: PillPose) -> pygame.Rect:
    """Where anything of a packet is drawn."""
    camera, surface = Camera(1.0, -50.0, 50.0), pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    camera.x = 0.0
    PillPicture(Assets(), Palette(), 1.0, SpriteCache("", "")).draw(surface, camera, SurfaceProfile(8), pose, 1.0)
    return surface.get_bounding_rect()


def test_it_lies_where_it_is_and_goes_into_the_hand_that_takes_it() -> None:
    lying = seen(PillPose("pill", 2.0, 0.5, 0))
    assert abs(lying.centerx - (640 + 96)) < 8 and lying.h > 15
    late = seen(PillPose("pill", 2.0, 0.5, 0, (1.6, 1.4), 0.9))
    assert late.centery < lying.centery - 15 and abs(late.centerx - (640 + 77)) < 14
