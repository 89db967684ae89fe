"""Dead reckoning: the way walked as the map shows it, and the ellipse of doubt about where it has led.

Doubt grows by a share of every pace, forward or back; each landmark that he has looked at, slow or standing beside it,
takes most of it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from game.core.ticks import TICK
from game.level.model import Level
from game.level.registry import Point
from game.sim import events
from game.sim.environment import Environment
from game.sim.roles import RunnerRole
from game.sim.senses.paper_pendulum import MapTuning


class SightPose(NamedTuple):
    """A landmark, and how far he has looked at it: 0 not at all, 1 long enough."""

    id: str
    x: float
    y: float
    share: float


class Course:
    """The way on the paper that the level's ground stands for, from its left end to the last clearing: there he looks at it."""

    def __init__(self, level: Level) -> None:
        self.points: tuple[Point, ...] = level.map.way
        ends = [place.at[0] for place in level.things_of("clearing")]
        self._left, self._width = level.left, max(1.0, max(ends, default=level.right) - level.left)
        legs = zip(self.points, self.points[1:], strict=False)
        self._lengths = [math.hypot(b[0] - a[0], b[1] - a[1]) for a, b in legs]
        self.length = sum(self._lengths)

    def distance(self, x: float) -> float:
        """Metres along the way at a place in the level."""
        return min(max((x - self._left) / self._width, 0.0), 1.0) * self.length

    def point(self, along: float) -> Point:
        """The place on the paper so many metres along the way."""
        for (a, b), long in zip(zip(self.points, self.points[1:], strict=False), self._lengths, strict=True):
            if along <= long and long > 0.0:
                share = along / long
                return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            along -= long
        return self.points[-1] if self.points else (0.0, 0.0)


class DeadReckoning:
    """Where he takes himself to be."""

    def __init__(self, level: Level, tuning: MapTuning, start_x: float) -> None:
        self.tuning, self.course = tuning, Course(level)
        self.doubt = level.map.doubt
        self.worst = max(1.0, level.map.doubt + tuning.doubt_growth * self.course.length)
        """The doubt of somebody who walks straight through and looks at nothing."""
        self._marks = list(level.things_of("landmark"))
        self._looked = dict.fromkeys((thing.id for thing in self._marks), 0.0)
        self.sighted: set[str] = set()
        self._along = self.course.distance(start_x)

    @property
    def share(self) -> float:
        """The doubt as a share of the worst, 0 to 1."""
        return min(1.0, self.doubt / self.worst)

    def update(self, world: Environment, runner: RunnerRole) -> None:
        """One tick: paces add to the doubt, a landmark that has been looked at takes most of it away."""
        along = self.course.distance(runner.x)
        self.doubt += abs(along - self._along) * self.tuning.doubt_growth
        self._along = along
        for mark in self._marks:
            if mark.id not in self.sighted:
                self._look(world, runner, mark.id, mark.at)

    def _look(self, world: Environment, runner: RunnerRole, name: str, at: Point) -> None:
        tuning = self.tuning
        near = abs(runner.x - at[0]) < tuning.sight_reach and abs(runner.vx) < tuning.sight_speed
        looked = self._looked[name] + (TICK if near else -0.5 * TICK)
        self._looked[name] = max(0.0, looked)
        if looked >= tuning.sight_time:
            self.sighted.add(name)
            self.doubt *= tuning.sighted_doubt
            world.emit(events.LandmarkSighted(*at, name))

    def sights(self) -> tuple[SightPose, ...]:
        """Every landmark, as the picture needs it."""
        share = {name: min(1.0, looked / self.tuning.sight_time) for name, looked in self._looked.items()}
        return tuple(SightPose(mark.id, mark.at[0], mark.at[1], 1.0 if mark.id in self.sighted else share[mark.id]) for mark in self._marks)

    def hash_state(self) -> tuple[float, ...]:
        return (self.doubt, self._along, *self._looked.values(), float(len(self.sighted)))
