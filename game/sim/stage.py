"""The stage: an environment and the entities in it; and `Entity`, the base class of everything that takes part in a tick."""

from __future__ import annotations

import logging
from abc import abstractmethod
from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum, auto
from typing import ClassVar, Protocol

from game.core.ticks import TICK
from game.level.model import Level
from game.sim import events
from game.sim.characters.character import Character
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.environment import Environment
from game.sim.events.story import MARGIN
from game.sim.intent import Intent
from game.sim.physics.bounds import WORLD_MARGIN_M, Bounds
from game.sim.roles import (
    BarrierRole,
    CourierRole,
    DialogueRole,
    HunterRole,
    MapRole,
    RunnerRole,
    SealmasterRole,
    SensesRole,
    SpiderwebRole,
    StalkerRole,
    WaveRole,
)
from game.sim.techniques.technique import Technique

log = logging.getLogger(__name__)


class Order(IntEnum):
    """Which kind comes first, in every phase of a tick; those of one kind stand in the order in which they came."""

    TALK = auto()
    """Before the runner: a press that skips a line is none of his."""
    MAP = auto()
    """Before the runner: while it is open his keys mean the map."""
    CHASE = auto()
    """The picture by which all hunters decide is made."""
    RUNNER = auto()
    COURIER = auto()
    HUNTER = auto()
    SEALMASTER = auto()
    LOG = auto()
    BARRIER = auto()
    SPIDERWEB = auto()
    WAVE = auto()
    """After the barrier that it follows."""
    THING = auto()
    """Any kind that does not care."""
    PICKUP = auto()
    PROJECTILE = auto()
    """After every body has moved: it strikes where they are now."""
    STORY = auto()
    PROGRESS = auto()
    """After the story: something new in it counts as getting on."""


