"""Who is behind him: a rustle out of step, a call, a blade that is drawn, flies and hits, somebody coming from below, a lunge, a fall."""

from functools import partial

import numpy as np

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, hump, lay, line, low_pass, silence, strike, times
from game.bake.synthesis.bubbles import Cloud, bubble, radius_of
from game.bake.synthesis.grains import arrivals, grains
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise, sweep


def rustle(chance: Chance) -> Signal:
    """Three bursts and a twig: sharp starts and a body that leaves never have. When it comes is what is out of step."""
    sound = silence(0.9)
    for at, gain in ((0.0, 1.0), (0.16 + 0.05 * chance.random(), 0.6), (0.42 + 0.1 * chance.random(), 0.35)):
        grains(chance, sound, at, 0.12, lambda t: 260 * np.exp(-t / 0.05), (1800, 6000), (0.003, 0.012), 0.8 * gain)
    lay(sound, ring(frames(0.08), (310, 520), (0.04, 0.03), (1, 0.6)), 0.02, 0.25)
    return sound


def shout(chance: Chance) -> Signal:
    """One syllable across the water: a voice through moving formants, rising, with its edge of breath."""
    sound, seconds = silence(1.0), chance.uniform(0.34, 0.46)
    count = frames(seconds)
    pitch = chance.uniform(165, 205) * line(count, (0, 0.86), (seconds * 0.35, 1.18), (seconds, 0.82))
    turns = 2 * np.pi * np.cumsum(pitch * (1 + 0.006 * noise(chance, count, 4, 30))) / 48000
    open_mouth = line(count, (0, 0.2), (seconds * 0.3, 1), (seconds, 0.5))
    voice = np.zeros(count)
    for number in range(1, 28):
        hertz = number * pitch
        shape = np.exp(-0.5 * ((hertz - 420 - 330 * open_mouth) / 130) ** 2) + 0.5 * np.exp(
            -0.5 * ((hertz - 1150 - 150 * open_mouth) / 180) ** 2
        )
        shape += 0.25 * np.exp(-0.5 * ((hertz - 2600) / 300) ** 2) + 0.05
        voice += shape * np.sin(number * turns + chance.uniform(0, 6)) / number**0.35
    lay(sound, voice * hump(count, 0.7, 0.6), 0.0, 0.5)
    lay(sound, noise(chance, count, 1200, 5200, -4) * hump(count, 1.2, 0.5), 0.0, 0.12)
    return sound


def drawn(chance: Chance) -> Signal:
    """A blade leaves its sheath: a scrape that climbs and a thin ring after it. Half a second later it flies."""
    sound, count = silence(0.75), frames(0.2)
    lay(sound, sweep(chance, np.geomspace(2400, 7600, count), 0.35) * np.linspace(0.1, 1, count) ** 1.5, 0.0, 0.3)
    edge = ring(frames(0.5), [f * chance.uniform(0.99, 1.01) for f in (3150, 5210, 7420)], (0.42, 0.3, 0.2), (1, 0.7, 0.4), chance)
    lay(sound, edge * strike(frames(0.5), 0.002, 9), 0.19, 0.22)
    lay(sound, ring(frames(0.1), (420, 690), (0.04, 0.03), (1, 0.5)), 0.19, 0.2)
    return sound


def flight(chance: Chance) -> Signal:
    """It turns as it flies: a whirr, rising as it comes and falling as it goes by."""
    sound, count = silence(0.6), frames(0.5)
    doppler = 1 - 0.22 * np.tanh((times(count) - 0.25) / 0.07)
    whirr = 0.55 + 0.45 * np.sin(2 * np.pi * np.cumsum(34 * doppler) / 48000)
    lay(sound, sweep(chance, 2300 * doppler, 0.35) * whirr * hump(count, 2.2), 0.0, 0.4)
    lay(sound, ring(count, (2960,), (9,), (1,), chance, doppler) * whirr**2 * hump(count, 3), 0.0, 0.06)
    return sound


def stuck(chance: Chance, pitches: tuple[float, ...], ring_t60: float, crack: float) -> Signal:
    """A point goes in and what it sticks in answers; the blade shivers."""
    sound = silence(0.7)
    lay(sound, noise(chance, frames(0.04), 900, 7000, -2) * strike(frames(0.04), 0.0004, 0.016), 0.0, crack)
    lay(
        sound,
        ring(frames(0.3), pitches, [ring_t60 / (1 + k) for k in range(len(pitches))], [0.8**k for k in range(len(pitches))], chance),
        0.0,
        0.6,
    )
    shiver = 0.5 + 0.5 * np.sin(2 * np.pi * 46 * times(frames(0.4)))
    lay(sound, ring(frames(0.4), (1480, 2630), (0.25, 0.16), (1, 0.5), chance) * shiver * strike(frames(0.4), 0.003, 9), 0.01, 0.1)
    return sound


def struck_him(chance: Chance) -> Signal:
    """Cloth and a body: dull, short, with nothing that rings."""
    sound = silence(0.5)
    lay(sound, ring(frames(0.2), (94, 160, 270), (0.09, 0.06, 0.03), (1, 0.7, 0.4)) * strike(frames(0.2), 0.002, 9), 0.0, 0.8)
    lay(sound, low_pass(noise(chance, frames(0.1), 300, 4200, -5), 2600) * strike(frames(0.1), 0.001, 0.05), 0.0, 0.5)
    grains(chance, sound, 0.02, 0.1, lambda t: 250, (1400, 4800), (0.002, 0.006), 0.2)
    return sound


