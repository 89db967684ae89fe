"""Spatialization: gain left and right of a sound, and how much air or water lies between it and the listener."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RATE = 48000
NEAR_M, CLEAR_M, FAR_M, INAUDIBLE_M = 4.0, 8.0, 25.0, 60.0
"""Metres: full level, full brightness, half dull, not heard."""
FULL_PAN_M, MAX_PAN = 14.0, 0.8
"""Metres to the side at which it is as far to the side as it gets, and how far that is."""

FILTERS = {"mid": (1.0, 4000.0, 1), "far": (1.0, 1200.0, 2), "below": (0.7, 500.0, 4), "inside": (0.8, 1800.0, 2)}
"""Level, edge (Hz), and how many times 6 dB an octave above it.

`mid` is 8 to 25 m of air, `far` beyond, `below` under water, `inside` in the ball; `near` is unfiltered."""


class Heard(NamedTuple):
    """Gains for left and right, and which air."""

    left: float
    right: float
    air: str


def heard(x: float | None, listener: float, below: bool = False, inside: bool = False, mono: bool = False) -> Heard:
    """How something at `x` is heard by somebody at `listener`."""
    away = 0.0 if x is None else x - listener
    distance = abs(away)
    level = 1.0 if distance <= NEAR_M else NEAR_M / distance
    level *= min(1.0, max(0.0, (INAUDIBLE_M - distance) / 10.0))
    air = "below" if below else "inside" if inside else "near" if distance <= CLEAR_M else "mid" if distance <= FAR_M else "far"
    side = 0.0 if mono else MAX_PAN * min(1.0, max(-1.0, away / FULL_PAN_M))
    angle = (side + 1.0) * math.pi / 4.0
    return Heard(level * math.cos(angle), level * math.sin(angle), air)


def through(air: str, samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The samples, (frames, channels), after that much of it."""
    if air == "near":
        return samples
    frames = len(samples)
    size = 1 << (frames + 2048 - 1).bit_length()
    hertz = np.fft.rfftfreq(size, 1.0 / RATE)
    level, edge, steep = FILTERS[air]
    gain = level / np.sqrt(1.0 + (hertz / edge) ** (2 * steep))
    spectrum = np.fft.rfft(samples, size, axis=0) * gain[:, None]
    return np.asarray(np.fft.irfft(spectrum, size, axis=0)[:frames], dtype=np.float32)


def shifted(samples: NDArray[np.float32], semitones: float) -> NDArray[np.float32]:
    """Read faster or slower: higher or lower, shorter or longer."""
    if not semitones:
        return samples
    at = np.arange(0.0, len(samples) - 1, 2.0 ** (semitones / 12.0))
    return np.stack([np.interp(at, np.arange(len(samples)), channel) for channel in samples.T], axis=1).astype(np.float32)
