"""The sealmaster's hands: a slap of paper on skin, each technique's own click of fingers and the tone under it, a ward's bell."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike
from game.bake.synthesis.grains import grains
from game.bake.synthesis.instruments import bell
from game.bake.synthesis.modes import ring, struck_bowl
from game.bake.synthesis.noise import noise, sweep

TONES = {"barrier": (196.0, 531.2), "spiderweb": (110.0, 165.0), "wave": (73.4, 146.8), "dispel": (392.0, 587.3)}
"""What each technique sounds of, so that the ear knows it before the eye does."""


def begun(chance: Chance, tone: tuple[float, float]) -> Signal:
    """Fingers fold: two dry clicks, cloth, and the technique's tone gathering under them."""
    sound = silence(0.8)
    for at, gain in ((0.0, 0.8), (0.09 + 0.02 * chance.random(), 1.0)):
        click = ring(frames(0.05), [f * chance.uniform(0.97, 1.03) for f in (900, 1650, 2900)], (0.024, 0.018, 0.012), (1, 0.7, 0.5))
        lay(sound, click * strike(frames(0.05), 0.0004, 9), at, 0.45 * gain)
        lay(sound, noise(chance, frames(0.02), 1500, 6000, -3) * strike(frames(0.02), 0.0004, 0.008), at, 0.2 * gain)
    count = frames(0.6)
    lay(sound, ring(count, tone, (2, 2), (1, 0.5), chance) * hump(count, 1.5, 1.3), 0.1, 0.12)
    return sound


def done(chance: Chance, tone: tuple[float, float]) -> Signal:
    """The last sign closes: a clap of two palms and the tone let go."""
    sound = silence(1.0)
    lay(sound, noise(chance, frames(0.08), 600, 4500, -2) * strike(frames(0.08), 0.0006, 0.04), 0.0, 0.6)
    lay(sound, ring(frames(0.06), (410, 760), (0.04, 0.03), (1, 0.6)) * strike(frames(0.06), 0.001, 9), 0.0, 0.5)
    low, high = tone
    lay(
        sound,
        ring(frames(0.9), (low, high, 2 * low, 2.01 * high), (0.8, 0.6, 0.4, 0.3), (1, 0.7, 0.4, 0.2), chance)
        * strike(frames(0.9), 0.004, 9),
        0.01,
        0.25,
    )
    return sound


def slap(chance: Chance) -> Signal:
    """A tag pressed on something: palm, paper, and ink that takes."""
    sound = silence(0.7)
    lay(sound, noise(chance, frames(0.07), 400, 3200, -2) * strike(frames(0.07), 0.0006, 0.035), 0.0, 0.8)
    lay(sound, ring(frames(0.1), (160, 290), (0.06, 0.04), (1, 0.5)) * strike(frames(0.1), 0.001, 9), 0.0, 0.6)
    grains(chance, sound, 0.01, 0.16, lambda t: 420 * np.exp(-t / 0.05), (2600, 9000), (0.001, 0.003), 0.3)
    lay(sound, sweep(chance, np.geomspace(900, 3800, frames(0.35)), 0.4) * hump(frames(0.35), 1.6), 0.12, 0.1)
    return sound


def ward(chance: Chance) -> Signal:
    """A small bell twice: somebody has crossed a line."""
    sound = silence(2.2)
    for at, gain in ((0.0, 1.0), (0.32, 0.7)):
        lay(sound, bell(chance, 1175.0, 0.8)[: frames(1.8)], at, gain)
    lay(sound, struck_bowl(chance, frames(1.5), 587.0, (0.3, 0.2, 0.1, 0, 0), 0.6), 0.0, 0.15)
    return sound


CUES = {
    **{f"sign_{name}": Cue("hand", partial(begun, tone=tone), 3) for name, tone in TONES.items()},
    **{f"done_{name}": Cue("body", partial(done, tone=tone), 2, release=0.1) for name, tone in TONES.items()},
    "seal_slap": Cue("body", slap, 4),
    "ward_bell": Cue("tell", ward, 2, attack=0.001, release=0.2),
}
