"""Cloth: scarf, cloak, hair and sling as damped springs.

Only for the eye: nothing here is read by the world. Angles are degrees, forward +, 0 hangs straight down, in the figure's own facing.
"""

import math
from dataclasses import dataclass
from typing import Any

SLICE = 1.0 / 55.0  # s; springs are stepped in slices no longer than this
HELD = 0.06  # s; a longer pause than this is not caught up


@dataclass(frozen=True, slots=True)
class TailSpec:
    """A chain of parts hung on a bone. `free` 0 keeps the rest angle, 1 lets air and weight decide; `drag` is how easily air lifts it.

    `front` is how far (degrees) it may swing forward of its rest: a cloak lies on a back that is prone, and does not hang through it."""

    name: str
    bone: str
    at: tuple[float, float]
    parts: tuple[str, ...]
    lengths: tuple[float, ...]
    rest: float = 0.0
    free: float = 1.0
    drag: float = 0.6
    pace: float = 3.0
    damping: float = 0.45
    flutter: float = 6.0
    bend: float = 0.0
    shade: float = 1.0
    front: float = 360.0
    rope: int = 0
    """Links of one that hangs as a rope does (see rope.py), none of those in reserve let out; 0 for a chain of springs. `front` is then how
    far (units) before its knot it comes."""


def spec_from(name: str, source: dict[str, Any]) -> TailSpec:
    """One tail from its JSON."""
    at = tuple(float(n) for n in source["at"])
    numbers = {
        key: float(source[key]) for key in ("rest", "free", "drag", "pace", "damping", "flutter", "bend", "shade", "front") if key in source
    }
    lengths = tuple(float(n) for n in source["lengths"])
    rope = int(source.get("rope", 0))
    return TailSpec(name, str(source["bone"]), (at[0], at[1]), tuple(source["parts"]), lengths, rope=rope, **numbers)


class Tail:
    """The moving state of one tail of one person."""

    __slots__ = ("spec", "angles", "lengths", "_speeds", "_flutter")

    def __init__(self, spec: TailSpec, seed: int) -> None:
        self.spec = spec
        self.lengths = spec.lengths
        self.angles = [spec.rest + spec.bend * index for index in range(len(spec.parts))]
        self._speeds = [0.0] * len(spec.parts)
        self._flutter = seed * 1.7

    def turn_round(self) -> None:
        """The figure faces about: the tail stays where it was in the world and swings over from there."""
        self.angles = [-angle for angle in self.angles]
        self._speeds = [-speed for speed in self._speeds]

    def step(self, rest: float, air_x: float, air_y: float, dt: float, weight: float = 1.0) -> None:
        """`rest` is where the bone would hold it; `air_x`, `air_y` m/s: the air as it meets the figure (forward +, up +).

        `weight` is 1 in air; under water it is next to nothing, and the water, slower but denser, takes the cloth along.
        """
        if self.spec.free <= 0.0:
            self.angles = [rest + self.spec.bend * index for index in range(len(self.angles))]
            return
        left = min(dt, HELD)
        while left > 1e-6:
            self._slice(rest, air_x, air_y, min(left, SLICE), weight)
            left -= SLICE

    def _slice(self, rest: float, air_x: float, air_y: float, dt: float, weight: float) -> None:
        spec = self.spec
        strength = abs(air_x) + abs(air_y)
        self._flutter += dt * (5.0 + 1.6 * strength)
        down = weight - air_y * spec.drag * 0.6
        hang = math.degrees(math.atan2(air_x * spec.drag, max(0.15, down) if weight >= 1.0 else down))
        stiffness, loss = (2.0 * math.pi * spec.pace) ** 2 * (0.3 + 0.7 * weight), 4.0 * math.pi * spec.pace * spec.damping
        wanted = min(rest + (hang - rest) * spec.free, rest + spec.front)
        for index in range(len(self.angles)):
            wave = (
                spec.flutter
                * min(1.0, 0.15 + strength * 0.16)
                * math.sin(self._flutter - 1.5 * index)
                * (0.5 + 0.5 * index)
                * (2.0 - weight)
            )
            target = wanted + spec.bend * index + wave
            pull = stiffness * (target - self.angles[index]) / (1.0 + 0.6 * index)
            self._speeds[index] += dt * (pull - loss * self._speeds[index])
            self.angles[index] += dt * self._speeds[index]
            wanted = 0.5 * wanted + 0.5 * (self.angles[index] - spec.bend * index)  # each link drags the next after it
