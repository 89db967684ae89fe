"""The map: a large old sheet in one hand. It falls open, flaps, is drawn on, and is folded by somebody with no time for folding."""

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, silence, strike
from game.bake.synthesis.grains import arrivals, grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def crackle(chance: Chance, into: Signal, at: float, seconds: float, rate: float, gain: float) -> None:
    """Creases give way: clicks that come in runs, each through what the sheet itself sounds like."""
    for start in arrivals(chance, seconds, lambda t: rate):
        run = chance.uniform(0.01, 0.05)
        grains(chance, into, at + start, run, lambda t: 420.0, (1500, 7500), (0.0006, 0.003), gain * chance.uniform(0.3, 1.0), 1.4)


def sheet(chance: Chance, seconds: float, pitch: float) -> Signal:
    """The sheet moves air: its whole surface at once, dull, with a rattle on top."""
    count = frames(seconds)
    flap = sweep(chance, pitch * (1 + 0.8 * hump(count, 1.0, 0.6)), 0.8) * hump(count, 1.6, 0.5)
    return flap + 0.25 * noise(chance, count, 900, 5200, -4) * hump(count, 3.0, 0.45)


def unfolds(chance: Chance) -> Signal:
    """Three folds fall open, each heavier than the last, and the sheet swings out."""
    sound = silence(1.5)
    for number, at in enumerate((0.0, 0.24 + chance.uniform(0, 0.05), 0.55 + chance.uniform(0, 0.05))):
        crackle(chance, sound, at, 0.16 + 0.05 * number, 46, 0.5)
        lay(sound, sheet(chance, 0.22 + 0.08 * number, 210), at + 0.05, 0.3 + 0.12 * number)
    crackle(chance, sound, 0.9, 0.45, 12, 0.3)
    return sound


def flaps(chance: Chance) -> Signal:
    """It swings round and hangs straight again."""
    sound = silence(0.7)
    lay(sound, sheet(chance, 0.34, chance.uniform(170, 230)), 0.0, 0.4)
    crackle(chance, sound, 0.12, 0.35, 16, 0.35)
    return sound


def chosen(chance: Chance) -> Signal:
    """A ring in ink round a cross: a long wet stroke over paper that gives a little, set down and lifted."""
    sound, count = silence(1.0), frames(0.62)
    way = np.linspace(0, 1, count)
    hair = 0.55 + 0.45 * np.abs(noise(chance, count, 40, 160))
    lay(sound, sweep(chance, 1250 * 2 ** (0.9 * np.sin(np.pi * way)), 0.55) * hair * hump(count, 0.9, 0.75), 0.04, 0.3)
    lay(sound, noise(chance, count, 240, 760, -3) * hump(count, 1.4), 0.04, 0.1)
    lay(sound, ring(frames(0.3), (196, 392, 784), (0.2, 0.12, 0.05), (1.0, 0.5, 0.2)) * strike(frames(0.3), 0.003, 9), 0.66, 0.3)
    return sound


def folds(chance: Chance) -> Signal:
    """Crushed rather than folded, and pushed into a pocket."""
    sound = silence(0.9)
    crackle(chance, sound, 0.0, 0.42, 70, 0.6)
    lay(sound, sheet(chance, 0.2, 260), 0.02, 0.3)
    count = frames(0.2)
    lay(sound, noise(chance, count, 500, 2600, -5) * hump(count, 1.4, 0.7), 0.5, 0.3)
    lay(sound, ring(frames(0.12), (98, 160), (0.06, 0.04), (1.0, 0.5)) * strike(frames(0.12), 0.004, 9), 0.66, 0.4)
    return sound


CUES = {
    "map_unfolds": Cue("hand", unfolds, 2, attack=0.003, release=0.1, by=1.0),
    "map_flaps": Cue("touch", flaps, 4, attack=0.006, release=0.08),
    "map_chosen": Cue("hand", chosen, 2, attack=0.006, release=0.1, by=1.0),
    "map_folds": Cue("hand", folds, 2, attack=0.003, release=0.06),
}
