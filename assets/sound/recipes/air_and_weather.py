"""Who else lives there, and what falls: birds of the day, crows at dusk, an owl, crickets, rain, thunder far off. All silent when
something is wrong.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Bed, Cue
from game.bake.room import among_trees
from game.bake.signal import Signal, frames, hump, lay, line, silence, times
from game.bake.synthesis.bubbles import Cloud
from game.bake.synthesis.grains import grains
from game.bake.synthesis.noise import noise, sweep


def whistle(chance: Chance, seconds: float, bends: Sequence[tuple[float, float]], second_partial: float = 0.06) -> Signal:
    """A bird's tone: (share of the time, Hz), with breath on it."""
    count = frames(seconds)
    at, pitches = zip(*bends, strict=True)
    pitch = np.interp(np.linspace(0, 1, count), at, pitches) * (1 + 0.004 * noise(chance, count, 8, 40))
    turned = 2 * np.pi * np.cumsum(pitch) / 48000
    return (np.sin(turned) + second_partial * np.sin(2 * turned) + 0.02 * noise(chance, count, 2000, 6000)) * hump(count, 0.8, 0.8)


def warbler(chance: Chance) -> Signal:
    """A long level whistle that swells, then a quick turn: a bush warbler."""
    sound, base = silence(2.0), chance.uniform(1750, 1950)
    lay(sound, whistle(chance, 0.9, ((0, base), (1, base * 1.01))) * np.linspace(0.1, 1, frames(0.9)), 0.0, 0.4)
    lay(sound, whistle(chance, 0.13, ((0, base * 1.5), (0.6, base * 2.1), (1, base * 1.8))), 0.93, 0.5)
    lay(sound, whistle(chance, 0.24, ((0, base * 1.3), (0.4, base * 1.75), (1, base * 1.1))), 1.08, 0.5)
    return far_away(sound)


def tit(chance: Chance) -> Signal:
    """Two notes, three times."""
    sound, base = silence(1.4), chance.uniform(4200, 4900)
    for number in range(3):
        lay(sound, whistle(chance, 0.1, ((0, base), (1, base * 0.97)), 0.02), 0.3 * number, 0.4)
        lay(sound, whistle(chance, 0.12, ((0, base * 0.78), (1, base * 0.76)), 0.02), 0.3 * number + 0.13, 0.35)
    return far_away(sound)


def crow(chance: Chance) -> Signal:
    """Hoarse and hollow: a buzz through two formants that close."""
    sound = silence(1.7)
    for at in (0.0, chance.uniform(0.55, 0.7)):
        count = frames(0.36)
        pitch = chance.uniform(430, 500) * line(count, (0, 0.9), (0.08, 1.1), (0.36, 0.85)) * (1 + 0.03 * noise(chance, count, 30, 90))
        turned = 2 * np.pi * np.cumsum(pitch) / 48000
        call = sum((np.sin(n * turned) * (np.exp(-0.5 * ((n * pitch - 1350) / 420) ** 2) + 0.1 / n) for n in range(1, 9)), np.zeros(count))
        lay(sound, (call + 0.25 * noise(chance, count, 900, 3000, -3)) * hump(count, 0.9, 0.6), float(at), 0.5)
    return far_away(sound)


def owl(chance: Chance) -> Signal:
    """Two low notes with nothing over them."""
    sound, base = silence(2.4), chance.uniform(330, 365)
    for at, seconds in ((0.0, 0.32), (0.62, 0.7)):
        lay(sound, whistle(chance, seconds, ((0, base * 0.96), (0.3, base), (1, base * 0.93)), 0.12), at, 0.5)
    return far_away(sound)


