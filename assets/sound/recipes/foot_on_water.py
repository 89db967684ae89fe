"""A step on water, from firm to failing: a tap, a taut skin, a few drops; the less the footing holds, the more it gulps and the later it
ends.
"""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike, times
from game.bake.synthesis.bubbles import bubble, radius_of
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def step(chance: Chance, firm: float) -> Signal:
    sound, soft = silence(0.55 + 0.25 * (1 - firm)), 1.0 - firm
    tap = noise(chance, frames(0.06), 900 + 1400 * firm, 5200 + 2500 * firm, -3) * strike(frames(0.06), 0.0006, 0.028 - 0.01 * firm)
    lay(sound, tap, 0.0, 0.1 + 0.55 * firm)
    skin(chance, sound, firm)
    drops = int(chance.integers(2, 4)) if firm > 0.5 else int(chance.integers(5, 8))
    for _ in range(drops):
        radius = radius_of(chance, 0.0011 + 0.0009 * soft, 0.0024 + 0.0041 * soft, 2.0 - 0.5 * soft)
        drop = bubble(radius, chance.uniform(0.05, 0.2))
        lay(sound, drop, chance.uniform(0.05, 0.24 + 0.18 * soft), (0.3 + 0.05 * soft) * chance.uniform(0.4, 1))
    if firm < 0.8:
        lay(sound, bubble(chance.uniform(0.010, 0.013), 0.35), chance.uniform(0.08, 0.12), 0.85 * soft**1.5)
        pulled = sweep(chance, np.geomspace(380, 1500, frames(0.26)), 0.5) * hump(frames(0.26))
        lay(sound, pulled, 0.16, 0.16 * soft**2)
    return sound


def skin(chance: Chance, sound: Signal, firm: float) -> None:
    """The surface as a small drum: firm it rises in pitch, failing it sags."""
    count, soft = frames(0.3), 1.0 - firm
    pitch = (150 + 70 * firm) * chance.uniform(0.93, 1.07)
    glide = 1 + (0.1 if firm > 0.5 else -0.45 * soft) * (1 - np.exp(-times(count) / 0.05))
    pitches, t60s = [pitch * ratio for ratio in (1, 1.59, 2.14, 2.92)], (0.05 + 0.07 * soft, 0.045, 0.035, 0.025)
    lay(sound, ring(count, pitches, t60s, (1, 0.55, 0.4, 0.25), chance, glide) * strike(count, 0.002, 9), 0.0, 0.5)


CUES = {
    "foot_firm": Cue("step", partial(step, firm=1.0), 5),
    "foot_ankle": Cue("step", partial(step, firm=0.66), 5),
    "foot_knee": Cue("step", partial(step, firm=0.33), 5, by=0.5),
    "foot_failing": Cue("step", partial(step, firm=0.0), 5, by=1.0),
}
