"""A log: knocked, a hollow bar with water under it; and creaking, fibres that slip one after the other."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, silence, strike, times
from game.bake.synthesis.bubbles import Cloud
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise


def knock(chance: Chance) -> Signal:
    """Free bar: 1, 2.76, 5.4, 8.93; wet wood is dull, so the upper ones die at once."""
    sound, count = silence(0.7), frames(0.5)
    pitch = chance.uniform(128, 152)
    bar = ring(count, [pitch * ratio for ratio in (1, 2.76, 5.4, 8.93)], (0.2, 0.11, 0.06, 0.03), (1, 0.7, 0.4, 0.2), chance)
    lay(sound, bar * strike(count, 0.0008, 9), 0.0, 0.6)
    lay(sound, noise(chance, frames(0.03), 300, 3000, -4) * strike(frames(0.03), 0.0006, 0.014), 0.0, 0.4)
    Cloud(0.003, 0.009, 1.7).pour(chance, sound, 0.06, 0.4, lambda t: 40 * np.exp(-t / 0.15), 0.4)
    return sound


def creak(chance: Chance) -> Signal:
    """Stick and slip: a pulse every few milliseconds, slower as it gives, through the trunk's own pitches."""
    sound, seconds = silence(0.9), 0.7
    rate = line(frames(seconds), (0, 52), (0.25, 88), (0.7, 38)) * chance.uniform(0.85, 1.2)
    turns = np.cumsum(rate) / 48000
    for slip in np.flatnonzero(np.diff(np.floor(turns))):
        at = slip / 48000 + chance.normal(0, 0.0015)
        tick = ring(
            frames(0.05), [f * chance.uniform(0.98, 1.02) for f in (340, 610, 1180, 1900)], (0.03, 0.025, 0.016, 0.01), (0.6, 1, 0.7, 0.4)
        )
        lay(
            sound,
            tick * strike(frames(0.05), 0.0006, 9),
            max(0.0, at),
            chance.uniform(0.3, 1) * float(np.sin(np.pi * min(1.0, at / seconds)) ** 0.7 + 0.05),
        )
    groan = ring(frames(seconds), (96, 151), (3, 3), (1, 0.5), glide=1 + 0.12 * np.sin(2 * np.pi * 1.3 * times(frames(seconds))))
    lay(sound, groan * hump(frames(seconds), 1.5), 0.0, 0.12)
    return sound


CUES = {"log_knock": Cue("body", knock, 4, by=-1.0), "log_creak": Cue("hand", creak, 3, attack=0.01, release=0.1)}
