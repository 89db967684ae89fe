"""Library pages: gives back memory that holds parts of libraries which were read only while they were loaded.

Half of what is resident of Python, numpy and SDL is read once, at the start. A released page that is needed again comes back at once,
from the system's own copy of the file.
"""

import ctypes
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.core.libc import libc_function

MADV_DONTNEED = 4
"""Linux's number for letting go of pages; of those that were written on what was written would be lost."""
HEAD = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) ")
"""First address, end and rights of a block of memory."""
LIBRARY = re.compile(r"/\S*\.so(\.\d+)*$")
STEADY_S = 0.2
"""Seconds for which a block must have lain as it is: of a library that another thread is just loading Linux shows at first one block that
nobody may write on, and the addresses that the loader then writes into it would be lost."""


def release_library_pages() -> int:
    """Let go of all that is resident of libraries and was never written on; gives how many bytes long those blocks are.

    Waits a fifth of a second, and takes some ten milliseconds: call it from a thread.
    """
    advise = libc_function("madvise")
    if advise is None:
        return 0
    before = _untouched_now()
    if before:
        time.sleep(STEADY_S)
    released = 0
    for first, end in before & _untouched_now():
        if advise(ctypes.c_void_p(first), ctypes.c_size_t(end - first), MADV_DONTNEED) == 0:
            released += end - first
    return released


def _untouched_now() -> set[tuple[int, int]]:
    try:
        return set(untouched(Path("/proc/self/smaps").read_text().splitlines()))
    except OSError:
        return set()


def untouched(smaps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The blocks in which libraries lie as they are on disk: nobody may write on them, and no page differs."""
    block: tuple[int, int] | None = None
    for line in smaps:
        if head := HEAD.match(line):
            rights = head[3]
            library = rights[0] == "r" and rights[1] == "-" and rights[3] == "p" and LIBRARY.search(line)
            block = (int(head[1], 16), int(head[2], 16)) if library else None
        elif block and line.startswith("Anonymous:"):
            if line.split()[1] == "0":
                yield block
            block = None
