"""A captive of the spiderweb: pinned by the foot, or a loose body that strands haul under; and how it fares there."""

from __future__ import annotations

import math
from typing import NamedTuple

import pymunk

from game.core.gravity import GRAVITY
from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.characters.character import Character
from game.sim.environment import Environment
from game.sim.physics.bodies import Body
from game.sim.physics.collision_filters import LOOSE_CAPTIVE
from game.sim.water.water_sample import WaterSample

MASS_KG, HEIGHT_M, ANKLE_M = 70.0, 1.7, 0.8
"""Kilograms of a body, metres of it, and metres from its middle down to where strands hang on it."""
HAUL_INTERVAL = 4
"""Ticks between two hauls on the strands, and between two looks at the water around a body."""
MIN_STRAND_M = 0.25
"""Metres of strand that are left in the end."""
STRUGGLE_TICKS = ticks(0.28)
"""Ticks between two throws to the other side."""
ARMS_HEIGHT_M = 0.25
"""Metres above the middle at which a struggling body throws itself about."""
SINK_TO_SHORE_SPEED = 1.5
"""m/s at which somebody pinned above the shore gets to it."""


@tunable("spiderweb")
class SpiderwebTuning:
    front_speed: float = tuned(25.0, "m/s", 0.5, 200, "how fast it spreads through the water")
    strands: float = tuned(4.0, "", 1, 6, "strands hung on one body")
    stiffness: float = tuned(1200.0, "N/m", 1, 20_000, "stiffness of all strands of a body together")
    shrink: float = tuned(1.5, "m/s", 0, 10, "how fast a strand shortens")
    damping: float = tuned(0.3, "", 0, 3, "damping of the strands, as a share of critical")
    pin_depth: float = tuned(0.3, "m", 0, 2, "in water shallower than this a foot is held as if sewn down")
    struggle: float = tuned(8.0, "m/s^2", 0, 50, "how hard a body throws itself about")
    breath: float = tuned(12.0, "s", 1, 600, "how long a body under water lives")
    lift: float = tuned(1.05, "", 0, 5, "buoyancy of a body under water, as a part of its weight")
    drag: float = tuned(150.0, "kg/s", 0, 5000, "of a body under water")


class Strand(NamedTuple):
    """One tether, as the picture needs it: from a foot to the bed, `tension` 0 slack to 1 taut."""

    who: str
    foot_x: float
    foot_y: float
    anchor_x: float
    anchor_y: float
    tension: float


