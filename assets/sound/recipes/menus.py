"""Paper, brush and stamp: what a menu sounds of. And what is won: rank stamps, a chain of good landings, the end of a run, the title."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.room import among_trees
from game.bake.signal import Signal, frames, hump, lay, silence, strike
from game.bake.synthesis.grains import grains
from game.bake.synthesis.instruments import bell, koto, shakuhachi, taiko
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def tick(chance: Chance) -> Signal:
    """From one line to the next: a small woodblock on paper."""
    sound, j = silence(0.16), chance.uniform(0.97, 1.03)
    lay(
        sound,
        ring(len(sound), [f * j for f in (1180, 1770, 2960)], (0.03, 0.022, 0.014), (1, 0.5, 0.4)) * strike(len(sound), 0.0004, 9),
        0.0,
        0.5,
    )
    grains(chance, sound, 0.004, 0.11, lambda t: 420 * np.exp(-t / 0.03), (3000, 9500), (0.0008, 0.0025), 0.35)
    return sound


def stamp(chance: Chance, heavy: float = 1.0) -> Signal:
    """A seal on paper on wood: the thump is the table's, the crackle the ink's."""
    sound = silence(0.5 + 0.3 * heavy)
    lay(
        sound,
        ring(frames(0.4), [f / heavy**0.4 for f in (128, 214, 362)], (0.12 * heavy, 0.08, 0.05), (1, 0.6, 0.4))
        * strike(frames(0.4), 0.002, 9),
        0.0,
        0.8,
    )
    lay(sound, noise(chance, frames(0.05), 500, 5000, -3) * strike(frames(0.05), 0.0008, 0.02), 0.0, 0.35)
    grains(chance, sound, 0.12, 0.2, lambda t: 240 * np.exp(-t / 0.07), (2500, 8000), (0.001, 0.003), 0.16)
    return sound


def paper(chance: Chance, opened: bool = True) -> Signal:
    """A sheet comes up, or is laid away: three folds of a rustle, rising or falling."""
    sound, count = silence(0.5), frames(0.4)
    ends = (1200, 4200) if opened else (3600, 1100)
    lay(sound, sweep(chance, np.geomspace(*ends, count), 0.7) * hump(count, 1.5, 0.8), 0.0, 0.06)
    for at in (0.03, 0.14, 0.26):
        grains(chance, sound, at, 0.1, lambda t: 420 * np.exp(-t / 0.03), (1800, 8000), (0.001, 0.005), 0.5)
    return sound


def brush(chance: Chance) -> Signal:
    """One stroke: bristles on paper, pressed and lifted."""
    count = frames(0.42)
    way = np.linspace(0, 1, count)
    bristles = np.clip(1 + 0.5 * noise(chance, count, 40, 180), 0, 3)
    sound = 0.3 * sweep(chance, 1700 * 2 ** (1.1 * np.sin(np.pi * way**0.7)), 0.5, -1) * hump(count, 1.4, 0.6) * bristles
    sound += 0.05 * noise(chance, count, 300, 800, -3) * hump(count, 2.8, 0.6)
    grains(chance, sound, 0.3, 0.1, lambda t: 120, (4000, 9000), (0.001, 0.002), 0.15)
    return sound


def rank(chance: Chance, notes: tuple[float, ...]) -> Signal:
    """The stamp comes down, and as many strings answer as it is worth."""
    sound = silence(2.6)
    lay(sound, stamp(chance, 1.3), 0.0, 0.9)
    for number, pitch in enumerate(notes):
        lay(sound, koto(chance, pitch, 2.0, 0.75), 0.16 + 0.13 * number, 0.7)
    return among_trees(sound, 0.9, 0.2)[: len(sound)].mean(axis=1)


def link(chance: Chance, pitch: float) -> Signal:
    """A landing more in the chain: one string, a step higher each time, over a drop."""
    sound = silence(1.1)
    lay(sound, koto(chance, pitch, 1.0, 0.7), 0.0, 0.8)
    lay(sound, ring(frames(0.5), (2 * pitch, 4.02 * pitch), (0.4, 0.2), (1, 0.3)) * strike(frames(0.5), 0.004, 9), 0.02, 0.06)
    return sound


def ended(chance: Chance, phrase: tuple[tuple[float, float, float], ...], low: bool) -> Signal:
    """Koto in a wood; for a loss one drum and a breath under it."""
    sound = silence(4.6)
    for at, pitch, force in phrase:
        lay(sound, koto(chance, pitch, 3.0, force), at + 0.004 * chance.standard_normal() + 0.01, 0.8)
    if low:
        lay(sound, taiko(chance, 0.5), 0.0, 0.5)
        lay(sound, shakuhachi(chance, 146.8, 2.6, 0.45, -120, -140, 0.9), 1.2, 0.35)
    else:
        lay(sound, bell(chance, 783.1, 0.7), phrase[-1][0], 0.4)
    return among_trees(sound, 1.2, 0.25)[: len(sound)].mean(axis=1)


def title(chance: Chance) -> Signal:
    """A bell over the lake, and the brush that writes the name."""
    sound = silence(4.0)
    lay(sound, bell(chance, 587.3, 0.8), 0.0, 0.8)
    lay(sound, brush(chance), 0.5, 0.5)
    lay(sound, koto(chance, 146.8, 3.0, 0.8), 1.0, 0.7)
    return among_trees(sound, 1.4, 0.3)[: len(sound)].mean(axis=1)


D4, E4, G4, A4, B4, D5, E5 = 293.7, 330.0, 391.5, 440.5, 495.0, 587.3, 661.0
WON = ((0.0, D4, 0.8), (0.26, G4, 0.7), (0.52, A4, 0.75), (0.78, B4, 0.8), (1.3, D5, 0.9), (1.36, G4, 0.6), (1.9, D4 / 2, 0.8))
LOST = ((0.0, 293.7, 0.7), (0.6, 232.0, 0.6), (1.3, 220.3, 0.55), (2.2, 146.8, 0.7))
CUES = {
    "menu_move": Cue("touch", tick, 4, attack=0.0003, release=0.02),
    "menu_choose": Cue("touch", partial(stamp, heavy=0.7), 3, by=1.5),
    "menu_opens": Cue("touch", partial(paper, opened=True), 3, attack=0.004, by=0.5),
    "menu_closes": Cue("touch", partial(paper, opened=False), 3, attack=0.004, by=0.5),
    "menu_slides": Cue("touch", brush, 4, attack=0.004, release=0.04),
    "rank_bronze": Cue("stamp", partial(rank, notes=(D4,)), 1, release=0.2),
    "rank_silver": Cue("stamp", partial(rank, notes=(D4, A4)), 1, release=0.2),
    "rank_gold": Cue("stamp", partial(rank, notes=(D4, A4, D5)), 1, release=0.2),
    **{f"flow_{n}": Cue("body", partial(link, pitch=p), 3, release=0.15) for n, p in enumerate((D4, G4, A4, D5), 1)},
    "checkpoint": Cue("hand", partial(link, pitch=D4 / 2), 2, release=0.15, by=1.0),
    "result_won": Cue("stamp", partial(ended, phrase=WON, low=False), 1, release=0.5),
    "result_lost": Cue("stamp", partial(ended, phrase=LOST, low=True), 1, release=0.5),
    "title": Cue("stamp", title, 1, attack=0.002, release=0.5),
}
