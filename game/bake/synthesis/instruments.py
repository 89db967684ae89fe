"""Instruments: koto, shamisen, shakuhachi, taiko, a small bell. One note by pitch, length and force."""

import numpy as np
from scipy.signal import lfilter

from game.bake.chance import Chance
from game.bake.signal import RATE, Signal, decay, frames, high_pass, lay, line, low_pass, strike, times
from game.bake.synthesis.modes import ring, struck_bowl
from game.bake.synthesis.noise import noise
from game.bake.synthesis.strings import KOTO_BODY, SHAMISEN_BODY, body, string

MEMBRANE = (1.0, 1.594, 2.136, 2.296, 2.653, 2.918, 3.156, 3.501, 3.6, 3.652, 4.06, 4.154)
"""Zeros of Bessel functions: the lowest modes of a large drum follow them."""
DRUM_T60 = (1.05, 0.62, 0.42, 0.5, 0.42, 0.372, 0.33, 0.293, 0.26, 0.23, 0.204, 0.18)
DRUM_GAINS = (1.0, 0.75, 0.55, 0.6, 0.5, 0.44, 0.39, 0.34, 0.3, 0.26, 0.23, 0.2)


def koto(chance: Chance, pitch: float, seconds: float, force: float = 0.8, press: float = 0.0) -> Signal:
    """Ivory on silk; `press` cents more while the left hand leans on the string."""
    count = frames(seconds)
    moment = times(count)
    bent = 4.0 * force * np.exp(-moment / 0.06) + press * np.clip((moment - 0.16) / 0.1, 0, 1) * (1 - np.clip((moment - 0.75) / 0.2, 0, 1))
    t60 = 3.4 * (220.0 / pitch) ** 0.5
    sound = string(chance, pitch * 2.0 ** (bent / 1200.0), seconds, t60, 0.72 + 0.12 * force, 0.11, 0.35 + 0.5 * force) / 0.3 * 0.35 * force
    click = high_pass(chance.standard_normal(frames(0.03)), 2500.0) * np.exp(-times(frames(0.03)) / 0.004)
    lay(sound, click, 0.0, 0.1 * force)
    return _released(high_pass(body(sound, KOTO_BODY, 0.35), 60.0, 1), 0.08)


def shamisen(chance: Chance, pitch: float, seconds: float, force: float = 0.8) -> Signal:
    """A plectrum through string and onto skin; the string buzzes on the neck."""
    t60 = 1.1 * (200.0 / pitch) ** 0.4
    sound = string(chance, pitch, seconds, t60, 0.85, 0.07, 0.9, buzz=0.55, buzz_from=0.02) / 0.3 * 0.35 * force
    lay(sound, ring(frames(0.05), (430, 980, 2100), (0.03, 0.02, 0.012), (0.5, 0.4, 0.3)), 0.0, 0.5 * force)
    return _released(high_pass(body(sound, SHAMISEN_BODY, 0.5), 120.0, 1), 0.05)


def shakuhachi(
    chance: Chance, pitch: float, seconds: float, force: float = 0.7, scoop: float = -80.0, fall: float = 0.0, rough: float = 0.5
) -> Signal:
    """Breath over a bamboo edge: it begins with air (`rough`: much of it), `scoop` cents below, and may `fall` at its end."""
    count = frames(seconds)
    moment = times(count)
    loud = line(count, (0, 0), (0.09, 0.75), (0.25, 0.85), (seconds * 0.6, 1), (seconds - 0.18, 0.7), (seconds, 0)) * force
    deep = np.clip((moment - 0.45) / 0.8, 0, 1)
    sway = 2.0 * np.pi * np.cumsum(4.3 + 0.6 * np.sin(2.0 * np.pi * 0.31 * moment)) / RATE
    drift = low_pass(chance.standard_normal(count), 6.0, 1) / 0.012 * 0.06
    dropped = np.clip((moment - seconds + 0.35) / 0.35, 0, 1) ** 2
    cents = scoop * np.exp(-moment / 0.09) + fall * dropped + 14.0 * deep * np.sin(sway) + drift
    turned = 2.0 * np.pi * np.cumsum(pitch * 2.0 ** (cents / 1200.0)) / RATE
    tone = loud * (1.0 + 0.16 * deep * np.sin(sway + 0.8))
    sound = np.zeros(count)
    for number, gain in enumerate((1.0, 0.55, 0.30, 0.10, 0.075, 0.03, 0.02, 0.012), 1):
        # a head that is lowered covers the edge: the upper partials go first
        covered = 10.0 ** (-3.0 * (number > 1) * np.abs(fall) * dropped / 20.0 / 20.0)
        sound += gain * np.sin(number * turned + chance.uniform(0, 6)) * tone ** (1 + 0.35 * (number - 1)) * covered
    air = chance.standard_normal(count)
    breath = sum(
        (_bore(air, pitch * number, 28 + 9 * number) * (0.5 if number == 1 else number**-0.2) for number in range(1, 9)), np.zeros(count)
    )
    jet = noise(chance, count, 1800, 9000, -4)
    puff = line(count, (0, 0), (0.015, 1), (0.12, 0.45), (0.4, 0.24), (max(0.41, seconds - 0.2), 0.2), (max(0.42, seconds), 0)) * force
    sound += 0.3 * breath / np.std(breath) * puff * (1 + 0.25 * deep * np.sin(sway + 2.2))
    sound += 0.09 * jet * puff * (1 + 2 * rough * np.exp(-moment / 0.12))
    return high_pass(0.5 * sound, 180.0)


