"""The barrier: a hollow ball afloat, its rider a real body inside it, steered by leaning."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pymunk

from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.clock import TICK, ticks
from game.sim.contacts import RIDER, SHELL
from game.sim.floating import WATER, Floating, column_lift, disc_under

if TYPE_CHECKING:
    from game.sim.runner import Runner
    from game.sim.water import Lake
    from game.sim.world import World

SEGMENTS = 32
WALL = 0.05
"""Half the thickness of the shell, metres."""
RIDER_RADIUS = 0.36
DRAINING = 0.4
"""Metres of run-up that do not lift it."""
RISE_CAP = 2.5
"""m/s: water that rises faster under the ball breaks round it."""


@tunable("barrier")
class BarrierTuning:
    radius: float = tuned(1.2, "m", 0.6, 5, "of the ball")
    mass: float = tuned(260.0, "kg", 50, 2000, "of the ball without its rider")
    breadth: float = tuned(0.635, "m", 0.1, 5, "into the picture: with the mass, sets how deep it floats")
    side_drag: float = tuned(0.46, "", 0, 5, "drag factor of the part under water: F = 1/2 rho C A v^2")
    lean_drag: float = tuned(0.4, "", 0, 0.95, "how much of that a full lean takes off or adds")
    lean_push: float = tuned(3.0, "m/s^2", 0, 20, "how hard the rider throws his weight sideways")
    rise_drag: float = tuned(2600.0, "kg/(m^2 s)", 0, 10_000, "calms its bobbing")
    wash: float = tuned(0.3, "", 0, 1, "how much of its bobbing the water feels")
    spin_drag: float = tuned(160.0, "kg/s", 0, 10_000, "calms its rolling")
    sand: float = tuned(1.8, "m/s^2", 0, 50, "what rolling over the shore costs it")
    strike_crack: float = tuned(0.02, "", 0, 1, "how much one blow cracks it")
    settle_speed: float = tuned(0.6, "m/s", 0, 5, "slower than this on dry land, it has been set down")


class Barrier:
    """A ring of segments on one body and the rider as another inside it."""

    def __init__(self, world: World, rider: Runner) -> None:
        tuning = self.tuning = world.tuning.of("barrier", BarrierTuning)
        self.radius, self.cracks, self.age_ticks = tuning.radius, 0.0, 0
        self.set_down = False
        self._space, self._rider = world.space, rider
        self._float = Floating(tuning.radius * 0.8)
        self._dry_ticks = 0
        centre = (rider.x, rider.y + RIDER_RADIUS + (tuning.radius - WALL - RIDER_RADIUS))
        self.body = self._make_shell(centre, (rider.vx * 0.35, rider.vy * 0.35))
        self.rider_body = self._make_rider((rider.x, rider.y + RIDER_RADIUS + 0.02), (rider.vx * 0.8, min(rider.vy, 0.0)))
        self.refresh()

    def _make_shell(self, centre: tuple[float, float], velocity: tuple[float, float]) -> pymunk.Body:
        tuning = self.tuning
        body = pymunk.Body(tuning.mass, 0.9 * tuning.mass * tuning.radius**2)
        body.position, body.velocity = centre, velocity
        turn = 2.0 * math.pi / SEGMENTS
        rim = [(tuning.radius * math.cos(n * turn), tuning.radius * math.sin(n * turn)) for n in range(SEGMENTS + 1)]
        shapes = [pymunk.Segment(body, a, b, WALL) for a, b in pairwise(rim)]
        for shape in shapes:
            shape.friction, shape.elasticity, shape.filter = 0.9, 0.05, SHELL
        self._space.add(body, *shapes)
        return body

    def _make_rider(self, centre: tuple[float, float], velocity: tuple[float, float]) -> pymunk.Body:
        body = pymunk.Body(70.0, math.inf)
        body.position, body.velocity = centre, velocity
        shape = pymunk.Circle(body, RIDER_RADIUS)
        shape.friction, shape.filter = 0.9, RIDER
        self._space.add(body, shape)
        return body

    def holds(self, who: object) -> bool:
        """Whether `who` is inside."""
        return who is self._rider

    def refresh(self) -> None:
        """Read the poses once a tick, the rider's into the runner."""
        self.x, self.y = self.body.position
        self.vx, self.vy = self.body.velocity
        self.angle, self.spin = self.body.angle, self.body.angular_velocity
        rider = self._rider
        rider.x, rider.y = self.rider_body.position
        rider.y -= RIDER_RADIUS
        rider.vx, rider.vy = self.rider_body.velocity
        rider.on, rider.log, rider.sunk = "barrier", None, 0.0

    def update(self, world: World) -> None:
        """The rider's weight, the water's lift and drag, as forces for this tick."""
        self.age_ticks += 1
        lean = self._rider.lean
        if lean:
            self.rider_body.apply_force_at_world_point((lean * self.tuning.lean_push * 70.0, 0.0), self.rider_body.position)
        lake = world.lake_at(self.x)
        if lake is not None:
            self._float_on(lake, lean, world.wave.direction if world.wave is not None else 0)
        self._roll_on_shore(world)
        self._notice_set_down(world)

    def _roll_on_shore(self, world: World) -> None:
        """Sand gives under the ball: it stops on a slope that a hard ball would roll down."""
        if self.y - self.radius > world.terrain.height(self.x) + 0.12:
            return
        slower = self.tuning.sand * TICK
        vx, vy = self.body.velocity
        self.body.velocity = (vx - min(max(vx, -slower), slower), vy)
        slower /= self.radius
        spin = self.body.angular_velocity
        self.body.angular_velocity = spin - min(max(spin, -slower), slower)

    def _float_on(self, lake: Lake, lean: float, wave_direction: int) -> None:
        tuning, half = self.tuning, self.radius * 0.5
        left, mid, right = lake.sample(self.x - half), lake.sample(self.x), lake.sample(self.x + half)
        if mid.depth <= 0.02:
            self._float.tell(lake, self.x, 0.0)
            return
        surface = (left.surface + 2.0 * mid.surface + right.surface) / 4.0
        slope = (right.surface - left.surface) / (2.0 * half)
        area = disc_under(self.radius, surface - self.y) * min(1.0, mid.depth / 0.3)
        if area <= 0.0:
            self._float.tell(lake, self.x, 0.0)
            return
        lift = column_lift(area, tuning.breadth)
        factor = tuning.side_drag * (1.0 - tuning.lean_drag * lean * wave_direction)
        draft = max(0.0, min(2.0 * self.radius, surface - (self.y - self.radius)))
        past = self.vx - mid.flow
        drag = 0.5 * WATER * factor * draft * 1.1 * tuning.breadth * abs(past) * past
        self.body.apply_force_at_world_point((-lift * slope - drag, lift), (self.x, self.y))
        # The water's own answer to the ball must not throw the ball about: feel the rise of the whole patch it lies in.
        rise = (left.rise + 2.0 * mid.rise + right.rise) / 4.0
        self._calm(area, min(max(rise, -RISE_CAP), RISE_CAP))
        self._float.tell(lake, self.x, area * self.tuning.wash)

    def _calm(self, area: float, rise: float) -> None:
        body = self.body
        keep = math.exp(-self.tuning.rise_drag * area * TICK / self.tuning.mass)
        # The body's own velocity, not the one read last tick: a blow may have come since.
        vx, vy = body.velocity
        body.velocity = (vx, rise + (vy - rise) * keep)
        body.angular_velocity *= math.exp(-self.tuning.spin_drag * area * TICK / body.moment)

    def _notice_set_down(self, world: World) -> None:
        lake = world.lake_at(self.x)
        # Run-up drains for a while: a ball that lies still in a sheet of it, above the lake's level, has landed.
        on_land = lake is None or (lake.still(self.x) <= 0.0 and lake.sample(self.x).depth < DRAINING)
        slow = abs(self.vx) < self.tuning.settle_speed
        self._dry_ticks = self._dry_ticks + 1 if on_land and slow else 0
        if self._dry_ticks == ticks(0.5) and not self.set_down:
            self.set_down = True
            world.tell(events.BarrierSetDown(self.x, self.y))

    def strike(self, world: World, x: float, y: float, speed: float) -> None:
        """Something hit the shell from outside: it rings, cracks a little, and holds."""
        world.tell(events.BarrierStruck(x, y, speed))
        self.cracks = min(0.9, self.cracks + self.tuning.strike_crack * speed / 10.0)
        world.tell(events.BarrierCracked(self.x, self.y, self.cracks))
        push = 12.0 * speed * (1.0 if self.x > x else -1.0)
        self.body.apply_impulse_at_world_point((push, 0.0), (x, y))

    def dispel(self, world: World) -> None:
        """Its maker lets go: the rider drops out where he is."""
        for body in (self.body, self.rider_body):
            self._space.remove(*body.shapes, body)
        lake = world.lake_at(self.x)
        if lake is not None:
            self._float.tell(lake, self.x, 0.0)
        self._rider.place(self._rider.x, self._rider.y, self._rider.legs.coyote)
        world.tell(events.BarrierDispelled(self.x, self.y))

    def state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy, self.angle, self.spin, self.cracks)
