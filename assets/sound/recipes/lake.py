"""The lake at rest and not: lapping in three strengths, surf, the wash on a shore, and what it is like below. All of it has no seam."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Bed
from game.bake.signal import Signal, frames, hump, lay, silence, times
from game.bake.synthesis.bubbles import Cloud
from game.bake.synthesis.grains import grains
from game.bake.synthesis.noise import noise, sweep


def lapping(chance: Chance, seconds: float, lively: float) -> Signal:
    """A quiet floor and a lump of water every second and a half, none like another; `lively` 1 to 2.5 times as many."""
    sound = silence(seconds)
    moment = times(len(sound))
    breath = (
        1
        + 0.35 * np.sin(2 * np.pi * round(seconds / 2.9) * moment / seconds)
        + 0.25 * np.sin(2 * np.pi * round(seconds / 4.3) * moment / seconds + 1)
    )
    sound += 0.045 * noise(chance, len(sound), 120, 900, -6) * breath + 0.012 * noise(chance, len(sound), 2500, 7000, -4) * np.maximum(
        breath - 0.6, 0
    )
    laps = round(seconds * lively / 1.55)
    for number in range(laps):
        at, heft = (number + chance.uniform(-0.28, 0.28)) * seconds / laps, chance.uniform(0.35, 1) * lively**0.5
        count = frames(chance.uniform(0.5, 0.9))
        way = np.linspace(0, 1, count)
        lay(sound, sweep(chance, 300 * 2 ** (1.6 * np.sin(np.pi * way**0.6)), 0.6) * hump(count, 2, 0.55), at, 0.11 * heft, wrap=True)
        cloud = Cloud(0.0022, 0.0085, 1.7, 0.45, rise=(0.05, 0.25))
        cloud.pour(
            chance, sound, at + 0.12, 0.5, lambda t, heft=heft: 70 * heft * np.exp(-(((t - 0.15) / 0.14) ** 2)), 0.34 * heft, wrap=True
        )
    return sound


def surf(chance: Chance, seconds: float) -> Signal:
    """Where waves break: a roar with no single wave in it, foam over it."""
    sound = silence(seconds)
    moment = times(len(sound))
    heave = (
        1
        + 0.3 * np.sin(2 * np.pi * round(seconds / 3.1) * moment / seconds)
        + 0.2 * np.sin(2 * np.pi * round(seconds / 1.7) * moment / seconds + 2)
    )
    sound += 0.3 * noise(chance, len(sound), 140, 2600, -4) * heave + 0.07 * noise(chance, len(sound), 2600, 9500, -3) * heave**2
    grains(chance, sound, 0.0, seconds, lambda t: 90, (3200, 9000), (0.001, 0.003), 0.3, wrap=True)
    Cloud(0.0015, 0.007, 1.8).pour(chance, sound, 0.0, seconds, lambda t: 70, 0.3, wrap=True)
    return sound


def wash(chance: Chance, seconds: float) -> Signal:
    """A shore: a thin sheet up, a trickle back, over and over."""
    sound = silence(seconds)
    turns = round(seconds / 3.4)
    for number in range(turns):
        at, count = (number + chance.uniform(-0.15, 0.15)) * seconds / turns, frames(1.9)
        way = np.linspace(0, 1, count)
        heft = chance.uniform(0.5, 1)
        lay(sound, sweep(chance, 900 * 2 ** (1.8 * np.sin(np.pi * way**0.8)), 0.7, -1) * hump(count, 1.6, 0.7), at, 0.16 * heft, wrap=True)
        Cloud(0.0011, 0.004, rising=0.8).pour(
            chance, sound, at + 1.0, 1.6, lambda t: 60 * np.exp(-(((t - 0.6) / 0.5) ** 2)), 0.3 * heft, wrap=True
        )
        grains(chance, sound, at + 0.8, 1.4, lambda t: 50, (4000, 10000), (0.0008, 0.0025), 0.14 * heft, wrap=True)
    return sound + 0.02 * noise(chance, len(sound), 150, 700, -5)


def below(chance: Chance, seconds: float) -> Signal:
    """Under the surface: a low weight, and single bubbles going by."""
    sound = silence(seconds)
    moment = times(len(sound))
    slow = 1 + 0.4 * np.sin(2 * np.pi * round(seconds / 5.2) * moment / seconds)
    sound += 0.3 * noise(chance, len(sound), 40, 190, -6) * slow + 0.05 * noise(chance, len(sound), 200, 520, -6)
    Cloud(0.005, 0.016, 1.4, 0.4).pour(chance, sound, 0.0, seconds, lambda t: 2.2, 0.5, wrap=True)
    return sound


BEDS = {
    "lapping_calm": Bed(partial(lapping, seconds=14.0, lively=1.0), -38.0),
    "lapping_lively": Bed(partial(lapping, seconds=13.0, lively=1.6), -33.0),
    "lapping_wild": Bed(partial(lapping, seconds=12.0, lively=2.5), -28.0),
    "surf": Bed(partial(surf, seconds=11.0), -26.0),
    "wash": Bed(partial(wash, seconds=13.6), -34.0),
    "below": Bed(partial(below, seconds=12.5), -30.0),
}
