"""People's pictures, loaded once for all tests of a file."""

import pygame
import pytest

from game.view.characters.characters import Characters
from game.view.render.assets import Assets


@pytest.fixture(scope="module")
def assets() -> Assets:
    pygame.font.init()
    return Assets()


@pytest.fixture
def cast(assets: Assets) -> Characters:
    return Characters(assets, 48.0)
