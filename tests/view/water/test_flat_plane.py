"""The flat as it is seen: what holds a foot shines, what carries is dull, and a bore's front is white."""

import os

import numpy as np
import pygame
import pytest

from game.bots.registry import BOTS
from game.core.paths import LEVELS
from game.level.loader import read
from game.sim.world import World
from game.view.camera.camera import FLAT_EDGE, FLAT_HORIZON, USUAL, lens_of
from game.view.scene import Scene
from game.view.water.flat_plane import DAMP, DRY, MIRROR, SEA, FlatPlane

LEVEL = read(LEVELS / "05-two-inches.json")
SIZE = (640, 360)


@pytest.fixture(scope="module")
def shown() -> tuple[World, Scene, pygame.Surface]:
    os.environ["SPIDERWEB_LAKE_PRINTS"] = "off"
    pygame.font.init()
    world, scene, surface = World(LEVEL), Scene(LEVEL, SIZE), pygame.Surface(SIZE)
    player = BOTS["idle"](0)
    for tick in range(11 * 120):
        scene.observe(world, world.step({"runner": player.act(world)}))
        if tick % 8 == 0 and tick > 10 * 120:
            scene.draw(surface)
    return world, scene, surface


def test_a_flat_is_seen_from_high_and_another_lake_as_ever() -> None:
    assert (lens_of(LEVEL).horizon, lens_of(LEVEL).edge) == (FLAT_HORIZON, FLAT_EDGE)
    assert lens_of(read(LEVELS / "03-the-crossing.json")) is USUAL


def test_what_the_picture_calls_wet_is_what_holds_a_foot(shown: tuple[World, Scene, pygame.Surface]) -> None:
    world, scene, _ = shown
    flat = scene.layers.flat
    assert isinstance(flat, FlatPlane)
    x, kinds = flat._kinds(scene.camera, scene.after.lakes)
    for place, kind in zip(x.tolist(), kinds.tolist(), strict=True):
        lake = world.lake_at(place)
        if lake is None or not 0 <= (i := int((place - lake.left) / lake.cell)) < lake.n or not LEVEL.left < place < LEVEL.right:
            continue
        assert (kind in (MIRROR, SEA)) == (lake.depths[i] > 0.005) and (kind in (DRY, DAMP)) == (lake.depths[i] <= 0.005)


def test_a_bore_that_comes_in_has_a_white_front(shown: tuple[World, Scene, pygame.Surface]) -> None:
    _, scene, surface = shown
    flat = scene.layers.flat
    assert flat is not None
    x, kinds = flat._kinds(scene.camera, scene.after.lakes)
    edges = flat._edges(x, kinds, scene.after.seconds)
    fronts = [edge for edge in edges if edge.front == 1]
    assert fronts and all(edge.left >= MIRROR > edge.right for edge in fronts)
    pixels = pygame.surfarray.array3d(surface)
    low = pixels[:, 150:260]
    white = (low.min(axis=2) > 215).sum()
    assert white > 150


def test_dry_sand_is_brown_and_no_row_is_left_black(shown: tuple[World, Scene, pygame.Surface]) -> None:
    _, scene, surface = shown
    top, edge = round(scene.camera.horizon) + 3, round(scene.camera.edge) - 12
    pixels = pygame.surfarray.array3d(surface)[:, top:edge].astype(int)
    assert (pixels.sum(axis=2) < 60).mean() < 0.02
    sand = (pixels[..., 0] > pixels[..., 2] + 35) & (pixels[..., 0] > 90)
    assert sand.mean() > 0.08 and np.isfinite(pixels).all()
