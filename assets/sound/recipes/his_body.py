"""The body that carries all this: breath that tells the chakra left, a heart, a wince, what he swallows, legs that are run dry."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, decay, frames, hump, lay, silence, strike, times
from game.bake.synthesis.grains import grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep

BREATHS = {"steady": (0.62, 0.9, 0.0), "short": (0.4, 0.5, 0.12), "ragged": (0.36, 0.5, 0.45), "spent": (0.5, 1.1, 0.85)}
"""In, out (s), and how rough."""


def breath(chance: Chance, inward: float, outward: float, rough: float) -> Signal:
    """In through the teeth (brighter), out through the throat (darker); the rougher, the more it shakes and the more voice is in it."""
    stretch = chance.uniform(0.92, 1.08)
    inward, outward = inward * stretch, outward * stretch
    sound = silence(inward + outward + 0.25)
    for at, seconds, formants, gain in ((0.0, inward, (1500, 2900), 0.5), (inward + 0.06, outward, (620, 1250), 1.0)):
        count = frames(seconds)
        shake = 1.0 + rough * 0.8 * noise(chance, count, 5, 11) * np.linspace(0.3, 1, count)
        air = sum((sweep(chance, np.full(count, f * chance.uniform(0.95, 1.05)), 0.3) for f in formants), np.zeros(count))
        shaped = (0.5 * air + 0.12 * noise(chance, count, 300, 6000, -4)) * hump(count, 1.3, 0.8) * np.clip(shake, 0.05, 2.5)
        lay(sound, shaped, at, gain)
    if rough > 0.4:
        lay(sound, throat(chance, outward * 0.7, 118, 0.8), inward + 0.1, 0.06 * rough)
    return sound


def throat(chance: Chance, seconds: float, pitch: float, fall: float) -> Signal:
    """A closed mouth's voice: a buzz through three formants, falling to `fall` of its pitch."""
    count = frames(seconds)
    wander = 1.0 + 0.012 * noise(chance, count, 3, 14)
    turns = 2 * np.pi * np.cumsum(pitch * np.geomspace(1, fall, count) * wander) / 48000
    voice = np.zeros(count)
    for number in range(1, 24):
        hertz = pitch * number
        formant = sum(g * np.exp(-0.5 * ((hertz - f) / w) ** 2) for f, w, g in ((480, 110, 1.0), (1150, 160, 0.35), (2400, 260, 0.12)))
        voice += (formant + 0.12 / number) * np.sin(number * turns + chance.uniform(0, 6)) / number**0.5
    return voice * hump(count, 0.9, 0.6)


def wince(chance: Chance) -> Signal:
    """Air drawn through teeth, cut off, and a grunt held back."""
    sound, count = silence(0.7), frames(0.2)
    lay(sound, noise(chance, count, 2400, 7500, -4) * np.linspace(0, 1, count) ** 1.4, 0.0, 0.22)
    lay(sound, throat(chance, 0.26, chance.uniform(128, 148), 0.72), 0.19, 0.5)
    lay(sound, noise(chance, frames(0.22), 500, 2200, -4) * hump(frames(0.22), 1.4, 0.5), 0.34, 0.14)
    return sound


def heart(chance: Chance) -> Signal:
    """Two sounds, the second higher and shorter; the knock is what small loudspeakers can give of it."""
    sound = silence(0.62)
    for at, pitches, t60, gain in ((0.02, (48, 78, 112), 0.1, 1.0), (0.26, (62, 98, 140), 0.07, 0.6)):
        count = frames(0.2)
        beat = ring(count, pitches, (t60 * 1.6, t60, t60 * 0.7), (1, 0.6, 0.25)) + 0.22 * noise(chance, count, 150, 420, -4) * decay(
            count, 0.06
        )
        lay(sound, beat * strike(count, 0.012, 9), at, gain)
    return sound


def pill(chance: Chance) -> Signal:
    """A lid, a rattle, a bite, a swallow."""
    sound = silence(0.95)
    lay(sound, ring(frames(0.06), (2100, 3400), (0.03, 0.02), (1, 0.5)), 0.0, 0.3)
    for at in (0.07, 0.11, 0.16):
        lay(sound, ring(frames(0.05), [f * chance.uniform(0.96, 1.04) for f in (3100, 4700)], (0.018, 0.012), (1, 0.6)), at, 0.22)
    grains(chance, sound, 0.3, 0.09, lambda t: 500, (900, 4200), (0.002, 0.007), 0.5)
    grains(chance, sound, 0.42, 0.07, lambda t: 380, (800, 3000), (0.002, 0.007), 0.35)
    count = frames(0.16)
    gulp = ring(count, (190, 310), (0.1, 0.06), (1, 0.4), glide=np.geomspace(1.0, 1.9, count)) * hump(count, 1.5)
    lay(sound, gulp, 0.66, 0.5)
    return sound


