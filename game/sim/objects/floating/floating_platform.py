"""Floating platform: a body of wood that water carries, and that carries whoever stands on it; logs and rafts are made from it."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import pymunk

from game.level.registry import Point
from game.sim.physics.bodies import Body
from game.sim.physics.bounds import Bounds
from game.sim.physics.buoyancy import Floating
from game.sim.physics.collision_filters import LOG
from game.sim.stage import Entity, Stage


class FloatingPlatform(Body, Entity, ABC):
    """Who makes one says what its water does (`apply_forces`) and where its top is (`top`, `_read_tilt`)."""

    def __init__(self, name: str, length: float, shape: pymunk.Shape, at: Point, world: Stage) -> None:
        """`shape` lies on a body of its own that has its mass."""
        self.id, self.length = name, length
        engine = shape.body
        assert engine is not None
        engine.position = at
        shape.friction, shape.filter = 0.7, LOG
        super().__init__(engine, shape)
        world.bodies.add(self)
        self.mass, self._moment = engine.mass, engine.moment
        self._press = self._torque = 0.0
        """Newtons of those who stand on it, and how they turn it, since the water was last reckoned with."""
        self._float = Floating(length / 2)
        self._read_tilt()

    def after_physics(self, world: Stage) -> None:
        self._read_tilt()

    @abstractmethod
    def _read_tilt(self) -> None:
        """Once a tick, how it lies: everyone on it asks."""

    def rise_at(self, x: float) -> float:
        """How fast its top moves up at `x`, m/s."""
        return self.vy + self.spin * (x - self.x)

    def apply_force(self, x: float, y: float, force: float) -> None:
        """A weight of `force` newtons stands on it at `x` this tick."""
        self._press += force
        self._torque -= force * (x - self.x)

    def tread(self, x: float, speed: float) -> None:
        """Steps are part of the weight on it."""

    def bear(self, x: float, mass: float, vy: float) -> float:
        """It carries whoever stands on it along."""
        return self.rise_at(x)

    def is_valid(self, bounds: Bounds) -> bool:
        return bounds.contain(self) and math.isfinite(self.spin + self.angle)

    def recover(self, world: Stage) -> None:
        world.remove(self)
        world.bodies.remove(self)
        world.report_removal(self.id, "removed")
