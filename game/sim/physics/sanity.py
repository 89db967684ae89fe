"""The guard: nothing non-finite, runaway or out of the world survives the tick in which it appears."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from game.sim import events

if TYPE_CHECKING:
    from game.sim.characters.character import Character
    from game.sim.objects.projectile import Projectile
    from game.sim.objects.props import Log
    from game.sim.techniques.barrier import Barrier
    from game.sim.world import World

log = logging.getLogger(__name__)

OUT_OF_WORLD = 60.0
"""Metres beyond the level's ends where no body has business."""
HIGHEST = 1000.0
SPEED_CAP = 80.0
DEEPEST_LEG = 200.0


def remove_invalid(world: World) -> None:
    """Take out what has gone wrong, and put the runner and the sealmaster back; each is logged once."""
    if not _all_sound(world):
        _remove_invalid(world)


def _all_sound(world: World) -> bool:
    """The answer of nearly every tick, in one look. A NaN is never between two numbers, so the comparisons find it too."""
    left, right, fast = world.terrain.left - OUT_OF_WORLD, world.terrain.right + OUT_OF_WORLD, SPEED_CAP
    rest = 0.0
    for body in world.people:
        rest += body.ax + body.stride + body.breath + body.angle
        if not (left < body.x < right and -HIGHEST < body.y < HIGHEST and -fast < body.vx < fast and -fast < body.vy < fast):
            return False
        if not -DEEPEST_LEG < body.sunk < DEEPEST_LEG:
            return False
    for floater in _floating_bodies(world):
        rest += floater.spin + floater.angle
        if not (left < floater.x < right and -HIGHEST < floater.y < HIGHEST and -fast < floater.vx < fast and -fast < floater.vy < fast):
            return False
    return math.isfinite(rest) and world.runner.stats_are_finite() and all(_is_body_valid(world, blade) for blade in world.blades)


def _floating_bodies(world: World) -> list[Log | Barrier]:
    return [*world.logs] if world.barrier is None else [*world.logs, world.barrier]


def _remove_invalid(world: World) -> None:
    runner, master, ball = world.runner, world.sealmaster, world.barrier
    if not (_is_character_valid(world, runner) and runner.stats_are_finite() and (ball is None or _is_floater_valid(world, ball))):
        _drop_captive(world, runner)
        world.return_to_checkpoint()
        runner.reset_invalid_stats()
        _report_removal(world, "runner", "put back")
    if master is not None and not _is_character_valid(world, master):
        master.place(*next(thing.at for thing in world.level.things_of("sealmaster")))
        master.stride = master.angle = 0.0
        master.breath = 1.0
        _report_removal(world, master.id, "put back")
    for hunter in [hunter for hunter in world.hunters if not _is_character_valid(world, hunter)]:
        _drop_captive(world, hunter)
        world.hunters.remove(hunter)
        _report_removal(world, hunter.id, "removed")
    for each in [each for each in world.logs if not _is_floater_valid(world, each)]:
        world.logs.remove(each)
        world.bodies.remove(each)
        _report_removal(world, each.id, "removed")
    world.blades = [blade for blade in world.blades if _is_body_valid(world, blade)]


def _is_body_valid(world: World, body: Character | Log | Projectile | Barrier) -> bool:
    inside = world.terrain.left - OUT_OF_WORLD < body.x < world.terrain.right + OUT_OF_WORLD and abs(body.y) < HIGHEST
    return inside and abs(body.vx) < SPEED_CAP and abs(body.vy) < SPEED_CAP


def _is_character_valid(world: World, person: Character) -> bool:
    rest = person.sunk + person.ax + person.stride + person.angle + person.breath
    return math.isfinite(rest) and abs(person.sunk) < DEEPEST_LEG and _is_body_valid(world, person)


def _is_floater_valid(world: World, body: Log | Barrier) -> bool:
    return math.isfinite(body.angle + body.spin) and _is_body_valid(world, body)


def _drop_captive(world: World, person: Character) -> None:
    if world.spiderweb is not None:
        world.spiderweb.drop_captive(world, person)


def _report_removal(world: World, who: str, what: str) -> None:
    log.warning("tick %d: %s went out of the world and was %s", world.tick, who, what)
    world.emit(events.BodyRemoved(world.runner.x, world.runner.y, who, what))
