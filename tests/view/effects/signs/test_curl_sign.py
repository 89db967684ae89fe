"""The curl is seen: dabs on the face turn to gold while the ball lies in it, and stars come with the links."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.sim import events
from game.view.camera.camera import Camera
from game.view.effects.signs.curl_sign import CurlSign
from game.view.render import time_of_day
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)


@pytest.fixture
def sign(level: Level) -> CurlSign:
    return CurlSign(time_of_day.look(level), 1.0, SpriteCache("", ""), 1.5, 4.5)


def gold(sign: CurlSign, lead: float, state: str = "driving", frames: int = 60) -> tuple[int, int]:
    """Pixels of gold that the dabs and that the stars have, for a ball so far ahead of its crest."""
    wave = SimpleNamespace(x=0.0, direction=1, state=state)
    ball, camera, profile = SimpleNamespace(x=lead, y=1.0, radius=1.2), Camera(1.0, -50.0, 50.0), SurfaceProfile(8)
    camera.x, profile.depth = 0.0, np.array([3.0])
    dabs, stars = pygame.Surface(SIZE), pygame.Surface(SIZE)
    for frame in range(frames):
        dabs.fill(0)
        sign.draw(dabs, camera, profile, wave, ball, 1 / 60)
        stars.fill(0)
        sign.draw_stars(stars, camera, ball, frame / 60)
    return _gold(dabs), int((pygame.surfarray.array3d(stars).max(axis=2) > 60).sum())


def _gold(surface: pygame.Surface) -> int:
    pixels = pygame.surfarray.array3d(surface).astype(int)
    return int(((pixels[..., 0] > 180) & (np.abs(pixels[..., 0] - pixels[..., 2]) > 80)).sum())


def test_it_is_gold_in_the_curl_and_nowhere_else(sign: CurlSign) -> None:
    assert gold(sign, 3.0)[0] > 100
    assert gold(sign, 0.8)[0] == gold(sign, 5.5)[0] == 0


def test_nothing_is_promised_before_the_wave_drives(sign: CurlSign) -> None:
    assert gold(sign, 3.0, "building") == (0, 0)


def test_the_longer_it_holds_the_more_it_sparkles(sign: CurlSign) -> None:
    _, few = gold(sign, 3.0)
    sign.observe(events.CurlHeld(0.0, 0.0, 3), -10.0)
    _, many = gold(sign, 3.0)
    sign.observe(events.CurlBroken(0.0, 0.0, 3), 0.0)
    _, out = gold(sign, 5.5)
    assert many > 1.5 * few > 0 == out
