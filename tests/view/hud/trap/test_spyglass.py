"""The spyglass says when a ball would reach him."""

import pygame
import pytest

from game.core.paths import LEVELS
from game.level.loader import read
from game.sim.sealmaster.trap.poses import FocusPose
from game.sim.world import World
from game.view.scene import Scene
from game.view.snapshot import Snapshot, take_snapshot

pytestmark = pytest.mark.usefixtures("no_prints")


def rim(scene: Scene, now: Snapshot, in_range: bool) -> int:
    """Golden pixels of a spyglass that is open."""
    assert now.runner is not None and now.trap is not None and scene.layers.spyglass is not None
    focus = FocusPose("runner", now.runner.x, now.runner.y, True, in_range, "", "")
    now = now._replace(trap=now.trap._replace(focus=focus), runner=now.runner._replace(on="water", stance="run"))
    scene.layers.spyglass.reset()
    surface = pygame.Surface((640, 360), 0, 32)
    scene.camera.x = now.runner.x + 40.0
    for frame in range(30):
        scene.layers.spyglass.draw(surface, scene.camera, scene.characters, now, 0.1, frame)
    pixels = pygame.surfarray.array3d(surface).astype(int)
    return int(((pixels[..., 0] > 180) & (pixels[..., 0] - pixels[..., 2] > 80)).sum())


def test_its_rim_is_gold_once_a_ball_reaches_him() -> None:
    level = read(LEVELS / "04-test-subjects.json")
    scene, world = Scene(level, (640, 360)), World(level)
    world.step({})
    now = take_snapshot(world)
    assert rim(scene, now, True) > rim(scene, now, False) + 200
