"""The one-handed map: unfolded over the running game in the light of a clearing, steadied, read, and one of its crosses chosen.

While it is open the keys mean the map: left and right move the hand against the swing, leap and crouch (up and down) move the brush from
cross to cross, confirm held on a steady map chooses, crouch held folds it away. Wood and hunters go on meanwhile.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from game.core.ticks import TICK, ticks
from game.level.model import Cross
from game.level.registry import Point, Thing, thing
from game.sim import events
from game.sim.environment import Environment
from game.sim.intent import IDLE, Intent
from game.sim.senses.dead_reckoning import DeadReckoning, SightPose
from game.sim.senses.paper_pendulum import MapTuning, PaperPendulum
from game.sim.stage import Entity, Order, Stage

SHAKEN_OUT = 0.9
"""rad/s at which a sheet swings that has just been shaken open."""
OPENS_BELOW = 0.4
"""m/s under which he can unfold it: nobody does that on the run."""
NO_CROSS = -1
FLAPS_FROM = 0.25
"""Strength of a gust from which it is heard in the paper."""


@thing
class Clearing(Thing):
    """A clearing: in the light that falls into it the runner can unfold his map, standing still and pressing leap."""

    kind: Literal["clearing"]
    placement = "ground"
    at: Point
    """Its middle on the ground, in metres."""
    width: Annotated[float, Field(ge=1, le=60)] = 8.0
    """Metres from one edge of the light to the other."""

    def spawn(self, world: Stage) -> MapReckoning | None:
        if world.map_sheet is not None or len(world.level.map.way) < 2:
            return None
        return MapReckoning(world)


class MapPose(NamedTuple):
    """The map as its picture needs it. Places on it are metres from its lower left corner."""

    id: str
    x: float
    y: float
    angle: float
    """Swing in radians, positive with the lower edge to the right."""
    spin: float
    """rad/s."""
    unfolded: float
    """0 folded away, 1 open."""
    legibility: float
    steady: bool
    gust: float
    """What the wind does to it, -1 to 1."""
    pain: float
    along: float
    """Metres along the way that he has come."""
    here: Point
    doubt: float
    """Metres from there that he may be off."""
    brush: int
    """The cross that the brush is at, -1 for none."""
    held: float
    """How far that one is chosen, 0 to 1."""
    chosen: int
    lowered: float
    """How far crouch has been held to fold it, 0 to 1."""
    in_light: bool
    """He stands where it can be unfolded."""
    sights: tuple[SightPose, ...]


class MapReckoning(Entity):
    """The sheet in his hand, and what he makes of it."""

    order, slot = Order.MAP, "map_sheet"

    def __init__(self, world: Stage) -> None:
        self.id = "map"
        self.tuning = world.tuning.of("map", MapTuning)
        self.crosses: tuple[Cross, ...] = world.level.map.crosses
        self._clearings = [(place.at[0], place.width / 2.0) for place in world.level.things_of("clearing")]
        start = next((place.at[0] for place in world.level.things_of("start")), 0.0)
        self.reckoning = DeadReckoning(world.level, self.tuning, start)
        chance = Random(f"{world.seed} map")
        self.paper = PaperPendulum(self.tuning, chance)
        self.gusts = OwnGusts(chance)
        self.wanted_open = False
        self.unfolded = 0.0
        self.brush = self.chosen = NO_CROSS
        self.gust = self.held = 0.0
        self.in_light = False
        self._lowered_ticks = 0
        self._was = IDLE
        self._counts = False
        """Whether confirm was pressed while the sheet was open and the brush where it is: what was held before counts for nothing."""
        self._place = (start, 0.0)
        self._pain = 0.0

    @property
    def is_open(self) -> bool:
        """The keys mean the map now."""
        return self.wanted_open or self.unfolded > 0.5

    @property
    def chosen_cross(self) -> Cross | None:
        return self.crosses[self.chosen] if self.chosen != NO_CROSS else None

    @property
    def carried(self) -> dict[str, float]:
        """What the next chapter is told: the cross by its number from 1 (0 for none), and the doubt in percent of the worst."""
        return {"cross": float(self.chosen + 1), "doubt": 100.0 * self.reckoning.share}

    def unfold(self, world: Environment) -> None:
        """Open it."""
        if not self.wanted_open:
            self.wanted_open, self._lowered_ticks, self._counts, self.held = True, 0, False, 0.0
            self.paper.shake_out(SHAKEN_OUT)
            world.emit(events.MapUnfolded(self._place[0], self._place[1] + 1.2))

    def fold(self, world: Environment) -> None:
        """Put it away."""
        if self.wanted_open:
            self.wanted_open, self.held = False, 0.0
            world.emit(events.MapFolded(self._place[0], self._place[1] + 1.2))

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """One tick of the sheet; its player's wishes while it is open are wishes for the map."""
        runner, tuning = world.runner, self.tuning
        intent = intents.get("runner", IDLE)
        free = not world.over and runner.caught_by is None and not world.control_taken
        self.reckoning.update(world, runner)
        self.in_light = any(abs(runner.x - x) <= half for x, half in self._clearings)
        if not free:
            self.fold(world)
        elif self.wanted_open:
            self._read(world, intent)
        elif self.in_light and intent.leap_pressed and runner.on == "ground" and abs(runner.vx) < OPENS_BELOW and not intent.crouch:
            self.unfold(world)
        runner.busy = self.is_open
        step = TICK / (tuning.unfold_time if self.wanted_open else -tuning.fold_time)
        self.unfolded = min(1.0, max(0.0, self.unfolded + step))
        self._feel_gust(world)
        if self.unfolded:
            self.paper.update(intent.move / 100.0 if self.wanted_open else 0.0, -self.gust, runner.felt_pain)
        self._was, self._place, self._pain = intent, (runner.x, runner.y), runner.felt_pain

    def _feel_gust(self, world: Stage) -> None:
        """What the wind does to the sheet; a gust that gets hold of it is heard once."""
        was, self.gust = self.gust, self.gusts.strength() if self.unfolded else 0.0
        if was <= FLAPS_FROM < self.gust:
            world.emit(events.MapFlapped(*self._place, self.gust))

    def _read(self, world: Stage, intent: Intent) -> None:
        """Move the brush, choose, or fold."""
        if self.unfolded < 1.0 or not self.crosses:
            return
        confirms = intent.confirm_pressed
        up = intent.leap_pressed and not confirms  # on a pad they are one button
        down = not intent.crouch and self._was.crouch and self._lowered_ticks > 0
        self._lowered_ticks = self._lowered_ticks + 1 if intent.crouch and (self._lowered_ticks or not self._was.crouch) else 0
        if self._lowered_ticks >= ticks(self.tuning.fold_hold):
            self.fold(world)
        elif up or down:
            self._move_brush(world, 1 if down else -1)
        elif confirms:
            self._counts, self.held = True, 0.0
        self._choose(world, intent)

    def _move_brush(self, world: Stage, step: int) -> None:
        self.brush = (self.brush + step) % len(self.crosses) if self.brush != NO_CROSS else 0
        self.held, self._counts = 0.0, False
        world.emit(events.BrushMoved(world.runner.x, world.runner.y + 1.2, self.crosses[self.brush].id))

    def _choose(self, world: Stage, intent: Intent) -> None:
        """Confirm held over a steady sheet draws the ring; a sheet that swings lets it dry."""
        if not intent.confirm or not self._counts or self.brush == NO_CROSS:
            self.held, self._counts = 0.0, self._counts and intent.confirm
            return
        seconds = self.tuning.choose_hold + self.tuning.doubt_hold * self.reckoning.share
        self.held = min(1.0, max(0.0, self.held + (TICK if self.paper.steady else -0.5 * TICK) / seconds))
        if self.held >= 1.0:
            self.chosen, self._counts = self.brush, False
            cross = self.crosses[self.chosen]
            world.emit(events.CrossChosen(world.runner.x, world.runner.y + 1.2, cross.id, cross.worth))
            self.fold(world)

    def snapshot(self) -> MapPose:
        reckoning, paper = self.reckoning, self.paper
        along = reckoning.course.distance(self._place[0])
        return MapPose(
            self.id, *self._place, paper.angle, paper.spin, self.unfolded, paper.legibility, paper.steady, -self.gust, self._pain, along,
            reckoning.course.point(along), reckoning.doubt, self.brush, 1.0 if self.chosen == self.brush != NO_CROSS else self.held,
            self.chosen, min(1.0, self._lowered_ticks / ticks(self.tuning.fold_hold)), self.in_light, reckoning.sights(),
        )  # fmt: skip

    def hash_state(self) -> tuple[float, ...]:
        own = (float(self.wanted_open), self.unfolded, float(self.brush), float(self.chosen), self.held, float(self._lowered_ticks))
        return (*own, *self.paper.hash_state(), *self.reckoning.hash_state(), *self.gusts.hash_state())


class OwnGusts:
    """Gusts that the sheet makes up: one every 3 to 6 seconds, each a second and a half long."""

    LONG = ticks(1.5)

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._until, self._force = ticks(1.5), 1.0

    def strength(self) -> float:
        self._until -= 1
        if self._until < -self.LONG:
            self._until, self._force = ticks(2.0 + 3.0 * self._chance.random()), 0.55 + 0.45 * self._chance.random()
        return self._force * math.sin(math.pi * -self._until / self.LONG) ** 2 if self._until < 0 else 0.0

    def hash_state(self) -> tuple[float, ...]:
        return (float(self._until), self._force)
