"""The ball has weight: what of it is sunk is seen through the water, behind the lake's own lip."""

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.sim.clock import TICKS_PER_SECOND
from game.sim.world import World
from game.view.palette import rgb
from game.view.scene import Scene

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)


def afloat(level: Level) -> tuple[World, Scene]:
    """The runner in his ball, two seconds later."""
    world, scene = World(level), Scene(level, SIZE)
    assert world.sealmaster is not None
    world.runner.place(165.0, 0.1)
    world.work("barrier", world.sealmaster)
    for _ in range(2 * TICKS_PER_SECOND):
        scene.observe(world, world.step({}))
    return world, scene


def test_the_lip_of_the_lake_runs_before_the_ball(level: Level) -> None:
    world, scene = afloat(level)
    surface = pygame.Surface(SIZE, 0, 32)
    scene.draw(surface, world, 1.0)
    ball = world.barrier
    assert ball is not None
    lip = np.array(rgb(scene.palette.lip))
    for aside in (-0.5, 0.0, 0.5):
        x, y = scene.camera.to_screen(ball.x + aside, scene.profile.height(ball.x + aside))
        near = pygame.surfarray.array3d(surface)[round(x), round(y) - 2 : round(y) + 6].astype(int)
        assert np.abs(near - lip).max(axis=1).min() < 24, f"no lip {aside} m beside its middle"


def test_its_sunk_part_is_paler_than_glass_in_the_air(level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    world, scene = afloat(level)
    seen, bare = (pygame.Surface(SIZE, 0, 32) for _ in range(2))
    scene.draw(seen, world, 1.0)
    monkeypatch.setattr(scene.edge, "draw_over_ball", lambda *_: None)
    scene.draw(bare, world, 1.0)
    ball = world.barrier
    assert ball is not None
    x, y = scene.camera.to_screen(ball.x, ball.y - ball.radius)
    rim = [np.asarray(picture.get_at((round(x), round(y) - 2))[:3], dtype=int) for picture in (seen, bare)]
    water = np.asarray(seen.get_at((round(x), round(y) + 12))[:3], dtype=int)
    assert np.abs(rim[0] - water).sum() < 0.9 * np.abs(rim[1] - water).sum(), "the rim under water is as bright as over it"
