"""Loudness: LUFS by ITU-R BS.1770 (K-weighting by its magnitude, all at once) and true peak."""

import numpy as np
from numpy.typing import NDArray

RATE = 48000
Sound = NDArray[np.float64]


def momentary(sound: Sound, window: float = 0.4, hop: float = 0.01) -> Sound:
    """Loudness of every `window` seconds, LUFS, silence before and after; left and right add up."""
    pad = round(window * RATE)
    power = np.sum(weighted(_padded(sound, pad)) ** 2, axis=1)
    total = np.concatenate([[0.0], np.cumsum(power)])
    at = np.arange(0, len(power) - pad, round(hop * RATE))
    return np.asarray(-0.691 + 10.0 * np.log10((total[at + pad] - total[at]) / pad + 1e-12))


def loudest(sound: Sound) -> float:
    """The loudest 400 ms, LUFS: what short cues are levelled by. Gated loudness says little about a tap."""
    return float(momentary(sound).max())


def integrated(sound: Sound) -> float:
    """Gated loudness of the whole, LUFS."""
    power = 10.0 ** ((momentary(sound, 0.4, 0.1) + 0.691) / 10.0)
    power = power[power > 10.0 ** ((-70.0 + 0.691) / 10.0)]
    if not len(power):
        return -70.0
    kept = power[power > power.mean() * 0.1]
    return float(-0.691 + 10.0 * np.log10(kept.mean()))


def true_peak(sound: Sound) -> float:
    """The highest point between samples, too, dBTP: four times as many of them through the spectrum."""
    whole = _padded(sound, 64)
    spectrum = np.fft.rfft(whole, axis=0)
    finer = np.fft.irfft(spectrum, 4 * len(whole), axis=0) * 4.0
    return float(20.0 * np.log10(np.max(np.abs(finer)) + 1e-12))


def weighted(sound: Sound) -> Sound:
    """Through the K curve: a head's shelf above 1.7 kHz, and less and less below 100 Hz."""
    count = 1 << (len(sound) + 4800 - 1).bit_length()
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(count, 1.0 / RATE) / RATE)
    shelf = _section(z, (1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
    cut = _section(z, (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, count, axis=0) * (shelf * cut)[:, None], count, axis=0)[: len(sound)])


def _section(z: NDArray[np.complex128], top: tuple[float, ...], bottom: tuple[float, ...]) -> NDArray[np.complex128]:
    return np.asarray((top[0] + top[1] * z + top[2] * z**2) / (bottom[0] + bottom[1] * z + bottom[2] * z**2))


def _padded(sound: Sound, pad: int) -> Sound:
    both = sound[:, None] if sound.ndim == 1 else sound
    return np.concatenate([np.zeros((pad, both.shape[1])), both, np.zeros((pad, both.shape[1]))])
