"""Reads a file that another program may still be writing: a failed read is repeated until the file has stopped changing."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FRESH_S = 0.5
"""A file that was changed so long ago is done."""
PAUSE_S = 0.15
"""Longer than a program waits that writes a file in pieces."""
PATIENCE_S = 2.0
MAX_BYTES = 12_000_000
"""A file larger than any of ours does not become right by waiting."""


def read_when_settled(path: Path, attempt: Callable[[], T], refusal: type[Exception]) -> T:
    """What `attempt` gives; if it refuses a file that is changing just now, it is asked again. A file that can be read costs nothing."""
    end = time.monotonic() + PATIENCE_S
    while True:
        before = _stamp(path)
        try:
            return attempt()
        except refusal:
            if time.monotonic() > end or not _changes(path, before):
                raise


def _changes(path: Path, before: tuple[int, int] | None) -> bool:
    """Whether it is another file than before, now or a moment later."""
    if before and before[0] <= MAX_BYTES and 0 <= time.time() - before[1] / 1e9 < FRESH_S:
        time.sleep(PAUSE_S)
    return _stamp(path) != before


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns
