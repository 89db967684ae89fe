"""File lock on a folder: one writer at a time. It ends with the process, however that ends."""

import os
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt


class FileLock:
    """`held` is False while another copy of the game has the folder; `why` says so, or what else stood in the way."""

    def __init__(self, folder: Path) -> None:
        self.held = False
        self.error = ""
        self._file: IO[bytes] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = open(folder / "lock", "ab")  # noqa: SIM115 - open for as long as the claim is held
        except OSError as error:
            self.error = f"Nothing can be saved: {os_error_message(error)}."
            return
        self._take()

    def release(self) -> None:
        """Let the next one in; the end of the process does the same."""
        if self._file:
            self._file.close()
        self._file, self.held = None, False

    def _take(self) -> None:
        assert self._file
        try:
            if fcntl:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                self._file.seek(0)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            self.held = True
        except (BlockingIOError, PermissionError):
            self.error = "The game is already running. Nothing is saved in this second window."
            self.release()
        except OSError:  # a file system without locks: better to keep things than to refuse
            self.held = True


def os_error_message(error: OSError) -> str:
    """What went wrong, as a person says it."""
    by_number = {28: "the disk is full", 122: "the disk is full", 30: "the folder is read-only", 13: "the folder is read-only"}
    return by_number.get(error.errno or 0) or (error.strerror or str(error) or os.strerror(error.errno or 0)).lower()
