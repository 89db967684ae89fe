"""The wood of chapter 1, once for all tests of what is sensed in it."""

import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim.world import World
from game.view.scene import Scene
from tests.view.senses.sheets import SIZE


@pytest.fixture(scope="module")
def wood() -> Level:
    return read(find("01-out-of-step"))


@pytest.fixture
def scene(wood: Level) -> Scene:
    made = Scene(wood, SIZE)
    made.begin(World(wood))
    made.draw(pygame.Surface(SIZE))
    return made
