"""A landing against the water: it does not give. A slap, the belly of the water, a crown of spray, and the spray coming down again."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, lay, silence, strike, times
from game.bake.synthesis.bubbles import Cloud
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise


def slap(chance: Chance) -> Signal:
    sound = silence(1.0)
    lay(sound, noise(chance, frames(0.25), 700, 6500, -1.5) * strike(frames(0.25), 0.001, 0.11), 0.0, 1.0)
    count = frames(0.35)
    glide = 1 - 0.35 * (1 - np.exp(-times(count) / 0.06))
    lay(sound, ring(count, (112, 171), (0.16, 0.1), (1, 0.5), glide=glide) * strike(count, 0.002, 9), 0.0, 0.55)
    lay(sound, noise(chance, frames(0.8), 2600, 9500, -3) * strike(frames(0.8), 0.03, 0.6), 0.012, 0.26)
    Cloud(0.001, 0.0035, heavy=0.3).pour(chance, sound, 0.03, 0.5, lambda t: 420 * np.exp(-t / 0.14), 0.5)
    grains(chance, sound, 0.14, 0.75, lambda t: 90 * np.exp(-(((t - 0.15) / 0.2) ** 2)), (2500, 8000), (0.002, 0.005), 0.22)
    return np.tanh(0.55 * sound)


CUES = {"land_slap": Cue("landing", slap, 5, release=0.05)}
