"""The island that one sees from the first shore is the one that is reached: it grows, it never leaves the picture, it becomes the shore."""

from itertools import pairwise

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.view.camera.camera import METRE
from game.view.scene import Scene
from game.view.terrain.background.far_shore import MET

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (640, 360)


@pytest.fixture(scope="module")
def scene(level: Level) -> Scene:
    pygame.display.set_mode(SIZE)
    return Scene(level, SIZE)


def hut_at(scene: Scene, x: float) -> tuple[float, float, float]:
    """Column, row of its foot, and size of the hut with the picture's middle at `x`."""
    shore, camera = scene.layers.scenery.island, scene.camera
    assert shore is not None
    camera.x = x
    size = shore.nearness(camera)
    hut = next(thing for thing in shore.things if thing.x == shore.hut)
    row = camera.horizon + (camera.screen_y(hut.y) - camera.horizon) * size
    return camera.width / 2 + shore._aside(shore.hut - x) * camera.scale, row, size


def test_the_hut_only_grows_and_stays_in_the_picture_until_one_is_there(scene: Scene) -> None:
    shore = scene.layers.scenery.island
    assert shore is not None
    way = [hut_at(scene, x) for x in np.arange(scene.level.left, shore.hut - MET, 0.5)]
    sizes = [size for _, _, size in way]
    assert all(a < b for a, b in pairwise(sizes)) and sizes[0] < 0.15 and sizes[-1] > 0.95
    assert all(0.0 < column < scene.picture_size[0] for column, _, _ in way)
    assert max(b - a for a, b in pairwise(sizes)) < 0.04, "nothing pops"


def test_where_it_is_met_it_is_where_it_is(scene: Scene) -> None:
    shore = scene.layers.scenery.island
    assert shore is not None
    before, after = hut_at(scene, shore.hut - MET - 0.01), hut_at(scene, shore.hut - MET)
    assert before == pytest.approx(after, abs=0.3)
    assert after[0] == pytest.approx(scene.camera.width / 2 + MET * METRE * scene.scale, abs=0.5) and after[2] == 1.0


def test_its_light_is_seen_from_the_first_shore(scene: Scene) -> None:
    shore = scene.layers.scenery.island
    assert shore is not None
    column, row, _ = hut_at(scene, scene.level.left + 30.0)
    surface = pygame.Surface(SIZE)
    shore.draw_far(surface, scene.camera)
    box = pygame.surfarray.array3d(surface)[int(column) - 15 : int(column) + 15, int(row) - 15 : int(row) + 2]
    assert box.max() > 120
