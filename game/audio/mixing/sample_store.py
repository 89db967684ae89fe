"""Sample store: decoded samples in a file on disk, where they take no memory until they are read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.core.files.spill_file import Spilled, SpillFile

Samples = NDArray[np.int16]


class SampleStore:
    """What `decode` gives of sound files lies in a file in `folder`; in memory where none can be written."""

    def __init__(self, folder: Path, decode: Callable[[Path], Samples]) -> None:
        self._spill, self._decode = SpillFile(folder), decode
        self._parked: dict[Path, tuple[Spilled, Samples]] = {}

    def samples(self, path: Path) -> Samples:
        """A sound file's samples, decoded when they are first asked for."""
        if path not in self._parked:
            samples = self._decode(path)
            spilled = self._spill.store(samples.nbytes, [samples.tobytes()]) if samples.nbytes else None
            if spilled is None:
                return samples
            self._parked[path] = spilled, np.frombuffer(spilled.view, dtype=np.int16).reshape(samples.shape)
        return self._parked[path][1]

    def parks(self, path: Path) -> bool:
        """Whether a file's samples lie on the disk."""
        return path in self._parked

    def release(self, path: Path) -> None:
        """What was read of a file's samples need not stay in memory."""
        if path in self._parked:
            self._parked[path][0].release()
