"""Boughs that bend and send on, the branch that stops him, a mark that takes, a clever thing done."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, silence, strike
from game.bake.synthesis.grains import grains
from game.bake.synthesis.instruments import bell, koto, rim
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep

BOUGH_PITCHES = (293.7, 349.2, 440.0, 587.3)
"""Hz: D, F, A, D; the longer the row of boughs, the higher."""


def bough(chance: Chance, pitch: float) -> Signal:
    """A live bough takes a foot: the bark knocks, the wood bends with a creak and springs back, its leaves answer."""
    sound = silence(0.8)
    knock = ring(frames(0.22), (pitch, 2.42 * pitch, 4.1 * pitch), (0.16, 0.07, 0.03), (1.0, 0.45, 0.2))
    lay(sound, knock * strike(frames(0.22), 0.002, 0.16), 0.0, 0.7)
    lay(sound, noise(chance, frames(0.05), 700, 3600, -3) * strike(frames(0.05), 0.001, 0.03), 0.0, 0.2)
    count = frames(0.2)
    bend = line(count, (0, 1.0), (0.2, 1.32))
    grip = 0.5 + 0.5 * np.sign(np.sin(2 * np.pi * np.cumsum(np.linspace(46, 22, count)) / 48000))
    lay(sound, ring(count, (pitch * 0.62, pitch * 1.31), (0.2, 0.1), (1.0, 0.5), glide=bend) * grip * hump(count, 1.4, 0.8), 0.07, 0.2)
    grains(chance, sound, 0.1, 0.5, lambda t: 130 * np.exp(-(((t - 0.12) / 0.13) ** 2)), (2400, 7200), (0.003, 0.011), 0.16)
    return sound


def branch(chance: Chance) -> Signal:
    """A branch at the height of a forehead: a hollow knock, the breath goes out of him, twigs come down after."""
    sound = silence(0.9)
    knock = ring(frames(0.3), (143.0, 262.0, 417.0, 760.0), (0.2, 0.12, 0.07, 0.03), (1.0, 0.8, 0.5, 0.25), chance)
    lay(sound, knock * strike(frames(0.3), 0.001, 0.2), 0.0, 1.0)
    lay(sound, noise(chance, frames(0.07), 300, 2600, -3) * strike(frames(0.07), 0.001, 0.04), 0.0, 0.5)
    gust = frames(0.22)
    lay(sound, sweep(chance, np.geomspace(1500, 480, gust), 0.4) * hump(gust, 1.3, 0.5), 0.06, 0.12)
    for at in (0.05, chance.uniform(0.24, 0.3), chance.uniform(0.4, 0.5)):
        snap = ring(frames(0.06), (chance.uniform(900, 1500), 2300), (0.03, 0.015), (1, 0.5))
        lay(sound, snap * strike(frames(0.06), 0.001, 0.03), at, 0.26)
    grains(chance, sound, 0.1, 0.7, lambda t: 150 * np.exp(-t / 0.25), (1800, 6000), (0.002, 0.01), 0.24)
    return sound


def mark(chance: Chance) -> Signal:
    """A right guess: the wet brush sets a point, the point opens like a drop in water, and rings."""
    sound = silence(1.5)
    dab = frames(0.09)
    lay(sound, sweep(chance, np.geomspace(900, 2600, dab), 0.5) * hump(dab, 1.3, 0.5), 0.0, 0.3)
    lay(sound, rim(chance, 0.5), 0.05, 0.5)
    lay(sound, bell(chance, 587.3, 0.7), 0.07, 0.7)
    lay(sound, bell(chance, 880.0, 0.5), 0.19, 0.4)
    opens = frames(0.6)
    ripple = 0.6 + 0.4 * np.sin(2 * np.pi * np.cumsum(np.linspace(16, 5, opens)) / 48000)
    lay(sound, sweep(chance, np.geomspace(3200, 900, opens), 0.35) * ripple * hump(opens, 1.4, 0.3), 0.08, 0.1)
    return sound


def feat(chance: Chance) -> Signal:
    """A clever thing: three strings upwards, the last one pressed, as who raises an eyebrow."""
    sound = silence(1.9)
    for number, (pitch, press) in enumerate(((440.0, 0.0), (587.3, 0.0), (784.0, 180.0))):
        lay(sound, koto(chance, pitch, 1.3, 0.62 + 0.12 * number, press), 0.085 * number, 0.5)
    lay(sound, rim(chance, 0.4), 0.17, 0.4)
    return sound


CUES = {
    **{f"bough_{number}": Cue("landing", partial(bough, pitch=pitch), 3, release=0.06) for number, pitch in enumerate(BOUGH_PITCHES, 1)},
    "branch_strikes": Cue("blow", branch, 3, release=0.06),
    "mark_takes": Cue("stamp", mark, 2, attack=0.002, release=0.2),
    "feat": Cue("stamp", feat, 2, attack=0.001, release=0.2),
}
