"""Rafts: they float, tilt with the water and under weight, bear people dry across a lake, and turn over if they tilt too far."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

import pymunk
from pydantic import Field

from game.core.ground_line import GroundLine
from game.core.ticks import TICK
from game.level.model import Level
from game.level.registry import Metres, Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.characters.character import Character
from game.sim.objects.floating.floating_platform import FloatingPlatform
from game.sim.physics.buoyancy import column_lift
from game.sim.stage import Order, Stage
from game.sim.water.lake import Lake

THICKNESS_M = 0.45
"""Metres from its underside to its deck."""
STATIONS = tuple((n + 0.5) / 8 - 0.5 for n in range(8))
"""Where along it the water is felt, in parts of its length."""
NO_DECK = -1e9
"""The top of a deck that holds nobody."""
MAX_DECK_TILT = 1.2
"""Radians: a deck that is steeper is taken to be no steeper."""
ARRIVES_M = 0.6
"""Metres from where it is paddled to at which it is there."""
CAPSIZED_STIFFNESS = 5.0
"""How much harder it is to turn back: all that was lashed to its deck hangs under water then."""
SLIDE_SPEED, STUNNED_S = 2.4, 0.7
"""m/s at which those on it slide off, and seconds for which they have lost their stride."""


@tunable("raft")
class RaftTuning:
    holds: float = tuned(35.0, "degrees", 5, 80, "how far a raft may tilt until those on it slide off and it turns over")
    density: float = tuned(520.0, "kg/m^3", 100, 950, "density of a raft's wood")
    breadth: float = tuned(1.2, "m", 0.2, 5, "breadth of a raft into the picture: how much water carries it")
    drag: float = tuned(0.9, "1/s", 0, 50, "how fast a raft takes on the water's motion")
    heave_drag: float = tuned(4.0, "1/s", 0, 50, "how fast a raft's bobbing dies")
    spin_drag: float = tuned(1.6, "1/s", 0, 50, "how fast a raft's tilting dies")
    displacement_share: float = tuned(0.2, "", 0, 1, "share of a raft's bobbing that the water feels")
    turns_over: float = tuned(5.0, "rad/s^2", 0, 50, "how fast a raft that has lost its people goes on turning over")
    crest: float = tuned(8.0, "rad/s^2", 0, 100, "how hard the crest of a driven wave heaves up a raft that lies across its way")
    paddles: float = tuned(1.8, "m/s^2", 0, 10, "how fast those on a raft get it under way")


@thing
class RaftSpec(Thing):
    """A raft: it bears people dry over the water. Tilted too far, it drops them and turns over."""

    kind: Literal["raft"]
    placement = "water"
    is_dynamic = True
    at: Point
    """Its middle, in metres."""
    length: Annotated[float, Field(ge=2, le=12)] = 5.0
    """Metres."""
    paddled: Annotated[float, Field(ge=-6, le=6)] = 0.0
    """m/s at which those on it paddle it along, positive to the right."""
    lands_at: Metres | None = None
    """Where they stop paddling and get off, x in metres; left out, where it runs aground."""
    hidden: bool = False
    """It comes on when a trigger says so, before those who ride on it."""

    def find_faults(self, level: Level) -> Iterable[tuple[str, str, str]]:
        ground, (x, y) = GroundLine(level.ground.line), self.at
        if not level.left <= x <= level.right:
            return  # told already
        place = max((x - self.length / 2, x, x + self.length / 2), key=ground.height)
        deep = ground.height(place) - (y - THICKNESS_M / 2)
        if deep > 0.0:
            yield "at", f"a raft {deep:.3g} m under ground", f"at x {place:g} the ground is at y {ground.height(place):.3g}"
        if self.lands_at is not None and self.paddled * (self.lands_at - x) <= 0.0:
            yield "lands_at", f"it never comes to x {self.lands_at:g}", "paddled is positive to the right, negative to the left"

    def spawn(self, world: Stage) -> Raft | None:
        if not self.hidden:
            return Raft(self, world)
        world.hidden_things[self.id] = lambda: Raft(self, world)
        return None


class RaftPose(NamedTuple):
    id: str
    x: float
    y: float
    angle: float
    vx: float
    vy: float
    length: float
    reach: float
    overturned: bool
    wet: float
    """How much of it is under water, 0 to 1."""

    def top(self, x: float) -> float:
        """Height of its deck at `x`."""
        return _deck(self.x, self.y, self.angle, x)


class Raft(FloatingPlatform):
    """A box of logs, carried by columns of water. As a platform it bars nobody."""

    order, slot = Order.LOG, "platforms"
    springs, trips, radius = False, False, THICKNESS_M / 2

    def __init__(self, spec: RaftSpec, world: Stage) -> None:
        self._paddled, self._lands_at = spec.paddled, spec.lands_at
        tuning = self.tuning = world.tuning.of("raft", RaftTuning)
        mass = tuning.density * spec.length * THICKNESS_M * tuning.breadth
        engine = pymunk.Body(mass, mass * (spec.length**2 + THICKNESS_M**2) / 12.0)
        super().__init__(spec.id, spec.length, pymunk.Poly.create_box(engine, (spec.length, THICKNESS_M), 0.05), spec.at, world)
        self._riders = 0
        self.wet = 0.5
        self.goes_over, self._has_turned = 0, False
        """Which way it turns over, 1 counter-clockwise; 0 while it floats upright."""
        self.has_landed = False

    # as a platform

    @property
    def holds(self) -> bool:
        """Whether anybody can stand on it."""
        return not self.goes_over

    @property
    def overturned(self) -> bool:
        """Whether it lies upside down."""
        return math.cos(self.angle) < 0.0

    def top(self, x: float) -> float:
        return _deck(self.x, self.y, self.angle, x) if self.holds else NO_DECK

    def apply_force(self, x: float, y: float, force: float) -> None:
        super().apply_force(x, y, force)
        self._riders += 1

    # the tick

    def apply_forces(self, world: Stage) -> None:
        """Water, paddles, whoever stands on it, and what turns it over."""
        lake = world.lake_at(self.x)
        lift, torque, push = -self._press, self._torque, 0.0
        wet = flow = rise = 0.0
        if lake is not None:
            carried, turned, pushed, wet, flow, rise = self._carry(lake)
            lift, torque, push = lift + carried, torque + turned, push + pushed
        self.wet = wet
        spin = self.spin + TICK * (torque / self._moment + self._heaved(world) + self.tuning.turns_over * self._going_over())
        vx, vy = self.vx + TICK * push / self.mass, self.vy + TICK * lift / self.mass
        if lake is not None and wet > 0.0:
            tuning = self.tuning
            vx = flow + (vx - flow) * math.exp(-tuning.drag * wet * TICK)
            vy = rise + (vy - rise) * math.exp(-tuning.heave_drag * wet * TICK)
            spin *= math.exp(-tuning.spin_drag * (CAPSIZED_STIFFNESS if self._has_turned else 1.0) * wet * TICK)
            self._float.push_back(lake, self.x, wet * self.length * THICKNESS_M * self.tuning.displacement_share)
        self.vx, self.vy, self.spin = self._under_way(vx), vy, spin
        self._press = self._torque = 0.0
        self._riders = 0

    def _carry(self, lake: Lake) -> tuple[float, float, float, float, float, float]:
        """What the water does: lift, torque, push; how much of the raft is wet (0 to 1), and the flow and rise there."""
        cosine, sine = math.cos(self.angle), math.sin(self.angle)
        part_long = self.length / len(STATIONS)
        half = 0.5 * (THICKNESS_M * abs(cosine) + part_long * abs(sine))
        column = column_lift(part_long * THICKNESS_M, self.tuning.breadth)
        lift = torque = push = wet = flow = rise = 0.0
        for station in STATIONS:
            arm = station * self.length * cosine
            water = lake.sample(self.x + arm)
            part = min((water.surface - (self.y + station * self.length * sine) + half) / (2.0 * half), 1.0)
            if part <= 0.0 or water.depth <= 0.0:
                continue
            up = column * part
            lift, torque, push = lift + up, torque + up * arm, push - up * water.slope
            wet, flow, rise = wet + part, flow + water.flow * part, rise + water.rise * part
        return (lift, torque, push, wet / len(STATIONS), flow / wet, rise / wet) if wet > 0.0 else (0.0,) * 6

    def _heaved(self, world: Stage) -> float:
        """rad/s^2 by which the crest of a driven wave lifts the end that it comes to, over its nearer half."""
        wave = world.wave
        if wave is None or not wave.driven or self.goes_over:
            return 0.0
        lead = (self.x - wave.x) * wave.direction
        if not 0.0 < lead < self.length:
            return 0.0
        return -wave.direction * self.tuning.crest * wave.face * math.sin(math.pi * lead / self.length)

    def _going_over(self) -> float:
        """Turns on, once it has begun to, until it lies upside down; then the water does the rest."""
        return 0.0 if self._has_turned else float(self.goes_over)

    def _under_way(self, vx: float) -> float:
        """Those on it paddle, while there are any."""
        if not self._paddled or not self._riders or self.has_landed or not self.holds:
            return vx
        change = self.tuning.paddles * TICK
        return vx + min(max(self._paddled - vx, -change), change)

    def after_physics(self, world: Stage) -> None:
        super().after_physics(world)
        if not self.goes_over and abs(self.angle) > math.radians(self.tuning.holds):
            self._go_over(world)
        self._has_turned = self._has_turned or self.overturned
        if self._paddled and not self.has_landed:
            self.has_landed = self._is_there(world)

    def _go_over(self, world: Stage) -> None:
        """Everybody slides off to the low side."""
        self.goes_over = 1 if self.angle > 0.0 else -1
        world.emit(events.RaftCapsized(self.x, self.y, self.id))
        people: list[Character] = [world.runner, *world.hunters]
        for person in people:
            if person.platform is self:
                person.vx = -self.goes_over * SLIDE_SPEED
                person.stagger(world, STUNNED_S, "raft")

    def _is_there(self, world: Stage) -> bool:
        side = 1.0 if self._paddled > 0.0 else -1.0
        if self._lands_at is not None and (self._lands_at - self.x) * side < ARRIVES_M:
            return True
        bow = self.x + side * (self.reach + ARRIVES_M)
        lake = world.lake_at(bow)
        return lake is None or lake.still_depth(bow) <= THICKNESS_M

    def _read_tilt(self) -> None:
        self.reach = self.length / 2 * max(abs(math.cos(self.angle)), math.cos(MAX_DECK_TILT))

    def snapshot(self) -> RaftPose:
        return RaftPose(self.id, self.x, self.y, self.angle, self.vx, self.vy, self.length, self.reach, self.overturned, self.wet)

    def hash_state(self) -> tuple[float, ...]:
        return (self.x, self.y, self.vx, self.vy, self.angle, self.spin, float(self.goes_over), float(self.has_landed))


def _deck(x: float, y: float, angle: float, at: float) -> float:
    tilt = min(max(angle, -MAX_DECK_TILT), MAX_DECK_TILT)
    return y + (at - x) * math.tan(tilt) + THICKNESS_M / 2 / math.cos(tilt)
