"""The story's part in a level: conditions and actions a file may name, and the triggers that join them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from game.core.ticks import TICKS_PER_SECOND, ticks
from game.level.model import Trigger
from game.level.registry import Action, Condition, Id, Metres, TextKey, action, condition
from game.sim import events
from game.sim.techniques.casting import Technique

if TYPE_CHECKING:
    from game.sim.world import World


TRIGGER_INTERVAL = 6
"""Ticks between two evaluations of the triggers; events in between are counted."""


def event_name(event: type[events.Event]) -> str:
    """`BarrierSetDown` as a level writes it: `barrier_set_down`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event.__name__).lower()


EVENT_NAMES = {kind: event_name(kind) for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)}


@condition
class Place(Condition):
    """`who` stands between two places."""

    test: Literal["place"]
    who: Id = "runner"
    left: Metres = -10_000.0
    """x in metres."""
    right: Metres = 10_000.0
    """x in metres."""

    def holds(self, world: World) -> bool:
        person = world.person(self.who)
        return person is not None and self.left <= person.x <= self.right


@condition
class ChakraIs(Condition):
    """The runner's chakra lies between two amounts."""

    test: Literal["chakra"]
    at_least: Annotated[float, Field(ge=0, le=100)] = 0.0
    at_most: Annotated[float, Field(ge=0, le=100)] = 100.0

    def holds(self, world: World) -> bool:
        return self.at_least <= world.runner.chakra <= self.at_most


@condition
class StandsOn(Condition):
    """What the runner stands on: ground, rock, log, water, air or the barrier's inside."""

    test: Literal["stands_on"]
    on: tuple[Literal["ground", "rock", "log", "water", "air", "barrier"], ...]

    def holds(self, world: World) -> bool:
        return world.runner.on in self.on


@condition
class Happened(Condition):
    """Something has happened at least `times` times, to `who` if he is named."""

    test: Literal["happened"]
    event: Literal[tuple(sorted(EVENT_NAMES.values()))]  # type: ignore[valid-type]
    """What, in the past tense: `barrier_raised`, `hunter_went_under`, ..."""
    who: str = ""
    times: Annotated[int, Field(ge=1, le=100)] = 1

    def holds(self, world: World) -> bool:
        return world.story.count(self.event, self.who) >= self.times


@condition
class NotYet(Condition):
    """Something has not happened, to `who` if he is named: what nobody has found out yet can be told."""

    test: Literal["not_yet"]
    event: Literal[tuple(sorted(EVENT_NAMES.values()))]  # type: ignore[valid-type]
    """What, in the past tense: `leapt`, `pill_eaten`, ..."""
    who: str = ""

    def holds(self, world: World) -> bool:
        return world.story.count(self.event, self.who) == 0


@condition
class Fired(Condition):
    """Another trigger has fired."""

    test: Literal["fired"]
    trigger: Id

    def holds(self, world: World) -> bool:
        return self.trigger in world.story.fired


@condition
class CaptivesDone(Condition):
    """The sealmaster's watch has run out: nobody in the web is still holding his breath."""

    test: Literal["captives_done"]

    def holds(self, world: World) -> bool:
        return world.talk.skipping or world.sealmaster is None or world.sealmaster.seconds_until_drowned(world) is None


@condition
class ElapsedTime(Condition):
    """The level has run for `seconds`."""

    test: Literal["elapsed"]
    seconds: Annotated[float, Field(ge=0, le=3600)]

    def holds(self, world: World) -> bool:
        return world.tick >= self.seconds * TICKS_PER_SECOND


@action
class Say(Action):
    """`speaker` says the line with text key `line`."""

    act: Literal["say"]
    speaker: str
    line: TextKey
    seconds: Annotated[float, Field(gt=0, le=30)] = 3.0

    def apply(self, world: World) -> None:
        who = world.person(self.speaker) or world.runner
        world.say(events.LineSpoken(who.x, who.y + 1.8, self.speaker, self.line, self.seconds))


@action
class SetGoal(Action):
    """The HUD asks for something else."""

    act: Literal["goal"]
    goal: TextKey

    def apply(self, world: World) -> None:
        world.goal = self.goal
        world.emit(events.GoalChanged(world.runner.x, world.runner.y, self.goal))


@action
class Appear(Action):
    """A hidden hunter comes on, or the hut's door opens and the sealmaster steps out."""

    act: Literal["appear"]
    who: Id
    offset: Annotated[float, Field(ge=-1000, le=1000)] = 0.0
    """Metres right of the runner (negative: left) where a hunter comes on; 0: in his own place. The picture shows 10 m behind him."""

    def apply(self, world: World) -> None:
        world.appear(self.who, self.offset)


