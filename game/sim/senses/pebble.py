"""Pebbles: a stalker throws one into a bush to see whether the runner reacts. To mark that rustle is a mistake: nobody is there.

Whoever saw it fly knows where the thrower is.
"""

from __future__ import annotations

from typing import NamedTuple

from game.core.gravity import GRAVITY
from game.core.ticks import TICK
from game.sim import events
from game.sim.physics.bounds import Bounds
from game.sim.senses.noises import NoiseKind, RustlingThing
from game.sim.stage import Entity, Order, Stage

FALLS_INTO: tuple[NoiseKind, ...] = ("bush",)
"""What a pebble sets rustling."""
LOOKS_M = 6.0
"""Metres about the place that was asked for within which a bush is aimed at."""
FLIGHT_S, FLIGHT_S_PER_M = 0.75, 0.025
"""Seconds that every flight takes, and how many more for each metre."""
APART_S = 0.6
"""A pebble falls at least so many seconds before or after a front: wind is no excuse for it."""
LOUDNESS = 0.9


class PebblePose(NamedTuple):
    """A pebble in the air."""

    id: str
    x: float
    y: float
    vx: float
    vy: float
    flown_s: float
    """Seconds since it was thrown."""


class Pebble(Entity):
    """In the air until it falls into its bush."""

    order = Order.PROJECTILE

    def __init__(self, who: str, x: float, y: float, target: RustlingThing) -> None:
        self.id, self.x, self.y, self._target = f"pebble of {who}", x, y, target
        self._flight_s = flight_seconds(x, target.x)
        self.vx = (target.x - x) / self._flight_s
        self.vy = (target.y - y) / self._flight_s + 0.5 * GRAVITY * self._flight_s
        self._flown_s = 0.0

    def after_physics(self, world: Stage) -> None:
        """Fly for one tick; fall with a rustle."""
        self._flown_s += TICK
        self.vy -= GRAVITY * TICK
        self.x += self.vx * TICK
        self.y += self.vy * TICK
        if self._flown_s >= self._flight_s:
            self._fall(world)

    def _fall(self, world: Stage) -> None:
        world.remove(self)
        target, senses = self._target, world.senses
        if senses is not None:
            senses.noises.add(world, target.x, target.y, target.kind, LOUDNESS, source=target.id)
            senses.watch_for_a_start(world, target.x, target.id)
        world.emit(events.PebbleFell(target.x, target.y, target.id))

    def is_valid(self, bounds: Bounds) -> bool:
        return bounds.contain(self)

    def snapshot(self) -> PebblePose:
        return PebblePose(self.id, self.x, self.y, self.vx, self.vy, self._flown_s)

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy)


def flight_seconds(x: float, to: float) -> float:
    """How long a pebble flies from `x` to a bush."""
    return FLIGHT_S + FLIGHT_S_PER_M * abs(to - x)


def toss_pebble(world: Stage, who: str, x: float, y: float, offset: float) -> bool:
    """Throw one from a place into the bush nearest to so many metres right of the runner, unless a gust would hide it; whether it flies."""
    senses = world.senses
    target = senses.noises.nearest(FALLS_INTO, world.runner.x + offset, LOOKS_M) if senses is not None else None
    if senses is None or target is None:
        return False
    if world.gusts.off_front(target.x, world.seconds + flight_seconds(x, target.x)) < APART_S:
        return False
    world.add(Pebble(who, x, y, target))
    senses.notice_toss(world, who)
    world.emit(events.PebbleTossed(x, y, who))
    return True
