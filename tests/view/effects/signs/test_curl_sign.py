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


def drawn(
    sign: CurlSign, lead: float, state: str = "driving", frames: int = 60, direction: int = 1
) -> tuple[pygame.Surface, pygame.Surface]:
    """The marks on the face, and the stars, for a ball so far ahead of its crest."""
    wave = SimpleNamespace(x=0.0, direction=direction, state=state, strength=0.8)
    ball, camera, profile = SimpleNamespace(x=direction * lead, y=1.0, radius=1.2), Camera(1.0, -50.0, 50.0), SurfaceProfile(8)
    camera.x, profile.depth = 0.0, np.array([3.0])
    dabs, stars = pygame.Surface(SIZE), pygame.Surface(SIZE)
    for frame in range(frames):
        dabs.fill(0)
        sign.draw(dabs, camera, profile, wave, ball, 1 / 60)
        stars.fill(0)
        sign.draw_stars(stars, camera, ball, frame / 60)
    return dabs, stars


def gold(sign: CurlSign, lead: float, state: str = "driving") -> tuple[int, int]:
    """Pixels of gold that the marks have, and lit ones of the stars."""
    marks, stars = drawn(sign, lead, state)
    pixels = pygame.surfarray.array3d(marks).astype(int)
    golden = (pixels[..., 0] > 180) & (pixels[..., 1] > 120) & (np.abs(pixels[..., 0] - pixels[..., 2]) > 80)
    return int(golden.sum()), int((pygame.surfarray.array3d(stars).max(axis=2) > 60).sum())


def tips(marks: pygame.Surface) -> float:
    """Which way arrowheads point: above 0 to the right. Their tips are in the middle row, and their tails above and below it."""
    lit = pygame.surfarray.array3d(marks).max(axis=2) > 60
    rows = np.flatnonzero(lit.any(axis=0))
    middle = lit[:, (rows[0] + rows[-1]) // 2 - 3 : (rows[0] + rows[-1]) // 2 + 4]
    outer = np.concatenate([lit[:, rows[0] : rows[0] + 7], lit[:, rows[-1] - 6 : rows[-1] + 1]], axis=1)
    return float(np.flatnonzero(middle.any(axis=1)).mean() - np.flatnonzero(outer.any(axis=1)).mean())


def red(marks: pygame.Surface) -> int:
    """Pixels of vermilion."""
    pixels = pygame.surfarray.array3d(marks).astype(int)
    return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 90)).sum())


@pytest.mark.parametrize("direction", [1, -1])
def test_out_of_it_arrowheads_point_the_way(sign: CurlSign, direction: int) -> None:
    """Down the face and vermilion under the crest, back and white before a flat face."""
    near, _ = drawn(sign, 0.8, direction=direction)
    assert direction * tips(near) > 1.5 and red(near) > 300
    far, _ = drawn(sign, 5.5, direction=direction)
    assert direction * tips(far) < -1.5 and red(far) == 0


def test_before_it_lifts_him_it_shows_him_on(sign: CurlSign) -> None:
    for lead in (2.8, 5.5):
        gathers, _ = drawn(sign, lead, "building")
        assert tips(gathers) > 1.5 and red(gathers) > 300


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
