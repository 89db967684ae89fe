"""What the later rounds are about: post that comes home, a thread picked out of the water, a tag that burns, feet swept off a stone."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, silence, strike
from game.bake.synthesis.bubbles import Cloud, bubble
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep
from game.bake.synthesis.strings import string

HAND_BELL = (1.0, 2.0, 2.44, 3.01, 4.23)
"""Partials of a small cast bell: the hum an octave below what one hears, and the minor third that makes it a bell."""


def post(chance: Chance) -> Signal:
    """A courier's hand bell, shaken by somebody who has run all the way: three strokes, the last one left to ring."""
    sound = silence(1.9)
    for at, force in ((0.0, 0.7), (0.15 + chance.uniform(0, 0.015), 0.55), (0.33, 1.0)):
        pitch = 698.5 * chance.uniform(0.998, 1.002)
        count = frames(1.5)
        stroke = ring(count, [pitch * part for part in HAND_BELL], (1.3, 0.9, 0.6, 0.4, 0.2), (0.5, 1.0, 0.5, 0.35, 0.3 * force), chance)
        lay(sound, stroke * strike(count, 0.001, 99.0), at, 0.4 * force)
        lay(sound, noise(chance, frames(0.015), 3000, 9000, -2) * strike(frames(0.015), 0.0005, 0.01), at, 0.12 * force)
    return sound


def picked(chance: Chance) -> Signal:
    """A thread between two fingers: drops run off it, it comes up out of the water and is tight at once."""
    sound = silence(0.9)
    Cloud(0.0015, 0.005, 1.7, 0.5).pour(chance, sound, 0.0, 0.35, lambda t: 70.0, 0.4)
    for number, pitch in enumerate((220.0, 293.7)):
        thread = string(chance, pitch, 0.6, 0.2, 0.5, 0.2, 0.4, buzz=0.2)
        lay(sound, thread / np.std(thread[:3000]), 0.05 + 0.11 * number, 0.1 + 0.04 * number)
    pull = frames(0.16)
    lay(sound, sweep(chance, np.geomspace(900, 2800, pull), 0.5) * hump(pull, 1.3, 1.4), 0.06, 0.16)
    return sound


def burns(chance: Chance) -> Signal:
    """Paper takes fire all at once: a puff, a rush upwards, edges that curl and crackle, and the wet hiss of what falls."""
    sound = silence(1.5)
    puff = frames(0.14)
    lay(sound, noise(chance, puff, 90, 700, -4) * strike(puff, 0.01, 0.12), 0.0, 0.8)
    rush = frames(0.8)
    flutter = 1 + 0.5 * noise(chance, rush, 9, 30)
    way = line(rush, (0, 0.0), (0.08, 1.0), (0.35, 0.5), (0.8, 0.0))
    lay(sound, sweep(chance, line(rush, (0, 380), (0.12, 1400), (0.8, 800)), 0.7, -2) * way * flutter, 0.02, 0.34)
    grains(chance, sound, 0.05, 0.9, lambda t: 150 * np.exp(-t / 0.28), (1600, 8000), (0.0006, 0.004), 0.5, 1.6)
    hiss = frames(0.3)
    lay(sound, noise(chance, hiss, 3500, 11000, -2) * hump(hiss, 1.5, 0.5), 0.85, 0.1)
    lay(sound, bubble(chance.uniform(0.003, 0.005), 0.3), 0.9, 0.3)
    return sound


def swept(chance: Chance) -> Signal:
    """Water to the shins, and the stone is gone: soles scrape, the front slams, foam closes over where he stood."""
    sound = silence(1.6)
    scrape = frames(0.2)
    rough = 0.5 + 0.5 * np.abs(noise(chance, scrape, 30, 140))
    lay(sound, noise(chance, scrape, 700, 3800, -3) * hump(scrape, 1.2, 1.6) * rough, 0.0, 0.3)
    slam = frames(0.5)
    lay(sound, noise(chance, slam, 60, 900, -4) * strike(slam, 0.012, 0.34), 0.12, 1.0)
    lay(sound, ring(frames(0.3), (74, 121, 187), (0.24, 0.15, 0.1), (1, 0.6, 0.3)) * strike(frames(0.3), 0.006, 9), 0.13, 0.5)
    Cloud(0.0015, 0.012, 1.6, 0.5).pour(chance, sound, 0.2, 1.1, lambda t: 300 * np.exp(-t / 0.3), 0.5)
    grains(chance, sound, 0.2, 1.2, lambda t: 170 * np.exp(-t / 0.4), (3800, 10000), (0.0008, 0.003), 0.24)
    return sound


CUES = {
    "post_bell": Cue("landing", post, 2, attack=0.001, release=0.3),
    "strand_picked": Cue("hand", picked, 3, attack=0.001, release=0.08, by=1.0),
    "tag_burns": Cue("landing", burns, 3, attack=0.003, release=0.1),
    "swept_off": Cue("blow", swept, 3, attack=0.002, release=0.1),
}
