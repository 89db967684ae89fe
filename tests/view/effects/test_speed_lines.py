"""Speed is seen: whoever only trots runs through clear air, the fastest runs through strokes of it."""

import pygame
import pytest

from game.view.camera.camera import Camera
from game.view.effects.speed_lines import SpeedLines
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache

pytestmark = pytest.mark.usefixtures("no_prints")


def strokes(speed: float) -> int:
    """Pixels of them in the picture after two seconds at some speed."""
    lines, camera = SpeedLines(Palette(), 1.0, SpriteCache("test", "")), Camera(1.0, -500.0, 500.0)
    surface = pygame.Surface((1280, 720), pygame.SRCALPHA, 32)
    for _ in range(120):
        camera.x += speed / 60
        surface.fill((0, 0, 0, 0))
        lines.draw(surface, camera, speed, 1 / 60)
    return int((pygame.surfarray.array_alpha(surface) > 24).sum())


def test_the_quicker_he_is_the_more_of_them_there_are() -> None:
    assert strokes(0.0) == strokes(4.2) == 0 < strokes(5.5) < strokes(6.6) < strokes(7.6)
