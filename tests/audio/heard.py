"""What the tests of sound share: an index of plain tones, an output that only writes down, worlds as ears need them, and bands."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.audio.mixing.voice_mixer import Clip
from game.audio.sound_index import Loop, Piece, SoundIndex, Takes

RATE = 48000


class Written:
    """An output that remembers what it was told."""

    def __init__(self) -> None:
        self.played: list[tuple[int, Clip, float, float]] = []
        self.levels: dict[int, tuple[float, float]] = {}
        self.stopped: list[int] = []

    def play(self, channel: int, clip: Clip, left: float, right: float) -> bool:
        self.played.append((channel, clip, left, right))
        self.levels[channel] = (left, right)
        return True

    def level(self, channel: int, left: float, right: float) -> None:
        self.levels[channel] = (left, right)

    def stop(self, channel: int) -> None:
        self.stopped.append(channel)


def index_of(*cues: tuple[str, str, int, float]) -> SoundIndex:
    """(name, class, takes, seconds) each."""
    table = {}
    for name, kind, takes, seconds in cues:
        length = round(seconds * RATE)
        table[name] = Takes(Path(name), kind, 1, tuple((n * length, (n + 1) * length) for n in range(takes)))
    return SoundIndex(table)


def piece_of(*layers: str, beat: int = 85 * 512, bars: int = 4) -> Piece:
    return Piece("tune", beat, 4, {layer: Loop(Path(layer), beat * 4 * bars, 1) for layer in layers})


def tones(seconds: float = 1.0) -> Any:
    """A fetch that gives every path a tone of its own, whole in its length."""
    kept: dict[Path, NDArray[np.int16]] = {}

    def fetch(path: Path) -> NDArray[np.int16]:
        if path not in kept:
            pitch = 200 + 10 * (sum(map(ord, path.name)) % 40)
            kept[path] = np.asarray(8000 * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE), dtype=np.int16)[:, None]
        return kept[path]

    return fetch


def level_like(**changes: Any) -> Any:
    """As much of a level as ears read."""
    things = changes.pop("things", ())
    plain: dict[str, Any] = {
        "ground": SimpleNamespace(material="soil", line=[(-50, 1), (50, 1)]),
        "solids": (),
        "lakes": (SimpleNamespace(left=0.0, right=100.0, level=0.0),),
        "role": "runner",
        "hour": 12.0,
        "season": "summer",
        "weather": "clear",
        "chapter": 3,
        "music": "",
        "ambience": "",
        "cues": {},
    }
    level = SimpleNamespace(**(plain | changes))
    level.things_of = lambda kind: tuple(thing for thing in things if thing.kind == kind)
    return level


def band(sound: NDArray[Any], low: float, high: float) -> float:
    """dB of what lies between."""
    spectrum = np.abs(np.fft.rfft(sound, axis=0)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1.0 / RATE)
    return float(10.0 * np.log10(spectrum[(hertz >= low) & (hertz < high)].sum() / len(sound) ** 2 * 2.0 + 1e-14))


def envelope(sound: NDArray[Any], low: float, high: float, hop: float = 0.1) -> NDArray[Any]:
    """RMS of a band in every `hop` seconds."""
    mono = sound.mean(axis=1) if sound.ndim == 2 else sound
    hertz = np.fft.rfftfreq(len(mono), 1.0 / RATE)
    spectrum = np.fft.rfft(mono)
    spectrum[(hertz < low) | (hertz >= high)] = 0.0
    kept, step = np.fft.irfft(spectrum, len(mono)), round(hop * RATE)
    return np.sqrt(np.mean(kept[: len(kept) // step * step].reshape(-1, step) ** 2, axis=1))
