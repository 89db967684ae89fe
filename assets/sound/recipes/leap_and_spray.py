"""Off the water and over it: the push, cloth and air like an arch, drops falling off the feet. And spray alone, and an arm that swims."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike, times
from game.bake.synthesis.bubbles import Cloud, bubble
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def leap(chance: Chance) -> Signal:
    sound, count = silence(0.75), frames(0.12)
    push = ring(count, (165, 262), (0.05, 0.035), (1, 0.5), glide=1 + 0.5 * times(count) / 0.12)
    lay(sound, push * strike(count, 0.002, 9), 0.0, 0.6)
    lay(sound, noise(chance, frames(0.05), 700, 3800, -3) * strike(frames(0.05), 0.001, 0.03), 0.0, 0.3)
    lay(sound, cloth(chance, 0.42), 0.03, 0.19)
    for _ in range(int(chance.integers(12, 17))):
        late = chance.random()
        drop = bubble(0.0028 - 0.0017 * late, chance.uniform(0.05, 0.15))
        lay(sound, drop, 0.08 + 0.5 * late**1.3, 0.95 * chance.uniform(0.3, 1) * (1 - 0.5 * late))
    return sound


def leap_dry(chance: Chance) -> Signal:
    """From the ground: the same arch of cloth, no drops, a scrape under it."""
    sound = silence(0.6)
    lay(sound, ring(frames(0.12), (92, 148), (0.06, 0.04), (1, 0.5)) * strike(frames(0.12), 0.003, 9), 0.0, 0.5)
    grains(chance, sound, 0.0, 0.09, lambda t: 420, (900, 3800), (0.002, 0.006), 0.3)
    lay(sound, cloth(chance, 0.46), 0.03, 0.24)
    return sound


def cloth(chance: Chance, seconds: float) -> Signal:
    way = np.linspace(0, 1, frames(seconds))
    return sweep(chance, 350 * 2 ** (2.1 * np.sin(np.pi * way) ** 1.2), 0.45) * hump(len(way), 2, 0.8)


def spray(chance: Chance) -> Signal:
    """Water thrown up by something fast, raining down."""
    sound, count = silence(0.9), frames(0.5)
    lay(sound, sweep(chance, np.geomspace(2200, 5200, count), 0.7) * strike(count, 0.03, 0.5), 0.0, 0.3)
    grains(chance, sound, 0.1, 0.7, lambda t: 130 * np.exp(-(((t - 0.2) / 0.22) ** 2)), (2500, 8500), (0.002, 0.005), 0.35)
    Cloud(0.001, 0.003).pour(chance, sound, 0.16, 0.6, lambda t: 70 * np.exp(-t / 0.2), 0.4)
    return sound


def stroke(chance: Chance) -> Signal:
    """An arm goes in, pulls, and comes out dripping."""
    sound, count = silence(1.1), frames(0.55)
    lay(sound, noise(chance, frames(0.12), 400, 3200, -4) * strike(frames(0.12), 0.01, 0.09), 0.0, 0.35)
    lay(sound, bubble(chance.uniform(0.008, 0.010), 0.3), 0.07, 0.6)
    way = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 300 * 2 ** (1.4 * way), 0.6) * hump(count, 1.6, 1.2), 0.1, 0.24)
    Cloud(0.002, 0.007, 1.7).pour(chance, sound, 0.12, 0.5, lambda t: 55 * np.exp(-t / 0.2), 0.4)
    Cloud(0.0011, 0.0026).pour(chance, sound, 0.6, 0.45, lambda t: 45 * np.exp(-t / 0.2), 0.35)
    return sound


def climb_out(chance: Chance) -> Signal:
    """A sheet of water runs off, a hand and a knee find ground, then it drips."""
    sound, count = silence(1.5), frames(0.8)
    fall = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 2600 * 2 ** (-1.2 * fall), 0.8) * hump(count, 1.2, 0.6), 0.0, 0.24)
    for at, gain in ((0.28, 0.6), (0.55, 1.0)):
        lay(sound, ring(frames(0.2), (74, 121, 205), (0.08, 0.05, 0.03), (1, 0.6, 0.4)) * strike(frames(0.2), 0.003, 9), at, 0.5 * gain)
        grains(chance, sound, at, 0.1, lambda t: 300, (700, 2400), (0.003, 0.008), 0.25 * gain)
    Cloud(0.0012, 0.0038).pour(chance, sound, 0.15, 1.2, lambda t: 75 * np.exp(-t / 0.45), 0.42)
    return sound


CUES = {
    "leap": Cue("body", leap, 5, attack=0.001, by=-1.0),
    "leap_dry": Cue("body", leap_dry, 4, attack=0.001, by=-1.0),
    "spray": Cue("hand", spray, 4, attack=0.004, release=0.06),
    "stroke": Cue("hand", stroke, 4, attack=0.004),
    "climb_out": Cue("body", climb_out, 3, attack=0.004, release=0.08),
}
