"""Modal synthesis: a sum of damped partials. Wood, bowls, skins and the belly of a splash."""

from collections.abc import Sequence

import numpy as np

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal, times


def ring(
    count: int,
    pitches: Sequence[float],
    t60s: Sequence[float],
    gains: Sequence[float],
    chance: Chance | None = None,
    glide: Signal | None = None,
) -> Signal:
    """One decaying sine for each pitch, with random phases if there is `chance`; `glide` multiplies all pitches, sample by sample."""
    moment = times(count)
    turned = 2.0 * np.pi * (moment if glide is None else np.cumsum(glide) / RATE)
    sound = np.zeros(count)
    for pitch, t60, gain in zip(pitches, t60s, gains, strict=True):
        if pitch < 0.45 * RATE:
            phase = chance.uniform(0.0, 2.0 * np.pi) if chance is not None else 0.0
            sound += gain * np.sin(pitch * turned + phase) * 10.0 ** (-3.0 * moment / t60)
    return sound


BOWL = (1.0, 2.71, 5.02, 7.85, 11.1)
"""Partials of the barrier ball: between an ideal ring and a wine glass."""
BOWL_T60 = (2.6, 2.0, 1.3, 0.8, 0.5)


def bowl(chance: Chance, pitch: float, split: float = 0.004) -> list[tuple[float, int]]:
    """(pitch, number of its partial): every partial is a pair a little apart, which beats."""
    pairs = []
    for number, ratio in enumerate(BOWL):
        for side in (-1.0, 1.0):
            pairs.append((pitch * ratio * (1.0 + side * split * chance.uniform(0.3, 1.0) / (1.0 + number)), number))
    return pairs


def struck_bowl(
    chance: Chance, seconds_count: int, pitch: float, gains: Sequence[float], shorter: float = 1.0, split: float = 0.004
) -> Signal:
    """All partials at once; `shorter` below 1 damps them."""
    pairs = bowl(chance, pitch, split)
    pitches = [pair for pair, _ in pairs]
    return ring(seconds_count, pitches, [BOWL_T60[k] * shorter for _, k in pairs], [gains[k] for _, k in pairs], chance)
