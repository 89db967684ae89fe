"""A plucked string: extended Karplus-Strong (Jaffe and Smith 1983), in blocks shorter than its period, so that its pitch may move."""

from collections.abc import Sequence

import numpy as np
from scipy.signal import fftconvolve

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal, decay, frames, times

KOTO_BODY = (
    (83, 0.12, 0.5), (143, 0.11, 0.8), (211, 0.09, 1.0), (286, 0.08, 0.9), (355, 0.07, 0.7), (462, 0.06, 0.6), (610, 0.05, 0.5),
    (820, 0.04, 0.4), (1150, 0.03, 0.25),
)  # fmt: skip
SHAMISEN_BODY = ((205, 0.07, 0.8), (290, 0.06, 0.7), (420, 0.05, 1.0), (640, 0.035, 0.9), (980, 0.025, 0.6), (1500, 0.02, 0.4))
"""(Hz, T60, gain) of what the string is fastened to."""


def string(
    chance: Chance,
    pitch: float | Signal,
    seconds: float,
    t60: float,
    bright: float = 0.5,
    pick: float = 0.13,
    hard: float = 0.5,
    buzz: float = 0.0,
    buzz_from: float = 0.0,
) -> Signal:
    """A string of `pitch` (Hz, or one value a sample). `pick` is where it is plucked, `buzz` how much it touches the neck (sawari)."""
    count = frames(seconds)
    course = np.broadcast_to(np.asarray(pitch, dtype=float), (count,)) if np.ndim(pitch) == 0 else np.asarray(pitch, dtype=float)[:count]
    loss = 0.5 * (1.0 - bright)  # a two-tap low-pass in the loop; its delay is subtracted, or all would be flat
    first = _pluck(chance, float(course[0]), pick, hard)
    pad = len(first) + 8
    wave = np.zeros(count + pad)
    wave[pad - len(first) : pad] = first
    period = RATE / course
    keep = 10.0 ** (-3.0 * period / RATE / t60)
    at = 0
    while at < count:
        block = max(1, min(int(period[at]) - 4 - int(6 * buzz), count - at))
        index = np.arange(at, at + block)
        delay = period[index] - loss
        if buzz > 0.0:  # the half that touches the neck runs ahead: energy climbs into high partials while it is loud
            near = wave[pad + index - np.maximum(1, np.round(delay).astype(int))]
            delay = delay - 5.0 * buzz * np.clip(near - buzz_from, 0.0, 0.6)
        place = pad + index - delay
        whole = np.floor(place).astype(int)
        part = place - whole
        wave[pad + index] = keep[index] * ((1.0 - loss) * _between(wave, whole, part) + loss * _between(wave, whole - 1, part))
        at += block
    sound = wave[pad:]
    soft = frames(0.0012)
    sound[:soft] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(soft) / soft)
    return sound


def body(sound: Signal, modes: Sequence[tuple[float, float, float]], mix: float) -> Signal:
    """The wood or skin under the string answers, too."""
    count = frames(0.25)
    answer = np.zeros(count)
    for pitch, t60, gain in modes:
        answer += gain * np.sin(2.0 * np.pi * pitch * times(count)) * decay(count, t60)
    return np.asarray(sound + mix * fftconvolve(sound, answer / np.sqrt(np.sum(answer**2)))[: len(sound)])


def _pluck(chance: Chance, pitch: float, pick: float, hard: float) -> Signal:
    """The first period: harmonics with what the place of the pluck takes away. White noise would often leave out the fundamental."""
    period = RATE / pitch
    number = np.arange(1, int(period / 2))
    level = np.sin(np.pi * number * pick) / number ** (1.15 - 0.35 * hard)
    level = level / np.sqrt(1.0 + (number * pitch / (900.0 + 9000.0 * hard)) ** 2) * (1.0 + 0.25 * chance.standard_normal(len(number)))
    turn = np.arange(int(period) + 1) / period
    first = (level[:, None] * np.cos(2.0 * np.pi * number[:, None] * turn + chance.normal(0.0, 0.5, len(number))[:, None])).sum(0)
    first = first - first.mean()
    return np.asarray(0.3 * first / np.sqrt(np.mean(first**2)))


def _between(wave: Signal, whole: Signal, part: Signal) -> Signal:
    """Third-order Lagrange between samples."""
    a, b, c, d = wave[whole - 1], wave[whole], wave[whole + 1], wave[whole + 2]
    return np.asarray(
        -part * (part - 1) * (part - 2) / 6 * a
        + (part + 1) * (part - 1) * (part - 2) / 2 * b
        - (part + 1) * part * (part - 2) / 2 * c
        + (part + 1) * part * (part - 1) / 6 * d
    )
