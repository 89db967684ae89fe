"""Water sample: all that a body feels of the water at one place."""

from typing import NamedTuple

WET_M = 1e-3
"""Metres of water that a body can feel."""


class WaterSample(NamedTuple):
    """The water at one place, swell and all. On dry ground `surface` is the ground and the rest is 0."""

    surface: float
    """Height, m."""
    slope: float
    rise: float
    """Speed of the surface upwards, m/s."""
    flow: float
    """Speed of the water to the right, m/s."""
    depth: float
    """Metres."""
