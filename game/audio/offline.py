"""Offline rendering: the samples that a recorded run sounds like, the same each time."""

import struct
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.audio.director import Director
from game.audio.mixing.device import samples_of
from game.audio.mixing.place import shifted, through
from game.audio.mixing.stream import Stream, limited
from game.audio.mixing.voice_mixer import Clip, VoiceMixer
from game.audio.sound_index import RATE, SoundIndex, sound_index
from game.core.files.output_files import MARK
from game.core.ticks import TICKS_PER_SECOND

TICK_FRAMES = RATE // TICKS_PER_SECOND
RELEASE_FRAMES = 240
"""Frames in which a voice that gives way is faded."""
Sound = NDArray[np.float32]


class Numbers:
    """An output that adds voices up in an array, from the very frame on at which they are asked for."""

    def __init__(self, found: SoundIndex) -> None:
        self.sounds = found
        self._clips: dict[Clip, Sound] = {}
        self._voices: dict[int, list[Any]] = {}
        self._dying: list[Sound] = []

    def play(self, channel: int, clip: Clip, left: float, right: float) -> bool:
        samples = self.clip(clip)
        if samples is None:
            return False
        self._voices[channel] = [samples, 0, np.array((left, right), dtype=np.float32), np.array((left, right), dtype=np.float32)]
        return True

    def level(self, channel: int, left: float, right: float) -> None:
        if channel in self._voices:
            self._voices[channel][3] = np.array((left, right), dtype=np.float32)

    def stop(self, channel: int) -> None:
        voice = self._voices.pop(channel, None)
        if voice is not None:
            samples, at, gain, _ = voice
            rest = samples[at : at + RELEASE_FRAMES]
            self._dying.append(rest * gain * np.linspace(1.0, 0.0, len(rest), dtype=np.float32)[:, None])

    def block(self, count: int) -> Sound:
        """What sounds in the next frames; gains glide over the block."""
        mixed = np.zeros((count, 2), dtype=np.float32)
        ramp = np.linspace(0.0, 1.0, count, endpoint=False, dtype=np.float32)[:, None]
        for channel in list(self._voices):
            samples, at, old, new = self._voices[channel]
            part = samples[at : at + count]
            mixed[: len(part)] += part * (old + (new - old) * ramp[: len(part)])
            self._voices[channel][1:3] = at + count, new
            if at + count >= len(samples):
                del self._voices[channel]
        for part in self._dying:
            mixed[: len(part)] += part[:count]
        self._dying = [part[count:] for part in self._dying if len(part) > count]
        return mixed

    def clip(self, clip: Clip) -> Sound | None:
        """One take through its air, (frames, 2)."""
        if clip not in self._clips:
            takes = self.sounds.cues.get(clip.cue)
            whole = samples_of(takes.path) if takes is not None else None
            if takes is None or whole is None:
                return None
            first, last = takes.places[clip.take]
            part = shifted(through(clip.air, whole[first:last].astype(np.float32) / 32768.0), clip.pitch)
            self._clips[clip] = np.repeat(part, 2, axis=1) if part.shape[1] == 1 else part
        return self._clips[clip]


class Hearing:
    """A run that is listened to tick by tick."""

    def __init__(self, level: Any, seed: int, found: SoundIndex | None = None, music: bool = True) -> None:
        self.sounds = found or sound_index()
        self.output = Numbers(self.sounds)
        self.director = Director(level, seed)
        self.voice_mixer = VoiceMixer(self.sounds, self.output, seed, overrides=dict(getattr(level, "cues", {})))
        self.stream = Stream(self.sounds, samples_of)
        self.stream.play(self.director.conductor(self.sounds) if music else None)
        self.fired: list[tuple[float, str, float | None]] = []
        """(second, cue, metres to the right) of everything that sounded."""

    def tick(self, world: Any, events: Any) -> Sound:
        """What is heard in this tick, (400, 2), before it is limited."""
        self.director.hear(world, events)
        self.director.lead(self.voice_mixer, self.stream, 1.0 / TICKS_PER_SECOND)
        self.fired += [
            (self.voice_mixer.now, fired.cue, fired.away) for fired in self.voice_mixer.fired if fired.at == self.voice_mixer.now
        ]
        return self.stream.block(TICK_FRAMES).astype(np.float32) / 32767.0 + self.output.block(TICK_FRAMES)


def heard(
    level: Any, seed: int, ticks: Callable[[], tuple[Any, Any] | None], found: SoundIndex | None = None, music: bool = True
) -> tuple[Sound, Hearing]:
    """All of a run: `ticks` gives (world, events) after each tick, None at its end."""
    hearing, parts = Hearing(level, seed, found, music), []
    while (tick := ticks()) is not None:
        parts.append(hearing.tick(*tick))
    return (np.concatenate(parts) if parts else np.zeros((0, 2), dtype=np.float32)), hearing


def wav(sound: Sound) -> bytes:
    """16 bits, two channels, with our mark before the samples."""
    samples = np.asarray(limited(sound) * 32767.0, dtype="<i2").tobytes()
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 2, RATE, 4 * RATE, 4, 16)
    name = MARK + b"\0" * (2 - len(MARK) % 2)
    info = b"LIST" + struct.pack("<I", 12 + len(name)) + b"INFO" + b"ISFT" + struct.pack("<I", len(name)) + name
    body = b"WAVE" + form + info + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body