def pill_found(chance: Chance) -> Signal:
    """A rattle in cupped hands and a small bright ring: it is worth something."""
    sound = silence(0.9)
    for at in (0.0, 0.045, 0.1):
        lay(sound, ring(frames(0.05), [f * chance.uniform(0.96, 1.04) for f in (3100, 4700)], (0.018, 0.012), (1, 0.6)), at, 0.35)
    lay(sound, ring(frames(0.7), (1174.7, 1762, 3520), (0.55, 0.4, 0.15), (1, 0.4, 0.15)) * strike(frames(0.7), 0.002, 9), 0.14, 0.3)
    return sound


def painkiller(chance: Chance) -> Signal:
    """Chakra drawn into paper: a hiss that closes in, a low warm tone that stays, and the ache is gone."""
    sound, count = silence(1.5), frames(0.7)
    lay(sound, sweep(chance, np.geomspace(5200, 900, count), 0.5) * hump(count, 1.5, 1.6), 0.0, 0.22)
    glow = ring(frames(1.0), (196, 293.7, 392), (0.9, 0.8, 0.6), (1, 0.5, 0.3), glide=np.linspace(0.97, 1.0, frames(1.0)))
    lay(sound, glow * strike(frames(1.0), 0.12, 9), 0.42, 0.32)
    grains(chance, sound, 0.5, 0.4, lambda t: 90 * np.exp(-t / 0.15), (3000, 8000), (0.001, 0.003), 0.14)
    return sound


def ran_dry(chance: Chance) -> Signal:
    """What held him goes out: a tone that sags, a flutter that dies, breath after it."""
    sound, count = silence(1.3), frames(0.8)
    sag = 2.0 ** (-1.3 * (times(count) / 0.8) ** 0.7)
    flutter = 1 + 0.8 * np.sign(np.sin(2 * np.pi * np.cumsum(np.linspace(26, 7, count)) / 48000))
    lay(sound, ring(count, (330, 497, 665), (0.9, 0.6, 0.4), (1, 0.5, 0.3), glide=sag) * flutter * strike(count, 0.004, 9), 0.0, 0.22)
    lay(sound, sweep(chance, np.geomspace(3800, 380, count), 0.5) * strike(count, 0.02, 0.9), 0.02, 0.22)
    lay(sound, noise(chance, frames(0.5), 400, 1900, -5) * hump(frames(0.5), 1.5), 0.72, 0.16)
    return sound


def jolt(chance: Chance) -> Signal:
    """A stamp has cost chakra: a dry twang under the sole, felt more than heard."""
    sound, count = silence(0.5), frames(0.3)
    lay(
        sound,
        ring(count, (74, 147, 223), (0.34, 0.26, 0.2), (1, 0.8, 0.6), glide=np.geomspace(1.0, 0.6, count)) * strike(count, 0.002, 9),
        0.0,
        0.6,
    )
    grains(chance, sound, 0.0, 0.12, lambda t: 320 * np.exp(-t / 0.05), (1800, 6000), (0.0015, 0.004), 0.3)
    return sound


def stumble(chance: Chance) -> Signal:
    """Two feet at once in the wrong place, cloth, and what arms do then."""
    sound = silence(0.75)
    for at, gain in ((0.0, 1.0), (0.11 + 0.03 * chance.random(), 0.7)):
        lay(sound, ring(frames(0.2), (82, 131, 240), (0.07, 0.05, 0.03), (1, 0.6, 0.4)) * strike(frames(0.2), 0.003, 9), at, 0.5 * gain)
        grains(chance, sound, at, 0.08, lambda t: 420, (500, 2600), (0.003, 0.009), 0.4 * gain)
    for at in (0.2, 0.36):
        count = frames(0.2)
        lay(sound, sweep(chance, np.geomspace(500, 1400, count), 0.5) * hump(count), at, 0.22)
    return sound


def faint(chance: Chance) -> Signal:
    """A long breath out, knees, then the rest of him."""
    sound = silence(1.8)
    lay(sound, breath(chance, 0.1, 0.8, 0.2), 0.0, 0.5)
    for at, gain in ((0.75, 0.5), (1.02, 1.0)):
        lay(sound, ring(frames(0.3), (58, 92, 150), (0.14, 0.09, 0.05), (1, 0.6, 0.4)) * strike(frames(0.3), 0.005, 9), at, gain)
        grains(chance, sound, at, 0.16, lambda t: 350 * np.exp(-t / 0.06), (600, 2400), (0.004, 0.01), 0.3 * gain)
    return sound


CUES = {
    f"breath_{name}": Cue("breath", partial(breath, inward=i, outward=o, rough=r), 4, attack=0.02, release=0.1)
    for name, (i, o, r) in BREATHS.items()
} | {
    "heart": Cue("hand", heart, 2, attack=0.004),
    "wince": Cue("body", wince, 3, attack=0.01),
    "pill": Cue("hand", pill, 2, by=1.0),
    "pill_found": Cue("hand", pill_found, 2, by=1.0),
    "painkiller": Cue("body", painkiller, 2, attack=0.01, release=0.15),
    "ran_dry": Cue("tell", ran_dry, 2, attack=0.002, release=0.1),
    "jolt": Cue("body", jolt, 4, by=0.5),
    "stumble": Cue("body", stumble, 3),
    "faint": Cue("body", faint, 2, attack=0.02, release=0.15),
}
