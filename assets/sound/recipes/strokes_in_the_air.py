"""Signs drawn in the air: a brush of chakra that takes, or dries up; the sign that blooms, or fizzles."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, silence, strike
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep
from game.bake.synthesis.strings import string

CHORD = (293.7, 440.0, 587.3, 880.0)
"""Hz: D, A, D, A, as the game's other right answers."""


def stroke(chance: Chance, sure: bool) -> Signal:
    """One stroke: hair through air, wet to the end, with a glassy edge that goes up. A wrong one skids, and its edge sags."""
    sound, seconds = silence(0.55), 0.26 if sure else 0.2
    count = frames(seconds)
    way = np.linspace(0, 1, count)
    hair = 0.55 + 0.45 * np.abs(noise(chance, count, 50, 200))
    pitch = 1900 * 2 ** ((0.8 if sure else -1.0) * way)
    lay(sound, sweep(chance, pitch, 0.5) * hair * hump(count, 1.4, 0.55), 0.0, 0.34)
    edge, tone = frames(0.42), chance.uniform(0.98, 1.02) * (880.0 if sure else 311.1)
    glide = line(edge, (0, 1.0), (0.42, 1.06 if sure else 0.82))
    lay(sound, ring(edge, (tone, 2.01 * tone), (0.3, 0.16), (1.0, 0.35), glide=glide) * strike(edge, 0.012, 0.2), 0.05, 0.6)
    if not sure:
        grains(chance, sound, 0.1, 0.2, lambda t: 180 * np.exp(-t / 0.07), (800, 2400), (0.003, 0.01), 0.35)
    return sound


def bloom(chance: Chance) -> Signal:
    """The strokes were a sign: four strings, one after the other, and a stamp of light under them."""
    sound = silence(1.5)
    for number, pitch in enumerate(CHORD):
        plucked = string(chance, pitch, 1.1, 0.8, 0.5, 0.17, 0.4)
        lay(sound, plucked / np.std(plucked[:4000]), 0.045 * number, 0.12)
    count = frames(1.2)
    lay(sound, ring(count, (146.8, 293.7, 587.3), (1.0, 0.7, 0.4), (0.6, 0.5, 0.3), chance) * hump(count, 1.2, 0.4), 0.02, 0.2)
    lay(sound, sweep(chance, np.geomspace(1200, 5200, frames(0.5)), 0.4) * hump(frames(0.5), 1.6, 0.6), 0.0, 0.1)
    return sound


def fizzle(chance: Chance) -> Signal:
    """A sign that comes to nothing: the tone is there and sags, damp paper, two drops of ink."""
    sound, count = silence(0.8), frames(0.5)
    sag = line(count, (0, 1.0), (0.5, 0.62))
    lay(sound, ring(count, (196.0, 293.7), (0.3, 0.2), (1.0, 0.6), glide=sag) * strike(count, 0.006, 0.3), 0.0, 0.3)
    lay(sound, sweep(chance, np.geomspace(2600, 500, frames(0.3)), 0.5) * hump(frames(0.3), 1.4, 0.4), 0.03, 0.16)
    for at in (0.34, 0.47):
        drop = ring(frames(0.08), (520 * chance.uniform(0.9, 1.1),), (0.05,), (1.0,), glide=line(frames(0.08), (0, 1.0), (0.08, 1.25)))
        lay(sound, drop * strike(frames(0.08), 0.002, 0.05), at, 0.2)
    return sound


CUES = {
    "stroke_taken": Cue("hand", partial(stroke, sure=True), 4, attack=0.004, release=0.06),
    "stroke_off": Cue("hand", partial(stroke, sure=False), 3, attack=0.004, release=0.06),
    "sign_blooms": Cue("body", bloom, 2, attack=0.002, release=0.2),
    "sign_fizzles": Cue("body", fizzle, 3, attack=0.002, release=0.08),
}
