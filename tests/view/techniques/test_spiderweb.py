"""The web comes out of the island and takes its men one after the other: strands first, then band by band."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.sim.techniques.captive import Strand
from game.view.camera.camera import Camera
from game.view.poses import CaptivePose
from game.view.render import time_of_day
from game.view.render.redraw_schedule import SKY
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques.spiderweb import BANDS, RUNS_UP, SpiderwebPicture, wraps_shown
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)


@pytest.fixture(scope="module")
def web(level: Level) -> SpiderwebPicture:
    return SpiderwebPicture(time_of_day.look(level), 1.0, SpriteCache("", ""))


def still_lake() -> tuple[Camera, SurfaceProfile]:
    n, cell = 800, 0.1
    x = (np.arange(n) + 0.5) * cell
    calm = np.zeros(n)
    lake = SimpleNamespace(left=0.0, right=80.0, cell=cell, n=n, x=x, bed=calm - 5, depth=calm + 5, foam=calm, wetness=calm, level=0.0)
    camera, profile = Camera(1.0, 0.0, 80.0), SurfaceProfile(8)
    camera.x = 40.0
    profile.read([lake], [calm], camera)
    return camera, profile


def spun(reach: float, **given: Any) -> Any:
    """A web whose maker is beyond the picture's right edge and whose front has come to `reach`."""
    return SimpleNamespace(
        **{"maker": (70.0, 0.0), "reach_left": reach, "reach_right": 75.0, "releasing": 0.0, "captives": [], "strands": [], **given}
    )


def test_nobody_is_wrapped_before_the_strands_have_him_nor_in_less_than_half_a_second() -> None:
    ages = np.linspace(0.0, 2.0, 401)
    shown = [wraps_shown(age) for age in ages]
    first = ages[next(i for i, bands in enumerate(shown) if bands)]
    last = ages[next(i for i, bands in enumerate(shown) if bands == BANDS)]
    assert first >= RUNS_UP and last - first >= 0.5
    assert np.diff(shown).max() == 1, "one by one"
    assert wraps_shown(99.0) == BANDS


def test_the_bands_drawn_one_by_one_are_those_that_he_wears_in_the_end(web: SpiderwebPicture) -> None:
    """The last band makes nothing leap: all but whole is whole but for one band."""
    camera, _ = still_lake()
    for angle in (0.0, 0.9, 2.5):
        seen = []
        for age in (0.35, RUNS_UP + 0.6, 99.0):
            surface = pygame.Surface(SIZE, 0, 32)
            web.draw_wraps(surface, camera, 40.0, -1.0, angle, age)
            seen.append((pygame.surfarray.array3d(surface).astype(int).sum(axis=2) > 200).astype(int))
        assert seen[0].sum() == 0
        assert 0.75 * seen[2].sum() < seen[1].sum() < seen[2].sum()
        assert (np.maximum(seen[1] - seen[2], 0)).sum() < 0.12 * seen[2].sum(), "a band lies elsewhere when all are there"


def test_threads_run_out_from_the_island_as_far_as_the_front_has_come(web: SpiderwebPicture) -> None:
    camera, profile = still_lake()
    web.plane.center = 20.0
    farthest = []
    for reach in (60.0, 50.0, 40.0):
        surface = pygame.Surface(SIZE, 0, 32)
        web.draw_threads(surface, camera, spun(reach), profile, 0.0, SKY)
        columns = np.flatnonzero(pygame.surfarray.array3d(surface).any(axis=(1, 2)))
        farthest.append(camera.world_x(float(columns[0])) if len(columns) else 99.0)
    assert farthest == sorted(farthest, reverse=True)
    assert all(reach - 0.5 <= found < reach + 6 for found, reach in zip(farthest[1:], (50.0, 40.0), strict=True))


def test_nothing_hangs_where_the_web_has_neither_heart_nor_prey(web: SpiderwebPicture) -> None:
    camera, profile = still_lake()
    web.plane.center = 40.0
    near, far = (web._grown(spun(20.0), np.array([place])) for place in (44.0, 57.0))
    assert near[0] == 1.0 and far[0] == 0.0
    caught = spun(20.0, captives=[CaptivePose("tracker", 56.0, 0)])
    assert web._grown(caught, np.array([57.0]))[0] == 1.0


def test_a_strand_comes_up_from_the_bed(web: SpiderwebPicture) -> None:
    camera, _ = still_lake()
    strand = Strand("tracker", foot_x=40.0, foot_y=0.0, anchor_x=40.5, anchor_y=-5.0, tension=1.0)
    highest = []
    for age in (6, 18, 36, 60):
        surface = pygame.Surface(SIZE, 0, 32)
        caught = spun(20.0, captives=[CaptivePose("tracker", 40.0, age)], strands=[strand])
        web.draw_strands(surface, camera, caught, 0.0)
        highest.append(int(np.flatnonzero(pygame.surfarray.array3d(surface).any(axis=(0, 2)))[0]))
    assert highest[0] > highest[1] > highest[2] >= highest[3]
