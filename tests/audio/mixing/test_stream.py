"""The stream of beds: without seam or click, whatever their gains do."""

from pathlib import Path

import numpy as np

from game.audio.mixing.stream import Stream
from game.audio.sound_index import Loop, SoundIndex
from tests.audio.heard import tones


def stream_of(*beds: str) -> Stream:
    return Stream(SoundIndex(beds={bed: Loop(Path(bed), 48000, 1) for bed in beds}), tones())


def test_blocks_of_any_length_are_one_stream() -> None:
    whole, parted = stream_of("surf"), stream_of("surf")
    for stream in (whole, parted):
        stream.set({"surf": (0.5, 0.5)}, 0.0, 1.0)
        stream.block(512)
    a = whole.block(120_000)
    b = np.concatenate([parted.block(count) for count in (1, 400, 2048, 60_000, 57_551)])
    assert np.array_equal(a, b)


def test_gains_ramp_and_a_pause_fades_to_the_share_that_is_left() -> None:
    stream = stream_of("surf", "wash")
    parts = []
    for number in range(60):
        gains = {"surf": (0.9, 0.1)} if number % 20 < 10 else {"wash": (0.1, 0.9)}
        stream.set(gains, -20.0 if 20 < number < 30 else 0.0, 0.3 if number > 50 else 1.0)
        parts.append(stream.block(2048))
    sound = np.concatenate(parts) / 32768.0
    assert np.abs(np.diff(sound, axis=0)).max() < 0.03
    levels = [np.std(part[:, 0]) for part in parts]
    assert levels[59] < 0.45 * levels[17] and levels[26] < 0.2 * levels[5]


def test_a_file_that_is_not_there_yet_is_silence_and_then_comes_in() -> None:
    there = False
    fetch = tones()
    stream = Stream(SoundIndex(beds={"surf": Loop(Path("surf"), 48000, 1)}), lambda path: fetch(path) if there else None)
    stream.set({"surf": (0.5, 0.5)}, 0.0, 1.0)
    assert not stream.block(2048).any()
    there = True
    first = stream.block(2048)
    assert first.any() and abs(int(first[0, 0])) < 50
