"""A landing with the slope and one against it are told apart at a glance: a pale stroke down the slope, dark clods up to both sides."""

import numpy as np
import pygame
import pytest

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.slope_landing import SlopeLandings
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache

pytestmark = pytest.mark.usefixtures("no_prints")
ALONG = events.LandedAlong(0.0, 0.0, "runner", 8.0, 0.5, -0.4)
FLAT = events.LandedFlat(0.0, 0.0, "runner", 8.0, 2.0)


def shown(event: events.Event, after: float = 0.12) -> tuple[pygame.Surface, Camera]:
    marks, camera = SlopeLandings(Palette(), 1.0, SpriteCache("test", "")), Camera(1.0, -50.0, 50.0)
    camera.x, camera.y = 0.0, 0.0
    marks.observe(event, 5.0)
    surface = pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    marks.draw(surface, camera, 5.0 + after)
    return surface, camera


def brightness(surface: pygame.Surface) -> float:
    seen = pygame.surfarray.array_alpha(surface) > 120
    return float(pygame.surfarray.array3d(surface)[seen].mean())


def test_a_good_landing_is_bright_and_a_flat_one_is_dull() -> None:
    assert brightness(shown(ALONG)[0]) > brightness(shown(FLAT)[0]) + 30


def test_a_flat_one_goes_to_both_sides_and_a_good_one_goes_on() -> None:
    sides = []
    for event in (FLAT, ALONG):
        surface, camera = shown(event, 0.2)
        across = np.nonzero((pygame.surfarray.array_alpha(surface) > 60).any(axis=1))[0] - camera.to_screen(0.0, 0.0)[0]
        sides.append((-across.min(), across.max()))
    assert abs(sides[0][0] - sides[0][1]) < 40 and sides[1][1] > sides[1][0]


def test_both_are_gone_soon() -> None:
    assert all(pygame.surfarray.array_alpha(shown(event, 0.8)[0]).max() == 0 for event in (ALONG, FLAT))
