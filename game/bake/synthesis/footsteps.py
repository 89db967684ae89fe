"""Footstep synthesis: one crunch of a ground (Cook, Modeling Bill's Gait, 2002)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal, decay
from game.bake.synthesis.grains import resonated


@dataclass(frozen=True)
class Ground:
    """Energy that leaks away in `settles` seconds; while it is there, collisions, each sounding for `rings` seconds."""

    settles: float
    rings: float
    rate: float
    resonances: Sequence[tuple[float, float, float]]
    """(Hz, Q, gain)."""
    thump: float
    roll: float
    """Seconds from heel to ball of the foot."""


def crunch(chance: Chance, ground: Ground, count: int) -> Signal:
    """Peak 1."""
    energy = decay(count, ground.settles)
    hits = chance.random(count) < ground.rate / RATE * np.clip(1.5 * energy, 0.15, 2.0)
    level = lfilter([1.0], [1.0, -(10.0 ** (-3.0 / (ground.rings * RATE)))], hits * energy * chance.random(count))
    rough = level * chance.standard_normal(count)
    sound = sum((gain * resonated(rough, pitch, sharpness) for pitch, sharpness, gain in ground.resonances), np.zeros(count))
    return np.asarray(sound / (np.max(np.abs(sound)) + 1e-12))
