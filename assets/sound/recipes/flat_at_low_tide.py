"""The flat: a bore that comes over the sand and drains off it, thread that laces a foot, a whistle, a breath from below."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, low_pass, silence, strike
from game.bake.synthesis.bubbles import Cloud, bubble
from game.bake.synthesis.grains import arrivals, grains
from game.bake.synthesis.noise import noise, sweep
from game.bake.synthesis.strings import string


def bore(chance: Chance) -> Signal:
    """A step of foam, a hand high: it is heard to roll before it is there, passes with a hiss, and fizzes out behind."""
    sound = silence(3.2)
    count = frames(2.6)
    way = line(count, (0, 0.05), (0.9, 1.0), (1.3, 0.62), (2.6, 0.0)) ** 1.4
    rolls = 1 + 0.35 * noise(chance, count, 3, 14)
    lay(sound, noise(chance, count, 110, 620, -4) * way * rolls, 0.0, 0.4)
    lay(sound, sweep(chance, line(count, (0, 700), (0.9, 2300), (2.6, 1100)), 0.8, -2) * way, 0.0, 0.3)
    Cloud(0.0012, 0.006, 1.7, 0.4).pour(chance, sound, 0.2, 2.2, lambda t: 260 * np.exp(-(((t - 0.8) / 0.5) ** 2)), 0.4)
    grains(chance, sound, 0.9, 2.2, lambda t: 190 * np.exp(-t / 0.9), (4200, 10500), (0.0008, 0.0025), 0.26)
    return sound


def run_off(chance: Chance) -> Signal:
    """Two inches of water leave through every ripple of the sand: a sheet that thins, then a dozen trickles, then ticks."""
    sound = silence(2.8)
    count = frames(1.7)
    lay(sound, sweep(chance, np.geomspace(1100, 4600, count), 0.6, -1) * hump(count, 1.4, 0.6), 0.0, 0.14)
    Cloud(0.001, 0.0032, 1.8, 0.85).pour(chance, sound, 0.5, 2.0, lambda t: 90 * np.exp(-(((t - 0.6) / 0.6) ** 2)), 0.4)
    grains(chance, sound, 0.8, 1.9, lambda t: 46 * np.exp(-t / 0.9), (3200, 9000), (0.001, 0.003), 0.3)
    return sound


def laced(chance: Chance) -> Signal:
    """Eight stitches round an ankle, each tighter than the last, and a knot."""
    sound, at = silence(0.9), 0.0
    for number in range(8):
        pitch = 240.0 * 2 ** (number / 7) * chance.uniform(0.98, 1.02)
        thread = string(chance, pitch, 0.3, 0.14 + 0.02 * number, 0.5, 0.2, 0.5, buzz=0.3)
        lay(sound, thread / np.std(thread[:3000]), at, 0.06 + 0.01 * number)
        pull = frames(0.035)
        lay(sound, noise(chance, pull, 1500, 5200, -3) * hump(pull, 1.2, 1.6), at, 0.1)
        at += 0.058 * 0.93**number
    knot = frames(0.12)
    lay(sound, noise(chance, knot, 250, 1600, -4) * strike(knot, 0.002, 0.06), at, 0.5)
    lay(sound, bubble(chance.uniform(0.006, 0.009), 0.3), at + 0.02, 0.3)
    return sound


def whistle(chance: Chance) -> Signal:
    """Two fingers, up and down again, across a bay; the bay gives it back."""
    sound, count = silence(1.7), frames(0.62)
    pitch = line(count, (0, 1250), (0.1, 1900), (0.26, 2350), (0.42, 2300), (0.62, 1500)) * (1 + 0.004 * noise(chance, count, 4, 30))
    loud = line(count, (0, 0), (0.04, 1), (0.2, 0.8), (0.3, 1), (0.5, 0.8), (0.62, 0))
    tone = np.sin(2 * np.pi * np.cumsum(pitch) / 48000) + 0.12 * np.sin(4 * np.pi * np.cumsum(pitch) / 48000)
    call = (tone + 0.14 * sweep(chance, pitch, 0.2)) * loud
    lay(sound, call, 0.0, 0.5)
    for at, gain in ((0.21, 0.1), (0.37, 0.06), (0.6, 0.035)):
        lay(sound, low_pass(call, 2200), at, gain)
    return sound


def gulp(chance: Chance) -> Signal:
    """A head comes up for as long as it takes to swallow air: it breaks the water, gasps, and is gone again."""
    sound = silence(1.3)
    Cloud(0.002, 0.008, 1.6, 0.5).pour(chance, sound, 0.0, 0.3, lambda t: 160, 0.5)
    gasp = frames(0.34)
    throat = sweep(chance, line(gasp, (0, 620), (0.34, 1500)), 0.3) + 0.6 * sweep(chance, line(gasp, (0, 1500), (0.34, 2700)), 0.25)
    lay(sound, throat * hump(gasp, 1.2, 1.5), 0.22, 0.34)
    lay(sound, bubble(chance.uniform(0.015, 0.019), 0.42), 0.58, 0.9)
    for at in sorted(0.66 + a for a in arrivals(chance, 0.5, lambda t: 14 * np.exp(-t / 0.3))):
        lay(sound, bubble(chance.uniform(0.006, 0.012), 0.2), at, 0.35)
    return sound


CUES = {
    "bore_comes": Cue("landing", bore, 4, attack=0.05, release=0.3),
    "water_runs_off": Cue("far", run_off, 4, attack=0.03, release=0.3),
    "foot_laced": Cue("tell", laced, 3, attack=0.001, release=0.05),
    "whistle": Cue("blow", whistle, 2, attack=0.003, release=0.2),
    "gulp_of_air": Cue("blow", gulp, 3, attack=0.003, release=0.1),
}
