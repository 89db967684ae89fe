"""Drops that fly off him where much chakra goes at once: seen, in the right place, and gone again."""

import pygame
import pytest

from game.sim import events
from game.sim.world import World
from game.view.camera.camera import Camera
from game.view.effects.chakra_loss import LIFE_S, ChakraLosses
from game.view.poses import RunnerPose
from game.view.render.assets import Assets
from game.view.snapshot import take_snapshot
from tests.sim.lakes import MEADOW, level

CLEAR = (9, 9, 9)
STAMP = events.Landed(10.0, 0.2, "runner", 6.0, 0.0, 5.0, "water")


@pytest.fixture
def assets() -> Assets:
    return Assets()


def runner(chakra: float, x: float = 10.0) -> RunnerPose:
    pose = take_snapshot(World(level(ground=list(MEADOW), start=(10, 0.2)))).runner
    assert pose is not None
    return pose._replace(chakra=chakra, x=x)


def seen(losses: ChakraLosses, seconds: float) -> pygame.Rect:
    """The part of the picture that something has been drawn on."""
    surface = pygame.Surface((1280, 720), 0, 32)
    surface.fill(CLEAR)
    camera = Camera(1.0, -60.0, 140.0)
    camera.x = 10.0
    losses.draw(surface, camera, seconds)
    mask = pygame.mask.from_threshold(surface, CLEAR, (1, 1, 1))
    mask.invert()
    rects = mask.get_bounding_rects()
    return rects[0].unionall(rects[1:]) if rects else pygame.Rect(0, 0, 0, 0)


@pytest.mark.parametrize("happened", [[STAMP], [events.BladeHit(10.0, 1.0, "runner")], []])
def test_where_much_goes_at_once_drops_fly_off_him_and_are_gone(assets: Assets, happened: list[events.Event]) -> None:
    losses = ChakraLosses(assets, 1.0)
    losses.observe(runner(60.0), runner(54.0), happened, 1.0)
    first, later = seen(losses, 1.02), seen(losses, 1.3)
    assert first.width > 15 and first.height > 20, "large enough to be seen in a chase"
    assert later.top < first.top and later.width > first.width, "they fly"
    assert seen(losses, 1.01 + LIFE_S).width == 0


def test_a_stamp_takes_it_from_the_foot_and_a_blow_from_the_body(assets: Assets) -> None:
    rows = []
    for happened in ([STAMP], []):
        losses = ChakraLosses(assets, 1.0)
        losses.observe(runner(60.0), runner(54.0), happened, 1.0)
        rows.append(seen(losses, 1.0).centery)
    assert rows[0] > rows[1] + 20


def test_running_eating_and_beginning_again_throw_none(assets: Assets) -> None:
    losses = ChakraLosses(assets, 1.0)
    for before, after in ((60.0, 59.95), (30.0, 70.0)):
        losses.observe(runner(before), runner(after), [], 1.0)
    losses.observe(runner(90.0, x=80.0), runner(50.0), [], 1.0)
    losses.observe(None, runner(50.0), [], 1.0)
    assert not losses.losses
