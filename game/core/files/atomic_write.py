"""Atomic write: a file takes its name in one step when all of it is written; until then, and if that fails, the old one stays as it was."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from game.core.files.file_system import Disk

_numbers = itertools.count()


@contextmanager
def atomic_write(path: Path, durable: bool = False) -> Iterator[IO[bytes]]:
    """A file to write to, beside `path`, which it replaces at the end; `durable` makes sure first that it is on the disk."""
    beside = path.with_name(f".spiderweb-lake-{os.getpid()}-{next(_numbers)}.part")
    opened = beside.open("xb")  # what somebody else has under that name stays
    try:
        with opened as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Disk().replace(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
