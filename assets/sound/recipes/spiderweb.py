"""The web: a hiss that starts as one point and runs outward both ways, strands plucked tighter and tighter, the haul, a struggle, the
surface shut.
"""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, closing, frames, hump, lay, line, low_pass, silence, strike, times
from game.bake.synthesis.bubbles import Cloud, bubble, radius_of
from game.bake.synthesis.grains import arrivals, grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep
from game.bake.synthesis.strings import string


def front(chance: Chance) -> Signal:
    """Left and right from different chances; they part as it spreads. This one is not panned."""
    seconds = 2.2
    count = frames(seconds)
    moment = times(count)
    fades = np.clip(moment / 0.05, 0, 1) * np.exp(-moment / 1.1)
    chopped = 1 + 0.3 * np.sign(np.sin(2 * np.pi * np.cumsum(38 - 10 * moment / seconds) / 48000)) * np.exp(-moment / 0.5)
    sides = []
    for _ in range(2):
        side = sweep(chance, 6500 * 2 ** (-1.5 * moment / seconds), 0.45, -1) * fades * 0.22 * chopped
        grains(chance, side, 0.0, seconds, lambda t: 320 * np.exp(-t / 0.8) + 10, (2200, 7000), (0.001, 0.004), 0.5)
        sides.append(side)
    together, apart = 0.5 * (sides[0] + sides[1]), np.clip(moment / 1.4, 0, 1)
    hum = (
        ring(count, (110, 165, 220), (1.4, 1.0, 0.7), (0.5, 0.25, 0.2), glide=1 - 0.08 * moment / seconds)
        * np.clip(moment / 0.08, 0, 1)
        * 0.3
    )
    lay(hum, noise(chance, frames(0.06), 300, 3000, -3) * strike(frames(0.06), 0.001, 0.04), 0.0, 0.5)
    return np.stack([together * (1 - apart) + 1.2 * apart * side + hum for side in sides], axis=1)


def strand(chance: Chance, tension: float) -> Signal:
    """A pluck that goes up: the harder it is drawn, the higher, the longer, the more it buzzes."""
    seconds = 0.9
    moment = times(frames(seconds))
    bend = 1 + (0.03 + 0.2 * tension) * (1 - np.exp(-moment / 0.1)) - 0.012 * np.exp(-moment / 0.015)
    pitch = 98 * 2 ** (1.6 * tension) * bend * chance.uniform(0.98, 1.02)
    plucked = string(chance, pitch, seconds, 0.35 + 0.75 * tension, 0.25 + 0.55 * tension, 0.21, 0.25 + 0.6 * tension, 0.25 * tension, 0.05)
    sound = 0.2 * plucked / np.std(plucked[: frames(0.1)])
    lay(sound, noise(chance, frames(0.05), 500, 2500, -4) * strike(frames(0.05), 0.004, 0.03), 0.0, 0.1)
    grains(chance, sound, 0.02, 0.5, lambda t: 20 + 80 * tension * np.exp(-t / 0.15), (1500, 4500), (0.001, 0.003), 0.12)
    return sound


def haul(chance: Chance) -> Signal:
    """Pulled under: a splash, three strands down, a rumble, and the surface closes over all of it. Then a second of nothing at all."""
    sound = silence(3.4)
    count = len(sound)
    moment = times(count)
    lay(sound, noise(chance, frames(0.3), 300, 6000, -3) * strike(frames(0.3), 0.002, 0.16), 0.0, 0.8)
    Cloud(0.0012, 0.007, 1.8, 0.5).pour(chance, sound, 0.02, 1.0, lambda t: 260 * np.exp(-t / 0.25), 0.4)
    deep = np.maximum(74 * 2 ** (-moment), 31)
    sound += 0.16 * np.sin(2 * np.pi * np.cumsum(deep) / 48000) * line(count, (0, 0), (0.06, 1), (0.9, 0.8), (1.9, 0), (3.4, 0))
    for number in range(3):
        down = string(chance, 120 * 2 ** (-times(frames(0.5)) - 0.15 * number), 0.5, 0.5, 0.5, 0.2, 0.6)
        lay(sound, down / np.std(down[:4000]), 0.03 + 0.11 * number, 0.14)
    rumble = sweep(chance, 340 * 2 ** (-1.4 * np.clip(moment / 1.3, 0, 1)), 0.35)
    sound += 0.26 * rumble * line(count, (0, 0), (0.1, 0.7), (0.5, 1), (1.2, 0.6), (2.0, 0), (3.4, 0))
    shut = closing(sound, [(0, 12000), (0.12, 9000), (0.6, 420), (1.6, 170), (3.4, 120)])
    air = np.zeros(count)
    for second in arrivals(chance, 1.5, lambda t: 20 * np.exp(-t / 0.5)):
        gain = 0.9 * chance.uniform(0.4, 1) * np.exp(-second / 0.7)
        lay(air, bubble(radius_of(chance, 0.008, 0.02, 1.2), 0.12), 0.5 + second, gain)
    return (shut + low_pass(air, 700)) * line(count, (0, 1), (1.5, 1), (2.3, 0), (3.4, 0)) ** 1.5


