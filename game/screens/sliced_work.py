"""Sliced work: seconds of work in the main thread, a slice in each frame, under a card that says so."""

import time
from collections.abc import Callable

from game.core.painting_job import LongFrames

SLICE_S = 0.08
"""Seconds of work in one frame: the window still answers."""


class SlicedWork:
    """`piece` does a few milliseconds of it, and says whether it is done."""

    def __init__(self, piece: Callable[[], bool]) -> None:
        self._piece = piece
        self._long_frames: LongFrames | None = None

    def go_on(self) -> bool:
        """A slice; true once all is done."""
        self._long_frames = self._long_frames or LongFrames()  # or the picture would get fewer pixels for it
        until, done = time.perf_counter() + SLICE_S, False
        while not done and time.perf_counter() < until:
            done = self._piece()
        if done:
            self.stop()
        return done

    def stop(self) -> None:
        """It is done, or nobody waits for it any more."""
        if self._long_frames is not None:
            self._long_frames.end()
            self._long_frames = None
