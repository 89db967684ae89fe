"""Captions name what sounds at the side it comes from, and keep out of what has to be read."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.view.hud.subtitles.captions import Captions
from game.view.render.assets import Assets

pytestmark = pytest.mark.usefixtures("no_prints")
HEARD = [("whistle", 0.0, 0.3), ("web_holds", -9.0, 0.3), ("gulp_of_air", 9.0, 0.3)]


def rows(assets: Assets, low: bool) -> Any:
    surface = pygame.Surface((1280, 720))
    Captions(assets).draw(surface, HEARD, raw=True, low=low)
    return np.flatnonzero(pygame.surfarray.array3d(surface).any(axis=(0, 2)))


@pytest.mark.parametrize(("low", "top"), [(False, 200), (True, 620)])
def test_they_lie_in_the_earth_where_the_ground_has_to_be_read(assets: Assets, low: bool, top: int) -> None:
    found = rows(assets, low)
    assert len(found) and found.min() >= top and found.max() < 720