class Pose(Protocol):
    """A frozen moment of an entity: a NamedTuple. Its `x`, `y`, `angle`, `vx` and `vy`, if any, move between two ticks."""

    @property
    def id(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...


PHASES = ("decide", "act", "apply_forces", "after_physics", "judge", "run_story", "is_valid", "snapshot")
"""Methods by which a kind takes part in a tick, or in its picture."""


class Entity:
    """Anything that lives in a level. Each phase of a tick is a method; those that a kind does not override cost nothing."""

    order: ClassVar[Order] = Order.THING
    slot: ClassVar[str] = ""
    """The attribute of the `Stage` by which others find it (that one, or a list of them); empty if nobody asks for it."""
    takes_part_in: ClassVar[tuple[str, ...]] = ()
    """The phases in which the kind has something to do."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.takes_part_in = tuple(phase for phase in PHASES if getattr(cls, phase) is not getattr(Entity, phase))

    def decide(self, world: Stage) -> None:
        """Choose what to do; nothing has moved yet, so that all choose by the same picture."""

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """Do as decided, or as the player of its role wants."""

    def apply_forces(self, world: Stage) -> None:
        """Push bodies and water, which then move."""

    def after_physics(self, world: Stage) -> None:
        """Read where one's body has come to, and meet the others."""

    def judge(self, world: Stage) -> None:
        """Say whether this tick has lost the run."""

    def run_story(self, world: Stage) -> None:
        """The story's turn, from the events of this tick; none once the run is over or the runner is caught."""

    def is_valid(self, bounds: Bounds) -> bool:
        """Whether all of it is finite and in bounds."""
        return True

    def recover(self, world: Stage) -> None:
        """It was not valid: put it back, or out."""
        world.remove(self)

    def snapshot(self) -> Pose | None:
        """What its picture needs: a NamedTuple with an `id` and a place. The kinds that `view.snapshot` knows by name have none here."""
        return None

    def hash_state(self) -> tuple[float, ...]:
        """What the world's hash must know of it."""
        return ()


class Phases:
    """For each phase the entities that take part in it, in order."""

    def __init__(self, entities: list[Entity]) -> None:
        self.decide: list[Entity] = []
        self.act: list[Entity] = []
        self.apply_forces: list[Entity] = []
        self.after_physics: list[Entity] = []
        self.judge: list[Entity] = []
        self.run_story: list[Entity] = []
        self.is_valid: list[Entity] = []
        self.snapshot: list[Entity] = []
        for each in entities:
            for phase in each.takes_part_in:
                getattr(self, phase).append(each)


class Stage(Environment):
    """Everything in a level. Others are found by their role here, or in `entities`."""

    def __init__(self, level: Level, seed: int) -> None:
        super().__init__(level, seed)
        self.entities: list[Entity] = []
        self.phases = Phases([])
        self.bounds = Bounds(self.terrain.left - WORLD_MARGIN_M, self.terrain.right + WORLD_MARGIN_M)
        self.runner: RunnerRole
        self.talk: DialogueRole
        self.chase: ChaseView
        """The picture by which all hunters decide in this tick."""
        self.sealmaster: SealmasterRole | None = None
        self.barrier: BarrierRole | None = None
        self.spiderweb: SpiderwebRole | None = None
        self.wave: WaveRole | None = None
        self.sticky_water: Entity | None = None
        """The rule of webbed water that holds the runner's feet; only where a level has it."""
        self.tag_ropes: Sequence[Entity] = []
        self.map_sheet: MapRole | None = None
        """The runner's map; none in a level without one."""
        self.bolt: Entity | None = None
        """His legs gathering for the bolt, and that; none before the story has come to it."""
        self.couriers: Sequence[CourierRole] = []
        """Others of ours who are chased over the lake."""
        self.hunters: Sequence[HunterRole] = []
        self.hidden_hunters: list[HunterRole] = []
        """Those who have not come on yet; they are no entities until then."""
        self.hidden_couriers: list[CourierRole] = []
        """The same of ours."""
        self.hidden_things: dict[str, Callable[[], Entity]] = {}
        """Things that have not come on yet, by id, and how each is made."""
        self.stalkers: Sequence[StalkerRole] = []
        self.senses: SensesRole | None = None
        """What the runner hears and marks, and his composure; only where a level has fronts or stealth."""
        self.blades: Sequence[Entity] = []
        self.pickups: Sequence[Entity] = []
        self.piles: Sequence[Entity] = []
        self.line: events.LineSpoken | None = None
        self.line_until = 0
        """The tick in which the line has been shown long enough."""
        self.line_keeps_until = 0
        """The tick up to which no other line takes its place."""
        self.line_ends_with: frozenset[str] = frozenset()
        """Names of events that end it: what it asks for is done."""
        self.time_scale = 1.0
        """Share of its speed at which time should pass for whoever plays; slower while signs are made."""
        self.held_by_story = False
        """The web holds his foot because the story says so: he may tug, and listen."""

    # who is here

    def places_of_people(self) -> list[float]:
        """Where the runner, couriers and all hunters are, x in metres."""
        return [self.runner.x, *(courier.x for courier in self.couriers), *(hunter.x for hunter in self.hunters)]

    def add(self, entity: Entity) -> None:
        """Let it live, from the next phase on; of a role for one it takes the place."""
        place = getattr(self, entity.slot, None)
        if isinstance(place, list):
            place.append(entity)
        elif entity.slot:
            if isinstance(place, Entity):
                self.remove(place)
            setattr(self, entity.slot, entity)
        insort(self.entities, entity, key=lambda each: each.order)
        self.phases = Phases(self.entities)

    def remove(self, entity: Entity) -> None:
        """Let it live no more, from the next phase on."""
        place = getattr(self, entity.slot, None)
        if isinstance(place, list):
            place.remove(entity)
        elif entity.slot:
            setattr(self, entity.slot, None)
        self.entities.remove(entity)
        self.phases = Phases(self.entities)

    @property
    def people(self) -> list[Character]:
        """Everyone with a signature, in a fixed order; couriers who are home have nothing to do with the lake any more."""
        own: list[Character] = [self.runner, *(courier for courier in self.couriers if not courier.home), *self.hunters]
        return own if self.sealmaster is None else [*own, self.sealmaster]

    @property
    def ours(self) -> list[RunnerRole]:
        """Everyone whom a barrier is for: the runner, then couriers."""
        return [self.runner, *self.couriers]

    def person(self, who: str) -> Character | None:
        if who == "runner":
            return self.runner
        return next((person for person in self.people if person.id == who), None)

    def hunted(self, within: float) -> bool:
        """Whether a hunter is at large within so many metres of the runner, seen or not."""
        at_large = [hunter for hunter in self.hunters if not hunter.held and not hunter.fleeing]
        places = [hunter.x for hunter in (*at_large, *self.hidden_hunters)] + [stalker.x for stalker in self.stalkers]
        return any(abs(x - self.runner.x) < within for x in places)

    # what they do to each other

    def catch_runner(self, hunter: HunterRole) -> None:
        """A lunge reached him; the first counts. Whom their blades have found out is struck down: nobody holds him besides."""
        struck = self.senses is not None and self.senses.struck
        if self.barrier is None and not self.over and not struck and self.runner.caught_by is None:
            self.runner.caught_by, self.line = hunter.id, None
            self.runner.break_flow(self, "caught")
            self.emit(events.RunnerCaught(self.runner.x, self.runner.y + 0.9, hunter.id))

    @abstractmethod
    def cast_technique(self, technique: Technique, maker: SealmasterRole) -> None:
        """A sign is done: its technique takes effect, unless a hunter has the runner by then."""

    @abstractmethod
    def appear(self, who: str, offset: float = 0.0, at: float | None = None) -> None:
        """Somebody hidden comes on, `offset` metres right of the runner, `at` x or in his own place; or the sealmaster steps out."""

    @abstractmethod
    def dispel_barrier(self) -> None:
        """The barrier is gone, and its rider drops out where he is."""

    @abstractmethod
    def return_to_checkpoint(self) -> None:
        """The runner stands at the last checkpoint, out of whatever held him."""

    def put_back_runner(self) -> None:
        """Something about him was not valid."""
        self.drop_captive(self.runner)
        self.return_to_checkpoint()
        self.runner.reset_invalid_stats()
        self.report_removal("runner", "put back")

    def drop_captive(self, person: Character) -> None:
        """The spiderweb has him no more."""
        if self.spiderweb is not None:
            self.spiderweb.drop_captive(self, person)

    def report_removal(self, who: str, what: str) -> None:
        log.warning("tick %d: %s went out of the world and was %s", self.tick, who, what)
        self.emit(events.BodyRemoved(self.runner.x, self.runner.y, who, what))

    # talk

    @property
    def control_taken(self) -> bool:
        """Whether the story holds the runner: nothing is to be done but to listen, and that can be skipped."""
        runner = self.runner
        if self.level.role == "sealmaster":
            return False
        return (runner.seated or runner.fainted or (self.held_by_story and runner.held)) and not self.over

    def say(self, line: events.LineSpoken, right_of_way: float = 0.0) -> bool:
        """Show a line, unless the talk is being skipped; for `right_of_way` seconds no other takes its place. Whether it is said."""
        if self.line is not None and self.tick < self.line_keeps_until and self.line.line != line.line:
            return False
        if not self.talk.skipping:
            self.line, self.line_until = line, self.tick + round(line.seconds / TICK)
            self.line_keeps_until = self.tick + round(right_of_way / TICK)
            self.line_ends_with = frozenset()
        self.emit(line)
        return True

    @property
    def hints_wait(self) -> bool:
        """Whether hints had better come later: the map is open, and all there is to read."""
        return self.map_sheet is not None and self.map_sheet.is_open

    def end_line(self) -> None:
        """What is said has been done, or comes too late: it goes, and so does its right of way."""
        self.line, self.line_ends_with, self.line_keeps_until = None, frozenset(), self.tick

    def hush_hint(self) -> None:
        """What the margin says is taken away: something else is to be read."""
        if self.line is not None and self.line.speaker == MARGIN:
            self.line = None
