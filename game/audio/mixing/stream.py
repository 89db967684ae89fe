"""Endless streams: mixes loops of ambience and music, by their gains, into blocks of samples without seam or click."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from game.audio.beds.blend import Beds, Side
from game.audio.music.conductor import Conductor
from game.audio.sound_index import SoundIndex

AMBIENCE_DB, MUSIC_DB = -4.0, -10.0
"""Decibels of the two buses."""
CEILING, KNEE = 0.89, 0.6
NIGHT_AMBIENCE_DB = 3.0
Samples = NDArray[np.int16]
Fetch = Callable[[Path], Samples | None]
"""From a file to its samples, (frames, channels); None as long as they are not loaded."""


class Stream:
    """Beds and music as one; gains may be set from another thread than that which asks for blocks."""

    def __init__(self, sounds: SoundIndex, fetch: Fetch) -> None:
        self.sounds, self._fetch = sounds, fetch
        self.conductor: Conductor | None = None
        self.ambience = self.music = 1.0
        self.mono = self.night = False
        self._lock = Lock()
        self._goal: Beds = {}
        self._now: dict[str, Side] = {}
        self.frame = 0
        """Of the next block's beginning: every bed is as far on as that, so that it matters to none of them when it comes in."""
        self._duck_goal = self._duck = 0.0
        self._world_share_goal = self._world_share = 1.0
        self._shares = (1.0, 1.0)
        self.quiet = False

    def set(self, beds: Beds, duck: float, world_share: float) -> None:
        """From the next block on: the beds' gains, decibels of giving way, and the share of all that is left (1; less while paused)."""
        with self._lock:
            self._goal, self._duck_goal, self._world_share_goal = beds, duck, world_share

    def play(self, conductor: Conductor | None) -> None:
        """Another piece, or none."""
        with self._lock:
            self.conductor = conductor

    def direct(self, tension: float, spent: bool, urgent: bool = False) -> None:
        """How tense it is now."""
        with self._lock:
            if self.conductor is not None:
                self.conductor.hear(tension, spent, urgent)

    def still(self) -> None:
        """No music for a while: somebody has drowned."""
        with self._lock:
            if self.conductor is not None:
                self.conductor.stop()

    def block(self, count: int) -> Samples:
        """The next `count` frames, (count, 2)."""
        with self._lock:
            goal, duck, world_share, conductor = self._goal, self._duck_goal, self._world_share_goal, self.conductor
        ramp = np.linspace(0.0, 1.0, count, endpoint=False, dtype=np.float32)
        night = 10.0 ** (NIGHT_AMBIENCE_DB / 20.0) if self.night else 1.0
        ambience, music = self.ambience * night * 10.0 ** (AMBIENCE_DB / 20.0), self.music * 10.0 ** (MUSIC_DB / 20.0)
        mixed = self._beds(goal, count, ramp)
        mixed *= _ramped(self._shares[0] * _factor(self._duck) * self._world_share, ambience * _factor(duck) * world_share, ramp)[:, None]
        if conductor is not None:
            played = self._layers(conductor, count)
            before, after = _music_share(self._world_share), _music_share(world_share)
            played *= _ramped(self._shares[1] * _factor(self._duck) * before, music * _factor(duck) * after, ramp)[:, None]
            mixed += played
        self._duck, self._world_share, self._shares = duck, world_share, (ambience, music)
        if self.mono:
            mixed[:] = mixed.mean(axis=1, keepdims=True)
        self.quiet = not mixed.any()
        return np.asarray(limited(mixed) * 32767.0, dtype=np.int16)

    def _beds(self, goal: Beds, count: int, ramp: NDArray[np.float32]) -> NDArray[np.float32]:
        mixed = np.zeros((count, 2), dtype=np.float32)
        for name in {*goal, *self._now}:
            old, new = self._now.get(name, (0.0, 0.0)), goal.get(name, (0.0, 0.0))
            loop = self.sounds.beds.get(name)
            samples = self._fetch(loop.path) if loop is not None else None
            if samples is None:
                continue  # it comes in from silence once it is there
            part = _turn(samples, self.frame % len(samples), count)[:, 0].astype(np.float32) / 32768.0
            for side in range(2):
                mixed[:, side] += part * (
                    np.float32(new[side]) if abs(new[side] - old[side]) < 1e-4 else _ramped(old[side], new[side], ramp)
                )
            if max(new) > 0.0:
                self._now[name] = new
            else:
                self._now.pop(name, None)
        self.frame += count
        return mixed

    def _layers(self, conductor: Conductor, count: int) -> NDArray[np.float32]:
        mixed, first = np.zeros((count, 2), dtype=np.float32), conductor.frame
        with self._lock:
            gains = {layer: fade.at(first, count) for layer, fade in conductor.fades.items()}
            conductor.go_on(count)
        for layer, gain in gains.items():
            if not isinstance(gain, np.ndarray) and gain <= 0.0:
                continue
            samples = self._fetch(conductor.piece.layers[layer].path)
            if samples is not None:
                part = _turn(samples, first % len(samples), count).astype(np.float32) / 32768.0
                mixed += part * (gain[:, None] if isinstance(gain, np.ndarray) else np.float32(gain))
        return mixed


def _music_share(world_share: float) -> float:
    """At a pause music stays a little when the lake goes; where nobody is, there is none."""
    return 0.35 + 0.65 * world_share if world_share > 0.0 else 0.0


def _turn(samples: Samples, at: int, count: int) -> Samples:
    """`count` frames of a loop from `at` on."""
    if at + count <= len(samples):
        return samples[at : at + count]
    return np.take(samples, np.arange(at, at + count), axis=0, mode="wrap")


def _ramped(old: float, new: float, ramp: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.float32(old) + np.float32(new - old) * ramp


def _factor(decibels: float) -> float:
    return float(10.0 ** (decibels / 20.0))


def limited(mixed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Bent before it could clip; nothing is touched below the knee."""
    size = np.abs(mixed)
    knee = KNEE * CEILING
    if float(size.max(initial=0.0)) <= knee:
        return mixed
    over = np.maximum(size - knee, 0.0)
    bent = knee + (CEILING - knee) * np.tanh(over / (CEILING - knee))
    return np.asarray(np.where(over > 0.0, np.sign(mixed) * bent, mixed), dtype=np.float32)
