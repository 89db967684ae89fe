"""Actions: the steps of a trigger's `do`. They may do anything to the world."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from game.core.ticks import ticks
from game.level.registry import Action, Id, Metres, TextKey, action
from game.sim import events
from game.sim.events.story import MARGIN
from game.sim.objects.lessons import LearntInLine, PictureName
from game.sim.story.triggers import EVENT_NAMES
from game.sim.techniques.technique import Technique
from game.sim.world import World

if TYPE_CHECKING:
    EventName = str
else:
    EventName = Literal[tuple(sorted(EVENT_NAMES.values()))]

LOOKS_AFTER_S = 60.0
"""Seconds for which hunters stand and look after one who got away: longer than any picture of it is shown."""


@action
class Say(Action):
    """`speaker` says the line with text key `line`."""

    act: Literal["say"]
    speaker: str
    line: TextKey
    seconds: Annotated[float, Field(gt=0, le=30)] = 3.0
    gives_way: bool = False
    """It is not said while another line is being read."""
    right_of_way: Annotated[float, Field(ge=0, le=30)] = 0.0
    """For so many seconds no other line takes its place: what is wanted by then is not said."""
    picture: PictureName | None = None
    """What is drawn beside a short line of the margin's."""
    learnt_by: LearntInLine | None = None
    """What the runner does while it is shown for it to be ticked off: something that happens or that he does."""
    until: list[EventName] = []
    """Once one of these happens it is no longer said: what it asks for is done, or too late."""
    over_map: bool = False
    """Whether it is about the open map. Any other line of the margin waits until the map is folded, if its trigger does nothing else."""

    def waits(self, world: World) -> bool:
        return self.speaker == MARGIN and not self.over_map and world.hints_wait

    def apply(self, world: World) -> None:
        if self.gives_way and world.line is not None and world.line.line != self.line:
            return
        who = world.person(self.speaker) or world.runner
        if world.line is not None and (world.line.speaker, world.line.line) == (self.speaker, self.line):
            world.line_until = world.tick + ticks(self.seconds)  # it is being said: it only stays longer
            return
        line = events.LineSpoken(who.x, who.y + 1.8, self.speaker, self.line, self.seconds)
        if world.say(line, self.right_of_way):
            world.line_ends_with = frozenset(self.until)


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
    """A hidden hunter, courier or raft comes on, or the hut's door opens and the sealmaster steps out."""

    act: Literal["appear"]
    who: Id
    offset: Annotated[float, Field(ge=-1000, le=1000)] = 0.0
    """Metres right of the runner (negative: left) where a hunter comes on; 0: in his own place. The picture shows 10 m behind him."""

    at: Metres | None = None
    """x in metres where he comes on, wherever the runner is."""

    def apply(self, world: World) -> None:
        world.appear(self.who, self.offset, self.at)


@action
class NextRound(Action):
    """The lake is cleared for another round: web, wave, barrier and last round's people are gone, but for prisoners; stores are filled."""

    act: Literal["next_round"]
    paper: Annotated[int, Field(ge=0, le=9)] | None = None
    """Paper seals that the sealmaster has from then on; left out, as many as he has left."""
    chakra: Annotated[float, Field(ge=0, le=100)] | None = None
    """Chakra that he has from then on; left out, what he has left."""

    def why_impossible(self, level: Any) -> Iterable[str]:
        if level.role == "runner":
            yield "rounds are the sealmaster's, and nobody plays him here"

    def apply(self, world: World) -> None:
        world.begin_round(self.paper, self.chakra)


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
            if world.level.role == "sealmaster":  # he gets up for it; where he is played he sits when the story says so
                world.runner.seated = False
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
    away: bool = False
    """The runner runs on as he was, and whoever hunts him comes to a stand and looks after him."""

    def apply(self, world: World) -> None:
        world.finish(True, self.reason)
        if self.away and world.outcome is not None and world.outcome.won:
            world.runner.runs_on = True
            for hunter in world.hunters:
                hunter.look_about(LOOKS_AFTER_S)


@action
class Lose(Action):
    """The level is lost."""

    act: Literal["lose"]
    reason: TextKey = "lost.caught"

    def apply(self, world: World) -> None:
        world.finish(False, self.reason)


@action
class BringWeather(Action):
    """Rain and wind come up, or go: a squall. What the sea does is the swell's own matter."""

    act: Literal["weather"]
    rain: Annotated[float, Field(ge=0, le=1)] = 0.0
    """How hard it rains in the end, 0 to 1."""
    wind: Annotated[float, Field(ge=-20, le=20)] | None = None
    """Mean wind in m/s from then on, positive to the right; left out, it stays."""
    seconds: Annotated[float, Field(ge=0, le=120)] = 4.0
    """How long it takes to come up, in seconds."""

    def apply(self, world: World) -> None:
        world.squall.bring(self.rain, self.seconds)
        if self.wind is not None:
            world.wind.blow(self.wind)
        world.emit(events.WeatherChanged(world.runner.x, world.runner.y, self.rain, world.wind.mean))


@action
class BringNight(Action):
    """Night falls over a lake that began by day or at dusk; it changes what is seen, and nothing else."""

    act: Literal["nightfall"]
    night: Annotated[float, Field(ge=0, le=1)] = 1.0
    """How dark it is in the end: 0 as at the level's own hour, 1 night with stars."""
    seconds: Annotated[float, Field(ge=0, le=600)] = 30.0
    """How long it takes, in seconds."""

    def apply(self, world: World) -> None:
        world.nightfall.bring(self.night, self.seconds)
