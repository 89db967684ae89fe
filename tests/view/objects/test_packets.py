"""A packet with a pill is seen where it lies, and seen to go into his hand when he takes it."""

from types import SimpleNamespace
from typing import Any

import pygame

from game.sim import events
from game.view.camera.camera import Camera
from game.view.objects.packets import TAKEN, Packets
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.snapshot import PickupPose


def seen(packets: Packets, world: Any, seconds: float) -> pygame.Rect:
    """Where anything of a packet is drawn."""
    camera, surface = Camera(1.0, -50.0, 50.0), pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    camera.x = 0.0
    packets.draw(surface, camera, world, seconds)
    return surface.get_bounding_rect()


def test_it_lies_where_it_is_and_goes_into_the_hand_that_takes_it() -> None:
    packets = Packets(Assets(), Palette(), 1.0)
    world = SimpleNamespace(pickups=[PickupPose("pill", 2.0, 0.5, 0)], runner=SimpleNamespace(x=1.4, y=0.4, facing=1))
    lying = seen(packets, world, 1.0)
    assert abs(lying.centerx - (640 + 96)) < 8 and lying.h > 15
    world.pickups.clear()
    packets.observe(events.PillFound(2.0, 0.5, "pill", 2), 1.0)
    late = seen(packets, world, 1.0 + 0.9 * TAKEN)
    assert late.centery < lying.centery - 15 and abs(late.centerx - (640 + 77)) < 14
    assert seen(packets, world, 2.0).w == 0
