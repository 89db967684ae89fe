"""The guard: nothing non-finite, runaway or out of the world survives the tick in which it appears."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from game.sim import events

if TYPE_CHECKING:
    from game.sim.blades import Blade
    from game.sim.props import Log
    from game.sim.walker import Walker
    from game.sim.world import World

log = logging.getLogger(__name__)

OUT_OF_WORLD = 60.0
"""Metres beyond the level's ends where no body has business."""
HIGHEST = 1000.0
SPEED_CAP = 80.0


def remove_unsound(world: World) -> None:
    """Take out what has gone wrong, and put the runner back; each is logged once."""
    if not _sound(world, world.runner):
        world.put_back_runner()
        _note(world, "runner", "put back")
    for hunter in [hunter for hunter in world.hunters if not _sound(world, hunter)]:
        world.hunters.remove(hunter)
        _note(world, hunter.id, "removed")
    for each in [each for each in world.logs if not _sound(world, each)]:
        world.logs.remove(each)
        world.space.remove(*each.body.shapes, each.body)
        _note(world, each.id, "removed")
    world.blades = [blade for blade in world.blades if _sound(world, blade)]


def _sound(world: World, body: Walker | Log | Blade) -> bool:
    if not math.isfinite(body.x + body.y + body.vx + body.vy):
        return False
    inside = world.terrain.left - OUT_OF_WORLD < body.x < world.terrain.right + OUT_OF_WORLD and abs(body.y) < HIGHEST
    return inside and abs(body.vx) < SPEED_CAP and abs(body.vy) < SPEED_CAP


def _note(world: World, who: str, what: str) -> None:
    log.warning("tick %d: %s went out of the world and was %s", world.tick, who, what)
    world.tell(events.BodyRemoved(world.runner.x, world.runner.y, who, what))
