"""The flat as it is seen: what holds a foot shines, what carries is dull, and a bore's front is white."""

import os

import numpy as np
import pygame
import pytest

from game.bots.registry import BOTS
from game.core.paths import LEVELS
from game.level.loader import read
from game.sim.world import World
from game.view.camera.camera import DEFAULT_LENS, FLAT_EDGE, FLAT_HORIZON, lens_of
from game.view.scene import Scene
from game.view.water.flat_plane import DAMP_SAND, DRY_SAND, MIRROR, SEA, FlatPlane

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
    assert lens_of(read(LEVELS / "03-the-crossing.json")) is DEFAULT_LENS


def test_what_the_picture_calls_wet_is_what_holds_a_foot(shown: tuple[World, Scene, pygame.Surface]) -> None:
    world, scene, _ = shown
    flat = scene.layers.flat
    assert isinstance(flat, FlatPlane)
    x, kinds, _, _ = flat._kinds(scene.camera, scene.after.lakes)
    for place, kind in zip(x.tolist(), kinds.tolist(), strict=True):
        lake = world.lake_at(place)
        if lake is None or not 0 <= (i := int((place - lake.left) / lake.cell)) < lake.n or not LEVEL.left < place < LEVEL.right:
            continue
        assert (kind in (MIRROR, SEA)) == (lake.depths[i] > 0.005) and (kind in (DRY_SAND, DAMP_SAND)) == (lake.depths[i] <= 0.005)


def _gray(flat: FlatPlane, kind: int, row: int) -> float:
    """How pale a row of the flat is where that lies; the far sea lies over the mirrored sky."""
    seen, near = pygame.Surface((flat.width, 1), 0, 32), row - int(flat._upper_rows[kind])
    if near >= 0:
        seen.blit(flat._sheets[kind], (0, -near))
    else:
        seen.blit(flat.mirror, (0, -row))
        seen.blit(flat._sheets[kind + 1], (0, -row), special_flags=pygame.BLEND_PREMULTIPLIED)
    return float(pygame.surfarray.array3d(seen).mean())


def test_what_holds_a_foot_is_paler_than_what_carries_and_a_front_is_paler_than_both(shown: tuple[World, Scene, pygame.Surface]) -> None:
    """Without colours, too, and from the horizon to the front edge."""
    flat = shown[1].layers.flat
    assert flat is not None
    for depth in (0.1, 0.5, 0.95):
        gray = [_gray(flat, kind, int(depth * flat.height)) for kind in (DRY_SAND, DAMP_SAND, MIRROR, SEA)]
        assert max(gray[DRY_SAND], gray[DAMP_SAND]) + 22 < min(gray[MIRROR], gray[SEA])
        assert max(gray) + 20 < sum(flat._white) / 3


def test_a_bore_that_comes_in_has_a_white_front(shown: tuple[World, Scene, pygame.Surface]) -> None:
    _, scene, surface = shown
    flat = scene.layers.flat
    assert flat is not None
    assert any(front.side == 1 for front in flat.fronts._fronts)
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


def test_a_front_runs_on_over_pools_and_is_never_gone_for_a_moment() -> None:
    """What is white now and not in the next picture tells nobody when to go."""
    os.environ["SPIDERWEB_LAKE_PRINTS"] = "off"
    world, scene = World(LEVEL), Scene(LEVEL, SIZE)
    flat, player, seen = scene.layers.flat, BOTS["idle"](0), []
    assert flat is not None
    for tick in range(round(6.4 * 120)):
        scene.observe(world, world.step({"runner": player.act(world)}))
        if tick % 4 == 0 and tick > 3 * 120:
            scene._move_camera(scene.after, 4 / 120)
            x, _, depth, surface = flat._kinds(scene.camera, scene.after.lakes)
            fronts = [place for place, side in flat.fronts.follow(x, depth, surface, world.seconds) if side == 1 and 2.0 < place < 20.0]
            if tick > 4 * 120:
                seen.append(max(fronts, default=float("nan")))
    assert np.isfinite(seen).all(), "from the first bar over the pools to the fifth stone"
    assert seen[-1] > seen[0] + 4.0


@pytest.mark.parametrize("place", [1.62, 1.68, 1.7, 1.72, 1.78, 2.5])
def test_wherever_a_front_runs_the_sea_beside_it_stays_the_sea(place: float) -> None:
    """Between two places that are looked at, too: for one picture all of it was a mirror."""
    x = np.arange(20) * 0.2
    kinds = np.where(x < 1.69, MIRROR, SEA)
    edges = FlatPlane._edges(x, kinds, [(place, 1)])
    laid = [next((edge.right for edge in reversed(edges) if edge.x <= at), int(kinds[0])) for at in x.tolist()]
    assert laid == kinds.tolist()
    assert [edge.front for edge in edges if edge.x == place] == [1]


def test_no_sign_asks_to_leap_over_a_crest_where_water_holds() -> None:
    scene = Scene(LEVEL, SIZE)
    world = World(LEVEL)
    scene.observe(world, world.step({}))
    assert scene.after.runner is not None and scene.draw_order._on_his_own(scene.after) is not None
    assert scene.draw_order.reads_leaps(scene.after) is None
