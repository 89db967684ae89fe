"""Hull of the barrier: a ring of segments on one body, its rider another inside it, and what water and shore do to them."""

from __future__ import annotations

import math
from itertools import pairwise

import pymunk

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim.environment import Environment
from game.sim.physics.bodies import Body
from game.sim.physics.bounds import Bounds
from game.sim.physics.buoyancy import WATER_DENSITY, Floating, column_lift, disc_under
from game.sim.physics.collision_filters import BROKEN_SHELL, RIDER, SHELL
from game.sim.roles import RunnerRole
from game.sim.water.lake import Lake

SEGMENTS = 32
WALL_M = 0.05
"""Half the thickness of the shell, metres."""
RIDER_RADIUS = 0.36
SWASH_DEPTH = 0.4
"""Metres of run-up that do not lift it."""
LANDING_DEPTH_M = 0.7
"""Metres of still water in which a barrier that has run aground lies close enough to the shore to be let down there."""
FLOODED_S = 0.15
"""Seconds from the moment it breaks until nothing of it floats any more."""
BROKEN_DRAG = 0.1
"""Share of its drag up and down that a broken barrier keeps: the lake goes in and out of it."""
BORNE_M = 0.1
"""Metres from its shell to a rock that bears it."""
PLACES = 16
"""At so many to either side, closely, what bears it is looked for: a stump's head is narrow."""
RISE_CAP = 2.5
"""m/s: water that rises faster under the barrier breaks round it."""


@tunable("barrier")
class BarrierTuning:
    radius: float = tuned(1.45, "m", 0.6, 5, "radius of the barrier")
    mass: float = tuned(260.0, "kg", 50, 2000, "mass of the barrier without its rider")
    breadth: float = tuned(0.635, "m", 0.1, 5, "into the picture: with the mass, sets how deep it floats")
    side_drag: float = tuned(0.72, "", 0, 5, "drag factor of the part under water: F = 1/2 rho C A v^2")
    lean_drag: float = tuned(0.58, "", 0, 0.95, "share of the side drag that a full lean takes off or adds")
    lean_push: float = tuned(3.0, "m/s^2", 0, 20, "how hard the rider throws his weight sideways")
    lurch: float = tuned(2.6, "m/s^2", 0, 20, "how hard weight thrown from one side to the other rolls a barrier that no wave carries")
    wind_up: float = tuned(0.5, "s", 0.05, 5, "how long weight must hang on one side before throwing it to the other counts in full")
    rise_drag: float = tuned(2600.0, "kg/(m^2 s)", 0, 10_000, "damping of the barrier's bobbing")
    displacement_share: float = tuned(0.3, "", 0, 1, "share of the barrier's bobbing that the water feels")
    spin_drag: float = tuned(160.0, "kg/s", 0, 10_000, "damping of the barrier's rolling")
    beach_resistance: float = tuned(3.5, "m/s^2", 0, 50, "what rolling over the shore costs it")
    strike_crack: float = tuned(0.4, "cracks", 0, 3, "what a blow at 10 m/s does to it")
    most_cracks: float = tuned(3.0, "cracks", 1, 20, "so many, and it lets the lake in")
    pump: float = tuned(4.6, "m/s", 0, 20, "how hard the rider throws the barrier up out of the water")
    pump_slows: float = tuned(0.2, "m/s", 0, 5, "way that a pump costs")
    pump_recovers: float = tuned(2.4, "s", 0.1, 10, "from one pump until the next is as hard again; sooner, it is so much weaker")
    pump_rest: float = tuned(1.0, "s", 0.1, 10, "from one pump to the next")
    knock_swing: float = tuned(1.2, "m/s", 0.1, 20, "a barrier that swings faster than this knocks a hunter over")
    knock_throw: float = tuned(4.5, "m/s", 0, 30, "how fast he goes")
    settle_speed: float = tuned(0.6, "m/s", 0, 5, "slower than this on dry land, it has been set down")


