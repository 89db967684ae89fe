"""Dry ground answers feet: a hard landing raises more dust than a soft one, water none, and it clears."""

import pygame
import pytest

from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.dust import Dust
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache

pytestmark = pytest.mark.usefixtures("no_prints")


def raised(impact: float, footing: str, after: float = 0.15) -> int:
    """Pixels of dust a moment after somebody has landed."""
    dust, camera = Dust(Palette(), 1.0, SpriteCache("test", "")), Camera(1.0, -50.0, 50.0)
    camera.x, camera.y = 0.0, 0.0
    dust.observe(events.Landed(0.0, 0.0, "runner", impact, 1.0, 0.0, footing), 5.0)
    surface = pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    dust.draw(surface, camera, 5.0 + after)
    return int((pygame.surfarray.array_alpha(surface) > 20).sum())


def test_the_harder_he_lands_the_more_dust_there_is() -> None:
    assert raised(1.0, "ground") == 0 < raised(5.0, "ground") < raised(9.0, "ground")


def test_water_raises_no_dust_and_all_dust_settles() -> None:
    assert raised(9.0, "water") == 0
    assert raised(9.0, "rock", 2.0) == 0
