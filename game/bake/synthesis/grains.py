"""Granular synthesis: click times at a changing rate, and short clicks at them (after Cook's PhISEM). Leaves, foam, sand."""

from collections.abc import Callable

import numpy as np
from scipy.signal import lfilter

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal, frames, lay, times

Course = Callable[[float], float]


def arrivals(chance: Chance, seconds: float, rate: Course) -> list[float]:
    """Moments of a Poisson process with `rate(second)` per second."""
    most = max(rate(float(second)) for second in np.linspace(0.0, seconds, 400)) + 1e-9
    now, found = 0.0, []
    while (now := now + chance.exponential(1.0 / most)) < seconds:
        if chance.random() < rate(now) / most:
            found.append(now)
    return found


def grain(chance: Chance, pitch: float, length: float, sharpness: float = 3.0) -> Signal:
    """One click: noise that dies in `length` seconds, through a resonator at `pitch`; peak 1."""
    count = frames(3.0 * length)
    burst = chance.standard_normal(count) * np.exp(-3.0 * times(count) / length)
    sound = resonated(burst, pitch, sharpness)
    return np.asarray(sound / (np.max(np.abs(sound)) + 1e-9))


def grains(
    chance: Chance,
    into: Signal,
    at: float,
    seconds: float,
    rate: Course,
    pitch: tuple[float, float],
    length: tuple[float, float],
    gain: float,
    uneven: float = 1.0,
    wrap: bool = False,
) -> None:
    """Clicks laid from `at` on; pitch and length by chance, levels spread more the more `uneven` they are."""
    for second in arrivals(chance, seconds, rate):
        click = grain(chance, pitch[0] * (pitch[1] / pitch[0]) ** chance.random(), chance.uniform(*length))
        lay(into, click, at + second, gain * chance.random() ** uneven, wrap)


def resonated(sound: Signal, pitch: float, sharpness: float) -> Signal:
    """Through one resonator, `sharpness` = its Q."""
    radius, turn = np.exp(-np.pi * pitch / sharpness / RATE), 2.0 * np.pi * pitch / RATE
    heard = lfilter([1.0, 0.0, -1.0], [1.0, -2.0 * radius * np.cos(turn), radius * radius], sound)
    return np.asarray(heard * (1.0 - radius))
