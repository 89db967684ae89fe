"""The wind, and what answers it: bare air in three formants, leaves, reeds, grass; each in the strengths between which the game blends."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Bed
from game.bake.signal import Signal, silence, times
from game.bake.synthesis.grains import grains
from game.bake.synthesis.noise import noise, sweep


def air(chance: Chance, seconds: float, gust: float) -> Signal:
    """A floor and three formants that wander a little; stronger is higher, as it is round any trunk."""
    sound = silence(seconds)
    moment = times(len(sound))
    sound += 0.22 * gust**1.2 * noise(chance, len(sound), 90, 300, -4)
    for turns, (base, climb, gain) in zip((5, 7, 4), ((210, 190, 0.7), (400, 320, 0.55), (680, 480, 0.3)), strict=True):
        wander = 2 ** (0.09 * np.sin(2 * np.pi * turns * moment / seconds + turns))
        formant = sweep(chance, np.maximum(base + climb * (gust - 0.3), 80) * wander, 0.22, 0, 100, 2500, 30)
        sound += gain * gust**1.6 * formant * (1 + 0.2 * np.sin(2 * np.pi * (turns + 3) * moment / seconds))
    return sound


def leaves(
    chance: Chance,
    seconds: float,
    gust: float,
    pitch: tuple[float, float],
    length: tuple[float, float],
    many: float,
    air_band: tuple[float, float],
) -> Signal:
    """Clicks of leaf on leaf, more of them the harder it blows, over a breath of their own colour."""
    sound = silence(seconds)
    rate = (8 + 520 * max(0.0, gust - 0.15) ** 1.6) * many
    grains(chance, sound, 0.0, seconds, lambda t: rate, pitch, length, 0.35, 1.5, wrap=True)
    return sound + 0.05 * max(0.03, gust - 0.15) ** 1.7 * noise(chance, len(sound), *air_band, -4)


LEAVES = {"pitch": (2200.0, 7500.0), "length": (0.003, 0.014), "many": 1.0, "air_band": (2500.0, 8000.0)}
REEDS = {"pitch": (1200.0, 4000.0), "length": (0.015, 0.040), "many": 0.4, "air_band": (1400.0, 4200.0)}
GRASS = {"pitch": (4000.0, 9000.0), "length": (0.002, 0.006), "many": 0.8, "air_band": (4200.0, 9500.0)}
BEDS = {
    "wind_low": Bed(partial(air, seconds=12.0, gust=0.25), -44.0),
    "wind_mid": Bed(partial(air, seconds=11.0, gust=0.6), -33.0),
    "wind_high": Bed(partial(air, seconds=13.0, gust=1.0), -26.0),
    "leaves_low": Bed(partial(leaves, seconds=10.7, gust=0.25, **LEAVES), -46.0),
    "leaves_mid": Bed(partial(leaves, seconds=9.1, gust=0.6, **LEAVES), -35.0),
    "leaves_high": Bed(partial(leaves, seconds=10.3, gust=1.0, **LEAVES), -28.0),
    "reeds_mid": Bed(partial(leaves, seconds=9.7, gust=0.6, **REEDS), -36.0),
    "reeds_high": Bed(partial(leaves, seconds=8.9, gust=1.0, **REEDS), -29.0),
    "grass_mid": Bed(partial(leaves, seconds=8.3, gust=0.6, **GRASS), -40.0),
    "grass_high": Bed(partial(leaves, seconds=7.9, gust=1.0, **GRASS), -33.0),
}
