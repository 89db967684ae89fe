"""A landing with the water: it takes the foot in. A swish that falls, then the cavity closes over it: the gulp, loudest at 0.15 s, never
at 0.
"""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, low_pass, silence, strike
from game.bake.synthesis.bubbles import bubble, radius_of
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import sweep


def gulp(chance: Chance) -> Signal:
    sound = silence(0.9)
    lay(sound, sweep(chance, np.geomspace(700, 260, frames(0.22)), 0.55) * hump(frames(0.22), 1.5), 0.0, 0.3)
    give = ring(frames(0.25), [98 * chance.uniform(0.95, 1.05)], [0.16], [1.0]) * strike(frames(0.25), 0.012, 9)
    lay(sound, give, 0.01, 0.35)
    closes = chance.uniform(0.105, 0.125)
    lay(sound, bubble(chance.uniform(0.0135, 0.0165), 0.45), closes, 1.0)
    lay(sound, bubble(chance.uniform(0.0085, 0.0105), 0.25), closes + chance.uniform(0.06, 0.08), 0.45)
    for _ in range(5):
        trickle = bubble(radius_of(chance, 0.004, 0.008), chance.uniform(0.05, 0.15))
        lay(sound, trickle, closes + chance.uniform(0.08, 0.42), 0.22 * chance.uniform(0.4, 1))
    return low_pass(sound, 2200)


CUES = {"land_gulp": Cue("landing", gulp, 5, attack=0.002)}
