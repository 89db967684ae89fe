"""The wood: leaves in a gust, birds that leave, water that runs uphill, and how it is to have heard, or to be seen hearing."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike
from game.bake.synthesis.bubbles import Cloud, bubble
from game.bake.synthesis.grains import arrivals, grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep
from game.bake.synthesis.strings import string


def leaves(chance: Chance, pitch: tuple[float, float], length: tuple[float, float], rate: float, air: float) -> Signal:
    """A gust goes through: it swells and thins out again, with neither a sharp start nor a body. That is what tells it from a person."""
    sound, seconds = silence(1.5), chance.uniform(1.05, 1.3)
    count = frames(seconds)
    top = chance.uniform(0.36, 0.46)
    grains(chance, sound, 0.0, seconds, lambda t: rate * np.exp(-(((t / seconds - top) / 0.24) ** 2)), pitch, length, 0.5, 1.6)
    lay(sound, noise(chance, count, pitch[0], pitch[1], -4) * hump(count, 2.4, 0.8), 0.0, 0.05)
    lay(sound, sweep(chance, air * (1 + 0.5 * hump(count, 1.0)), 0.4) * hump(count, 2.0, 0.85), 0.0, 0.07)
    return sound


def birds_up(chance: Chance) -> Signal:
    """A flock leaves at once: wings that beat fast and then less so, two cries, and nobody sings any more."""
    sound = silence(1.8)
    for _ in range(4):
        start, beats = chance.uniform(0.0, 0.3), chance.uniform(9.0, 12.0)
        at, far = start, 1.0
        while at < start + 1.2:
            count = frames(0.042)
            lay(sound, noise(chance, count, 500, 3600, -5) * hump(count, 1.3, 0.6), at, 0.34 * far)
            at, far = at + 1.0 / beats * (1 + 0.3 * (at - start)), far * 0.82
    for at in (0.06, 0.31):
        count = frames(0.12)
        call = 2900 * (1 + 0.25 * hump(count, 1.0)) * chance.uniform(0.9, 1.1)
        lay(sound, np.sin(2 * np.pi * np.cumsum(call) / 48000) * hump(count, 0.8, 0.6), at, 0.16)
    grains(chance, sound, 0.0, 0.5, lambda t: 170 * np.exp(-t / 0.18), (1900, 6500), (0.003, 0.01), 0.4)
    return sound


def water_uphill(chance: Chance) -> Signal:
    """A stream murmurs the same at all times. This goes along it: bubbles that grow, then shrink, and a wade's long lift."""
    sound = silence(1.3)
    Cloud(0.002, 0.008, 1.5, 0.5, rising=0.9, rise=(0.1, 0.35)).pour(
        chance, sound, 0.0, 1.0, lambda t: 12 + 70 * np.exp(-(((t - 0.45) / 0.2) ** 2)), 1.0
    )
    lay(sound, bubble(0.014, 0.42), chance.uniform(0.5, 0.6), 0.7)
    count = frames(0.9)
    lay(sound, sweep(chance, np.geomspace(340, 1500, count), 0.5) * hump(count, 1.6, 1.4), 0.15, 0.07)
    return sound


def brush(chance: Chance, sure: bool) -> Signal:
    """A mark: the brush comes down, is drawn round, lifted. Unsure, it skids and dries up."""
    sound, seconds = silence(0.8), 0.34 if sure else 0.22
    count = frames(seconds)
    way = np.linspace(0, 1, count)
    hair = 0.5 + 0.5 * np.abs(noise(chance, count, 40, 180))
    lay(
        sound,
        sweep(chance, 1500 * 2 ** ((0.9 if sure else -0.7) * np.sin(np.pi * way**0.7)), 0.5) * hair * hump(count, 1.3, 0.6),
        0.0,
        0.35,
    )
    lay(sound, noise(chance, frames(0.05), 300, 900, -3) * strike(frames(0.05), 0.003, 0.05), 0.0, 0.25)
    if sure:
        struck = ring(frames(0.5), (587.3, 1174.7, 1762.0), (0.42, 0.22, 0.1), (1.0, 0.35, 0.2), chance)
        lay(sound, struck * strike(frames(0.5), 0.004, 9), 0.2, 0.7)
        lay(sound, string(chance, 293.7, 0.55, 0.5, 0.6, 0.12, 0.5), 0.2, 1.1)
    else:
        grains(chance, sound, 0.12, 0.25, lambda t: 160 * np.exp(-t / 0.09), (900, 2600), (0.004, 0.012), 0.4)
        lay(sound, ring(frames(0.25), (139, 208), (0.12, 0.08), (1.0, 0.6)) * strike(frames(0.25), 0.006, 9), 0.16, 0.45)
    return sound


def composure_slips(chance: Chance) -> Signal:
    """He has himself in hand, and for a moment not: a string shivers out of tune with itself, cloth trembles, a breath is caught."""
    sound = silence(1.0)
    for offset in (1.0, 1.018):
        lay(sound, string(chance, 146.8 * offset, 0.9, 0.7, 0.35, 0.2, 0.3), 0.0, 0.4)
    for number in range(5):
        count = frames(0.045)
        lay(sound, noise(chance, count, 900, 3800, -4) * hump(count, 1.2), 0.09 * number + chance.uniform(0, 0.012), 0.13 * 0.85**number)
    count = frames(0.3)
    lay(sound, sweep(chance, np.geomspace(900, 2100, count), 0.6) * hump(count, 2.0, 1.5), 0.1, 0.12)
    return sound


def leaves_fall(chance: Chance) -> Signal:
    """Somebody is in the crown above: a bough gives and springs back, then leaves come down one by one."""
    sound = silence(1.2)
    lay(sound, ring(frames(0.3), (96, 171, 262), (0.12, 0.08, 0.05), (1.0, 0.6, 0.3)) * strike(frames(0.3), 0.02, 9), 0.0, 0.5)
    for tick in arrivals(chance, 0.2, lambda t: 60.0):
        lay(sound, ring(frames(0.04), (540, 1180), (0.02, 0.014), (0.6, 1.0)), tick, 0.1 * chance.random())
    grains(chance, sound, 0.03, 0.3, lambda t: 480 * np.exp(-t / 0.08), (1700, 6000), (0.004, 0.013), 0.7)
    grains(chance, sound, 0.3, 0.85, lambda t: 34 * np.exp(-t / 0.5), (2600, 7200), (0.004, 0.009), 0.5)
    return sound


CUES = {
    "leaves_bush": Cue("far", partial(leaves, pitch=(2000, 6800), length=(0.003, 0.011), rate=300, air=420), 4, attack=0.02, release=0.2),
    "leaves_crown": Cue("far", partial(leaves, pitch=(1300, 5200), length=(0.005, 0.015), rate=420, air=260), 4, attack=0.02, release=0.2),
    "reeds_bow": Cue("far", partial(leaves, pitch=(1200, 3900), length=(0.014, 0.036), rate=130, air=600), 3, attack=0.02, release=0.2),
    "birds_up": Cue("tell", birds_up, 3, attack=0.003, release=0.2),
    "water_uphill": Cue("far", water_uphill, 4, attack=0.01, release=0.1),
    "mark_right": Cue("hand", partial(brush, sure=True), 3, attack=0.004, release=0.08, by=1.0),
    "mark_wrong": Cue("hand", partial(brush, sure=False), 3, attack=0.004, release=0.08),
    "composure_slips": Cue("hand", composure_slips, 3, attack=0.006, release=0.1),
    "leaves_fall": Cue("tell", leaves_fall, 3, attack=0.004, release=0.1),
}
