"""Spill file: an unnamed, memory-mapped file for data that is rarely read, so that it takes memory only while it is used."""

import mmap
import sys
import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from game.core.files.piecewise import write_piecewise
from game.core.memory import let_go, track_mapped_file

SEGMENT_BYTES = 32 << 20
"""Of the file that are mapped at once: each mapping holds a file open, and of those a process may have few."""


@dataclass(frozen=True, slots=True)
class Spilled:
    """Where something lies; whoever writes on `view` changes a copy of his own."""

    segment: mmap.mmap
    first: int
    end: int

    @property
    def view(self) -> memoryview:
        return memoryview(self.segment)[self.first : self.end]

    def release(self) -> None:
        """It was only looked through: what lies in memory of it may go until it is looked at again."""
        let_go(self.segment, self.first, self.end)


class SpillFile:
    """Begun in `folder` with the first that is stored; the system throws it away with the last piece that anybody holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused = sys.platform != "linux"
        """All stays in memory: nothing can be written, or what is written need not be seen by whoever has mapped the file before."""
        self._file: IO[bytes] | None = None
        self._segment: mmap.mmap | None = None
        self._end = 0
        """Of what is used of the segment."""
        self._writing = threading.Lock()

    def __del__(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()

    def store(self, size: int, pieces: Iterable[bytes]) -> Spilled | None:
        """The pieces one after the other, `size` bytes in all; None if they could not be written."""
        with self._writing:
            if self.refused:
                return None
            try:
                return self._store(size, pieces)
            except OSError:
                self.refused = True
                return None

    def _store(self, size: int, pieces: Iterable[bytes]) -> Spilled:
        if self._segment is None or self._end + size > len(self._segment):
            self._begin_segment(size)
        assert self._file is not None and self._segment is not None
        first = self._end
        self._file.seek(first - len(self._segment), 2)
        for piece in pieces:
            write_piecewise(self._file, piece)
        self._file.flush()
        self._end = -(-(first + size) // mmap.PAGESIZE) * mmap.PAGESIZE
        return Spilled(self._segment, first, first + size)

    def _begin_segment(self, size: int) -> None:
        """At the end of the file; what is not written yet takes no room on the disk."""
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=self.folder, prefix=".spiderweb-lake-", suffix=".part")  # noqa: SIM115
        length = -(-max(size, SEGMENT_BYTES) // mmap.ALLOCATIONGRANULARITY) * mmap.ALLOCATIONGRANULARITY
        first = self._file.seek(0, 2)
        self._file.truncate(first + length)
        self._segment = track_mapped_file(mmap.mmap(self._file.fileno(), length, access=mmap.ACCESS_COPY, offset=first))
        self._end = 0
