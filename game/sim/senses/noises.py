"""Noises: each with place, moment, kind and loudness. What the wind alone moves rustles exactly as a gust front passes it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field

from game.core.ticks import TICK, ticks
from game.level.model import Level
from game.level.registry import Point, Thing, thing
from game.sim import events
from game.sim.environment import Environment
from game.sim.senses.gusts import Gusts

MEMORY_TICKS = ticks(5.0)
"""For how long a noise is remembered."""
SAME_PLACE_M = 0.8
"""Metres between two noises up to which they are one place to a brush; twice as many in height."""
SLACK_M = 0.01
"""Metres by which a search by bisection reaches too far, so that rounding hides nothing from it."""
NoiseKind = Literal["bush", "crown", "reeds", "birds", "water"]
CROWN_SHARE = 0.72
"""Where in a tree's height its crown rustles."""
LOUDNESS = {"bush": 0.7, "crown": 0.8, "reeds": 0.7, "birds": 0.5, "water": 0.8}


@thing
class Bush(Thing):
    """Undergrowth: it rustles as a gust front passes, or because somebody is in it."""

    kind: Literal["bush"]
    placement = "ground"
    at: Point
    """The middle of its foot, in metres."""
    width: Annotated[float, Field(ge=0.4, le=8)] = 1.8
    height: Annotated[float, Field(ge=0.3, le=3)] = 1.1


@thing
class Birds(Thing):
    """A few birds on a twig or on the ground: they flutter as a gust front passes, and fall silent when something is wrong."""

    kind: Literal["birds"]
    at: Point
    """Where they sit, in metres."""


class RustlingThing(NamedTuple):
    """A place that rustles."""

    id: str
    x: float
    y: float
    kind: NoiseKind


class Noise(NamedTuple):
    number: int
    tick: int
    x: float
    y: float
    kind: NoiseKind
    loudness: float
    who: str
    """The hunter who made it; nobody if it was the wind."""
    source: str
    """The thing that rustled."""
    until: int = 0
    """The last tick in which it is remembered."""


class NoisePose(NamedTuple):
    x: float
    y: float
    age_s: float
    kind: str
    loudness: float
    wind: bool
    """Whether the wind made it: for assists alone, a picture that tells would spoil the game."""
    heard: bool
    """Whether it lies, or lay, within the ring of hearing."""
    marked: str
    """What the mark was, once there is one: "right", "wrong" or, where somebody hides whose own noise is forgotten, "late"; else empty."""
    source: str
    """The thing that rustled: it shakes."""
    number: int


class Noises:
    """What has been heard in the last seconds, and what rustles by itself."""

    def __init__(self, level: Level) -> None:
        self.rustling = tuple(sorted(_rustling(level), key=lambda each: each.x))
        self._places = [each.x for each in self.rustling]
        self.recent: deque[Noise] = deque()
        self.heard: set[int] = set()
        self.marked: dict[int, str] = {}
        self._number = self._next_until = 0
        self._passed: dict[int, int] = {}
        """By number of a front, how many of the rustling things, from the end it came from, it has passed."""

    def update(self, world: Environment) -> None:
        """One tick: forget what is old, rustle what a front passes."""
        if self.recent and world.tick > self._next_until:
            self._forget(world.tick)
        self._rustle(world, world.gusts)

    def _forget(self, tick: int) -> None:
        for noise in [noise for noise in self.recent if noise.until < tick]:
            self.recent.remove(noise)
            self.heard.discard(noise.number)
            self.marked.pop(noise.number, None)
        self._next_until = min((noise.until for noise in self.recent), default=tick)

    def _rustle(self, world: Environment, gusts: Gusts) -> None:
        count = len(self.rustling)
        for front, pose in zip(gusts.fronts, gusts.poses, strict=False):
            passed = self._passed.get(front.number, 0)
            while passed < count:
                each = self.rustling[count - 1 - passed if pose.speed < 0.0 else passed]
                if (pose.x - each.x) * pose.speed < 0.0:
                    break
                passed += 1
                if front.number in self._passed:  # what passed before the front was there was not heard
                    self.add(world, each.x, each.y, each.kind, LOUDNESS[each.kind] * pose.strength, source=each.id)
            self._passed[front.number] = passed
        if gusts.fronts:
            first = gusts.fronts[0].number
            for number in [number for number in self._passed if number < first]:
                del self._passed[number]

    def add(
        self, world: Environment, x: float, y: float, kind: NoiseKind, loudness: float, who: str = "", source: str = "",
        memory: int | None = None,
    ) -> None:  # fmt: skip
        """Something is to be heard at a place, and can be marked for `memory` ticks, or as long as usual."""
        self._number += 1
        until = world.tick + (MEMORY_TICKS if memory is None else memory)
        self.recent.append(Noise(self._number, world.tick, x, y, kind, loudness, who, source, until))
        self._next_until = min(self._next_until, until)
        world.emit(events.Rustled(x, y, kind, loudness, source))

    def nearest(self, kinds: tuple[NoiseKind, ...], x: float, within: float) -> RustlingThing | None:
        """The rustling thing of these kinds that stands nearest to `x`."""
        first, last = bisect_left(self._places, x - within - SLACK_M), bisect_right(self._places, x + within + SLACK_M)
        near = [each for each in self.rustling[first:last] if each.kind in kinds and abs(each.x - x) <= within]
        return min(near, key=lambda each: abs(each.x - x), default=None)

    def at(self, x: float, y: float) -> list[Noise]:
        """What was heard at one place."""
        return [noise for noise in self.recent if noise.number in self.heard and abs(noise.x - x) < SAME_PLACE_M > abs(noise.y - y) / 2.0]

    def hear(self, x: float, radius: float) -> None:
        """Whatever lies within the ring of hearing about `x` has been heard."""
        self.heard.update([noise.number for noise in self.recent if -radius <= noise.x - x <= radius])

    def poses(self, tick: int) -> tuple[NoisePose, ...]:
        return tuple(
            NoisePose(
                noise.x, noise.y, (tick - noise.tick) * TICK, noise.kind, noise.loudness, not noise.who, noise.number in self.heard,
                self.marked.get(noise.number, ""), noise.source, noise.number,
            )
            for noise in self.recent
        )  # fmt: skip

    def hash_state(self) -> tuple[float, ...]:
        return (float(self._number), float(len(self.recent)), float(len(self.heard)), float(len(self.marked)))


def _rustling(level: Level) -> Iterator[RustlingThing]:
    things: tuple[Any, ...] = level.things
    for each in things:
        kind = getattr(each, "kind", "")
        if kind == "bush":
            yield RustlingThing(each.id, each.at[0], each.at[1] + 0.6 * each.height, "bush")
        elif kind == "tree":
            yield RustlingThing(each.id, each.at[0], each.at[1] + CROWN_SHARE * each.height, "crown")
        elif kind == "reed":
            yield RustlingThing(each.id, each.at[0], each.at[1] + 0.7 * each.height, "reeds")
        elif kind == "birds":
            yield RustlingThing(each.id, each.at[0], each.at[1], "birds")
