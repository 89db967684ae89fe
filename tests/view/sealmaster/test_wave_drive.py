"""The mark of a hand-driven wave: gold where the ball should lie while it does, words where it does not, and a warning in time."""

from typing import Any

import numpy as np
import pygame
import pytest

from game.sim.sealmaster.trap.poses import DrivenWavePose
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign_sprites import GOLD
from game.view.render.assets import Assets
from game.view.render.ink_colors import VERMILION
from game.view.render.palette import palette, rgb
from game.view.sealmaster.wave_drive import WaveDrive
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")
WAVE = DrivenWavePose(0.0, 3.6, 2.0, 5.5, 3.6, 1.0, 3.0, "curl", 0.0, 0.0)
AGAINST_RAFT = WAVE._replace(holds=0.6)
Pixels = Any


@pytest.fixture
def mark() -> WaveDrive:
    return WaveDrive(Assets(), palette("dusk"), 1.0)


def drawn(mark: WaveDrive, wave: DrivenWavePose, clock: float = 1.0) -> Pixels:
    surface, camera = pygame.Surface((1280, 720), 0, 32), Camera(1.0, -50.0, 50.0)
    camera.x = 0.0
    mark.draw(surface, camera, SurfaceProfile(8), wave, 1, clock)
    return pygame.surfarray.array3d(surface).astype(int)


def count(pixels: Pixels, tone: Any) -> int:
    return int((np.abs(pixels - np.array(tone[:3])).sum(axis=2) < 12).sum())


@pytest.mark.parametrize("kind", [WAVE, AGAINST_RAFT])
def test_it_is_gold_while_it_carries_well_and_never_otherwise(mark: WaveDrive, kind: DrivenWavePose) -> None:
    gold = rgb(GOLD)
    assert count(drawn(mark, kind), gold) > 300
    for zone in ("near", "far", ""):
        assert count(drawn(mark, kind._replace(zone=zone)), gold) == 0


def test_too_near_and_too_far_are_told_in_other_words_and_neither_by_red_alone(mark: WaveDrive) -> None:
    near, far = (drawn(mark, WAVE._replace(zone=zone)) for zone in ("near", "far"))
    assert (near != far).any() and count(near, VERMILION) == count(far, VERMILION) == 0


def test_it_warns_before_it_is_lost(mark: WaveDrive) -> None:
    safe, lost = (WAVE._replace(zone="near", danger=danger) for danger in (0.2, 0.9))
    assert (drawn(mark, safe, 1.0) == drawn(mark, safe, 1.05)).all(), "it stands still while there is time"
    assert count(drawn(mark, lost), VERMILION) > 50 and (drawn(mark, lost, 1.0) != drawn(mark, lost, 1.05)).any()


def test_the_mark_goes_with_the_ball_and_there_is_none_without_one(mark: WaveDrive) -> None:
    here, there = (drawn(mark, WAVE._replace(lead=lead)) for lead in (0.5, 5.5))
    moved = np.flatnonzero((here != there).any(axis=(1, 2)))
    assert moved.max() - moved.min() > 100
    assert (drawn(mark, AGAINST_RAFT._replace(lead=0.5)) == drawn(mark, AGAINST_RAFT._replace(lead=5.5))).all()
