"""Room effect: a dry sound among trees, over water or under its surface, as left and right."""

import numpy as np
from scipy.signal import fftconvolve

from game.bake.chance import chance_of
from game.bake.signal import Signal, decay, frames, low_pass, times


def among_trees(sound: Signal, t60: float = 0.9, mix: float = 0.18, bright: float = 4500.0) -> Signal:
    """Fourteen trunks throw it back one by one, then a wood's short tail; left and right differ."""
    return np.stack([_answered(sound, _wood(side, t60, bright), mix) for side in range(2)], axis=1)


def _answered(sound: Signal, answer: Signal, mix: float) -> Signal:
    dry = np.concatenate([sound, np.zeros(len(answer))])
    return np.asarray(dry + mix * fftconvolve(dry, answer)[: len(dry)])


def _wood(side: int, t60: float, bright: float) -> Signal:
    chance, count = chance_of(f"trees{side}"), frames(t60)
    answer = np.zeros(count)
    for _ in range(14):
        answer[frames(chance.uniform(0.006, 0.09))] += chance.choice([-1.0, 1.0]) * chance.uniform(0.3, 1.0)
    answer += 0.1 * chance.standard_normal(count) * decay(count, t60) * np.clip(times(count) / 0.05, 0.0, 1.0)
    answer = low_pass(answer, bright, 1)
    return np.asarray(answer / np.sqrt(np.sum(answer**2)))
