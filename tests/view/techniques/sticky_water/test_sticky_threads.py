"""Webbed water at the front edge: hooks tell it from wet sand by shape, a call runs over it, a refused one is crossed out, and it takes."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera
from game.view.render.assets import Assets
from game.view.render.ink_colors import VERMILION
from game.view.render.palette import palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.techniques.sticky_water.creeping_threads import CreepingThreadsPicture
from game.view.techniques.sticky_water.shore_taking import ShoreTaking
from game.view.techniques.sticky_water.standing_threads import StandingThreads
from game.view.techniques.sticky_water.sticky_threads import StickyThreadsPicture
from game.view.techniques.sticky_water.web_opening import WebOpening, opening_reach
from game.view.water.surface import SurfaceProfile

POSE = StickyWaterPose("sticky", 0.0, 0.0, 1.0, 90.0, 2, 0, 0.0, False, 0.0, 0.0, 0.0, 0.0, ())
Pixels = Any


@pytest.fixture
def camera() -> Camera:
    made = Camera(1.0, -50.0, 50.0)
    made.x = 0.0
    return made


def shore(depth: float, until: float = 0.0) -> SurfaceProfile:
    """So deep to the left of a place, and dry to the right."""
    profile = SurfaceProfile(8)
    profile.x = np.arange(-14.0, 14.0, 0.1)
    many = len(profile.x)
    profile.surface, profile.hidden = np.zeros(many), np.zeros(many, dtype=bool)
    profile.depth = np.where(profile.x < until, depth, 0.0)
    profile.wet = profile.depth > 0.0
    return profile


def lit(draw: Any) -> Pixels:
    surface = pygame.Surface((1280, 720), 0, 32)
    draw(surface)
    return np.argwhere(pygame.surfarray.array3d(surface).sum(axis=2) > 0)


@pytest.fixture
def hooks() -> StandingThreads:
    return StandingThreads(palette("low-tide"), 1.0, SpriteCache("test", ""))


def test_hooks_stand_in_a_film_and_nowhere_on_what_has_run_dry(hooks: StandingThreads, camera: Camera) -> None:
    places = lit(lambda surface: hooks.draw(surface, camera, shore(0.01), POSE, 1.0))
    assert len(places) and places[:, 0].max() < camera.screen_x(0.5) and places[:, 1].min() < camera.screen_y(0.1)
    assert not len(lit(lambda surface: hooks.draw(surface, camera, shore(0.004), POSE, 1.0)))


def test_an_outline_closes_round_his_feet_before_time_runs_fast(camera: Camera) -> None:
    def red(creep: float) -> int:
        picture, surface = CreepingThreadsPicture(palette("low-tide"), 1.0), pygame.Surface((1280, 720), 0, 32)
        pose = POSE._replace(creep=creep)
        picture.look(shore(0.01), pose)
        picture.draw(surface, camera, pose, 1.0)
        return int((pygame.surfarray.array3d(surface) == VERMILION).all(axis=2).sum())

    assert 20 < red(0.25) < red(0.5) < red(0.9) and red(1.0) == 0, "whole, it is the ring of chakra"


def test_there_are_none_between_posts_that_guard(hooks: StandingThreads, camera: Camera) -> None:
    guarded = POSE._replace(guarded=((-50.0, 50.0),))
    assert not len(lit(lambda surface: hooks.draw(surface, camera, shore(0.1), guarded, 1.0)))


def test_they_lie_down_while_it_is_open(hooks: StandingThreads, camera: Camera) -> None:
    far = POSE._replace(x=-6.0)
    high, low = (lit(lambda s, pose=pose: hooks.draw(s, camera, shore(0.1), pose, 1.0)) for pose in (far, far._replace(open=0.05)))
    near = low[np.abs(low[:, 0] - camera.screen_x(-6.0)) < 150]
    assert near[:, 1].min() > high[:, 1].min() + 5


def test_a_pulse_runs_from_his_feet_over_all_that_is_wet_and_goes(camera: Camera) -> None:
    opening = WebOpening(palette("low-tide"), 1.0)
    at = [lit(lambda s, share=share: opening.draw(s, camera, shore(0.1, 50.0), POSE._replace(open=share))) for share in (0.9, 0.5)]
    spans = [places[:, 0].max() - places[:, 0].min() for places in at]
    assert spans[0] < spans[1] and opening_reach(POSE) == 0.0
    assert not len(lit(lambda surface: opening.draw(surface, camera, shore(0.1), POSE)))


def test_the_shore_takes_him_from_both_sides_and_from_the_soles_up(camera: Camera) -> None:
    taking = ShoreTaking(palette("low-tide"), 1.0)
    first, last = (lit(lambda s, age=age: taking.draw(s, camera, POSE, age)) for age in (0.1, 1.5))
    assert len(first) < len(last)
    assert last[:, 0].min() < camera.screen_x(-2.0) and last[:, 0].max() > camera.screen_x(2.0)
    body = last[np.abs(last[:, 0] - camera.screen_x(0.0)) < 5]
    assert body[:, 1].min() < camera.screen_y(1.45)


def test_a_refused_call_is_seen_over_his_head(camera: Camera) -> None:
    picture = StickyThreadsPicture(Assets(), palette("low-tide"), 1.0, SpriteCache("test", ""))
    refused = lit(lambda surface: picture.draw_before(surface, camera, POSE._replace(refused=0.9)))
    assert len(refused) and refused[:, 1].max() < camera.screen_y(1.8)
    assert not len(lit(lambda surface: picture.draw_before(surface, camera, POSE)))
