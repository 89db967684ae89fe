"""The wood ends in leaves: nowhere is it cut off in an upright edge."""

import numpy as np
import pygame
import pytest

from game.level.model import Level
from game.view.scene import Scene
from game.view.terrain.background.forest import Forest

pytestmark = pytest.mark.usefixtures("no_prints")

UPRIGHT = 26
"""Reference pixels of an upright edge that anybody takes for a cut."""


@pytest.fixture(scope="module")
def leaves(level: Level) -> pygame.Surface:
    scene = Scene(level, (1280, 720))
    assert scene.layers.forest.canopy is not None
    sprite, _ = scene.layers.forest.canopy
    whole = pygame.Surface(sprite.get_size(), pygame.SRCALPHA, 32)
    whole.blit(sprite, (0, 0))
    return whole


def test_the_leaves_over_the_wood_end_raggedly(leaves: pygame.Surface) -> None:
    """The last column that has leaves has few of them; where they were cut off, it would be full."""
    full = pygame.surfarray.array_alpha(leaves) > 128
    last = int(np.flatnonzero(full.any(axis=1))[-1])
    assert full[last - 1 :].sum(axis=1).max() < UPRIGHT


def test_the_last_leaves_are_the_lowest_part_of_no_straight_line(leaves: pygame.Surface) -> None:
    """Within the last bank their right rim comes and goes with the rows."""
    full = pygame.surfarray.array_alpha(leaves) > 128
    rows = [int(np.flatnonzero(full[:, row])[-1]) for row in range(4, full.shape[1]) if full[:, row].any()]
    ends = np.array([end for end in rows if end > max(rows) - 200])
    _, counts = np.unique(ends, return_counts=True)
    assert counts.max() < UPRIGHT and len(ends) > 10


def test_a_wood_that_was_left_behind_takes_no_memory_and_is_there_again_for_who_comes_back(
    level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(level, (320, 180))
    forest, camera, picture = scene.layers.forest, scene.camera, pygame.Surface((320, 180), 0, 32)
    assert isinstance(forest, Forest) and forest.woods is not None
    monkeypatch.setattr(forest._cache, "is_kept", lambda name: True)

    def shown(x: float) -> bytes:
        camera.x = x
        picture.fill((0, 0, 0))
        forest.draw(picture, camera, 180.0)
        return pygame.image.tobytes(picture, "RGB")

    edge = forest.woods[2]
    before = shown(edge - 20.0)
    shown(edge + 500.0)
    forest.prepare_next()
    assert forest.dense is None
    shown(edge + 10.0)
    forest.prepare_next()
    assert forest.dense is not None, "it is fetched before it is seen"
    shown(edge + 500.0)
    scene.layers.prepare_next()
    assert forest.dense is None
    scene.layers.prepare_next(is_over=True)
    assert forest.dense is not None, "the next run begins there"
    scene.layers.prepare_next()
    assert forest.dense is None
    assert shown(edge - 20.0) == before, "and at once for who is there at once"
