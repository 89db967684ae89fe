"""Physics bodies: pose and velocity of pymunk's moving bodies as plain numbers.

Everything is read and written in bulk, once a tick: asking the engine for one number costs as much as reading six in bulk.
"""

from __future__ import annotations

from array import array
from math import cos, isfinite, nan, sin
from struct import Struct

import pymunk
from pymunk import batch

_POSE = batch.BodyFields.POSITION | batch.BodyFields.ANGLE | batch.BodyFields.VELOCITY | batch.BodyFields.ANGULAR_VELOCITY
_READ = Struct("6d")
"""What it is made of: x, y, angle, vx, vy, spin."""
_SPEED = batch.BodyFields.VELOCITY | batch.BodyFields.ANGULAR_VELOCITY
_WRITTEN = 3
"""Numbers in it: vx, vy, spin."""


class Body:
    """Metres, radians and seconds. The pose is what the engine's last step found; a speed that is changed counts from its next one on."""

    def __init__(self, engine: pymunk.Body, *shapes: pymunk.Shape) -> None:
        self.engine, self.shapes = engine, shapes
        self.x, self.y = engine.position
        self.vx, self.vy = engine.velocity
        self.angle, self.spin = engine.angle, engine.angular_velocity

    def upwards(self) -> tuple[float, float]:
        """The direction that its own up points in, of length 1; NaN for a body that has spun out of the numbers."""
        angle = self.angle if isfinite(self.angle) else nan
        return -sin(angle), cos(angle)


class Bodies:
    """Every body of one space."""

    def __init__(self, space: pymunk.Space) -> None:
        self._space = space
        self._all = [Body(space.static_body)]
        """With the ground, which the engine counts among its bodies."""
        self._in_order: list[Body] = []
        self._found, self._wanted = batch.Buffer(), batch.Buffer()
        self._speeds, self._packed = array("d"), Struct("")
        self._changed = True

    def add(self, body: Body) -> None:
        """Give the engine a body with its shapes."""
        self._space.add(body.engine, *body.shapes)
        self._all.append(body)
        self._changed = True

    def remove(self, body: Body) -> None:
        """Take a body out of the engine, with its shapes; nothing may be tied to it any more."""
        self._space.remove(*body.shapes, body.engine)
        self._all.remove(body)
        self._changed = True

    def step(self, seconds: float) -> None:
        """Let the engine move all of them; where there is nothing but the ground, nothing moves."""
        if len(self._all) == 1:
            return
        if self._changed:
            self._sort()
        self._write()
        self._space.step(seconds)
        self._read()

    def _sort(self) -> None:
        """The engine shuffles its bodies whenever one is taken out."""
        self._found.clear()
        batch.get_space_bodies(self._space, batch.BodyFields.BODY_ID, self._found)
        by_id = {body.engine.id: body for body in self._all}
        self._in_order = [by_id[n] for n in memoryview(self._found.int_buf()).cast("P")]
        self._speeds, self._packed = array("d", bytes(8 * _WRITTEN * len(by_id))), Struct(f"{_WRITTEN * len(by_id)}d")
        self._wanted.set_float_buf(self._speeds)
        self._changed = False

    def _write(self) -> None:
        wanted = [speed for body in self._in_order for speed in (body.vx, body.vy, body.spin)]
        self._packed.pack_into(self._speeds, 0, *wanted)
        batch.set_space_bodies(self._space, _SPEED, self._wanted)

    def _read(self) -> None:
        self._found.clear()
        batch.get_space_bodies(self._space, _POSE, self._found)
        poses = _READ.iter_unpack(self._found.float_buf())
        for body, pose in zip(self._in_order, poses, strict=True):
            body.x, body.y, body.angle, body.vx, body.vy, body.spin = pose
