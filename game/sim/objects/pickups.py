"""What can be picked up on the way: a soldier pill in a packet, on a stone, on boards or afloat; whoever touches it has it."""

from __future__ import annotations

from typing import Literal

from game.level.registry import Point, Thing, thing
from game.sim import events
from game.sim.stage import Entity, Order, Stage

REACH, ABOVE, BELOW = 0.75, 1.3, 0.4
"""Metres from the runner's middle, over his soles and under them, within which he takes it in passing."""
MOST_PILLS = 9
AFLOAT = 0.25
"""Metres of water under it from which it floats."""


@thing
class PillSpec(Thing):
    """A soldier pill in a packet tied with cord: touched, it is his. In the lake, away from stone and boards, it floats."""

    kind: Literal["pill"]
    at: Point
    """Its underside, in metres."""

    def spawn(self, world: Stage) -> PillPacket:
        return PillPacket(self, world)


class PillPacket(Entity):
    """Lies where it was put, or bobs with the water, until it is taken."""

    order, slot = Order.PICKUP, "pickups"

    def __init__(self, spec: PillSpec, world: Stage) -> None:
        self.id, (self.x, self.y) = spec.id, spec.at
        self.is_taken = False
        lake = world.lake_at(self.x)
        top = world.terrain.support(self.x, self.y + 0.1)[0]
        self._floats = lake is not None and lake.level - top > AFLOAT and self.y < lake.level + AFLOAT

    def after_physics(self, world: Stage) -> None:
        """One tick: bob, and be taken by a runner who is there and whose hand is free."""
        if self.is_taken:
            return
        if self._floats:
            lake = world.lake_at(self.x)
            self.y = lake.sample(self.x).surface if lake is not None else self.y
        runner = world.runner
        near = abs(runner.x - self.x) < REACH and -BELOW < self.y - runner.y < ABOVE
        if near and world.barrier is None and runner.caught_by is None and not world.over and runner.pills < MOST_PILLS:
            self.is_taken = True
            runner.pills += 1
            world.emit(events.PillFound(self.x, self.y, self.id, runner.pills))

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, float(self.is_taken))
