"""A body into the water: slam, a gap, then the cavity seals and a cloud of bubbles rings, its pitch falling. The gap is the splash."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, lay, silence, strike, times
from game.bake.synthesis.bubbles import Cloud, bubble
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise


def splash(chance: Chance, size: float) -> Signal:
    """`size` 1 is a whole body, 0.6 a leg or a log end."""
    sound = silence(2.4 * size)
    lay(sound, noise(chance, frames(0.5), 250 / size, 7000, -3) * strike(frames(0.5), 0.002, 0.24 * size), 0.0, 0.75)
    count = frames(0.6)
    glide = 1 - 0.4 * (1 - np.exp(-times(count) / 0.1))
    lay(
        sound,
        ring(count, (88 / size, 132 / size), (0.3 * size, 0.2 * size), (1, 0.5), glide=glide) * strike(count, 0.003, 9),
        0.0,
        0.9 * size,
    )
    seals = chance.uniform(0.26, 0.32) * size
    lay(sound, bubble(chance.uniform(0.024, 0.029) * size, 0.4), seals, 1.0)
    lay(sound, bubble(chance.uniform(0.015, 0.019) * size, 0.35), seals + 0.09 * size, 0.55)
    cloud = Cloud(0.0011, 0.0036, 1.8, 0.4, grow=lambda t: 1 + 1.7 * min(1.0, t / 0.8))
    cloud.pour(chance, sound, 0.05, 1.7 * size, lambda t: 650 * np.exp(-t / 0.38 / size) + 30 * (t < 1.5 * size), 0.33)
    back = chance.uniform(0.56, 0.66) * size
    lay(sound, noise(chance, frames(0.3), 500, 5000, -3) * strike(frames(0.3), 0.008, 0.16), back, 0.26 * size)
    lay(sound, bubble(0.012 * size, 0.3), back + 0.07, 0.4)
    grains(chance, sound, 0.2, 2.0 * size, lambda t: 190 * np.exp(-(((t - 0.35) / 0.45) ** 2)), (2500, 9000), (0.002, 0.006), 0.2)
    return np.tanh(0.5 * sound)


def plop(chance: Chance) -> Signal:
    """A blade or a pebble: a tick of skin and one rising bubble after it."""
    sound = silence(0.6)
    lay(sound, noise(chance, frames(0.03), 1500, 8000, -3) * strike(frames(0.03), 0.0005, 0.012), 0.0, 0.35)
    lay(sound, bubble(chance.uniform(0.0042, 0.0058), 0.35), chance.uniform(0.035, 0.05), 1.0)
    Cloud(0.001, 0.0024).pour(chance, sound, 0.06, 0.35, lambda t: 60 * np.exp(-t / 0.12), 0.5)
    return sound


CUES = {
    "splash_body": Cue("blow", partial(splash, size=1.0), 4, release=0.12, by=1.0),
    "splash_small": Cue("body", partial(splash, size=0.6), 4, release=0.1),
    "splash_blade": Cue("hand", plop, 4),
}
