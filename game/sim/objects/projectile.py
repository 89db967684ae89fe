"""Thrown blades: they fly, they sink, they hurt once."""

from __future__ import annotations

from game.core.gravity import GRAVITY
from game.core.ticks import TICK
from game.sim import events
from game.sim.physics.bounds import Bounds
from game.sim.stage import Entity, Order, Stage

MAX_PROJECTILES = 64
"""Blades in the air at once; more are not thrown."""


class Projectile(Entity):
    """A point with a speed; `alive` until it strikes something."""

    order, slot = Order.PROJECTILE, "blades"

    def __init__(self, who: str, x: float, y: float, vx: float, vy: float, pain: float) -> None:
        self.who, self.x, self.y, self.vx, self.vy, self.pain = who, x, y, vx, vy, pain
        self.angle, self.alive = 0.0, True

    def after_physics(self, world: Stage) -> None:
        """Fly for one tick; strike what is in the way."""
        self.vy -= GRAVITY * TICK
        self.x += self.vx * TICK
        self.y += self.vy * TICK
        self.angle -= 0.35 if self.vx > 0 else -0.35
        if self._strikes_barrier(world) or self._strikes_runner(world):
            return
        lake = world.lake_at(self.x)
        if lake is not None and self.y < (water := lake.sample(self.x)).surface and water.depth > 0.05:
            self._end(world, "water")
            world.emit(events.Splashed(self.x, water.surface, self.who, 4.0, 0.1))
        elif self.y < world.terrain.support(self.x, self.y + 2.0)[0]:
            self._end(world, "ground")
        elif (log := world.platform_under(self.x, self.y + 0.3)) is not None and log.y - log.radius < self.y < log.top(self.x):
            self._end(world, "log")

    def _strikes_barrier(self, world: Stage) -> bool:
        barrier = world.barrier
        if barrier is None or world.over or (self.x - barrier.x) ** 2 + (self.y - barrier.y) ** 2 > barrier.radius**2:
            return False
        barrier.strike(world, self.x, self.y, 5.0)
        self._end(world, "barrier")
        return True

    def _strikes_runner(self, world: Stage) -> bool:
        runner = world.runner
        if world.over:
            return False
        if abs(self.x - runner.x) > 0.35 or not runner.y < self.y < runner.y + runner.height:
            return False
        self._end(world, "runner")
        runner.hurt(world, self.pain, "blade")
        runner.vx *= 0.5
        runner.stagger(world, 0.4, "blade")
        return True

    def _end(self, world: Stage, struck: str) -> None:
        self.alive = False
        world.remove(self)
        world.emit(events.BladeHit(self.x, self.y, struck))

    def is_valid(self, bounds: Bounds) -> bool:
        return bounds.contain(self)

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy)


def throw(world: Stage, blade: Projectile) -> None:
    """Let it fly, unless the air is full of them."""
    if len(world.blades) < MAX_PROJECTILES:
        world.add(blade)
