"""The sky far off: between two printings nothing of it tears."""

import numpy as np
import pygame
import pytest

from game.view.camera import Camera
from game.view.palette import palette, rgb
from game.view.prints import Prints
from game.view.sky import Sky
from game.view.turns import FRAME, ROUND, SKY

SIZE = (1280, 720)
SPRINT = 8.0
"""Metres a second."""


@pytest.mark.usefixtures("no_prints")
@pytest.mark.parametrize("name", ["dawn", "dusk", "noon", "night"])
def test_whoever_sprints_sees_the_sun_whole_and_still(name: str) -> None:
    look = palette(name)
    assert look.sun is not None
    sky, camera, surface = Sky(look, 1.0, Prints(look.model_dump_json(), "")), Camera(1.0, -100.0, 400.0), pygame.Surface(SIZE, 0, 32)
    ink = np.array(rgb(look.sun.color))
    suns = []
    for frame in range(SKY, SKY + ROUND):
        camera.x = 100.0 + SPRINT * frame * FRAME
        sky.draw(surface, camera, frame * FRAME, frame)
        suns.append((np.abs(pygame.surfarray.array3d(surface).astype(int) - ink).max(axis=2) < 3).nonzero())
    assert len(suns[0][0]) > 300, "there is a sun"
    for across, down in suns[1:]:
        assert (across.tolist(), down.tolist()) == (suns[0][0].tolist(), suns[0][1].tolist())
