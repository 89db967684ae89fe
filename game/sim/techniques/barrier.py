"""The barrier: a hollow ball afloat, its rider a real body inside it, steered by leaning."""

from __future__ import annotations

import math
from itertools import pairwise

import pymunk

from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.environment import Environment
from game.sim.physics.bodies import Body
from game.sim.physics.bounds import Bounds
from game.sim.physics.buoyancy import WATER, Floating, column_lift, disc_under
from game.sim.physics.collision_filters import RIDER, SHELL
from game.sim.roles import Prey
from game.sim.stage import Entity, Order, Stage
from game.sim.techniques.wave_ride import Ride
from game.sim.water.lake import Lake

SEGMENTS = 32
WALL = 0.05
"""Half the thickness of the shell, metres."""
RIDER_RADIUS = 0.36
SWASH_DEPTH = 0.4
"""Metres of run-up that do not lift it."""
WADES = 0.7
"""Metres of still water in which a ball that has run aground lies close enough to the shore to be let down there."""
RISE_CAP = 2.5
"""m/s: water that rises faster under the ball breaks round it."""
FREE = ticks(0.3)
"""Ticks after a pump in which the water does not hold the ball back."""
PUMP_BUFFER = 0.12
"""Seconds for which a pump asked for in the air is kept."""
KNOCK_REACH = 1.0
"""Metres from the shell at which a swing still reaches a hunter."""
DRIFT = 0.8
"""Seconds in which a steady roll is no swing any more."""


@tunable("barrier")
class BarrierTuning:
    radius: float = tuned(1.45, "m", 0.6, 5, "radius of the barrier")
    mass: float = tuned(260.0, "kg", 50, 2000, "mass of the barrier without its rider")
    breadth: float = tuned(0.635, "m", 0.1, 5, "into the picture: with the mass, sets how deep it floats")
    side_drag: float = tuned(0.72, "", 0, 5, "drag factor of the part under water: F = 1/2 rho C A v^2")
    lean_drag: float = tuned(0.58, "", 0, 0.95, "share of the side drag that a full lean takes off or adds")
    lean_push: float = tuned(3.0, "m/s^2", 0, 20, "how hard the rider throws his weight sideways")
    lurch: float = tuned(2.6, "m/s^2", 0, 20, "how hard weight thrown from one side to the other rolls a ball that no wave carries")
    wind_up: float = tuned(0.5, "s", 0.05, 5, "how long weight must hang on one side before throwing it to the other counts in full")
    rise_drag: float = tuned(2600.0, "kg/(m^2 s)", 0, 10_000, "damping of the barrier's bobbing")
    displacement_share: float = tuned(0.3, "", 0, 1, "share of the barrier's bobbing that the water feels")
    spin_drag: float = tuned(160.0, "kg/s", 0, 10_000, "damping of the barrier's rolling")
    beach_resistance: float = tuned(3.5, "m/s^2", 0, 50, "what rolling over the shore costs it")
    strike_crack: float = tuned(0.4, "cracks", 0, 3, "what a blow at 10 m/s does to it")
    most_cracks: float = tuned(3.0, "cracks", 1, 20, "so many, and it lets the lake in")
    pump: float = tuned(4.6, "m/s", 0, 20, "how hard the rider throws the ball up out of the water")
    pump_slows: float = tuned(0.2, "m/s", 0, 5, "way that a pump costs")
    pump_rest: float = tuned(1.0, "s", 0.1, 10, "from one pump to the next")
    knock_swing: float = tuned(1.2, "m/s", 0.1, 20, "a ball that swings faster than this knocks a hunter over")
    knock_throw: float = tuned(4.5, "m/s", 0, 30, "how fast he goes")
    settle_speed: float = tuned(0.6, "m/s", 0, 5, "slower than this on dry land, it has been set down")


