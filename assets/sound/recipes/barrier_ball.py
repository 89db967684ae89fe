"""The barrier ball: a bowl that is bowed as it rises and struck as it closes; rings when hit, groans in the water, hums inside, cracks, is
gone.
"""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Bed, Cue
from game.bake.signal import Signal, decay, frames, hump, lay, line, silence, strike, times
from game.bake.synthesis.bubbles import Cloud
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import bowl, ring, struck_bowl
from game.bake.synthesis.noise import noise, sweep

PITCH = 196.0
"""G3: a fourth over the D of the music."""


def rises(chance: Chance) -> Signal:
    """Rubbing sustains the lowest modes and pulses; at 1.3 s it closes, and all of them sound."""
    sound = silence(3.6)
    count = len(sound)
    moment = times(count)
    bow = np.clip(moment / 1.25, 0, 1) ** 2 * np.where(moment < 1.3, 1.0, 10 ** (-(moment - 1.3)))
    turned = 2 * np.pi * np.cumsum(1 - 0.045 * np.exp(-moment / 0.35)) / 48000
    pulse = 1 + 0.35 * np.sin(2 * np.pi * (2 * moment + 1.6 * moment**2)) * (moment < 1.5)
    for pitch, number in bowl(chance, PITCH):
        if number < 2:
            sound += (0.42, 0.18)[number] * np.sin(pitch * turned + chance.uniform(0, 6)) * bow * pulse
    sound += 0.05 * sweep(chance, np.full(count, PITCH * 5), 0.35) * bow * (moment < 1.4)
    lay(sound, struck_bowl(chance, frames(2.3), PITCH, (0.3, 0.54, 0.48, 0.36, 0.24)) * strike(frames(2.3), 0.0015, 99), 1.3, 1.5)
    lay(sound, noise(chance, frames(0.05), 1500, 7000, -3) * strike(frames(0.05), 0.0005, 0.02), 1.3, 0.25)
    sheds = noise(chance, frames(1.1), 500, 5000, -5) * line(frames(1.1), (0, 0), (0.5, 0.6), (0.85, 1), (1.1, 0))
    lay(sound, sheds, 0.25, 0.1)
    Cloud(0.0012, 0.006, heavy=0.5).pour(chance, sound, 0.5, 1.6, lambda t: 50 * np.exp(-(((t - 0.7) / 0.4) ** 2)), 0.16)
    return sound


def struck(chance: Chance, force: float) -> Signal:
    """Something hits it; it rings, and rocks in the water."""
    sound = silence(1.9)
    gains = [gain ** (1.3 - 0.6 * force) * chance.uniform(0.6, 1) for gain in (0.35, 0.8, 0.75, 0.6, 0.42)]
    tone = struck_bowl(chance, len(sound), PITCH * chance.uniform(0.995, 1.005), gains, 0.7, 0.006)
    sound += 0.5 * tone * strike(len(sound), 0.001, 99)
    lay(sound, noise(chance, frames(0.08), 300, 2500, -5) * strike(frames(0.08), 0.001, 0.04), 0.0, 0.3 + 0.4 * force)
    count = frames(0.6)
    lay(sound, sweep(chance, np.geomspace(500, 250, count), 0.6) * hump(count, 1), 0.12, 0.035)
    Cloud(0.003, 0.009).pour(chance, sound, 0.15, 0.6, lambda t: 30.0, 0.12)
    return sound


def bobs(chance: Chance) -> Signal:
    """It rocks: a low wet groan, the lowest mode just touched, water running off its side."""
    sound, count = silence(1.4), frames(0.9)
    lay(sound, sweep(chance, 210 * 2 ** (0.8 * np.sin(np.pi * np.linspace(0, 1, count))), 0.6) * hump(count, 1.4), 0.0, 0.2)
    pairs = bowl(chance, PITCH)[:2]
    lay(sound, ring(frames(1.2), [p for p, _ in pairs], (0.9, 0.8), (1, 1), chance) * strike(frames(1.2), 0.06, 99), 0.1, 0.08)
    Cloud(0.003, 0.010, 1.6).pour(chance, sound, 0.15, 0.9, lambda t: 22 * np.exp(-t / 0.5), 0.3)
    lay(sound, noise(chance, frames(0.7), 900, 4200, -6) * hump(frames(0.7), 1.5), 0.35, 0.05)
    return sound


