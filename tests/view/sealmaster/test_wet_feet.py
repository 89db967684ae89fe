"""Wet feet: while a sign is drawn it is seen whom the web would take: theirs pale, ours vermilion, and nobody who is dry."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.level.loader import read_bytes
from game.sim.world import World
from game.view.camera.camera import Camera, Lens, Subject
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.sealmaster.wet_feet import WetFeet
from game.view.snapshot import Snapshot, take_snapshot
from tests.level import samples

pytestmark = pytest.mark.usefixtures("no_prints")
SKY = (90, 120, 150)
Pixels = Any


class Still:
    """Water as flat as a table."""

    def height(self, x: float) -> float:
        return 0.0


@pytest.fixture
def now() -> Snapshot:
    things = [
        {"kind": "start", "id": "start", "at": [132, 0.9]},
        {"kind": "courier", "id": "wet", "at": [45, -2.9]},
        {"kind": "courier", "id": "dry", "at": [62, 0.7], "chakra": 10},
        {"kind": "hunter", "id": "tracker", "type": "tracker", "chase": "party", "at": [40, -2.9]},
        {"kind": "jetty", "id": "stage", "at": [60, 0.7], "length": 4},
        {"kind": "sealmaster", "id": "sealmaster", "at": [126, 0.9], "inside": False},
    ]
    ground = {"line": [[-16, 1.2], [0, 0.3], [10, -3], [90, -3], [118, 0.3], [146, 1.2]]}
    lakes = [{"id": "lake", "left": -4, "right": 122}]
    level = read_bytes(samples.text(ground=ground, lakes=lakes, things=things, triggers=[], role="sealmaster", view_metres=40).encode())
    world = World(level)
    for _ in range(120):
        world.step({})
    return take_snapshot(world)


def drawn(now: Snapshot) -> Pixels:
    surface = pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    surface.fill(SKY)
    camera = Camera(1.0, -16, 146, Lens(40.0))
    camera.jump(Subject(55.0, 0.0))
    feet = WetFeet(palette("dusk"), 1.0, Lens(40.0).metre, SpriteCache("test", ""))
    feet.draw(surface, camera, Still(), now)  # type: ignore[arg-type]
    return pygame.surfarray.array3d(surface).astype(int)


def test_it_is_known_who_touches_the_water(now: Snapshot) -> None:
    assert now.trap is not None
    assert set(now.trap.wet) == {"wet", "tracker"}


def test_who_is_dry_has_no_snare(now: Snapshot) -> None:
    assert now.trap is not None
    none = now._replace(trap=now.trap._replace(wet=()))
    assert (drawn(none) == np.array(SKY)).all()


def test_ours_is_a_warning_and_theirs_is_not(now: Snapshot) -> None:
    assert now.trap is not None
    one, other = (drawn(now._replace(trap=now.trap._replace(wet=(who,)))) for who in ("wet", "tracker"))
    red = [int(((picture[..., 0] > 170) & (picture[..., 1] < 110)).sum()) for picture in (one, other)]
    assert red[0] > 20 and red[1] == 0
    assert (other != np.array(SKY)).any()