class Captive:
    """A body in the web: pinned by the foot in the shallows, or a loose body hauled under by springs from the bed."""

    def __init__(self, world: Environment, person: Character, tuning: SpiderwebTuning, pinned: bool) -> None:
        self.person, self.tuning, self.pinned = person, tuning, pinned
        self.age_ticks = 0
        self.under = self.drowned = False
        self.air = 1.0
        self.body: Body | None = None
        self.springs: list[pymunk.DampedSpring] = []
        self._anchors: list[tuple[float, float]] = []
        self._lengths: list[float] = []
        self._moment = pymunk.moment_for_box(MASS_KG, (0.5, HEIGHT_M))
        self._water: WaterSample | None = None
        person.held = True
        if not pinned:
            self._attach_strands(world)

    def _attach_strands(self, world: Environment) -> None:
        person, tuning = self.person, self.tuning
        engine = pymunk.Body(MASS_KG, self._moment)
        engine.position, engine.velocity = (person.x, person.y + HEIGHT_M / 2), (person.vx * 0.5, person.vy)
        shape = pymunk.Segment(engine, (0, -HEIGHT_M / 2 + 0.22), (0, HEIGHT_M / 2 - 0.22), 0.22)
        shape.friction, shape.filter = 0.9, LOOSE_CAPTIVE
        self.body = Body(engine, shape)
        world.bodies.add(self.body)
        count = int(tuning.strands)
        stiffness = tuning.stiffness / count
        damping = tuning.damping * 2.0 * math.sqrt(tuning.stiffness * MASS_KG) / count
        ankle_x, ankle_y = _ankle(self.body)
        for n in range(count):
            x = person.x + (n - (count - 1) / 2) * 1.1
            anchor = (x, world.terrain.height(x))
            length = 0.8 * math.hypot(anchor[0] - ankle_x, anchor[1] - ankle_y)
            self.springs.append(pymunk.DampedSpring(world.space.static_body, engine, anchor, (0.0, -ANKLE_M), length, stiffness, damping))
            self._anchors.append(anchor)
            self._lengths.append(length)
        world.space.add(*self.springs)

    def update(self, world: Environment, awake: bool) -> None:
        """This tick's changes of speed: shrinking strands, the water's lift and drag, and the struggle."""
        self.age_ticks += 1
        body = self.body
        if body is None:
            return
        beat = self.age_ticks % HAUL_INTERVAL
        if beat == 0:
            self._shrink()
        elif beat == 1:
            lake = world.lake_at(body.x)
            self._water = lake.sample(body.x) if lake is not None else None
        tuning, water = self.tuning, self._water
        if water is None:
            return
        part = (water.surface - (body.y - HEIGHT_M / 2)) / HEIGHT_M
        part = 0.0 if part < 0.0 else 1.0 if part > 1.0 else part
        sink = 0.6 if self.drowned else tuning.lift
        struggle = 0.0
        if not self.drowned and awake:
            struggle = tuning.struggle * MASS_KG * (1 if self.age_ticks // STRUGGLE_TICKS % 2 else -1) * self.air
        drag = tuning.drag * part
        across, up = struggle - drag * (body.vx - water.flow), MASS_KG * GRAVITY * sink * part - drag * body.vy
        body.spin *= math.exp(-1.8 * part * TICK)
        # Both take hold at the arms, not at the middle.
        up_x, up_y = body.upwards()
        body.spin += ARMS_HEIGHT_M * (up_x * up - up_y * across) * TICK / self._moment
        body.vx += across * TICK / MASS_KG
        body.vy += up * TICK / MASS_KG

    def _shrink(self) -> None:
        haul = self.tuning.shrink * HAUL_INTERVAL * TICK
        for n, spring in enumerate(self.springs):
            if self._lengths[n] > MIN_STRAND_M:
                self._lengths[n] = spring.rest_length = max(MIN_STRAND_M, self._lengths[n] - haul)

    def refresh(self, world: Environment, stifles: bool = True) -> None:
        """Pose and breath into the person, whose breath runs if the web `stifles` him."""
        body = self.body
        if body is None:
            self._come_down(world)
            self.person.take_stance("stuck")
            return
        person, x, y = self.person, body.x, body.y
        up_x, up_y = body.upwards()
        person.x, person.y = x - up_x * HEIGHT_M / 2, y - up_y * HEIGHT_M / 2
        person.vx, person.vy = body.vx, body.vy
        person.on, person.sunk = "water", 0.0
        if not self.under:
            self._go_under(world, x + up_x * HEIGHT_M / 2, y + up_y * HEIGHT_M / 2)
        elif not self.drowned and stifles:
            self._breathe(world, x, y)
        person.on_captured(self.under, self.drowned, self.air, body.angle)

    def _come_down(self, world: Environment) -> None:
        """Pinned on the shore, he comes down to it; in the lake the water is his floor."""
        person, lake = self.person, world.lake_at(self.person.x)
        if lake is not None and lake.still_depth(person.x) > 0.0:
            return
        top, _ = world.terrain.support(person.x, person.y)
        person.y = max(top, person.y - SINK_TO_SHORE_SPEED * TICK)

    def _go_under(self, world: Environment, head_x: float, head_y: float) -> None:
        if self._water is None or head_y > self._water.surface - 0.05:
            return
        self.under = True
        world.emit(events.HunterWentUnder(head_x, self._water.surface, self.person.id))

    def _breathe(self, world: Environment, x: float, y: float) -> None:
        self.air -= TICK / self.tuning.breath
        if self.air <= 0.0:
            self.air, self.drowned = 0.0, True
            world.emit(events.HunterDrowned(x, y, self.person.id))

    def strands(self) -> list[Strand]:
        """The tethers as they hang now."""
        if self.body is None:
            person = self.person
            side = 0.35
            return [Strand(person.id, person.x, person.y + 0.08, person.x + n * side, person.y - 0.05, 0.4) for n in (-1, 0, 1)]
        if not self.springs:
            return []
        foot_x, foot_y = _ankle(self.body)
        drawn = []
        for (x, y), length in zip(self._anchors, self._lengths, strict=True):
            stretch = math.hypot(x - foot_x, y - foot_y) - length
            drawn.append(Strand(self.person.id, foot_x, foot_y, x, y, min(max(stretch / 2.0, 0.0), 1.0)))
        return drawn

    def unhook(self, world: Environment) -> None:
        """The web's strands let go of a body that another strand has now; it stays a captive, and drowns like one."""
        if self.springs:
            world.space.remove(*self.springs)
            self.springs = []

    def let_go(self, world: Environment) -> None:
        """Cut the strands. The drowned keep their loose body; the living are on their own legs again."""
        if self.springs:
            world.space.remove(*self.springs)
            self.springs = []
        if self.drowned:
            return
        self.cut(world)
        self.person.on_released(world.lake_at(self.person.x))

    def cut(self, world: Environment) -> None:
        """Nothing holds the person any more, nor moves him."""
        if self.springs:
            world.space.remove(*self.springs)
        if self.body is not None:
            world.bodies.remove(self.body)
        self.springs, self.body = [], None
        self.person.held = False

    def hash_state(self) -> list[float]:
        body = self.body
        own = [self.air]
        return own if body is None else [*own, body.x, body.y, body.vx, body.vy, body.angle, body.spin]


def _ankle(body: Body) -> tuple[float, float]:
    up_x, up_y = body.upwards()
    return body.x - ANKLE_M * up_x, body.y - ANKLE_M * up_y
