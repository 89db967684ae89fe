"""Conditions: the clauses of a trigger's `when`. They may look at all of the world."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from game.core.ticks import TICKS_PER_SECOND
from game.level.registry import Condition, Id, Metres, condition
from game.sim.story.triggers import EVENT_NAMES
from game.sim.world import World


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
    """Something has happened fewer than `times` times, to `who` if he is named: what nobody has found out yet can be told."""

    test: Literal["not_yet"]
    event: Literal[tuple(sorted(EVENT_NAMES.values()))]  # type: ignore[valid-type]
    """What, in the past tense: `leapt`, `pill_eaten`, ..."""
    who: str = ""
    times: Annotated[int, Field(ge=1, le=100)] = 1

    def holds(self, world: World) -> bool:
        return world.story.count(self.event, self.who) < self.times


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
class HuntersNear(Condition):
    """Every hunter who is at large stands within so many metres of the runner, and one does at the least."""

    test: Literal["hunters_near"]
    within: Annotated[float, Field(gt=0, le=1000)]
    """Metres."""

    def holds(self, world: World) -> bool:
        at_large = [hunter for hunter in world.hunters if not hunter.held and not hunter.fleeing]
        return bool(at_large) and all(abs(hunter.x - world.runner.x) <= self.within for hunter in at_large)


@condition
class TrapTime(Condition):
    """So little is left of the time for which the sealmaster holds sticky water."""

    test: Literal["trap_time"]
    at_most: Annotated[float, Field(ge=0, le=600)]
    """Seconds."""

    def holds(self, world: World) -> bool:
        return world.sticky_water is not None and world.sticky_water.seconds_left <= self.at_most

    def why_impossible(self, level: Any) -> Iterable[str]:
        if level.sticky_water is None:
            yield "no water here is sticky, so nobody's time runs out"


@condition
class ElapsedTime(Condition):
    """The level has run for `seconds`."""

    test: Literal["elapsed"]
    seconds: Annotated[float, Field(ge=0, le=3600)]

    def holds(self, world: World) -> bool:
        return world.tick >= self.seconds * TICKS_PER_SECOND
