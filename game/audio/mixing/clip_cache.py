"""Clip cache: what was decoded of cues, beds and layers, and the clips that are ready for the device."""

from collections import OrderedDict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.audio.mixing.device import Sound, byte_count, decoded, sound_of
from game.audio.mixing.place import shifted, through
from game.audio.mixing.sample_store import Samples, SampleStore
from game.audio.mixing.voice_mixer import Clip
from game.audio.sound_index import SoundIndex
from game.core.files import user_folders

MAX_VARIED_CLIPS, MAX_READY_BYTES = 32, 3_000_000
"""Dulled and shifted clips that are kept, and what those that are ready for the device may take in memory."""


class ClipCache:
    """Whoever loads is the mixer's worker; whoever looks for a clip holds the device."""

    def __init__(self, sounds: SoundIndex) -> None:
        self.sounds = sounds
        self.takes: dict[Clip, Samples] = {}
        """Every plain clip as it was recorded. The device wants two channels: a clip gets them when it is played, or all would be held
        twice."""
        self._ready: OrderedDict[Clip, Sound] = OrderedDict()
        """The clips played last, as the device wants them."""
        self._ready_bytes = 0
        self._varied: OrderedDict[Clip, Samples] = OrderedDict()
        self.loops: dict[Path, Samples] = {}
        self._store = SampleStore(user_folders.cache() / "sounds", decoded)

    def __contains__(self, clip: Clip) -> bool:
        return clip in self._varied or clip in self.takes

    def find(self, clip: Clip) -> Sound | None:
        """The clip, or the plain take while its dulled or shifted version is still being made."""
        return self._make_ready(clip) or self._make_ready(clip._replace(air="near", pitch=0))

    def _make_ready(self, clip: Clip) -> Sound | None:
        """A clip as the device wants it; those played last are kept so."""
        if (samples := self._varied.get(clip, self.takes.get(clip))) is None:
            return None
        sound = self._ready.pop(clip, None)
        if sound is None:
            sound = sound_of(samples)
            self._store.release(self.sounds.cues[clip.cue].path)
            self._ready_bytes += byte_count(sound)
        self._ready[clip] = sound
        while self._ready_bytes > MAX_READY_BYTES and len(self._ready) > 1:
            self._ready_bytes -= byte_count(self._ready.popitem(last=False)[1])
        return sound

    def load_cue(self, cue: str) -> None:
        takes = self.sounds.cues.get(cue)
        if takes is None:
            return
        samples = self._store.samples(takes.path)
        if len(samples) < takes.places[-1][1]:
            raise ValueError(f"{takes.path.name} is cut short")
        for take, (first, last) in enumerate(takes.places):
            self.takes[Clip(cue, take, "near", 0)] = samples[first:last]

    def vary(self, clip: Clip) -> list[Clip]:
        """Make a dulled or shifted clip; those that it takes the place of are gone."""
        plain = Clip(clip.cue, clip.take, "near", 0)
        if plain not in self.takes:
            self.load_cue(clip.cue)
        if (samples := self.takes.get(plain)) is None:
            return []
        self._varied[clip] = _int16(shifted(through(clip.air, samples.astype(np.float32) / 32768.0), clip.pitch))
        self._store.release(self.sounds.cues[clip.cue].path)
        return [self._varied.popitem(last=False)[0] for _ in range(len(self._varied) - MAX_VARIED_CLIPS)]

    def load_loop(self, path: Path) -> None:
        self.loops[path] = self._store.samples(path)

    def release_loops(self) -> None:
        """What was read of beds and layers need not stay in memory."""
        for path in tuple(self.loops):
            self._store.release(path)

    @property
    def megabytes(self) -> float:
        """Of decoded samples held in memory."""
        sounds = self._ready_bytes + sum(samples.nbytes for samples in self._varied.values())
        takes = sum(samples.nbytes for clip, samples in self.takes.items() if not self._store.parks(self.sounds.cues[clip.cue].path))
        return (sounds + takes + sum(samples.nbytes for path, samples in self.loops.items() if not self._store.parks(path))) / 1e6


def _int16(samples: NDArray[np.float32]) -> Samples:
    return np.asarray(np.clip(samples, -1.0, 1.0) * 32767.0, dtype=np.int16)