def struggle(chance: Chance) -> Signal:
    """Caught and not yet under: thrashing, and a strand that holds."""
    sound = silence(0.9)
    for at in (0.0, chance.uniform(0.2, 0.3), chance.uniform(0.42, 0.52)):
        lay(sound, noise(chance, frames(0.18), 400, 4500, -4) * strike(frames(0.18), 0.008, 0.13), float(at), 0.4 * chance.uniform(0.5, 1))
    Cloud(0.0014, 0.006, 1.8).pour(chance, sound, 0.04, 0.7, lambda t: 150.0 * np.exp(-t / 0.4), 0.4)
    held = string(chance, chance.uniform(140, 175), 0.6, 0.35, 0.5, 0.21, 0.6, 0.2, 0.05)
    lay(sound, held / np.std(held[:4000]), chance.uniform(0.05, 0.2), 0.12)
    return sound


def ripples(chance: Chance) -> Signal:
    """Where they were: three rings of water running out, each fainter. After it, nothing."""
    sound = silence(3.0)
    for at, gain in ((0.0, 1.0), (0.75, 0.5), (1.5, 0.24)):
        count = frames(0.9)
        lay(sound, sweep(chance, 420 * 2 ** (0.7 * np.sin(np.pi * np.linspace(0, 1, count))), 0.5) * hump(count, 2, 0.7), at, 0.12 * gain)
        lay(sound, bubble(radius_of(chance, 0.004, 0.008), 0.15), at + 0.2, 0.8 * gain)
    return sound


def stuck(chance: Chance) -> Signal:
    """A foot in it: a wet seam that stretches and does not tear."""
    sound, count = silence(0.8), frames(0.5)
    way = np.linspace(0, 1, count)
    lay(sound, sweep(chance, 420 * 2 ** (1.6 * way), 0.4) * hump(count, 1.5, 1.5), 0.0, 0.25)
    grains(chance, sound, 0.0, 0.5, lambda t: 60 + 300 * t, (1200, 4200), (0.001, 0.003), 0.3)
    drawn = string(chance, 110 * 2 ** (0.7 * way), 0.5, 0.5, 0.4, 0.21, 0.4, 0.15, 0.05)
    lay(sound, drawn / np.std(drawn[:4000]), 0.02, 0.1)
    return sound


def let_go(chance: Chance) -> Signal:
    """Every strand goes slack at once: plucks that fall, and drops."""
    sound = silence(1.3)
    for number in range(6):
        pitch = 260 * 2 ** (-0.9 * times(frames(0.6)) / 0.6 - 0.12 * number) * chance.uniform(0.96, 1.04)
        slack = string(chance, pitch, 0.6, 0.3, 0.45, 0.21, 0.5)
        lay(sound, slack / np.std(slack[:4000]), 0.045 * number + 0.02 * chance.random(), 0.09)
    lay(sound, sweep(chance, np.geomspace(4200, 700, frames(0.7)), 0.6) * hump(frames(0.7), 1.5, 0.5), 0.0, 0.14)
    Cloud(0.001, 0.003).pour(chance, sound, 0.2, 0.8, lambda t: 60 * np.exp(-t / 0.3), 0.4)
    return sound


TENSIONS = {"slack": 0.0, "drawn": 0.33, "tight": 0.66, "singing": 1.0}
CUES = {
    "web_front": Cue("great", front, 2, attack=0.002, release=0.2),
    **{f"strand_{name}": Cue("body", partial(strand, tension=q), 4, attack=0.001, release=0.05) for name, q in TENSIONS.items()},
    "haul": Cue("ball", haul, 3, release=0.01, whole=True, by=1.0),
    "struggle": Cue("body", struggle, 4, attack=0.002, release=0.06),
    "ripples": Cue("hand", ripples, 2, attack=0.02, release=0.3),
    "web_holds": Cue("body", stuck, 3, attack=0.01, release=0.05),
    "web_lets_go": Cue("blow", let_go, 2, attack=0.001, release=0.1, by=-1.0),
}
