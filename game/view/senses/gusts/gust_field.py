"""Gust field: how hard it gusts at many places at once, and what shakes because somebody or the wind is in it."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.sim.senses.gusts import RISE_M, TAIL_M, FrontPose
from game.sim.senses.noises import NoisePose

SHAKE_S = 0.9
"""Seconds for which something that rustled shakes."""


def blow(fronts: Sequence[FrontPose], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gust at places, -1 to 1: its sign is where it blows to."""
    total = np.zeros_like(x)
    # Fronts that touch none of the places leave them as they are.
    for front in fronts:
        way = 1.0 if front.speed > 0.0 else -1.0
        behind = (front.x - x) * way
        share = np.where(behind < 0.0, 1.0 + behind / RISE_M, 1.0 - behind / TAIL_M).clip(0.0, 1.0)
        gust = way * front.strength * share * share * (3.0 - 2.0 * share)
        total = np.where(np.abs(gust) > np.abs(total), gust, total)
    return total


def blow_at(fronts: Sequence[FrontPose], x: float) -> float:
    """The same at one place."""
    return max((math.copysign(front.strength_at(x), front.speed) for front in fronts), key=abs, default=0.0)


def shaking(noises: Sequence[NoisePose]) -> dict[str, float]:
    """How hard things shake now, by their id: 1 just after they rustled. `noises` come oldest first."""
    shaken: dict[str, float] = {}
    for noise in reversed(noises):  # the newest come last
        if noise.age_s >= SHAKE_S:
            break
        if noise.source:
            left = 1.0 - noise.age_s / SHAKE_S
            shaken[noise.source] = max(shaken.get(noise.source, 0.0), left * left * noise.loudness / 0.8)
    return shaken
