"""Conditions and actions about the senses: that he listens, how composed he is, what the wind and those who stalk him do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from game.level.registry import Action, Condition, Id, Metres, TextKey, action, condition
from game.sim import events
from game.sim.world import World


@condition
class Listens(Condition):
    """The runner stands and listens, or does not."""

    test: Literal["listens"]
    is_open: bool = True
    """Whether he does."""
    hears: bool = False
    """Only while there is something that he could mark."""

    def holds(self, world: World) -> bool:
        senses = world.senses
        if senses is None or not senses.listening.open:
            return not self.is_open
        if not self.is_open:
            return False
        return not self.hears or senses.listening.hears(senses.noises, world.runner.x)


@condition
class ComposureIs(Condition):
    """The runner's composure lies between two amounts."""

    test: Literal["composure"]
    at_least: Annotated[float, Field(ge=0, le=1)] = 0.0
    at_most: Annotated[float, Field(ge=0, le=1)] = 1.0

    def holds(self, world: World) -> bool:
        return world.senses is None or self.at_least <= world.senses.composure.level <= self.at_most


@action
class Reveal(Action):
    """Those who stalk the runner hide no longer: each hunts him from where he is, and the runner's legs are free."""

    act: Literal["reveal"]

    def apply(self, world: World) -> None:
        if world.senses is not None:
            world.senses.legs_free = True
        for stalker in [each for each in world.stalkers if each.awake]:
            stalker.reveal(world)


@condition
class Marked(Condition):
    """So many of those who stalk the runner are marked now."""

    test: Literal["marked"]
    at_least: Annotated[int, Field(ge=0, le=20)] = 0
    at_most: Annotated[int, Field(ge=0, le=20)] = 20
    who: str = ""
    """Only this one counts; empty: everybody."""

    def holds(self, world: World) -> bool:
        marked = world.senses.marked if world.senses is not None else set()
        count = len(marked) if not self.who else int(self.who in marked)
        return self.at_least <= count <= self.at_most


@action
class Blow(Action):
    """The wind rises, or freshens: from now on gusts reach the runner, some seconds apart."""

    act: Literal["blow"]
    every: tuple[Annotated[float, Field(ge=0.5, le=60)], Annotated[float, Field(ge=0.5, le=60)]] | None = None
    """Seconds from one front to the next, at the least and at the most; left out, as the level's `fronts` say."""

    def apply(self, world: World) -> None:
        world.gusts.rise(world.runner.x, self.every)

    def why_impossible(self, level: Any) -> Iterable[str]:
        if level.wind.fronts is None:
            yield "there are no gusts: it wants `fronts` in `wind`"


@action
class Stir(Action):
    """A stalker is heard now, whatever the wind does: in the nearest cover or in a given thing."""

    act: Literal["stir"]
    who: Id
    thing: str = ""
    """The bush, tree or reed that rustles: he is in it then. Empty: the nearest to him."""
    note: str = ""
    """Text key of a note that is written beside it."""
    seconds: Annotated[float, Field(gt=0, le=30)] = 4.0
    """For how long the note is to be read."""

    def apply(self, world: World) -> None:
        for stalker in [each for each in world.stalkers if each.id == self.who]:
            place = stalker.stir(world, self.thing)
            if place is not None and self.note:
                world.emit(events.NotePinned(*place, self.note, self.seconds, "plain"))

    def why_impossible(self, level: Any) -> Iterable[str]:
        return _missing_stalkers(level, self.who)


@action
class ChangePlaces(Action):
    """Stalkers slip out of sight, each to the runner's other side: whoever was marked has to be heard anew."""

    act: Literal["change_places"]
    who: tuple[Id, ...]
    creeps: Annotated[float, Field(ge=1, le=600)] = 40.0
    """For so many seconds they creep nearer from then on, unless they are marked."""
    between: tuple[Metres, Metres] | None = None
    """From which x to which each of them keeps from then on, in metres, on the side on which he was: a diver, to his next stream."""

    def apply(self, world: World) -> None:
        if world.senses is not None:
            world.senses.change_places(world, self.who, self.creeps, self.between)

    def why_impossible(self, level: Any) -> Iterable[str]:
        return _missing_stalkers(level, *self.who)


@action
class TossPebble(Action):
    """A stalker throws a pebble into a bush, to see whether the runner starts: a rustle out of step with nobody in it.

    It waits until no gust would hide it. Whoever stops or turns right after it shows that he has heard it; the way it flew shows whence."""

    act: Literal["toss_pebble"]
    who: Id
    offset: Annotated[float, Field(ge=-15, le=15)] = 4.0
    """About how many metres right of the runner (negative: left) it falls."""

    def apply(self, world: World) -> None:
        for stalker in [each for each in world.stalkers if each.id == self.who]:
            stalker.throw_pebble(self.offset)

    def why_impossible(self, level: Any) -> Iterable[str]:
        return _missing_stalkers(level, self.who)


@action
class Hush(Action):
    """A line that is no longer true is taken away."""

    act: Literal["hush"]
    line: TextKey

    def apply(self, world: World) -> None:
        if world.line is not None and world.line.line == self.line:
            world.line = None


def _missing_stalkers(level: Any, *names: str) -> Iterable[str]:
    known = {thing.id for thing in level.things_of("stalker")}
    return [f'there is no stalker "{name}"' for name in names if name not in known]