def from_below(chance: Chance) -> Signal:
    """Bubbles come up where the water is smooth: few and low, then many. Somebody is under there."""
    sound = silence(1.1)
    for second in arrivals(chance, 0.95, lambda t: 6 + 46 * t**1.6):
        radius = radius_of(chance, 0.0035 - 0.001 * second, 0.013 - 0.006 * second, 1.3)
        lay(sound, bubble(radius, 0.12), second, 0.8 * (0.4 + 0.6 * chance.random()))
    lay(sound, sweep(chance, np.geomspace(180, 420, frames(1.0)), 0.6) * hump(frames(1.0), 1.2, 2.5), 0.0, 0.1)
    return sound


def lunge(chance: Chance) -> Signal:
    """He breaks out of the water: an upward rush, a slap of air, a grunt."""
    sound, count = silence(0.9), frames(0.3)
    lay(sound, sweep(chance, np.geomspace(260, 2600, count), 0.7) * np.linspace(0, 1, count) ** 2, 0.0, 0.5)
    lay(sound, noise(chance, frames(0.4), 600, 6500, -3) * strike(frames(0.4), 0.004, 0.26), 0.28, 0.6)
    lay(sound, ring(frames(0.2), (118, 190), (0.1, 0.07), (1, 0.5)) * strike(frames(0.2), 0.004, 9), 0.28, 0.5)
    Cloud(0.0012, 0.004).pour(chance, sound, 0.32, 0.5, lambda t: 240 * np.exp(-t / 0.16), 0.4)
    return sound


def trip(chance: Chance) -> Signal:
    """Feet that are not where they should be, a cry bitten off, and water."""
    sound = silence(1.2)
    lay(sound, ring(frames(0.15), (150, 245, 400), (0.07, 0.05, 0.03), (1, 0.6, 0.4)) * strike(frames(0.15), 0.002, 9), 0.0, 0.5)
    lay(sound, 0.55 * shout(chance)[: frames(0.3)] * np.linspace(1, 0, frames(0.3)), 0.05, 0.35)
    lay(sound, noise(chance, frames(0.4), 350, 5000, -3) * strike(frames(0.4), 0.003, 0.2), 0.3, 0.6)
    lay(sound, bubble(0.017, 0.4), 0.46, 0.8)
    Cloud(0.0012, 0.005, 1.8).pour(chance, sound, 0.36, 0.7, lambda t: 260 * np.exp(-t / 0.2), 0.4)
    return sound


def grab(chance: Chance) -> Signal:
    """A hand in cloth, a tug, and the sling's buckle. Then it is quiet: this was it."""
    sound, count = silence(1.0), frames(0.16)
    lay(sound, sweep(chance, np.geomspace(900, 2600, count), 0.6) * np.linspace(0.1, 1, count), 0.0, 0.3)
    lay(sound, ring(frames(0.3), (70, 116, 190), (0.16, 0.1, 0.06), (1, 0.7, 0.4)) * strike(frames(0.3), 0.002, 9), 0.16, 0.9)
    grains(chance, sound, 0.16, 0.2, lambda t: 420 * np.exp(-t / 0.08), (700, 3600), (0.004, 0.012), 0.45)
    lay(sound, ring(frames(0.3), (2230, 3610), (0.2, 0.12), (1, 0.6), chance), 0.2, 0.1)
    return sound


def doubt(chance: Chance) -> Signal:
    """They stop: a foot drawn back over wet wood, a breath held. The rest is what is no longer heard."""
    sound, count = silence(0.6), frames(0.18)
    lay(sound, noise(chance, count, 1300, 5200, -4) * np.linspace(0, 1, count) ** 2, 0.0, 0.2)
    lay(sound, ring(frames(0.1), (205, 330), (0.05, 0.03), (1, 0.5)), 0.2, 0.3)
    return sound


CUES = {
    "hunter_rustle": Cue("far", rustle, 4, attack=0.001, release=0.05),
    "hunter_shout": Cue("tell", shout, 4, attack=0.004, release=0.06, by=-1.0),
    "blade_drawn": Cue("tell", drawn, 3, attack=0.002, release=0.05),
    "blade_flight": Cue("hand", flight, 3, attack=0.004, release=0.04),
    "blade_in_wood": Cue("body", partial(stuck, pitches=(210.0, 390.0, 880.0), ring_t60=0.12, crack=0.4), 3),
    "blade_in_ground": Cue("body", partial(stuck, pitches=(120.0, 205.0), ring_t60=0.06, crack=0.7), 3, by=0.3),
    "blade_in_him": Cue("blow", struck_him, 3),
    "diver_below": Cue("tell", from_below, 3, attack=0.01, release=0.08),
    "lunge": Cue("blow", lunge, 3, attack=0.004, release=0.08),
    "hunter_trips": Cue("blow", trip, 3, release=0.08, by=-1.0),
    "hunter_doubts": Cue("hand", doubt, 3, attack=0.01),
    "caught": Cue("blow", grab, 2, attack=0.002, release=0.08, by=1.0),
}
