"""The ball has weight: what of it is sunk is seen through the water, behind the lake's own lip."""

from functools import partial

import numpy as np
import pygame
import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.level.model import Level
from game.sim.world import World
from game.view.frame import Frame
from game.view.render.palette import rgb
from game.view.scene import Scene
from game.view.snapshot import Snapshot
from game.view.techniques.barrier import half_chord

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)


def afloat(level: Level) -> tuple[World, Scene]:
    """The runner in his ball, two seconds later."""
    world, scene = World(level), Scene(level, SIZE)
    assert world.sealmaster is not None
    world.runner.place(165.0, 0.1)
    world.cast_technique("barrier", world.sealmaster)
    for _ in range(2 * TICKS_PER_SECOND):
        scene.observe(world, world.step({}))
    return world, scene


def test_the_lip_of_the_lake_runs_before_the_ball_but_not_through_its_rider(level: Level) -> None:
    world, scene = afloat(level)
    surface = pygame.Surface(SIZE, 0, 32)
    scene.draw(surface, 1.0)
    ball = world.barrier
    assert ball is not None
    lip = np.array(rgb(scene.palette.lip)) * np.array(scene.layers.weather.light or (255, 255, 255)) / 255
    half, off = half_chord(ball.radius, scene.profile.height(ball.x) - ball.y), []
    for aside in (-0.94, 0.0, 0.94):
        x, y = scene.camera.to_screen(ball.x + aside * half, scene.profile.height(ball.x + aside * half))
        near = pygame.surfarray.array3d(surface)[round(x), round(y) - 2 : round(y) + 6].astype(int)
        off.append(np.abs(near - lip).max(axis=1).min())
    assert off[0] < 24 and off[2] < 24 and off[1] > 24, f"lip at its left side, before its middle and at its right side: {off}"


def test_its_sunk_part_is_paler_than_glass_in_the_air(level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    world, scene = afloat(level)
    seen, bare = (pygame.Surface(SIZE, 0, 32) for _ in range(2))
    scene.draw(seen, 1.0)
    monkeypatch.setattr(scene.layers.barrier(), "_sink", lambda *_: None)
    scene.draw(bare, 1.0)
    ball = world.barrier
    assert ball is not None
    x, y = scene.camera.to_screen(ball.x, ball.y - ball.radius)
    rim = [np.asarray(picture.get_at((round(x), round(y) - 2))[:3], dtype=int) for picture in (seen, bare)]
    water = np.asarray(seen.get_at((round(x), round(y) + 12))[:3], dtype=int)
    assert np.abs(rim[0] - water).sum() < 0.9 * np.abs(rim[1] - water).sum(), "the rim under water is as bright as over it"


@pytest.mark.parametrize("lean", [-1.0, pytest.param(0.0, marks=pytest.mark.nightly), 1.0])
def test_nothing_of_its_rider_is_seen_beyond_the_glass(level: Level, lean: float) -> None:
    """Wherever he climbs and however far he leans: with him and without him, the picture outside the disc is the same."""
    world, scene = afloat(level)
    scene.draw(pygame.Surface(SIZE, 0, 32), 1.0)
    ball, rider = scene.after.barrier, scene.after.runner
    assert ball is not None and rider is not None and rider.on == "barrier"
    camera, barrier = scene.camera, scene.layers.barrier()
    seconds = 1.0
    for turn in np.linspace(-1.4, 1.4, 9):
        place = ball.x + ball.radius * np.sin(turn), ball.y - ball.radius * np.cos(turn) * 0.9
        rider = rider._replace(lean=lean, x=place[0], y=place[1])
        empty, manned = (pygame.Surface(SIZE, 0, 32) for _ in range(2))
        barrier.draw(empty, camera, scene.profile, ball, 1.0, None)
        for _ in range(4):
            seconds += 0.1
            manned.fill((0, 0, 0))
            frame = Frame(manned, Snapshot(seconds=seconds), camera, scene.profile, 0.1, 1)
            draw_rider = partial(scene.draw_order.people.draw_rider, frame, rider)
            barrier.draw(manned, camera, scene.profile, ball, 1.0, draw_rider)
        x, y = camera.to_screen(ball.x, ball.y)
        across, down = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]), indexing="ij")
        changed = (pygame.surfarray.array3d(empty) != pygame.surfarray.array3d(manned)).any(axis=2)
        assert changed.sum() > 150, "he is not in the picture at all"
        assert np.hypot(across - x, down - y)[changed].max() < barrier.radius + 1, f"something of him sticks out at {turn:.1f} rad"


def test_the_ball_is_as_large_as_it_is(level: Level) -> None:
    """It is drawn at the radius that the level gives it, about a fifth of the picture's height."""
    for radius in (1.2, 1.6):
        world, scene = afloat(level.model_copy(update={"tuning": {"barrier.radius": radius}}))
        assert world.barrier is not None and world.barrier.radius == radius
        surface = pygame.Surface(SIZE, 0, 32)
        scene.draw(surface, 1.0)
        surface.fill((0, 0, 0))
        scene.layers.barrier().draw(surface, scene.camera, scene.profile, scene.after.barrier, 0.0, None)
        x, y = map(round, scene.camera.to_screen(world.barrier.x, world.barrier.y))
        row = pygame.surfarray.array3d(surface)[:, y].astype(int).sum(axis=1)
        rim = [int(np.argmax(row[:x])), x + int(np.argmax(row[x:]))]
        assert abs((rim[1] - rim[0]) / 2 - radius * scene.camera.scale) < 4


def test_broken_it_bursts_and_its_rider_is_seen_to_go_down_without_it(level: Level) -> None:
    world, scene = afloat(level)
    ball, surface, seen = world.barrier, pygame.Surface(SIZE, 0, 32), []
    assert ball is not None
    scene.draw(surface, 1.0)
    assert not scene.layers.barrier().shards
    ball.crack(world, 3.0)
    for tick in range(round(1.5 * TICKS_PER_SECOND)):
        scene.observe(world, world.step({}))
        if tick % 60 == 0:
            scene.draw(surface, 1.0)
            seen.append(scene.layers.barrier().shards.farthest(0.1 + tick / TICKS_PER_SECOND))
    assert scene.layers.barrier().shards and seen == sorted(seen) and seen[-1] > 1.5 * ball.radius
    scene.begin(World(level))
    world, _ = afloat(level)
    scene.observe(world, [])
    scene.draw(surface, 1.0)
    assert not scene.layers.barrier().shards, "a ball that is whole has no shards of the last one about it"
