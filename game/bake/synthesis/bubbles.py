"""Bubble synthesis: ringing air in water, by radius (van den Doel, Physically-based Models for Liquid Sounds, 2005)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal, frames, lay, times
from game.bake.synthesis.grains import arrivals

Course = Callable[[float], float]
"""A value for each second."""


def bubble(radius: float, rise: float = 0.1) -> Signal:
    """One bubble of `radius` metres: 3/radius Hz, rising in pitch by `rise` (0 deep, 0.1 usual, 0.4 a gulp).

    It starts softly, over one period: a hard start would click. A large one is damped more than the book says, or it would whistle.
    """
    pitch, loss = 3.0 / radius, 0.13 / radius + 0.0072 * radius**-1.5
    damped = loss * (1.0 + 0.9 * float(np.clip((radius - 0.006) / 0.008, 0.0, 1.0)))
    moment = times(max(8, frames(6.9 / damped)))
    sound = np.sin(2.0 * np.pi * pitch * (moment + 0.5 * rise * loss * moment**2)) * np.exp(-damped * moment)
    soft = min(len(sound), max(2, int(RATE / pitch)))
    sound[:soft] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(soft) / soft)
    return np.asarray(sound)


def radius_of(chance: Chance, least: float, most: float, power: float = 2.0) -> float:
    """A radius from a power law: small ones are many."""
    share, a = chance.random(), 1.0 - power
    return float((least**a + share * (most**a - least**a)) ** (1.0 / a)) if abs(a) > 1e-6 else float(least * (most / least) ** share)


@dataclass(frozen=True)
class Cloud:
    """Bubbles of `least` to `most` metres, small ones many (`power`), large ones louder (`heavy`), a share of them `rising` in pitch."""

    least: float
    most: float
    power: float = 2.0
    heavy: float = 0.4
    rising: float = 0.5
    grow: Course = lambda second: 1.0
    """What their radii are multiplied by as time goes on."""
    rise: tuple[float, float] = (0.05, 0.2)

    def pour(self, chance: Chance, into: Signal, at: float, seconds: float, rate: Course, gain: float, wrap: bool = False) -> None:
        """Lay them into a sound from `at` on, `rate` of them a second."""
        for second in arrivals(chance, seconds, rate):
            radius = radius_of(chance, self.least, self.most, self.power) * self.grow(second)
            rise = chance.uniform(*self.rise) if chance.random() < self.rising else 0.0
            depth = chance.random() ** 2
            lay(into, bubble(radius, rise), at + second, gain * depth * (radius / 0.004) ** self.heavy, wrap)