class Barrier(Body, Entity):
    """A ring of segments on one body and the rider as another inside it."""

    order, slot = Order.BARRIER, "barrier"

    def __init__(self, world: Environment, rider: Prey) -> None:
        tuning = self.tuning = world.tuning.of("barrier", BarrierTuning)
        self.radius, self.cracks, self.age_ticks = tuning.radius, 0.0, 0
        self.landed = self.airborne = self.broken = False
        self.damage = self.swing = 0.0
        """Cracks so far, in cracks; and m/s by which the ball rolls faster than it has been rolling, to the right."""
        self.ride = Ride(world)
        self._bodies, self._rider = world.bodies, rider
        self._float = Floating(tuning.radius * 0.8)
        self._drift = self._hung = 0.0
        self._pump_buffer = self._pump_rest = self._free_ticks = 0
        self._dry_ticks, self._moment = 0, 0.9 * tuning.mass * tuning.radius**2
        centre = (rider.x, rider.y + RIDER_RADIUS + (tuning.radius - WALL - RIDER_RADIUS))
        super().__init__(*self._shell(centre, (rider.vx * 0.35, rider.vy * 0.35)))
        self.rider_body = self._make_rider((rider.x, rider.y + RIDER_RADIUS + 0.02), (rider.vx * 0.8, min(rider.vy, 0.0)))
        self._bodies.add(self)
        self._bodies.add(self.rider_body)
        self._carry_rider()

    def _shell(self, centre: tuple[float, float], velocity: tuple[float, float]) -> tuple[pymunk.Body, *tuple[pymunk.Shape, ...]]:
        tuning = self.tuning
        body = pymunk.Body(tuning.mass, self._moment)
        body.position, body.velocity = centre, velocity
        turn = 2.0 * math.pi / SEGMENTS
        rim = [(tuning.radius * math.cos(n * turn), tuning.radius * math.sin(n * turn)) for n in range(SEGMENTS + 1)]
        shapes = [pymunk.Segment(body, a, b, WALL) for a, b in pairwise(rim)]
        for shape in shapes:
            shape.friction, shape.elasticity, shape.filter = 0.9, 0.05, SHELL
        return (body, *shapes)

    @staticmethod
    def _make_rider(centre: tuple[float, float], velocity: tuple[float, float]) -> Body:
        body = pymunk.Body(70.0, math.inf)
        body.position, body.velocity = centre, velocity
        shape = pymunk.Circle(body, RIDER_RADIUS)
        shape.friction, shape.filter = 0.9, RIDER
        return Body(body, shape)

    def holds(self, who: object) -> bool:
        """Whether `who` is inside."""
        return who is self._rider

    def after_physics(self, world: Stage) -> None:
        self._carry_rider()

    def _carry_rider(self) -> None:
        """Once a tick, the rider's pose into the runner."""
        rider, body = self._rider, self.rider_body
        rider.x, rider.y = body.x, body.y - RIDER_RADIUS
        rider.vx, rider.vy = body.vx, body.vy
        rider.on, rider.log, rider.sunk = "barrier", None, 0.0

    def apply_forces(self, world: Stage) -> None:
        """The rider's weight, the water's lift and drag, as changes of speed in this tick."""
        self.age_ticks += 1
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

    # pumping

    def ask_pump(self) -> None:
        """The rider wants up; kept for a moment if the ball is still in the air."""
        self._pump_buffer = ticks(PUMP_BUFFER)

    def _pump(self, world: Environment) -> None:
        self._pump_buffer -= self._pump_buffer > 0
        self._pump_rest -= self._pump_rest > 0
        self._free_ticks -= self._free_ticks > 0
        if not self._pump_buffer or self._pump_rest or self.airborne or self.landed:
            return
        tuning = self.tuning
        self._pump_buffer, self._pump_rest, self._free_ticks = 0, ticks(tuning.pump_rest), FREE
        for body in (self, self.rider_body):
            body.vy = max(body.vy, 0.0) * 0.3 + tuning.pump
            body.vx -= math.copysign(min(tuning.pump_slows, abs(body.vx)), body.vx)
        world.dent(self.x, self.radius, 0.2)
        world.emit(events.BallPumped(self.x, self.y - self.radius))

    # swinging

    def _swing_at_hunters(self, world: Stage) -> None:
        """Weight thrown across rolls the ball, and whoever stands within reach of a ball that swings his way goes over."""
        thrown = self._rider.lean - self._hung
        self._hung += thrown * TICK / self.tuning.wind_up
        if world.wave is None or not world.wave.driven:
            lurch = self.tuning.lurch * thrown * TICK
            self.vx += lurch
            self.spin -= lurch / self.radius
        rolls = self.vx - self.spin * self.radius
        self._drift += (rolls - self._drift) * TICK / DRIFT
        self.swing = rolls - self._drift
        if abs(self.swing) < self.tuning.knock_swing:
            return
        side = 1 if self.swing > 0.0 else -1
        for hunter in world.hunters:
            ahead = side * (hunter.x - self.x)
            if 0.0 < ahead < self.radius + KNOCK_REACH and abs(hunter.y - self.y) < 2.0 and not (hunter.held or hunter.stagger_ticks):
                hunter.knock_over(world, side, self.tuning.knock_throw)
                world.emit(events.HunterKnocked(hunter.x, hunter.y + 1.0, hunter.id, abs(self.swing)))

    def _roll_on_shore(self, world: Environment) -> None:
        """Sand gives under the ball: it stops on a slope that a hard ball would roll down."""
        if self.y - self.radius > world.terrain.height(self.x) + 0.12:
            return
        slower = self.tuning.beach_resistance * TICK
        self.vx -= min(max(self.vx, -slower), slower)
        slower /= self.radius
        self.spin -= min(max(self.spin, -slower), slower)

    def _float_on(self, lake: Lake, lean: float, wave_direction: int) -> None:
        tuning, half = self.tuning, self.radius * 0.5
        left, mid, right = lake.sample(self.x - half), lake.sample(self.x), lake.sample(self.x + half)
        if mid.depth <= 0.02:
            self._float.push_back(lake, self.x, 0.0)
            return
        surface = (left.surface + 2.0 * mid.surface + right.surface) / 4.0
        slope = (right.surface - left.surface) / (2.0 * half)
        self.airborne = self.y - self.radius > mid.surface
        area = disc_under(self.radius, surface - self.y)
        if mid.depth < 0.3:
            area *= mid.depth / 0.3
        if area <= 0.0:
            self._float.push_back(lake, self.x, 0.0)
            return
        lift = column_lift(area, tuning.breadth)
        factor = tuning.side_drag * (1.0 - tuning.lean_drag * lean * wave_direction)
        draft = max(0.0, min(2.0 * self.radius, surface - (self.y - self.radius)))
        past = self.vx - mid.flow
        drag = 0.5 * WATER * factor * draft * 1.1 * tuning.breadth * abs(past) * past
        # The water's own answer to the ball must not throw the ball about: feel the rise of the whole patch it lies in.
        rise = (left.rise + 2.0 * mid.rise + right.rise) / 4.0
        self._calm(area, min(max(rise, -RISE_CAP), RISE_CAP))
        self.vx -= (lift * slope + drag) * TICK / tuning.mass
        self.vy += lift * TICK / tuning.mass
        self._float.push_back(lake, self.x, area * tuning.displacement_share)

    def _calm(self, area: float, rise: float) -> None:
        tuning = self.tuning
        if self._free_ticks:
            return
        self.vy = rise + (self.vy - rise) * math.exp(-tuning.rise_drag * area * TICK / tuning.mass)
        self.spin *= math.exp(-tuning.spin_drag * area * TICK / self._moment)

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

    def _on_land(self, world: Environment) -> bool:
        """On land, or aground where one can wade. Run-up drains: a ball that lies still in a sheet of it has landed."""
        lake = world.lake_at(self.x)
        if lake is None:
            return True
        still = lake.still_depth(self.x)
        if still <= 0.0:
            return lake.sample(self.x).depth < SWASH_DEPTH
        return still < WADES and self.y - self.radius < world.terrain.height(self.x) + 0.12

    def strike(self, world: Environment, x: float, y: float, speed: float) -> None:
        """Something hit the shell from outside: it rings, and cracks a little."""
        world.emit(events.BarrierStruck(x, y, speed))
        self.crack(world, self.tuning.strike_crack * speed / 10.0)
        push = 12.0 * speed * (1.0 if self.x > x else -1.0)
        self.vx += push / self.tuning.mass
        self.spin -= (y - self.y) * push / self._moment

    def crack(self, world: Environment, cracks: float) -> None:
        """So much nearer to breaking: at the last one the lake is in, and that is the end of it."""
        most = self.tuning.most_cracks
        self.damage = min(most, self.damage + cracks)
        self.cracks = self.damage / most
        world.emit(events.BarrierCracked(self.x, self.y, self.cracks))
        if self.damage > most - 1e-6 and not self.broken:
            self.broken = True
            world.emit(events.BarrierBroke(self.x, self.y))
            world.finish(False, "lost.cracked")

    def lose_wave(self, world: Environment) -> None:
        """The wave goes on without it."""
        self.ride.lose_wave(world, self)

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

    def is_valid(self, bounds: Bounds) -> bool:
        return bounds.hold(self) and math.isfinite(self.spin + self.angle)

    def recover(self, world: Stage) -> None:
        world.put_back_runner()

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy, self.angle, self.spin, self.cracks, self._drift, self._hung, *self.ride.hash_state())
