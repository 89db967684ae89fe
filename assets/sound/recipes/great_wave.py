"""The wave: it grows as a bed of three strengths (the crest drives them), holds its breath, breaks; runs up the sand, drains; is lost;
curls; surges.
"""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Bed, Cue
from game.bake.signal import Signal, frames, hump, lay, line, silence, strike, times
from game.bake.synthesis.bubbles import Cloud
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def grows(chance: Chance, up: float, seconds: float) -> Signal:
    """The swell that is felt, a roar whose colour climbs with `up` (0 to 1), and near the top the crest's hiss. It never ends."""
    count = frames(seconds)
    moment = times(count)
    turns = round(0.9 * seconds)
    heave = 1 + 0.2 * np.sin(2 * np.pi * turns * moment / seconds)
    sound = 0.34 * noise(chance, count, 24, 60) * heave
    centre = 90 * 2 ** (2.2 * up**2) * 2 ** (0.25 * np.sin(2 * np.pi * round(0.37 * seconds) * moment / seconds))
    sound += 0.3 * sweep(chance, centre, 0.8, -2) * (1 + 0.25 * np.sin(2 * np.pi * round(0.61 * seconds) * moment / seconds + 1))
    if up > 0.5:
        sound += 0.2 * (up - 0.4) * sweep(chance, np.full(count, 1200 * 2 ** (1.5 * up)), 0.6, -3) * heave
    return sound


def called(chance: Chance) -> Signal:
    """It is raised: the lake draws in, a long low intake with stones in it."""
    sound, count = silence(3.2), frames(3.0)
    way = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 70 * 2 ** (2.0 * way**1.5), 0.7, -2) * way**1.5 * np.clip((1 - way) / 0.2, 0, 1), 0.0, 0.4)
    lay(sound, ring(count, (41, 62, 123), (9, 9, 9), (1, 0.7, 0.35), glide=2 ** (0.35 * way)) * hump(count, 1.2, 1.4), 0.0, 0.3)
    Cloud(0.004, 0.014, 1.5).pour(chance, sound, 0.3, 2.4, lambda t: 10 + 26 * t, 0.22)
    return sound


def breaks(chance: Chance) -> Signal:
    """A breath held for a quarter of a second, then the whole of it, and foam that dies grain by grain."""
    sound = silence(4.8)
    at = 0.5
    held = sweep(chance, np.geomspace(260, 900, frames(at)), 0.8) * line(frames(at), (0, 0.5), (0.25, 0.7), (0.42, 0.12), (0.5, 0.1))
    lay(sound, held, 0.0, 0.22)
    count = frames(4.2)
    moment = times(count)
    falls = np.clip(moment / 0.05, 0, 1) * (0.55 * np.exp(-moment / 0.25) + 0.45 * np.exp(-moment / 1.2))
    lay(sound, noise(chance, count, 90, 9000, -4) * falls, at, 1.0)
    thud = ring(frames(1.2), (46, 69, 138), (0.9, 0.6, 0.4), (1, 0.7, 0.4), glide=1 - 0.3 * times(frames(1.2)) / 1.2)
    lay(sound, thud * strike(frames(1.2), 0.02, 9), at, 0.6)
    Cloud(0.0018, 0.014, 1.6, 0.5, grow=lambda t: 1 + 0.5 * min(1.0, t)).pour(
        chance, sound, at, 3.0, lambda t: 380 * np.exp(-t / 0.7), 0.35
    )
    foam = noise(chance, frames(3.8), 2800, 10000, -3) * line(frames(3.8), (0, 0), (0.5, 1), (1.6, 0.6), (3.8, 0))
    lay(sound, foam, at + 0.3, 0.1)
    grains(chance, sound, at + 0.4, 3.4, lambda t: 150 * np.exp(-t / 1.3), (3500, 9000), (0.001, 0.003), 0.2)
    return sound