def taiko(chance: Chance, force: float = 0.9, pitch: float = 78.0) -> Signal:
    """The large drum, struck in the middle; its second head beats slowly against the first."""
    count, j = frames(1.7), chance.uniform(0.99, 1.01)
    moment = times(count)
    bend = 1.0 + 0.11 * force * np.exp(-moment / 0.045)
    gains = [gain * (1.0 if number < 4 else force) for number, gain in enumerate(DRUM_GAINS)]
    skin = [ratio * pitch * j * chance.uniform(0.995, 1.005) for ratio in MEMBRANE]
    sound = ring(count, skin, DRUM_T60, gains, chance, bend)
    sound += 0.5 * ring(count, [pitch * 1.035 * j], [0.8], [1.0], chance, bend)
    sound += 0.35 * ring(count, [186 * j, 402 * j], [0.16, 0.08], [1.0, 0.4])
    stick = low_pass(noise(chance, frames(0.05), 200, 3500, -4), 2200 + 3500 * force) * strike(frames(0.05), 0.0008, 0.02)
    lay(sound, stick, 0.0, 1.6 * force)
    return _released(np.tanh(1.1 * sound / np.max(np.abs(sound))), 0.15)


def rim(chance: Chance, force: float = 0.8) -> Signal:
    """The stick on the drum's wooden edge."""
    count, j = frames(0.6), chance.uniform(0.99, 1.01)
    sound = ring(count, [p * j for p in (640, 1130, 1870, 2950)], (0.09, 0.07, 0.05, 0.03), (0.8, 1.0, 0.7, 0.5), chance)
    lay(sound, noise(chance, frames(0.02), 2500, 9000, -2) * strike(frames(0.02), 0.0003, 0.01), 0.0, 0.5)
    lay(sound, taiko(chance, 0.25)[: frames(0.5)] * np.linspace(1, 0, frames(0.5)) ** 2, 0.0, 0.08)
    return _released(sound / np.max(np.abs(sound)) * force, 0.05)


def bell(chance: Chance, pitch: float = 784.0, force: float = 0.7) -> Signal:
    """A small bowl on a cushion: the barrier's partials, high up."""
    count = frames(3.0)
    gains = [gain ** (1.3 - 0.6 * force) for gain in (0.8, 0.7, 0.45, 0.25, 0.15)]
    sound = struck_bowl(chance, count, pitch, gains, 1.1, 0.003) * strike(count, 0.001, 99.0)
    lay(sound, noise(chance, frames(0.02), 2000, 8000, -3) * decay(frames(0.02), 0.01), 0.0, 0.1)
    return _released(0.4 * force * sound, 0.4)


def _bore(air: Signal, pitch: float, width: float) -> Signal:
    radius = np.exp(-np.pi * width / RATE)
    return np.asarray(lfilter([1.0 - radius], [1.0, -2.0 * radius * np.cos(2.0 * np.pi * pitch / RATE), radius * radius], air))


def _released(sound: Signal, seconds: float) -> Signal:
    count = min(len(sound), frames(seconds))
    sound[-count:] *= np.linspace(1.0, 0.0, count)
    return sound
