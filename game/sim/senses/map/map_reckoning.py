"""The one-handed map: unfolded over the running game in the light of a clearing, steadied, read, and one of its crosses chosen.

While it is open the keys mean the map: left and right move the hand against the swing, up and crouch (down) tapped move the brush from
cross to cross, leap or confirm held on a steady map chooses (leap tapped brings the brush to the first cross, and moves it no more), crouch
held folds it away. Wood and hunters go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from game.core.ticks import TICK, ticks
from game.level.paper_map import Cross
from game.level.registry import Point, Thing, thing
from game.sim import events
from game.sim.environment import Environment
from game.sim.intent import IDLE, Intent
from game.sim.senses.map.dead_reckoning import DeadReckoning, SightPose
from game.sim.senses.paper_pendulum import MapTuning, PaperPendulum
from game.sim.stage import Entity, Order, Stage

UNFOLD_SWING = 1.5
"""rad/s at which a sheet swings that has just been shaken open."""
MAX_OPEN_SPEED, MAX_STROLL_OPEN_SPEED = 0.4, 2.6
"""m/s under which he can unfold it: nobody does that on the run; and of one who only strolls: he stops for it."""
STOP_DISTANCE_M = 1.5
"""Metres before the far edge of the light at which he stops and unfolds it unasked: nobody walks out of it not knowing where to."""
NO_CROSS = -1
TAP_TICKS = ticks(0.25)
"""A leap key held for longer is no tap: it chooses."""
DRYING_RATE = 0.15
"""How fast a ring that is not whole dries while the sheet swings, beside how fast it is drawn."""
MIN_FLAP_GUST = 0.25
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
    push: float
    """Where the hand is moved to steady it, -1 to 1."""
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
    lights: tuple[tuple[float, float, float], ...]
    """Every clearing: the middle of its light on the ground, and half its width, in metres."""


class MapReckoning(Entity):
    """The sheet in his hand, and what he makes of it."""

    order, slot = Order.MAP, "map_sheet"

    def __init__(self, world: Stage) -> None:
        self.id = "map"
        self.tuning = world.tuning.of("map", MapTuning)
        self.crosses: tuple[Cross, ...] = world.level.map.crosses
        self._lights = tuple((*place.at, place.width / 2.0) for place in world.level.things_of("clearing"))
        start = next((place.at[0] for place in world.level.things_of("start")), 0.0)
        self.reckoning = DeadReckoning(world.level, self.tuning, start)
        self.paper = PaperPendulum(self.tuning, Random(f"{world.seed} map"))
        self.wanted_open = False
        self.unfolded = 0.0
        self.brush = self.chosen = NO_CROSS
        self.gust = self.held = 0.0
        self.in_light = False
        self._up_ticks = self._down_ticks = 0
        """For how long leap and crouch have been held since they were pressed over the open sheet."""
        self._was = IDLE
        self._counts = False
        """Whether confirm was pressed over the open sheet: what was held before counts for nothing."""
        self._place = (start, 0.0)
        self.push = self.pushed = 0.0
        """What the wind and what the hand does to the sheet, -1 left to 1 right."""

    @property
    def is_open(self) -> bool:
        """The keys mean the map now."""
        return self.wanted_open or self.unfolded > 0.5

    @property
    def _holds(self) -> bool:
        """Whether he holds on to choose."""
        return self._counts or self._up_ticks >= TAP_TICKS

    @property
    def carried(self) -> dict[str, float]:
        """What the next chapter is told: the cross by its number from 1 (0 for none), and the doubt in percent of the worst."""
        return {"cross": float(self.chosen + 1), "doubt": 100.0 * self.reckoning.share}

    def unfold(self, world: Environment) -> None:
        """Open it."""
        if not self.wanted_open:
            self.wanted_open, self._counts, self.held = True, False, 0.0
            self._up_ticks = self._down_ticks = 0
            self.paper.shake_out(UNFOLD_SWING)
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
        self.in_light = any(abs(runner.x - x) <= half for x, _, half in self._lights)
        if not free:
            self.fold(world)
        elif self.wanted_open:
            self._read(world, intent)
        elif self._asks_to_read(world, intent) or self._would_walk_past(world, intent):
            self.unfold(world)
            world.hush_hint()
        runner.busy = self.is_open
        step = TICK / (tuning.unfold_time if self.wanted_open else -tuning.fold_time)
        self.unfolded = min(1.0, max(0.0, self.unfolded + step))
        self._feel_gust(world)
        if self.unfolded:
            self.push = self.gust if world.gusts.speed > 0.0 else -self.gust
            self.pushed = intent.move / 100.0 if self.wanted_open else 0.0
            self.paper.update(self.pushed, self.push, runner.felt_pain, self.wanted_open and self._holds)
        self._was, self._place = intent, (runner.x, runner.y)

    def _asks_to_read(self, world: Stage, intent: Intent) -> bool:
        """Whether he stands in the light and wants to see the sheet."""
        runner, senses = world.runner, world.senses
        most = MAX_OPEN_SPEED if senses is None or senses.legs_free else MAX_STROLL_OPEN_SPEED
        stands = runner.on == "ground" and abs(runner.vx) < most and not intent.crouch
        return self.in_light and intent.leap_pressed and stands

    def _would_walk_past(self, world: Stage, intent: Intent) -> bool:
        """Whether he is about to leave the light at its far side, or has, with no cross chosen and nobody after him yet."""
        runner = world.runner
        if self.chosen != NO_CROSS or intent.move <= 0 or runner.on != "ground" or world.hunters:
            return False
        return any(runner.x >= x + half - STOP_DISTANCE_M for x, _, half in self._lights)

    def _feel_gust(self, world: Stage) -> None:
        """What the wind does to the sheet; a gust that gets hold of it is heard once."""
        was, self.gust = self.gust, world.gusts.strength(world.runner.x) if self.unfolded else 0.0
        if was <= MIN_FLAP_GUST < self.gust:
            world.emit(events.MapFlapped(*self._place, self.gust))

    def _read(self, world: Stage, intent: Intent) -> None:
        """Move the brush, choose, or fold: a tap moves, a hold chooses or folds."""
        if self.unfolded < 1.0 or not self.crosses:
            return
        tapped_up, tapped_down = 0 < self._up_ticks < TAP_TICKS and not intent.leap, self._down_ticks > 0 and not intent.crouch
        leaps = self._up_ticks or (intent.leap_pressed and not intent.up_pressed)
        self._up_ticks = self._up_ticks + 1 if intent.leap and leaps else 0
        self._down_ticks = self._down_ticks + 1 if intent.crouch and (self._down_ticks or not self._was.crouch) else 0
        if self._down_ticks >= ticks(self.tuning.fold_hold):
            self.fold(world)
        elif tapped_down or intent.up_pressed or (tapped_up and self.brush == NO_CROSS):
            self._move_brush(world, 1 if tapped_down else -1)
        self._counts = intent.confirm and (self._counts or intent.confirm_pressed)
        self._choose(world, self._holds)

    def _move_brush(self, world: Stage, step: int) -> None:
        self.brush = (self.brush + step) % len(self.crosses) if self.brush != NO_CROSS else 0
        self.held = 0.0
        if world.line is not None and world.line.speaker == "runner":
            world.line = None  # what he has said of the last cross is not said of this one
        world.emit(events.BrushMoved(world.runner.x, world.runner.y + 1.2, self.crosses[self.brush].id))

    def _choose(self, world: Stage, holds: bool) -> None:
        """A key held over a steady sheet draws the ring; a sheet that swings lets it dry."""
        if not holds or self.brush == NO_CROSS:
            self.held = 0.0
            return
        seconds = self.tuning.choose_hold + self.tuning.doubt_hold * self.reckoning.share
        self.held = min(1.0, max(0.0, self.held + (TICK if self.paper.steady else -DRYING_RATE * TICK) / seconds))
        if self.held >= 1.0:
            self.chosen = self.brush
            cross = self.crosses[self.chosen]
            world.emit(events.CrossChosen(world.runner.x, world.runner.y + 1.2, cross.id, cross.worth))
            self.fold(world)

    def snapshot(self) -> MapPose:
        reckoning, paper = self.reckoning, self.paper
        along = reckoning.course.distance(self._place[0])
        return MapPose(
            self.id, *self._place, paper.angle, paper.spin, self.unfolded, paper.legibility, paper.steady, self.push, self.pushed, along,
            reckoning.course.point(along), reckoning.doubt, self.brush, 1.0 if self.chosen == self.brush != NO_CROSS else self.held,
            self.chosen, min(1.0, self._down_ticks / ticks(self.tuning.fold_hold)), self.in_light, reckoning.sights(), self._lights,
        )  # fmt: skip

    def hash_state(self) -> tuple[float, ...]:
        own = (float(self.wanted_open), self.unfolded, float(self.brush), float(self.chosen), self.held)
        held = (float(self._up_ticks), float(self._down_ticks))
        return (*own, *held, *self.paper.hash_state(), *self.reckoning.hash_state())