def cracks(chance: Chance) -> Signal:
    """Its pairs drift apart, and ice runs through it."""
    sound = silence(1.6)
    lay(sound, struck_bowl(chance, frames(1.4), PITCH, (0.3, 0.7, 0.7, 0.6, 0.5), 0.5, 0.02) * strike(frames(1.4), 0.0008, 99), 0.0, 0.4)
    lay(sound, noise(chance, frames(0.03), 1500, 9000, -1) * strike(frames(0.03), 0.0003, 0.012), 0.0, 0.9)
    grains(chance, sound, 0.0, 0.5, lambda t: 420 * np.exp(-t / 0.1), (2600, 9000), (0.0008, 0.0025), 0.5)
    for at in chance.uniform(0.05, 0.45, 5):
        lay(sound, ring(frames(0.06), (chance.uniform(2500, 5200), chance.uniform(5200, 9000)), (0.03, 0.02), (1, 0.6)), float(at), 0.35)
    return sound


def gone(chance: Chance) -> Signal:
    """The seal lets go: the bowl's partials fall apart upward, and what it held back falls into the lake."""
    sound, count = silence(2.0), frames(1.1)
    up = 2 ** (0.6 * (times(count) / 1.1) ** 2)
    pairs = bowl(chance, PITCH, 0.012)
    lay(
        sound,
        ring(count, [p for p, _ in pairs], [1.2 - 0.2 * k for _, k in pairs], [0.5 * 0.8**k for _, k in pairs], chance, up)
        * strike(count, 0.02, 1.4),
        0.0,
        0.4,
    )
    lay(sound, sweep(chance, np.geomspace(900, 7000, count), 0.6) * hump(count, 1.5, 0.8), 0.05, 0.18)
    lay(sound, noise(chance, frames(0.7), 250, 4200, -4) * strike(frames(0.7), 0.03, 0.5), 0.75, 0.25)
    Cloud(0.0014, 0.006, 1.8).pour(chance, sound, 0.8, 1.0, lambda t: 160 * np.exp(-t / 0.3), 0.35)
    return sound


def set_down(chance: Chance) -> Signal:
    """The ball comes to rest on sand: a crunch, one deep toll, and quiet."""
    sound = silence(2.2)
    lay(sound, ring(frames(0.4), (62, 101, 160), (0.25, 0.16, 0.09), (1, 0.6, 0.3)) * strike(frames(0.4), 0.006, 9), 0.0, 0.8)
    grains(chance, sound, 0.0, 0.45, lambda t: 520 * np.exp(-t / 0.13), (900, 3200), (0.004, 0.012), 0.35)
    lay(sound, struck_bowl(chance, frames(2.0), PITCH / 2, (0.6, 0.5, 0.25, 0.1, 0.05), 0.8) * strike(frames(2.0), 0.012, 99), 0.03, 0.3)
    return sound


def hum(chance: Chance) -> Signal:
    """Inside: the glyphs on the wall hum, three partials that beat at whole numbers of turns in the loop."""
    seconds = 8.0
    moment = times(frames(seconds))
    sound = np.zeros(len(moment))
    for ratio, turns, gain in ((1.0, 5, 0.5), (1.5, 3, 0.22), (2.71, 7, 0.2), (5.02, 11, 0.06)):
        whole = round(PITCH * ratio * seconds) / seconds
        sound += gain * np.sin(2 * np.pi * whole * moment + chance.uniform(0, 6)) * (1 + 0.5 * np.sin(2 * np.pi * turns * moment / seconds))
    return sound + 0.04 * noise(chance, len(moment), 700, 2600, -6) * (1 + 0.6 * np.sin(2 * np.pi * 6 * moment / seconds))


def muffled_tap(chance: Chance) -> Signal:
    """A hand on the wall from inside."""
    sound = silence(0.8)
    lay(sound, ring(frames(0.3), (150, 240), (0.08, 0.05), (1, 0.5)) * strike(frames(0.3), 0.002, 9), 0.0, 0.6)
    lay(sound, struck_bowl(chance, frames(0.7), PITCH, (0.4, 0.4, 0.15, 0.05, 0.0), 0.3) * decay(frames(0.7), 1.2), 0.0, 0.2)
    return sound


CUES = {
    "barrier_rises": Cue("great", rises, 2, attack=0.01, release=0.25),
    "barrier_struck": Cue("ball", partial(struck, force=0.7), 4, release=0.2, by=-1.0),
    "barrier_struck_hard": Cue("ball", partial(struck, force=1.0), 4, release=0.2),
    "barrier_bobs": Cue("hand", bobs, 4, attack=0.02, release=0.15),
    "barrier_cracks": Cue("ball", cracks, 3, attack=0.0003, release=0.1),
    "barrier_gone": Cue("ball", gone, 2, attack=0.01, release=0.2, by=-1.0),
    "barrier_set_down": Cue("ball", set_down, 2, attack=0.004, release=0.2),
    "barrier_tap": Cue("hand", muffled_tap, 3, release=0.1),
}
BEDS = {"glyphs": Bed(hum, -32.0)}
