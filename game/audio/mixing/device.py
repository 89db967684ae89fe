"""The sound device's own format: how it is opened, and how files become samples, and samples what it plays."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pygame

from game.audio.mixing.sample_store import Samples
from game.audio.sound_index import RATE

log = logging.getLogger(__name__)

Sound = pygame.mixer.Sound
BUFFER_FRAMES = 512
"""Frames of the device's buffer (10.7 ms)."""


def open_device() -> None:
    """Raises pygame.error where there is none."""
    pygame.mixer.init(RATE, -16, 2, BUFFER_FRAMES, allowedchanges=0)


@contextmanager
def silenced_stderr() -> Iterator[None]:
    """Without a device, ALSA says so in several lines on stderr; the notice says it in one."""
    if not sys.platform.startswith("linux"):
        yield
        return
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def samples_of(path: Path, _kept: dict[Path, Samples | None] = {}) -> Samples | None:  # noqa: B006  (the files do not change under us)
    """A file's samples, decoded now and kept; None if it cannot be read. Needs no device."""
    if path not in _kept:
        try:
            if not pygame.mixer.get_init():
                os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
                open_device()
            _kept[path] = decoded(path)
        except (pygame.error, OSError) as problem:
            log.warning("%s: %s", path.name, problem)
            _kept[path] = None
    return _kept[path]


def decoded(path: Path) -> Samples:
    """(frames, channels): the mixer makes two of one, which is taken back."""
    both = np.frombuffer(pygame.mixer.Sound(str(path)).get_raw(), dtype=np.int16).reshape(-1, 2)
    return both[:, :1].copy() if np.array_equal(both[:, 0], both[:, 1]) else both


def sound_of(samples: Samples) -> Sound:
    """Ready for the device, which wants two channels."""
    both = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples
    return pygame.mixer.Sound(buffer=np.ascontiguousarray(both).tobytes())


def byte_count(sound: Sound) -> int:
    """What it takes in memory."""
    return round(sound.get_length() * RATE) * 4