def crane(chance: Chance) -> Signal:
    """A trumpet across the marsh, broken in two."""
    sound = silence(1.6)
    for at, seconds in ((0.0, 0.22), (0.3, 0.55)):
        count = frames(seconds)
        pitch = chance.uniform(610, 680) * (1 + 0.05 * np.sin(2 * np.pi * 21 * times(count)))
        turned = 2 * np.pi * np.cumsum(pitch) / 48000
        lay(sound, sum((np.sin(n * turned) / n**0.8 for n in range(1, 7)), np.zeros(count)) * hump(count, 0.7, 0.7), at, 0.3)
    return far_away(sound)


def far_away(sound: Signal) -> Signal:
    return among_trees(sound, 1.2, 0.45, 3500).mean(axis=1)


def crickets(chance: Chance, seconds: float) -> Signal:
    """Three of them, each with its own pitch and rate, both whole in the loop."""
    sound = silence(seconds)
    moment = times(len(sound))
    for pitch, chirps, pulses, gain in ((4150, 19, 30, 0.3), (4620, 13, 34, 0.2), (5230, 23, 26, 0.14)):
        turn = chirps * moment / seconds % 1.0
        open_wing = np.clip(np.sin(np.pi * np.clip(turn / 0.45, 0, 1)), 0, 1) ** 1.5
        pulse = np.clip(np.sin(2 * np.pi * round(pulses * seconds) * moment / seconds), 0, 1) ** 1.5
        whole = round(pitch * seconds) / seconds
        sound += gain * np.sin(2 * np.pi * whole * moment + chance.uniform(0, 6)) * open_wing * pulse
    return sound + 0.004 * noise(chance, len(sound), 3600, 6500)


def rain(chance: Chance, seconds: float, heavy: float) -> Signal:
    """Drops on water (each a small bubble), drops on leaves, and the veil of all that are too many to hear."""
    sound = silence(seconds)
    sound += (0.03 + 0.05 * heavy) * noise(chance, len(sound), 1500, 11000, -2) + 0.03 * heavy * noise(chance, len(sound), 250, 1500, -4)
    Cloud(0.0002 * 3, 0.0016, 1.6, 0.3).pour(chance, sound, 0.0, seconds, lambda t: 60 + 170 * heavy, 0.3, wrap=True)
    grains(chance, sound, 0.0, seconds, lambda t: 60 + 160 * heavy, (2000, 9000), (0.001, 0.004), 0.22, 1.5, wrap=True)
    return sound


def thunder(chance: Chance) -> Signal:
    """Behind the hills: no crack, only the roll."""
    sound, count = silence(5.5), frames(5.2)
    rolls = np.zeros(count)
    for at in np.sort(chance.uniform(0.0, 2.6, 5)):
        rolls += (
            np.exp(-np.clip(times(count) - at, 0, None) / 0.8)
            * (times(count) > at)
            * np.clip((times(count) - at) / 0.12, 0, 1)
            * chance.uniform(0.4, 1)
        )
    lay(sound, sweep(chance, np.geomspace(150, 70, count), 0.8, -2) * rolls, 0.0, 0.4)
    lay(sound, noise(chance, count, 180, 700, -6) * rolls**1.5, 0.0, 0.1)
    return sound


CUES = {
    "bird_warbler": Cue("far", warbler, 3, attack=0.01, release=0.3),
    "bird_tit": Cue("far", tit, 3, attack=0.01, release=0.3, by=-1.0),
    "bird_crow": Cue("far", crow, 3, attack=0.01, release=0.3),
    "bird_owl": Cue("far", owl, 2, attack=0.01, release=0.3),
    "bird_crane": Cue("far", crane, 2, attack=0.01, release=0.3),
    "thunder": Cue("far", thunder, 2, attack=0.1, release=0.8, by=1.5),
}
BEDS = {
    "crickets": Bed(partial(crickets, seconds=11.0), -38.0),
    "rain_light": Bed(partial(rain, seconds=9.0, heavy=0.25), -36.0),
    "rain_heavy": Bed(partial(rain, seconds=10.0, heavy=1.0), -28.0),
}
