"""Coloured noise that closes on itself: a bed made of it has no seam."""

import numpy as np

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal


def noise(chance: Chance, count: int, low: float, high: float, slope: float = 0.0, order: int = 4) -> Signal:
    """`count` samples of power 1 between `low` and `high` Hz, falling by `-slope` dB an octave; random phases on a given spectrum."""
    hertz = np.maximum(np.fft.rfftfreq(count, 1.0 / RATE), 1.0)
    shape = (hertz / np.sqrt(low * high)) ** (slope / 6.0206)
    shape = shape / np.sqrt(1.0 + (low / hertz) ** (2 * order)) / np.sqrt(1.0 + (hertz / high) ** (2 * order))
    shape[0] = 0.0
    sound = np.fft.irfft(shape * np.exp(2j * np.pi * chance.random(len(hertz))), count)
    return np.asarray(sound / np.sqrt(np.mean(sound**2) + 1e-30))


def sweep(
    chance: Chance, centre: Signal, width: float, slope: float = 0.0, low: float = 60.0, high: float = 16000.0, bands: int = 24
) -> Signal:
    """Noise whose `centre` (Hz, one value a sample) moves, `width` octaves to either side: weights on fixed bands, no filter that moves."""
    count = len(centre)
    centres, logs = np.geomspace(low, high, bands), np.log2(centre)
    edge = float(centres[1] / centres[0]) ** 0.5
    sound = np.zeros(count)
    for middle in centres:
        weight = np.exp(-0.5 * ((np.log2(middle) - logs) / width) ** 2)
        if weight.max() > 0.01:
            sound += noise(chance, count, middle / edge, middle * edge) * weight * (middle / 1000.0) ** (slope / 6.02)
    return sound
