"""Jetties: boards on piles over the water. They bear whoever walks on them and bar nobody: what floats passes behind."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from game.level.registry import Point, Thing, thing
from game.sim.stage import Entity, Order, Stage


@thing
class JettySpec(Thing):
    """A jetty: boards on piles over the water, that bear people and bar nobody. Who stands on it touches no water."""

    kind: Literal["jetty"]
    at: Point
    """Left end of its boards, their upper side, in metres."""
    length: Annotated[float, Field(ge=1, le=60)] = 10.0
    """Metres."""

    def spawn(self, world: Stage) -> Jetty:
        return Jetty(self, world)


class JettyPose(NamedTuple):
    id: str
    x: float
    """Its middle."""
    y: float
    """Upper side of its boards."""
    reach: float
    """Metres from its middle to either end."""


class Jetty(Entity):
    """A platform that never moves."""

    order, slot = Order.LOG, "platforms"
    springs, trips = False, False

    def __init__(self, spec: JettySpec, world: Stage) -> None:
        self.id, self.reach = spec.id, spec.length / 2
        self.x, self.y = spec.at[0] + self.reach, spec.at[1]
        self.vx, self.radius = 0.0, 0.0

    def top(self, x: float) -> float:
        return self.y

    def rise_at(self, x: float) -> float:
        return 0.0

    def apply_force(self, x: float, y: float, force: float) -> None:
        """Piles do not care."""

    def tread(self, x: float, speed: float) -> None:
        """Boards do not care either."""

    def bear(self, x: float, mass: float, vy: float) -> float:
        return max(vy, 0.0)

    def snapshot(self) -> JettyPose:
        return JettyPose(self.id, self.x, self.y, self.reach)
