"""What can be picked up on the way: a soldier pill in a packet, on a stone, on boards or afloat; whoever touches it has it."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from game.core.ticks import TICKS_PER_SECOND
from game.level.registry import Point, Thing, thing
from game.sim import events
from game.sim.roles import RunnerRole
from game.sim.stage import Entity, Order, Stage

REACH_M, REACH_ABOVE_M, REACH_BELOW_M = 0.75, 1.3, 0.4
"""Metres from the runner's middle, over his soles and under them, within which he takes it in passing."""
MAX_PILLS = 9
FLOAT_DEPTH_M = 0.25
"""Metres of water under it from which it floats."""
TAKING_TICKS = round(0.45 * TICKS_PER_SECOND)
"""Ticks in which one that was taken is seen to go up into his hand."""
HAND_FORWARD_M, HAND_HEIGHT_M = 0.2, 1.0
"""Metres before the runner's middle and over his soles of the hand that takes it."""


@thing
class PillSpec(Thing):
    """A soldier pill in a packet tied with cord: touched, it is his. In the lake, away from stone and boards, it floats."""

    kind: Literal["pill"]
    at: Point
    """Its underside, in metres."""
    cross: Annotated[int, Field(ge=0, le=9)] = 0
    """There only for one who chose this cross of the map in the chapter before, by its number from 1; 0: for everybody."""

    def spawn(self, world: Stage) -> PillPacket:
        return PillPacket(self, world)


class PillPose(NamedTuple):
    id: str
    x: float
    y: float
    number: int
    """Which of the level's it is: no two gleam at once."""
    hand: tuple[float, float] | None = None
    """The hand that took it; none while it lies."""
    taking: float = 0.0
    """How far it is on its way there, up to 1."""


class PillPacket(Entity):
    """Lies where it was put, or bobs with the water, until it is taken."""

    order, slot = Order.PICKUP, "pickups"

    def __init__(self, spec: PillSpec, world: Stage) -> None:
        self.id, (self.x, self.y) = spec.id, spec.at
        self.number = len(world.pickups)
        self.is_taken = False
        self._taker: RunnerRole | None = None
        self._ticks_taken = 0
        lake = world.lake_at(self.x)
        top = world.terrain.support(self.x, self.y + 0.1)[0]
        self._floats = lake is not None and lake.level - top > FLOAT_DEPTH_M and self.y < lake.level + FLOAT_DEPTH_M

    def after_physics(self, world: Stage) -> None:
        """One tick: bob, and be taken by a runner who is there and whose hand is free."""
        if self.is_taken:
            self._ticks_taken += 1
            return
        if self._floats:
            lake = world.lake_at(self.x)
            self.y = lake.sample(self.x).surface if lake is not None else self.y
        runner = world.runner
        near = abs(runner.x - self.x) < REACH_M and -REACH_BELOW_M < self.y - runner.y < REACH_ABOVE_M
        if near and world.barrier is None and runner.caught_by is None and not world.over and runner.pills < MAX_PILLS:
            self.is_taken, self._taker = True, runner
            runner.pills += 1
            world.emit(events.PillFound(self.x, self.y, self.id, runner.pills))

    def snapshot(self) -> PillPose | None:
        if self._taker is None:
            return PillPose(self.id, self.x, self.y, self.number)
        if self._ticks_taken >= TAKING_TICKS:
            return None
        hand = self._taker.x + HAND_FORWARD_M * self._taker.facing, self._taker.y + HAND_HEIGHT_M
        return PillPose(self.id, self.x, self.y, self.number, hand, self._ticks_taken / TAKING_TICKS)

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, float(self.is_taken))
