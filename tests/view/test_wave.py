"""The driven wave belongs to its lake: it rises out of its edge, towers over it, and goes down into the water without a line."""

import numpy as np
import pygame
import pytest

from game.bots.players import BOTS
from game.level.library import find
from game.level.read import read
from game.sim import events
from game.sim.clock import TICK, TICKS_PER_SECOND
from game.sim.world import World
from game.view.scene import Scene

SIZE = (1280, 720)


@pytest.fixture(scope="module")
def risen() -> tuple[Scene, World]:
    """The Crossing's wave at its highest, drawn."""
    pygame.font.init()
    world, player = World(read(find("03-the-crossing")), 0), BOTS["steady"](0)
    surface = pygame.display.set_mode(SIZE)
    scene, high = Scene(world.level, SIZE), None
    while high is None or world.tick < high:
        happened = world.step({"runner": player.act(world)})
        scene.observe(world, happened)
        scene.pass_time(TICK)
        if any(isinstance(event, events.WaveRaised) for event in happened):
            high = world.tick + 3 * TICKS_PER_SECOND
    scene.draw(surface, world, 1.0)
    return scene, world


def alpha_of(scene: Scene) -> np.ndarray:
    shown = scene.wave().shown
    assert shown is not None
    return pygame.surfarray.array_alpha(shown).astype(int)


def test_the_wave_melts_into_the_water_under_it(risen: tuple[Scene, World]) -> None:
    alpha = alpha_of(risen[0])
    tall = np.flatnonzero((alpha == 255).sum(axis=1) > 80)
    assert len(tall) > 40
    for column in alpha[tall]:
        last = int(np.flatnonzero(column == 255)[-1])
        fade = column[last : last + 12]
        assert np.abs(np.diff(fade)).max() < 20, "its body ends in a line"
        assert fade[-1] > 60


def test_the_wave_rises_out_of_the_lake_and_towers_over_it(risen: tuple[Scene, World]) -> None:
    scene, _ = risen
    alpha, (left, top) = alpha_of(scene), scene.wave().corners[0]
    outline = top + (alpha > 127).argmax(axis=1)
    x = left + np.arange(len(alpha)) + 0.5
    water = np.interp(x, scene.camera.screen_x(scene.profile.x), scene.camera.screen_y(scene.profile.surface))
    above = water - outline
    assert abs(above[0]) < 4 and abs(above[-1]) < 4, "its ends are the lake's own edge"
    assert above.min() > -4, "nowhere does it hang under the water"
    assert above.max() > 30


def test_a_wave_to_the_left_is_a_wave_to_the_right_in_a_mirror(risen: tuple[Scene, World]) -> None:
    wave = risen[0].wave()
    x = np.arange(400.0)
    rise = 120 * np.exp(-(((x - 220) / 90) ** 2)) + 1
    heads = {}
    for direction, seen in ((1, rise), (-1, rise[::-1])):
        wave._lay(x, 200 - seen, seen, direction)
        assert wave.shown is not None and wave.head is not None
        heads[direction] = pygame.surfarray.array_alpha(wave.shown).astype(int), wave.corners[1][0], wave.head.get_width()
    right, left = heads[1], heads[-1]
    assert np.abs(right[0] - left[0][::-1]).mean() < 2
    assert left[1] + left[2] == pytest.approx(399 - right[1], abs=2), "and the claws hang over its face"


def test_what_is_hardly_higher_than_a_ripple_has_no_claws(risen: tuple[Scene, World]) -> None:
    wave = risen[0].wave()
    x = np.arange(400.0)
    for tall, clawed in ((8.0, False), (60.0, True)):
        rise = tall * np.exp(-(((x - 220) / 90) ** 2)) + 1
        wave._lay(x, 200 - rise, rise, 1)
        assert (wave.head is not None) is clawed
