"""How a barrier comes ashore under a played sealmaster: softly, hard, or cracked; with a courier in it, it is opened there."""

from __future__ import annotations

from game.core.ticks import ticks
from game.sim import events
from game.sim.sealmaster.stores import TrapTuning
from game.sim.stage import Stage

OPENS_TICKS = ticks(0.8)
"""Ticks for which a courier's barrier has lain ashore before it is opened."""
LANDED_DEPTH = 0.15
"""Metres of still water in which a barrier has come ashore."""


class BarrierLanding:
    """Each barrier comes ashore once."""

    def __init__(self, tuning: TrapTuning) -> None:
        self.trap = tuning
        self._beached = False
        self._ticks_ashore = 0

    def begin(self) -> None:
        """Another barrier is raised."""
        self._beached = False

    def update(self, world: Stage) -> None:
        """One tick, after the physics."""
        barrier = world.barrier
        if barrier is not None and barrier.landed and any(barrier.holds(courier) for courier in world.couriers):
            self._ticks_ashore += 1
            if self._ticks_ashore > OPENS_TICKS:  # nothing to be said to a courier: he is let out at once
                world.dispel_barrier()
            return
        self._ticks_ashore = 0
        if barrier is None or self._beached:
            return
        lake = world.lake_at(barrier.x)
        if lake is None or lake.still_depth(barrier.x) < LANDED_DEPTH:
            self._beached = True
            softly = abs(barrier.vx) <= self.trap.soft
            world.emit(events.BarrierBeached(barrier.x, barrier.y, abs(barrier.vx), softly))
            if abs(barrier.vx) > self.trap.thrown:
                barrier.crack(world, 1.0)
