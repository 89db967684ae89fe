"""File system calls of the save code: durable writes, or an OSError. Tests bring a disk that fails."""

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

BUSY = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation. A virus scanner or indexer holds the file and will let go of it."""

PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4, 0.6)
"""Seconds between tries, 1.4 in all; then it is said that it did not work."""

FOLDERS_SYNC = sys.platform != "win32"
LINKS = hasattr(os, "link")


class Disk:
    """Every call that can fail is a method of its own, in the order in which `put` makes them."""

    def read(self, path: Path, most: int) -> bytes:
        """At most `most` bytes of a regular file; a pipe or device would wait for ever."""
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError("not a regular file")
            return file.read(most)

    def exists(self, path: Path) -> bool:
        return os.path.lexists(path)

    def put(self, path: Path, body: bytes) -> None:
        """A file with `body` in it that is on the disk, not on its way there."""
        file = self.open(path)
        try:
            self.write(file, body)
            self.flush(file)
            self.fsync(file)
        except BaseException:
            with suppress(OSError):
                self.close(file)
            raise
        self.close(file)  # the last chance of a full disk to say so

    def make_folder(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)

    def open(self, path: Path) -> Any:
        return open(path, "wb")

    def write(self, file: Any, body: bytes) -> None:
        file.write(body)

    def flush(self, file: Any) -> None:
        file.flush()

    def fsync(self, file: Any) -> None:
        os.fsync(file.fileno())

    def close(self, file: Any) -> None:
        file.close()

    def replace(self, old: Path, new: Path) -> None:
        """`old` becomes `new`, in one step; a file that is busy for a moment is waited for."""
        for pause in (*PATIENCE, None):
            try:
                return self.rename(old, new)
            except OSError as error:
                if pause is None or getattr(error, "winerror", None) not in BUSY:
                    raise
                self.wait(pause)

    def rename(self, old: Path, new: Path) -> None:
        os.replace(old, new)

    def link(self, old: Path, new: Path) -> bool:
        """A second name for a file; False where the file system has no such thing."""
        if not LINKS:
            return False
        try:
            self.remove(new)
            os.link(old, new)
        except OSError:
            return False
        return True

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Names are kept as well as contents; Windows does this by itself."""
        if FOLDERS_SYNC:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)