@action
class Walk(Action):
    """The sealmaster walks to `x`; so does the runner, until a key is pressed."""

    act: Literal["walk"]
    to: Metres
    who: Literal["sealmaster", "runner"] = "sealmaster"
    """Who walks."""

    def apply(self, world: World) -> None:
        if self.who == "runner":
            world.runner.stroll = self.to
        elif world.sealmaster is not None:
            world.sealmaster.order_walk(self.to)


@action
class Sign(Action):
    """The sealmaster makes the sign of a technique, which works when the sign is done."""

    act: Literal["sign"]
    technique: Technique

    def apply(self, world: World) -> None:
        if world.sealmaster is not None:
            world.sealmaster.order_sign(self.technique)


@action
class PinRunner(Action):
    """A small wave laps at the runner's foot, and the web in it holds him where he sits."""

    act: Literal["pin_runner"]

    def apply(self, world: World) -> None:
        world.pin_runner()


@action
class Sit(Action):
    """The runner sits down; from here on his legs are the story's."""

    act: Literal["sit"]

    def apply(self, world: World) -> None:
        world.runner.seated = True


@action
class Faint(Action):
    """With the chase over there is nothing left in him."""

    act: Literal["faint"]

    def apply(self, world: World) -> None:
        world.runner.fainted = True
        world.emit(events.Fainted(world.runner.x, world.runner.y, "runner"))


@action
class Checkpoint(Action):
    """From here on, a runner put back is put back here."""

    act: Literal["checkpoint"]
    checkpoint: Id

    def apply(self, world: World) -> None:
        world.reach_checkpoint(self.checkpoint)


@action
class Win(Action):
    """The level is won."""

    wins: ClassVar[bool] = True
    act: Literal["win"]
    reason: TextKey = "won.reached"

    def apply(self, world: World) -> None:
        world.finish(True, self.reason)


@action
class Lose(Action):
    """The level is lost."""

    act: Literal["lose"]
    reason: TextKey = "lost.caught"

    def apply(self, world: World) -> None:
        world.finish(False, self.reason)


class Story:
    """Watches the triggers in the file's order; what has happened is counted for them."""

    def __init__(self, triggers: tuple[Trigger, ...]) -> None:
        self._triggers = triggers
        self._held = dict.fromkeys((trigger.id for trigger in triggers), 0)
        self._counts: dict[tuple[str, str], int] = {}
        self.fired: dict[str, int] = {}
        """Trigger ids and the tick each last fired in."""

    def count(self, name: str, who: str) -> int:
        """How often the event `name` has happened, to `who` unless empty."""
        return self._counts.get((name, who), 0)

    def update(self, world: World, happened: list[events.Event]) -> None:
        """Count this tick's events, then fire what is due."""
        for event in happened:
            name, counts = EVENT_NAMES[type(event)], self._counts
            counts[name, ""] = counts.get((name, ""), 0) + 1
            if who := getattr(event, "who", ""):
                counts[name, who] = counts.get((name, who), 0) + 1
        if world.tick % TRIGGER_INTERVAL:
            return
        for trigger in self._triggers:
            if trigger.id not in self.fired or trigger.repeat:
                self._try(world, trigger)
            if world.over:
                return

    def hurry(self, world: World) -> int:
        """On to what is said or done next: what the soonest waiting trigger still waits for is taken off all of them. Gives those ticks."""
        waiting = {trigger.id: ticks(trigger.after) - self._held[trigger.id] for trigger in self._triggers if self._waits(trigger)}
        skipped = min(waiting.values(), default=0)
        for name in waiting:
            self._held[name] += skipped
        return skipped

    def _waits(self, trigger: Any) -> bool:
        """Whether a trigger's clauses hold, and only its delay is not over."""
        return 0 < self._held[trigger.id] < ticks(trigger.after) and trigger.id not in self.fired and not trigger.repeat

    def _try(self, world: World, trigger: Any) -> None:
        for clause in trigger.when:
            if not clause.holds(world):
                self._held[trigger.id] = 0
                return
        self._held[trigger.id] += TRIGGER_INTERVAL
        if self._held[trigger.id] < ticks(trigger.after) and trigger.after and not world.talk.skipping:
            return
        self._held[trigger.id] = 0
        self.fired[trigger.id] = world.tick
        for step in trigger.do:
            step.apply(world)
            if world.over:
                return

    def state(self) -> tuple[float, ...]:
        return (*map(float, self._held.values()), *map(float, self.fired.values()))
