"""A rope bridge that throws one back, and logs that somebody lets go."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, silence, strike, times
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise
from game.bake.synthesis.strings import string


def plank(chance: Chance) -> Signal:
    """A loose board between two ropes: a short bar that rattles once more after the foot has gone."""
    sound, pitch = silence(0.6), chance.uniform(196, 232)
    for at, gain in ((0.0, 1.0), (0.09 + 0.03 * chance.random(), 0.35)):
        bar = ring(frames(0.2), [pitch * ratio for ratio in (1, 2.76, 5.4)], (0.1, 0.05, 0.025), (1.0, 0.5, 0.3), chance)
        lay(sound, bar * strike(frames(0.2), 0.0008, 9), at, 0.6 * gain)
        lay(sound, noise(chance, frames(0.02), 800, 4600, -3) * strike(frames(0.02), 0.0005, 0.012), at, 0.3 * gain)
    return sound


def thrown(chance: Chance) -> Signal:
    """The bridge gives, comes back and throws: two slack ropes drawn tight, low, rising as they tighten."""
    sound = silence(1.2)
    for pitch, gain in ((58.3, 1.0), (87.3, 0.6)):
        bend = pitch * (1 + 0.5 * (1 - np.exp(-times(frames(1.1)) / 0.12)))
        lay(sound, string(chance, bend, 1.1, 0.7, 0.4, 0.3, 0.35, 0.3), 0.0, gain)
    for at in chance.uniform(0.0, 0.25, 9):
        lay(sound, ring(frames(0.05), (210, 395, 760), (0.03, 0.02, 0.012), (0.7, 1.0, 0.5)), float(at), 0.13)
    count = frames(0.4)
    lay(sound, noise(chance, count, 260, 1900, -4) * hump(count, 1.6, 0.8), 0.1, 0.12)
    return sound


def wedge(chance: Chance) -> Signal:
    """A wedge is kicked away: a dry knock, a skid, and then wood that is not held any more."""
    sound = silence(1.0)
    lay(sound, ring(frames(0.3), (262, 540, 1130, 1890), (0.12, 0.07, 0.04, 0.02), (1.0, 0.7, 0.4, 0.2), chance), 0.0, 0.6)
    lay(sound, noise(chance, frames(0.05), 600, 5600, -3) * strike(frames(0.05), 0.0005, 0.03), 0.0, 0.4)
    grains(chance, sound, 0.06, 0.2, lambda t: 260 * np.exp(-t / 0.08), (1200, 4200), (0.003, 0.009), 0.4)
    for at, gain in ((0.34, 0.6), (0.52, 0.85), (0.67, 1.0)):
        lay(
            sound,
            ring(frames(0.3), (88, 149, 241), (0.16, 0.1, 0.06), (1.0, 0.7, 0.4), chance) * strike(frames(0.3), 0.002, 9),
            at,
            0.6 * gain,
        )
    return sound


def rolls(chance: Chance) -> Signal:
    """Logs come down a slope: knocks that follow faster and faster, each on a ground that answers, over a rumble."""
    sound, count = silence(2.6), frames(2.4)
    swell = line(count, (0, 0.2), (0.9, 1.0), (1.6, 0.9), (2.4, 0.0))
    lay(sound, noise(chance, count, 45, 240, -4) * swell, 0.0, 0.35)
    lay(sound, noise(chance, count, 240, 1400, -5) * swell**1.5, 0.0, 0.14)
    at, step = 0.05, 0.24
    while at < 2.2:
        pitch, loud = chance.uniform(92, 150), float(np.interp(at, (0, 0.9, 2.3), (0.4, 1.0, 0.25)))
        bar = ring(frames(0.3), [pitch * ratio for ratio in (1, 2.76, 5.4)], (0.16, 0.09, 0.04), (1.0, 0.6, 0.3), chance)
        lay(sound, bar * strike(frames(0.3), 0.001, 9), at, 0.5 * loud)
        grains(chance, sound, at, 0.12, lambda t: 260 * np.exp(-t / 0.05), (500, 2600), (0.004, 0.012), 0.3 * loud)
        at, step = at + step * chance.uniform(0.7, 1.3), max(0.09, step * 0.9)
    return sound


CUES = {
    "bridge_plank": Cue("body", plank, 4, by=-1.0),
    "bridge_throws": Cue("body", thrown, 3, attack=0.003, release=0.1, by=1.0),
    "wedge_knocked": Cue("blow", wedge, 2, release=0.08, by=-1.0),
    "logs_roll": Cue("blow", rolls, 2, attack=0.01, release=0.2),
}
