"""A foot that comes loose from wet sand, a raft that turns over, a bird that a gust has startled."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike
from game.bake.synthesis.bubbles import Cloud, bubble
from game.bake.synthesis.grains import arrivals, grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep
from game.bake.synthesis.strings import string


def peel(chance: Chance) -> Signal:
    """Threads part one by one, faster and faster, then the sole comes up out of the sand with a suck and a small pop."""
    sound, count = silence(0.7), frames(0.32)
    for at in arrivals(chance, 0.3, lambda t: 18 + 120 * t / 0.3):
        pitch = chance.uniform(330, 520) * (1 + at)
        thread = string(chance, pitch, 0.12, 0.1, 0.5, 0.2, 0.5)
        lay(sound, thread / np.std(thread[:2000]), at, 0.05)
    way = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 260 * 2 ** (1.8 * way**1.5), 0.5) * hump(count, 1.3, 1.8), 0.04, 0.26)
    lay(sound, bubble(chance.uniform(0.007, 0.011), 0.42), 0.33, 0.8)
    grains(chance, sound, 0.3, 0.2, lambda t: 240 * np.exp(-t / 0.06), (900, 3600), (0.001, 0.004), 0.3)
    return sound


def turn_over(chance: Chance) -> Signal:
    """Five metres of logs lean, groan against their ropes, hang for a moment, and come down on their face."""
    sound, count = silence(2.4), frames(0.9)
    way = np.linspace(0, 1, count)
    groan = 0.6 + 0.4 * np.sign(np.sin(2 * np.pi * np.cumsum(14 + 34 * way) / 48000))
    for pitch, gain in ((92.0, 1.0), (147.0, 0.6)):
        lay(
            sound,
            ring(count, (pitch, 2.3 * pitch), (0.9, 0.5), (1.0, 0.5), glide=1 + 0.22 * way) * groan * hump(count, 1.5, 1.4),
            0.0,
            0.8 * gain,
        )
    for at in (0.2, 0.52, 0.8):
        knock = ring(frames(0.2), (118 * chance.uniform(0.9, 1.1), 205, 331), (0.1, 0.07, 0.04), (1, 0.6, 0.3))
        lay(sound, knock * strike(frames(0.2), 0.003, 9), at, 0.9)
    lay(sound, noise(chance, frames(0.5), 150, 5200, -4) * strike(frames(0.5), 0.006, 0.28), 1.02, 0.6)
    low = frames(0.6)
    lay(sound, np.sin(2 * np.pi * np.cumsum(62 * 2 ** (-np.linspace(0, 0.8, low))) / 48000) * strike(low, 0.01, 0.3), 1.02, 0.5)
    Cloud(0.0014, 0.009, 1.6, 0.5).pour(chance, sound, 1.1, 1.1, lambda t: 240 * np.exp(-t / 0.3), 0.5)
    return sound


def startled(chance: Chance) -> Signal:
    """One small bird leaves its twig: a dozen wingbeats that go off to the side, and what it thinks of it."""
    sound, at, far = silence(0.9), 0.0, 1.0
    while at < 0.55:
        count = frames(0.03)
        lay(sound, noise(chance, count, 900, 4600, -5) * hump(count, 1.3, 0.6), at, 0.3 * far)
        at, far = at + 1.0 / chance.uniform(15.0, 18.0), far * 0.87
    count = frames(0.07)
    call = 3700 * (1 - 0.2 * np.linspace(0, 1, count)) * chance.uniform(0.92, 1.08)
    lay(sound, np.sin(2 * np.pi * np.cumsum(call) / 48000) * hump(count, 0.9, 0.5), 0.08, 0.1)
    return sound


CUES = {
    "foot_peels": Cue("body", peel, 4, attack=0.003, release=0.05),
    "raft_turns": Cue("blow", turn_over, 2, attack=0.01, release=0.2),
    "bird_startled": Cue("far", startled, 4, attack=0.003, release=0.08),
}
