"""The barrier: a hollow ball afloat that its rider steers by leaning, pumps out of the water and swings at hunters."""

from __future__ import annotations

import math

from game.core.ticks import TICK, ticks
from game.sim import events
from game.sim.environment import Environment
from game.sim.roles import RunnerRole
from game.sim.stage import Entity, Order, Stage
from game.sim.techniques.barrier_hull import BarrierHull
from game.sim.techniques.wave_ride import Ride

FREE_TICKS = ticks(0.3)
"""Ticks after a pump in which the water does not hold the barrier back."""
PUMP_BUFFER_S = 0.12
"""Seconds for which a pump asked for in the air is kept."""
KNOCK_REACH = 1.0
"""Metres from the shell at which a swing still reaches a hunter."""
WEAK_PUMP_SHARE = 0.7
"""Share of a full pump under which it was made out of breath."""
WINDING_PUMPS = 3
"""So many of those, with no full one between them, wind its rider: whoever hops too early may hop once more."""
SWING_DECAY_S = 0.8
"""Seconds in which a steady roll is no swing any more."""


class Barrier(BarrierHull, Entity):
    """What the rider does with it, and what breaks it."""

    order, slot = Order.BARRIER, "barrier"

    def __init__(self, world: Environment, rider: RunnerRole) -> None:
        super().__init__(world, rider)
        self.cracks, self.age_ticks = 0.0, 0
        self.landed = self.broken = False
        self.broken_ticks = 0
        """Ticks since it broke."""
        self.damage = self.swing = 0.0
        """Cracks so far, in cracks; and m/s by which the barrier rolls faster than it has been rolling, to the right."""
        self.ride = Ride(world)
        self._drift = self._hung = 0.0
        self._pump_buffer = self._pump_rest = self._dry_ticks = 0
        self._pump_age = ticks(self.tuning.pump_recovers)
        self._weak_pumps = 0
        """Pumps made out of breath since the last full one."""

    @property
    def winded(self) -> bool:
        """Its rider throws himself up again and again, and none of it is a hop; it passes as soon as he lets it be."""
        return self._weak_pumps >= WINDING_PUMPS and self._pump_age < ticks(self.tuning.pump_recovers)

    def after_physics(self, world: Stage) -> None:
        self._carry_rider()

    def apply_forces(self, world: Stage) -> None:
        """The rider's weight, the water's lift and drag, as changes of speed in this tick."""
        self.age_ticks += 1
        if self.broken:
            self.broken_ticks += 1
            self.go_down(world)
        lean = self._rider.lean
        self.rider_body.vx += lean * self.tuning.lean_push * TICK
        lake = world.lake_at(self.x)
        self._pump(world)
        self.airborne = True
        if lake is not None:
            self._float_on(lake, lean, world.wave.direction if world.wave is not None else 0)
        self._roll_on_shore(world)
        self._swing_at_hunters(world)
        self.ride.update(world, self)
        self._notice_set_down(world)

    def ask_pump(self) -> None:
        """The rider wants up; kept for a moment if the barrier is still in the air."""
        self._pump_buffer = ticks(PUMP_BUFFER_S)

    def _pump(self, world: Environment) -> None:
        self._pump_buffer -= self._pump_buffer > 0
        self._pump_rest -= self._pump_rest > 0
        self._pump_age += 1
        self._free_ticks -= self._free_ticks > 0
        if not self._pump_buffer or self._pump_rest or self.landed or self.broken:
            return
        if self.airborne and not self._lies_on_rock(world):
            return
        tuning = self.tuning
        hard = min(1.0, self._pump_age / ticks(tuning.pump_recovers))
        self._weak_pumps = 0 if hard == 1.0 else self._weak_pumps + (hard < WEAK_PUMP_SHARE)
        self._pump_buffer, self._pump_rest, self._free_ticks, self._pump_age = 0, ticks(tuning.pump_rest), FREE_TICKS, 0
        for body in (self, self.rider_body):
            body.vy = max(body.vy, 0.0) * 0.3 + hard * tuning.pump
            body.vx -= math.copysign(min(tuning.pump_slows, abs(body.vx)), body.vx)
        world.dent(self.x, self.radius, 0.2)
        world.emit(events.BallPumped(self.x, self.y - self.radius))

    def _swing_at_hunters(self, world: Stage) -> None:
        """Weight thrown across rolls the barrier, and whoever stands within reach of a barrier that swings his way goes over."""
        thrown = self._rider.lean - self._hung
        self._hung += thrown * TICK / self.tuning.wind_up
        if world.wave is None or not world.wave.driven:
            lurch = self.tuning.lurch * thrown * TICK
            self.vx += lurch
            self.spin -= lurch / self.radius
        rolls = self.vx - self.spin * self.radius
        self._drift += (rolls - self._drift) * TICK / SWING_DECAY_S
        self.swing = rolls - self._drift
        if abs(self.swing) < self.tuning.knock_swing:
            return
        side = 1 if self.swing > 0.0 else -1
        for hunter in world.hunters:
            ahead = side * (hunter.x - self.x)
            if 0.0 < ahead < self.radius + KNOCK_REACH and abs(hunter.y - self.y) < 2.0 and not (hunter.held or hunter.stagger_ticks):
                hunter.knock_over(world, side, self.tuning.knock_throw)
                world.emit(events.HunterKnocked(hunter.x, hunter.y + 1.0, hunter.id, abs(self.swing)))

    def _notice_set_down(self, world: Environment) -> None:
        slow = abs(self.vx) < self.tuning.settle_speed
        self._dry_ticks = self._dry_ticks + 1 if slow and self._on_land(world) else 0
        if self._dry_ticks == ticks(0.5):
            self.let_down(world)

    def let_down(self, world: Environment) -> None:
        """This is as far as it goes."""
        if not self.landed:
            self.landed = True
            world.emit(events.BarrierSetDown(self.x, self.y))

    def strike(self, world: Environment, x: float, y: float, speed: float) -> None:
        """Something hit the shell from outside: it rings, and cracks a little."""
        world.emit(events.BarrierStruck(x, y, speed))
        self.crack(world, self.tuning.strike_crack * speed / 10.0)
        push = 12.0 * speed * (1.0 if self.x > x else -1.0)
        self.vx += push / self.tuning.mass
        self.spin -= (y - self.y) * push / self._moment

    def crack(self, world: Environment, cracks: float, cause: str = "") -> None:
        """So much nearer to breaking, for a mistake of the ride by that `cause`: at the last one the lake is in, and that is the end."""
        most = self.tuning.most_cracks
        self.damage = min(most, self.damage + cracks)
        self.cracks = self.damage / most
        world.emit(events.BarrierCracked(self.x, self.y, self.cracks, cause, bool(cause) and self.winded))
        if self.damage > most - 1e-6 and not self.broken:
            self.broken = True
            self.let_lake_in()
            world.emit(events.BarrierBroke(self.x, self.y))
            world.finish(False, "lost.cracked")

    def mend(self, world: Environment) -> None:
        """The sign of the first wave closes it again: what hunters did to it is no part of the ride."""
        if self.damage and not self.broken:
            self.damage = self.cracks = 0.0
            world.emit(events.BarrierMended(self.x, self.y))

    def lose_wave(self, world: Environment, cause: str) -> None:
        """The wave goes on without it: it "broke" over it, or was "outran"."""
        self.ride.lose_wave(world, self, cause)

    def bump(self, slows: float) -> None:
        """It ran into something: part of its way is gone, and what it hit throws it up a little."""
        for body in (self, self.rider_body):
            body.vx *= 1.0 - slows
            body.vy = max(body.vy, 1.5)

    def dispel(self, world: Environment) -> None:
        """Its maker lets go: the rider drops out where he is."""
        for body in (self, self.rider_body):
            self._bodies.remove(body)
        lake = world.lake_at(self.x)
        if lake is not None:
            self._float.push_back(lake, self.x, 0.0)
        self._rider.place(self._rider.x, self._rider.y, self._rider.legs.coyote)
        world.emit(events.BarrierDispelled(self.x, self.y))

    def recover(self, world: Stage) -> None:
        world.put_back_runner()

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy, self.angle, self.spin, self.cracks, self._drift, self._hung, *self.ride.hash_state())