def runs_up(chance: Chance) -> Signal:
    """A bore's weight, a sheet that brightens as it thins, foam that pops in the sand, and trickles back."""
    sound = silence(4.2)
    count = len(sound)
    centre = np.interp(times(count), (0, 0.9, 1.7, 3.2, 4.2), (900, 3000, 5200, 3000, 1800))
    sound += 0.35 * sweep(chance, centre, 0.75, -1) * line(count, (0, 0), (0.35, 0.7), (0.9, 1), (1.6, 0.55), (2.2, 0.22), (4.2, 0))
    sound += 0.28 * noise(chance, count, 150, 600, -4) * line(count, (0, 0), (0.25, 1), (0.8, 0.4), (1.4, 0), (4.2, 0))
    grains(chance, sound, 1.0, 3.1, lambda t: 150 * np.exp(-(((t - 0.7) / 0.8) ** 2)) + 8, (4000, 10000), (0.0008, 0.0025), 0.35)
    trickle = Cloud(0.0011, 0.0042, 2.0, 0.5, 0.8, lambda t: 1 + 0.4 * t)
    trickle.pour(chance, sound, 1.7, 2.3, lambda t: 110 * np.exp(-(((t - 0.7) / 0.7) ** 2)), 0.36)
    return sound


def passes(chance: Chance) -> Signal:
    """It has gone on without him: the roar falls away and the lake slops after it."""
    sound, count = silence(2.6), frames(2.2)
    way = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 620 * 2 ** (-2.2 * way), 0.8, -1) * (1 - way) ** 1.5, 0.0, 0.4)
    lay(sound, ring(count, (98, 147), (1.4, 1.0), (1, 0.5), glide=2 ** (-0.5 * way)) * strike(count, 0.03, 9), 0.0, 0.2)
    Cloud(0.003, 0.011, 1.6).pour(chance, sound, 0.5, 1.8, lambda t: 40 * np.exp(-t / 0.7), 0.35)
    return sound


def curls(chance: Chance) -> Signal:
    """The fast place under the lip: a glassy rush with sparkle in it."""
    sound, count = silence(1.2), frames(1.1)
    lay(sound, sweep(chance, np.geomspace(1300, 4600, count), 0.4) * hump(count, 1.5, 0.8), 0.0, 0.1)
    for _ in range(9):
        note = float(chance.choice([1174.7, 1319, 1762, 2349, 2637]))
        lay(
            sound,
            ring(frames(0.35), (note, 2.01 * note), (0.3, 0.15), (1, 0.4)) * strike(frames(0.35), 0.002, 9),
            chance.uniform(0, 0.75),
            0.14 * chance.uniform(0.4, 1),
        )
    Cloud(0.0009, 0.0018).pour(chance, sound, 0.05, 0.9, lambda t: 70.0, 0.3)
    return sound


def surges(chance: Chance) -> Signal:
    """It gathers itself: a low push from behind."""
    sound, count = silence(1.8), frames(1.7)
    way = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 150 * 2 ** (2.0 * np.sin(np.pi * way**0.8)), 0.7, -1) * hump(count, 1.5, 0.8), 0.0, 0.45)
    lay(sound, noise(chance, count, 1800, 6500, -4) * hump(count, 3, 0.9), 0.0, 0.06)
    lay(sound, ring(count, (55, 82, 165), (9, 9, 9), (1, 0.7, 0.3)) * hump(count, 2, 0.8), 0.0, 0.25)
    return sound


GROWTH = {"wave_low": (0.25, 9.0, -27.0), "wave_mid": (0.65, 10.0, -22.0), "wave_high": (1.0, 11.0, -18.0)}
CUES = {
    "wave_called": Cue("ball", called, 2, attack=0.1, release=0.2),
    "wave_breaks": Cue("great", breaks, 2, attack=0.03, release=0.5, by=1.0),
    "wave_runs_up": Cue("ball", runs_up, 2, attack=0.02, release=0.3, by=-1.0),
    "wave_passes": Cue("ball", passes, 2, attack=0.01, release=0.3, by=-1.0),
    "wave_curls": Cue("body", curls, 3, attack=0.02, release=0.2),
    "wave_surges": Cue("blow", surges, 3, attack=0.05, release=0.2),
}
BEDS = {name: Bed(partial(grows, up=up, seconds=seconds), loud) for name, (up, seconds, loud) in GROWTH.items()}
