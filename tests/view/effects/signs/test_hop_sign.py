"""The hop sign is gold while a pump clears what lies ahead, and not there while nothing does."""

import pygame
import pytest

from game.bots.ride_trial import RIDERS, afloat
from game.level.files.library import find
from game.level.loader import read
from game.view.effects.signs.hop_sign import EARLIEST, LATEST
from game.view.scene import Scene

pytestmark = pytest.mark.usefixtures("no_prints")

SIZE = (640, 360)


def test_it_closes_turns_to_gold_and_goes_with_the_reeds() -> None:
    level = read(find("03-the-crossing"))
    world, scene, wants = afloat(level, 1), Scene(level, SIZE), RIDERS["never hops"](1)
    scene.begin(world)
    surface, seen = pygame.Surface(SIZE, 0, 32), []
    while world.barrier is not None and world.barrier.x < 204.5:
        scene.observe(world, world.step({"runner": wants(world)}))
        now = scene.after
        if now.barrier is not None and now.wave is not None:
            if world.tick % 12 == 0:
                scene.draw(surface)
            seen.append(scene.layers.hop_sign.next_hop(scene.profile, now.barrier, now.wave, now.logs))
    first = next(index for index, hop in enumerate(seen) if hop is not None)
    assert not seen[first].lit, "the brush is set down before it is the moment"
    lit = [hop for hop in seen if hop is not None and hop.lit]
    assert len(lit) > 120 * (EARLIEST - LATEST) * 0.7
    assert seen[-1] is None, "behind the reeds there is nothing to hop yet"