class BarrierHull(Body):
    """Floats, rolls and carries."""

    def __init__(self, world: Environment, rider: RunnerRole) -> None:
        tuning = self.tuning = world.tuning.of("barrier", BarrierTuning)
        self.radius, self.airborne = tuning.radius, False
        self.buoyancy = 1.0
        """Share of the water's lift that it has left: none once it has broken and the lake is in."""
        self._bodies, self._rider = world.bodies, rider
        self._float = Floating(tuning.radius * 0.8)
        self._free_ticks, self._moment = 0, 0.9 * tuning.mass * tuning.radius**2
        centre = (rider.x, rider.y + RIDER_RADIUS + (tuning.radius - WALL_M - RIDER_RADIUS))
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
        shapes = [pymunk.Segment(body, a, b, WALL_M) for a, b in pairwise(rim)]
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

    def _carry_rider(self) -> None:
        """Once a tick, the rider's pose into the runner."""
        rider, body = self._rider, self.rider_body
        rider.x, rider.y = body.x, body.y - RIDER_RADIUS
        rider.vx, rider.vy = body.vx, body.vy
        rider.on, rider.platform, rider.sunk = "barrier", None, 0.0

    def let_lake_in(self) -> None:
        """It has broken: what is left of it hangs on nothing, and is no ball that jumps any more."""
        for shape in self.shapes:
            shape.filter = BROKEN_SHELL
        for body in (self, self.rider_body):
            body.vy = min(body.vy, 0.0)

    def go_down(self, world: Environment) -> None:
        """Broken, it fills and sinks to the bed with whoever is in it."""
        self.buoyancy = max(0.0, self.buoyancy - TICK / FLOODED_S)
        if self.y - self.radius < world.terrain.height(self.x) + WALL_M:
            for body in (self, self.rider_body):
                body.vy = max(body.vy, 0.0)

    def _roll_on_shore(self, world: Environment) -> None:
        """Sand gives under the barrier: it stops on a slope that a hard ball would roll down."""
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
        lift = column_lift(area, tuning.breadth) * self.buoyancy
        factor = tuning.side_drag * (1.0 - tuning.lean_drag * lean * wave_direction)
        draft = max(0.0, min(2.0 * self.radius, surface - (self.y - self.radius)))
        past = self.vx - mid.flow
        drag = 0.5 * WATER_DENSITY * factor * draft * 1.1 * tuning.breadth * abs(past) * past
        # The water's own answer to the barrier must not throw the barrier about: feel the rise of the whole patch it lies in.
        rise = (left.rise + 2.0 * mid.rise + right.rise) / 4.0
        self._calm(area * max(self.buoyancy, BROKEN_DRAG), min(max(rise, -RISE_CAP), RISE_CAP) * self.buoyancy)
        self.vx -= (lift * slope + drag) * TICK / tuning.mass
        self.vy += lift * TICK / tuning.mass
        self._float.push_back(lake, self.x, area * tuning.displacement_share)

    def _calm(self, area: float, rise: float) -> None:
        tuning = self.tuning
        if self._free_ticks:
            return
        self.vy = rise + (self.vy - rise) * math.exp(-tuning.rise_drag * area * TICK / tuning.mass)
        self.spin *= math.exp(-tuning.spin_drag * area * TICK / self._moment)

    def _lies_on_rock(self, world: Environment) -> bool:
        """Whether the head of a rock or a stump bears it, clear of the water or not."""
        for place in range(-PLACES, PLACES + 1):
            x = self.x + 0.8 * self.radius * place / PLACES
            top, kind = world.terrain.support(x, self.y)
            if kind == "rock" and math.hypot(x - self.x, top - self.y) < self.radius + BORNE_M:
                return True
        return False

    def _on_land(self, world: Environment) -> bool:
        """On land, or aground where one can wade. Run-up drains: a barrier that lies still in a sheet of it has landed."""
        lake = world.lake_at(self.x)
        if lake is None:
            return True
        still = lake.still_depth(self.x)
        if still <= 0.0:
            return lake.sample(self.x).depth < SWASH_DEPTH
        return still < LANDING_DEPTH_M and self.y - self.radius < world.terrain.height(self.x) + 0.12

    def is_valid(self, bounds: Bounds) -> bool:
        return bounds.contain(self) and math.isfinite(self.spin + self.angle)
