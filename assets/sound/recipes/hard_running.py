"""Legs that are driven beyond what they bear, on a wood's floor: chakra into them, what burns, and how the ground is met."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike, times
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def driven(chance: Chance) -> Signal:
    """Chakra goes into the legs: a fifth that climbs and tightens, air torn along after it."""
    sound, count = silence(1.3), frames(1.1)
    climb = np.geomspace(1.0, 1.9, count) ** np.linspace(0.4, 1.0, count)
    swell = np.linspace(0, 1, count) ** 1.4 * np.clip((1.1 - times(count)) / 0.12, 0, 1)
    beat = 1 + 0.3 * np.sin(2 * np.pi * np.cumsum(np.linspace(7, 17, count)) / 48000)
    for pitch, gain in ((110.0, 0.5), (165.0, 0.35), (331.0, 0.16), (663.0, 0.07)):
        turned = 2 * np.pi * np.cumsum(pitch * climb) / 48000
        lay(sound, np.sin(turned + chance.uniform(0, 6)) * swell * beat, 0.0, gain)
    lay(sound, sweep(chance, np.geomspace(350, 3400, count), 0.6) * swell**1.5, 0.0, 0.22)
    return sound


def burns(chance: Chance) -> Signal:
    """A paper tag smoulders: a hiss that catches, and single sparks."""
    sound, count = silence(1.1), frames(1.0)
    lay(sound, noise(chance, count, 2600, 8800, -3) * hump(count, 1.5, 0.5) * (0.6 + 0.4 * np.abs(noise(chance, count, 6, 30))), 0.0, 0.14)
    grains(chance, sound, 0.04, 0.85, lambda t: 55 * np.exp(-t / 0.4), (1800, 7000), (0.0008, 0.004), 0.6, 1.8)
    lay(sound, sweep(chance, np.geomspace(260, 520, count), 0.5) * hump(count, 2.0, 0.7), 0.0, 0.1)
    return sound


def vaults(chance: Chance) -> Signal:
    """One hand on the trunk, and over: palm on bark, cloth, air."""
    sound = silence(0.8)
    lay(sound, ring(frames(0.2), (128, 236, 410), (0.1, 0.06, 0.03), (1.0, 0.6, 0.35)) * strike(frames(0.2), 0.001, 9), 0.0, 0.6)
    lay(sound, noise(chance, frames(0.05), 700, 4800, -3) * strike(frames(0.05), 0.0006, 0.03), 0.0, 0.35)
    grains(chance, sound, 0.01, 0.12, lambda t: 300 * np.exp(-t / 0.05), (900, 3200), (0.002, 0.006), 0.3)
    count = frames(0.42)
    lay(sound, sweep(chance, 420 * 2 ** (1.7 * hump(count, 1.2)), 0.5) * hump(count, 1.6, 0.9), 0.06, 0.2)
    return sound


def slides(chance: Chance) -> Signal:
    """Down on one hip under a branch: leaves and soil go along, twigs tick against him."""
    sound, count = silence(1.1), frames(0.85)
    lay(sound, sweep(chance, np.geomspace(1500, 700, count), 0.8, -2) * hump(count, 0.9, 0.5), 0.0, 0.35)
    lay(sound, noise(chance, count, 110, 420, -4) * hump(count, 1.2, 0.45), 0.0, 0.25)
    grains(chance, sound, 0.02, 0.8, lambda t: 420 * np.exp(-t / 0.3), (1900, 6800), (0.003, 0.012), 0.6)
    for at in chance.uniform(0.1, 0.6, 4):
        lay(sound, ring(frames(0.05), (620, 1340), (0.03, 0.02), (0.6, 1.0)), float(at), 0.14)
    return sound


def lands_along(chance: Chance) -> Signal:
    """He comes down as the ground goes down: no thump, a long swish of leaves that is already behind him."""
    sound, count = silence(0.9), frames(0.6)
    lay(sound, sweep(chance, 900 * 2 ** (1.9 * np.linspace(0, 1, count) ** 0.6), 0.55) * hump(count, 1.5, 0.5), 0.0, 0.3)
    grains(chance, sound, 0.0, 0.5, lambda t: 330 * np.exp(-t / 0.14), (2400, 7800), (0.003, 0.01), 0.5)
    lay(sound, ring(frames(0.25), (392, 587.3), (0.16, 0.12), (1.0, 0.6), chance) * strike(frames(0.25), 0.012, 9), 0.05, 0.1)
    return sound


def lands_flat(chance: Chance) -> Signal:
    """He comes down on ground that does not go along: heel, hip, teeth; clods fly."""
    sound = silence(0.9)
    lay(sound, ring(frames(0.35), (62, 104, 171), (0.18, 0.1, 0.06), (1.0, 0.7, 0.4)) * strike(frames(0.35), 0.002, 9), 0.0, 1.0)
    lay(sound, noise(chance, frames(0.12), 300, 5200, -4) * strike(frames(0.12), 0.0008, 0.06), 0.0, 0.6)
    grains(chance, sound, 0.03, 0.4, lambda t: 260 * np.exp(-t / 0.12), (500, 2200), (0.006, 0.02), 0.6)
    grains(chance, sound, 0.16, 0.5, lambda t: 60 * np.exp(-t / 0.25), (800, 3200), (0.003, 0.01), 0.35)
    return np.tanh(0.9 * sound)


CUES = {
    "legs_driven": Cue("body", driven, 3, attack=0.02, release=0.1),
    "legs_burn": Cue("touch", burns, 3, attack=0.01, release=0.1),
    "vault": Cue("body", vaults, 3),
    "slide": Cue("body", slides, 3, attack=0.004, release=0.1, by=-1.0),
    "land_along": Cue("landing", lands_along, 4, attack=0.004, release=0.08, by=-1.5),
    "land_flat": Cue("landing", lands_flat, 4, by=1.0),
}
