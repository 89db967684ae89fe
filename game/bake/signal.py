"""Signals: a sound in the making as an array of samples, 48,000 a second; and how they are placed, shaped, filtered and faded."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

RATE = 48000
"""Samples in a second. A file of another rate would be resampled when it is loaded, and its loops would no longer close."""
Signal = NDArray[np.float64]


def frames(seconds: float) -> int:
    """Samples in so many seconds."""
    return round(seconds * RATE)


def silence(seconds: float) -> Signal:
    """Somewhere to lay sounds into."""
    return np.zeros(frames(seconds))


def times(count: int) -> Signal:
    """The moment of each of `count` samples, in seconds."""
    return np.arange(count) / RATE


def decibels(level: float) -> float:
    """The factor that raises a sound by `level` dB."""
    return float(10.0 ** (level / 20.0))


def decay(count: int, t60: float) -> Signal:
    """1 falling by 60 dB in `t60` seconds."""
    return np.asarray(10.0 ** (-3.0 * times(count) / t60))


def strike(count: int, attack: float, t60: float) -> Signal:
    """Rises within `attack` seconds along a cosine, then decays."""
    rise = min(count, max(1, frames(attack)))
    ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)
    return np.asarray(np.concatenate([ramp, decay(count - rise, t60)]))


def line(count: int, *points: tuple[float, float]) -> Signal:
    """Straight lines through (second, value)."""
    at, values = zip(*points, strict=True)
    return np.asarray(np.interp(times(count), at, values))


def hump(count: int, power: float = 2.0, lean: float = 1.0) -> Signal:
    """0, up to 1, and back to 0; the top lies early for a `lean` below 1."""
    return np.asarray(np.sin(np.pi * np.linspace(0.0, 1.0, count) ** lean) ** power)


def lay(into: Signal, what: Signal, at: float, gain: float = 1.0, wrap: bool = False) -> None:
    """Add `what` at second `at`; what runs over the end is cut, or goes on at the beginning of a loop (`wrap`)."""
    start, room = frames(at), len(into)
    if wrap:
        np.add.at(into, (start + np.arange(len(what))) % room, gain * what)
        return
    if start < 0:
        what, start = what[-start:], 0
    length = min(len(what), room - start)
    if length > 0:
        into[start : start + length] += gain * what[:length]


def low_pass(sound: Signal, hertz: float, order: int = 2) -> Signal:
    """Nothing above."""
    return _filtered(sound, butter(order, hertz, "low", fs=RATE, output="sos"))


def high_pass(sound: Signal, hertz: float, order: int = 2) -> Signal:
    """Nothing below."""
    return _filtered(sound, butter(order, hertz, "high", fs=RATE, output="sos"))


def closing(sound: Signal, points: Sequence[tuple[float, float]]) -> Signal:
    """A low-pass whose edge moves through (second, Hz): cross-faded between fixed ones, so that nothing clicks."""
    edges = np.geomspace(120.0, 12000.0, 14)
    bank = np.array([low_pass(sound, edge, 4) for edge in edges])
    at, hertz = zip(*points, strict=True)
    place = np.interp(np.interp(times(len(sound)), at, np.log(hertz)), np.log(edges), np.arange(len(edges)))
    lower = np.clip(place.astype(int), 0, len(edges) - 2)
    share, index = place - lower, np.arange(len(sound))
    return np.asarray(bank[lower, index] * (1.0 - share) + bank[lower + 1, index] * share)


def faded(sound: Signal, start: float, end: float) -> Signal:
    """Cosine ramps at both ends."""
    result = np.array(sound, dtype=float)
    first, last = max(1, frames(start)), max(1, frames(end))
    rise, fall = (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count) for count in (first, last))
    shape: Any = (slice(None), None) if result.ndim == 2 else slice(None)
    result[:first] *= rise[shape]
    result[-last:] *= fall[::-1][shape]
    return result


def _filtered(sound: Signal, sections: Any) -> Signal:
    return np.asarray(sosfilt(sections, sound, axis=0))
