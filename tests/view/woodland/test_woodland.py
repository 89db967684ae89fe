"""A forest from inside: which levels have one, that it fills the picture, and that whoever walks before it is seen."""

import json
from typing import Any

import numpy as np
import pygame
import pytest

from game.level.backdrop import lies_in_forest
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level, level_model
from game.sim.intent import Intent
from game.sim.world import World
from game.view.scene import Scene

pytestmark = pytest.mark.usefixtures("no_prints")

SMALL = (640, 360)
WOOD: dict[str, Any] = {
    "format": 2,
    "name": "A Wood Without Water",
    "palette": "forest",
    "ground": {"line": [[-20, 0.5], [20, 1.2], [60, 0.4]]},
    "things": [
        {"kind": "start", "id": "start", "at": [0, 0.8]},
        {"kind": "tree", "id": "tree-1", "at": [-6, 0.8], "height": 13},
        {"kind": "tree", "id": "tree-2", "at": [9, 1], "height": 12},
    ],
    "triggers": [{"id": "won", "when": [{"test": "place", "left": 50}], "do": [{"act": "win", "reason": "won.reached"}]}],
}


def wood(**changes: Any) -> Level:
    return level_model().model_validate_json(json.dumps({**WOOD, **changes}))


def test_a_level_with_trees_and_no_water_is_in_a_forest_unless_it_says_otherwise(level: Level) -> None:
    assert lies_in_forest(wood())
    assert not lies_in_forest(wood(backdrop="lake"))
    assert not lies_in_forest(level)
    assert lies_in_forest(level.model_copy(update={"backdrop": "forest"}))


@pytest.mark.parametrize("backdrop", ["forest", "lake"])
def test_a_level_without_a_lake_is_drawn(backdrop: str) -> None:
    """Every column of it, down to the ground."""
    scene, picture = Scene(wood(backdrop=backdrop), SMALL), pygame.Surface(SMALL)
    picture.fill((255, 0, 255))
    world = World(scene.level)
    scene.begin(world)
    scene.draw(picture)
    pixels = pygame.surfarray.array3d(picture)
    assert not (pixels == (255, 0, 255)).all(axis=2).any()


def test_drawing_a_forest_leaves_the_world_alone_and_follows_no_clock() -> None:
    """The same moments give the same picture."""
    drawn = [Scene(wood(), SMALL), Scene(wood(), SMALL)]
    worlds, pictures = [World(wood()), World(wood())], [pygame.Surface(SMALL), pygame.Surface(SMALL)]
    for scene, world in zip(drawn, worlds, strict=True):
        scene.begin(world)
    for tick in range(60):
        for scene, world, picture in zip(drawn, worlds, pictures, strict=True):
            scene.observe(world, world.step({"runner": Intent(move=100)}))
            if tick % 6 == 0:
                scene.draw(picture)
    undrawn = World(wood())
    for _ in range(60):
        undrawn.step({"runner": Intent(move=100)})
    assert worlds[0].state_hash() == undrawn.state_hash()
    assert pygame.image.tobytes(pictures[0], "RGB") == pygame.image.tobytes(pictures[1], "RGB")


def test_whoever_walks_there_is_dark_before_something_pale() -> None:
    """About the middle of the first chapter's picture, where he walks, what lies behind him is far lighter than his clothes."""
    scene = Scene(read(find("01-out-of-step")), (1280, 720))
    woodland, picture = scene.layers.woodland, pygame.Surface((1280, 720))
    assert woodland is not None
    scene.begin(World(scene.level))
    scene.draw(picture)
    woodland.draw(picture, scene.camera, 720)
    behind = pygame.surfarray.array3d(picture)[320:960, 440:520].mean()
    assert behind > 170


def test_trees_beside_one_another_are_not_alike() -> None:
    trees = [{"kind": "tree", "id": f"t{n}", "at": [4.0 * n, 1], "height": 13} for n in range(8)]
    things = [WOOD["things"][0], *trees]
    woodland = Scene(wood(things=things), SMALL).layers.woodland
    assert woodland is not None
    sprites = [id(tree.trunk[0]) for tree in woodland.trees.trees]
    assert all(a != b for a, b in zip(sprites, sprites[1:], strict=False))
    assert len(np.unique(sprites)) >= 3
