"""`bench --sound`: what the sound costs, and how loud and how different its files are, measured."""

import os
import statistics
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.audio.mixing.device import BUFFER_FRAMES, samples_of
from game.audio.mixing.mixer import Mixer
from game.audio.sound_index import RATE, Loop, Piece, SoundIndex, Takes, sound_index
from game.bake.loudness import integrated, loudest, true_peak

FRAMES_MEASURED = 60 * 20
TURNS = 3
SEAM = 64
"""Steps on either side of a loop's seam."""
Sound = NDArray[np.float64]


def measure(level: str = "03-the-crossing", bot: str = "steady") -> dict[str, Any]:
    """All of them."""
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    found = sound_index()
    if not found.cues:
        return {"sounds": 0}
    return {"sounds": len(found.cues) + len(found.beds), **_files(found), **_music(found), **_loading(found), **_work(level, bot)}


def lines(figures: dict[str, Any]) -> list[str]:
    """The same for reading."""
    return [f"{name:24} {value}" for name, value in figures.items()]


def _files(found: SoundIndex) -> dict[str, Any]:
    peaks, by_kind, edges, offsets = [], dict[str, list[float]](), [], []
    for takes in found.cues.values():
        for first, last in takes.places:
            take = _raw(samples_of(takes.path))[first:last]
            peaks.append(true_peak(take))
            offsets.append(float(np.max(np.abs(take.mean(axis=0)))))
            edges.append(float(max(np.abs(take[0]).max(), np.abs(take[-1]).max())))
            by_kind.setdefault(takes.kind, []).append(loudest(take))
    seams = [_seam(_raw(samples_of(loop.path))) for loop in found.beds.values()]
    spread = {kind: round(max(levels) - min(levels), 2) for kind, levels in by_kind.items()}
    size = sum(path.stat().st_size for path in {*_paths(found)} if path.is_file())
    return {
        "megabytes_on_disk": round(size / 1e6, 2),
        "true_peak_dbtp": round(max(peaks), 2),
        "widest_class_db": max(spread.values()),
        "class_spread_db": spread,
        "steepest_edge": round(max(edges), 4),
        "dc": round(max(offsets), 5),
        "worst_seam": round(max(seams), 2),
    }


def _music(found: SoundIndex) -> dict[str, Any]:
    pieces = found.pieces.values()
    layers = [loop for piece in pieces for loop in piece.layers.values()]
    held = [sum(loop.frames * loop.channels * 2 for loop in piece.layers.values()) for piece in pieces]
    return {
        "music_lufs": {piece.name: round(integrated(_fullest(piece)), 2) for piece in pieces},
        "music_seam": round(max(_seam(_raw(samples_of(loop.path))) for loop in layers), 2),
        "piece_megabytes": round(max(held) / 1e6, 1),
    }


def _fullest(piece: Piece) -> Sound:
    """The loudest mix that is ever played of it."""
    layers: list[str] = [layer for layer in ("uneasy", "chased") if layer in piece.layers] or ["calm"]
    loops = [_raw(samples_of(piece.layers[layer].path)) for layer in layers]
    longest = max(len(loop) for loop in loops)
    mixed = np.zeros((longest, 2))
    for loop in loops:
        mixed += np.take(loop, np.arange(longest), axis=0, mode="wrap")
    return mixed


def _seam(loop: Sound) -> float:
    """The step from the last sample to the first, by the 99.9th percentile of all steps: far over 1 is a click."""
    steps = np.abs(np.diff(loop, axis=0)).max(axis=1)
    around = np.abs(np.diff(np.concatenate([loop[-SEAM:], loop[:SEAM]]), axis=0)).max()
    return float(around / (np.quantile(steps, 0.999) + 1e-9))


def _loading(found: SoundIndex) -> dict[str, Any]:
    from game.audio.speaker import PRELOADED_CUES

    mixer = Mixer(found)
    began = time.perf_counter()
    mixer.start(PRELOADED_CUES)
    while not all(mixer.has(cue) for cue in PRELOADED_CUES if cue in found.cues) and time.perf_counter() - began < 20.0:
        time.sleep(0.002)
    first = time.perf_counter() - began
    for cue in found.cues:
        mixer.want(cue)
    while not all(mixer.has(cue) for cue in found.cues) and time.perf_counter() - began < 60.0:
        time.sleep(0.005)
    whole, held = time.perf_counter() - began, mixer.megabytes
    mixer.close()
    return {"first_cues_s": round(first, 3), "all_cues_s": round(whole, 2), "cues_megabytes": round(held, 1)}


def _work(level: str, bot: str) -> dict[str, Any]:
    """What a frame of play pays, the least of several times that the same run was heard: what else this machine does is not ours."""
    turns = [_frame_costs(level, bot) for _ in range(TURNS)]
    costs = sorted(min(frame) for frame in zip(*(costs for costs, _ in turns), strict=True))
    return {
        "frame_ms": round(1000.0 * statistics.median(costs), 3),
        "frame_p99_ms": round(1000.0 * costs[len(costs) * 99 // 100], 3),
        "latency_ms": round(2000.0 * BUFFER_FRAMES / RATE, 1),
        "block_ms": min(block for _, block in turns),
    }


def _frame_costs(level: str, bot: str) -> tuple[list[float], float]:
    """Seconds of each frame: two ticks heard, the mixer led, voices started and moved on a device that plays to nobody; and of a block."""
    from game.audio.speaker import Speaker
    from game.bots.registry import make_bot
    from game.session.level_file import level_file
    from game.session.play_session import PlaySession

    session = PlaySession(level_file(level), player_factory=lambda: make_bot(bot))
    speaker, costs = Speaker(), list[float]()
    speaker.start()
    speaker.hear(session.world, ())
    while speaker.mixer.busy:
        time.sleep(0.02)
    for frame in range(FRAMES_MEASURED):
        spent = 0.0
        for _ in range(2):
            events = session.tick()
            began = time.thread_time()
            speaker.hear(session.world, events)
            spent += time.thread_time() - began
        began = time.thread_time()
        speaker.frame(frame / 60.0)
        costs.append(spent + time.thread_time() - began)
    block = _block_cost(speaker)
    speaker.close()
    return costs, block


def _block_cost(speaker: Any) -> float:
    """Of a block of the stream, on its own thread."""
    from game.audio.mixing.mixer import BLOCK_FRAMES

    costs = []
    for _ in range(40):
        began = time.thread_time()
        speaker.stream.block(BLOCK_FRAMES)
        costs.append(time.thread_time() - began)
    return round(1000.0 * statistics.median(costs), 3)


def _raw(samples: NDArray[np.int16] | None) -> Sound:
    """As in the file; a missing one counts as silence."""
    return np.zeros((RATE, 1)) if samples is None else samples.astype(np.float64) / 32768.0


def _paths(found: SoundIndex) -> list[Path]:
    loops: list[Loop | Takes] = [loop for piece in found.pieces.values() for loop in piece.layers.values()]
    return [each.path for each in (*loops, *found.cues.values(), *found.beds.values())]
