"""Drawings and fonts, once for all tests of what is laid on paper."""

import pygame
import pytest

from game.view.render.assets import Assets


@pytest.fixture(scope="module")
def assets() -> Assets:
    pygame.font.init()
    return Assets()
