"""What floats: the lift of displaced water, and the water's answer to being displaced."""

from __future__ import annotations

import math

from game.core.gravity import GRAVITY
from game.sim.water.lake import Lake

WATER_DENSITY = 1000.0
"""kg/m^3"""
MIN_CHANGE_M = 5e-4
"""Metres: a change that would move the water by less waits until it has grown."""


def column_lift(area: float, breadth: float) -> float:
    """Newtons that `area` m^2 of displaced water, `breadth` m into the picture, pushes up with (Archimedes)."""
    return WATER_DENSITY * GRAVITY * area * breadth


def disc_under(radius: float, height: float) -> float:
    """Area of a disc below a line `height` above its centre (circular segment): R^2 (pi - acos d/R) + d sqrt(R^2 - d^2)."""
    d = min(max(height, -radius), radius)
    return radius * radius * (math.pi - math.acos(d / radius)) + d * math.sqrt(radius * radius - d * d)


class Floating:
    """Tells a lake how a body's immersed area changes."""

    def __init__(self, half_width: float) -> None:
        self._half_width = half_width
        self._area: float | None = None

    def push_back(self, lake: Lake, x: float, area: float) -> None:
        """The body at `x` now displaces `area` m^2."""
        if self._area is None:
            self._area = area
        elif abs(area - self._area) > MIN_CHANGE_M * self._half_width:
            lake.displace(x, self._half_width, area - self._area)
            self._area = area
