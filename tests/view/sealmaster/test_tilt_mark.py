"""The arc beside a tilting raft: it says how far it has tilted, and where it turns over."""

from math import radians
from typing import Any

import numpy as np
import pygame

from game.sim.objects.floating.raft import RaftPose
from game.view.camera.camera import Camera
from game.view.render.palette import palette, rgb
from game.view.sealmaster.tilt_mark import TiltMark

HOLDS = radians(35.0)


def drawn(tilt: float, direction: int = 1) -> tuple[Any, Camera]:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, 0.0, 100.0)
    camera.x = 50.0
    raft = RaftPose("raft", 50.0, 0.0, -direction * HOLDS * tilt, 0.0, 0.0, 5.0, 2.5, False, 0.5)
    TiltMark(palette("night"), 1.0).draw(surface, camera, raft, tilt, HOLDS, direction)
    return pygame.surfarray.array3d(surface).astype(int), camera


def test_it_is_at_the_end_that_the_wave_lifts() -> None:
    for direction in (1, -1):
        pixels, camera = drawn(0.5, direction)
        columns = np.flatnonzero(pixels.sum(axis=(1, 2)))
        middle = camera.screen_x(50.0)
        assert (columns.max() < middle) if direction > 0 else (columns.min() > middle)


def test_its_bead_climbs_and_turns_vermilion_before_the_end() -> None:
    vermilion = np.array(rgb(palette("night").vermilion))
    counts = [int((np.abs(drawn(tilt)[0] - vermilion).sum(axis=2) < 12).sum()) for tilt in (0.2, 0.5, 0.95)]
    assert counts[0] == counts[1] > 0 and counts[2] > counts[0] + 20
