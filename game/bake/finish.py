"""Finish: brings a raw take to the level of its class, without rumble or clicks, and below the ceiling that Vorbis needs."""

import numpy as np

from game.bake.loudness import integrated, loudest
from game.bake.recipe import LOUDNESS, Bed, Cue
from game.bake.signal import Signal, decibels, faded, frames, high_pass

CEILING = decibels(-2.2)
"""Vorbis may add 0.7 dB of true peak, and -1 is the promise."""
INAUDIBLE = decibels(-62.0)
KNEE = 0.6
"""Share of the ceiling below which nothing is touched."""


def finished_cue(raw: Signal, cue: Cue) -> Signal:
    """High-pass, level, limit, fades. The mean is never subtracted: on a short cue that leaves a step in the silence."""
    sound = high_pass(raw, 24.0)
    wanted = LOUDNESS[cue.kind] + cue.by
    for _ in range(3):  # the limiter takes a little away again
        sound = limited(sound * decibels(wanted - loudest(sound)))
    return faded(sound if cue.whole else trimmed(sound, cue.release), cue.attack, cue.release)


def finished_bed(raw: Signal, bed: Bed) -> Signal:
    """The same for a loop: filtered over two turns, of which the second is kept, and never faded."""
    count = len(raw)
    sound = high_pass(np.concatenate([raw, raw]), 24.0)[count:]
    return limited(sound * decibels(bed.loud - integrated(np.concatenate([sound, sound]))))


def trimmed(sound: Signal, release: float) -> Signal:
    """Without the silence at its end: nobody hears it, and it would lie in everybody's memory."""
    size = np.abs(sound) if sound.ndim == 1 else np.abs(sound).max(axis=1)
    heard = np.flatnonzero(size > INAUDIBLE * size.max())
    return sound[: min(len(sound), int(heard[-1]) + frames(release))]


def limited(sound: Signal) -> Signal:
    """Linear up to the knee, then bent so that it never reaches the ceiling."""
    knee = KNEE * CEILING
    over = np.maximum(np.abs(sound) - knee, 0.0)
    bent = knee + (CEILING - knee) * np.tanh(over / (CEILING - knee))
    return np.where(over > 0.0, np.sign(sound) * bent, sound)
