"""A level may show more metres than usual: all of the world is smaller, lake and horizon lie lower, and nothing else changes."""

import json

import pygame
import pytest

from game.level.errors.problem import LevelProblems
from game.level.loader import read_bytes
from game.level.model import Level
from game.sim.world import World
from game.view.camera.camera import DEFAULT_LENS, METRE, WIDTH, Camera, Lens, lens_of
from game.view.scene import Scene

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (320, 180)


@pytest.fixture
def wide(level: Level) -> Level:
    """The Crossing, seen 40 m wide."""
    return level.model_copy(update={"view_metres": 40.0})


def test_forty_metres_are_thirty_two_pixels_each() -> None:
    camera = Camera(1.0, 0.0, 235.0, Lens(40.0))
    camera.x = 100.0
    assert camera.scale == pytest.approx(32.0)
    assert camera.right - camera.left == pytest.approx(40.0)
    assert (camera.lens.horizon, camera.lens.edge) == (284.0, 474.0)


def test_whoever_asks_for_nothing_gets_the_usual_view(level: Level) -> None:
    lens = lens_of(level)
    assert lens == DEFAULT_LENS and lens.share == 1.0 and lens.metre == METRE and lens.metres == WIDTH / METRE


def test_the_wide_view_shows_more_of_the_lake_and_smaller_people(level: Level, wide: Level) -> None:
    cameras = []
    for shown in (level, wide):
        scene, picture = Scene(shown, SIZE), pygame.Surface(SIZE, 0, 32)
        scene.begin(World(shown))
        scene.draw(picture)
        cameras.append(scene.camera)
    usual, far = cameras
    assert far.right - far.left == pytest.approx(40.0, rel=0.01)
    assert usual.screen_y(0.0) - usual.screen_y(1.8) == pytest.approx(1.5 * (far.screen_y(0.0) - far.screen_y(1.8)), rel=0.01)


@pytest.mark.parametrize("metres", [4, 90, "far"])
def test_a_view_that_cannot_be_is_told_with_its_line(metres: object) -> None:
    source = {"format": 2, "name": "Wide", "view_metres": metres, "ground": {"line": [[0, 1], [60, 1]]}}
    with pytest.raises(LevelProblems, match=r"level\.json:4:17: view_metres: "):
        read_bytes(json.dumps(source, indent=1).encode())
