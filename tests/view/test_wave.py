"""The driven wave belongs to its lake: its body goes down into the water without a line."""

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

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (1280, 720)


def test_the_wave_melts_into_the_water_under_it() -> None:
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
    assert world.wave is not None
    alpha = pygame.surfarray.array_alpha(scene.wave().shown).astype(int)
    tall = np.flatnonzero((alpha == 255).sum(axis=1) > 80)
    for column in alpha[tall]:
        last = int(np.flatnonzero(column == 255)[-1])
        fade = column[last : last + 12]
        assert np.abs(np.diff(fade)).max() < 110, "its body ends in a line"
        assert fade[-1] > 60
