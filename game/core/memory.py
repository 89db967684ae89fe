"""Memory: what painting has used and left goes back to the system, which the allocator would keep for ever."""

import ctypes
import ctypes.util
import gc
import sys
import threading
from collections.abc import Callable
from functools import cache

MMAP_THRESHOLD, TRIM_THRESHOLD, ARENA_MAX = -3, -1, -8
"""glibc's numbers for what `mallopt` sets."""
LARGE_BYTES = 700_000
"""Blocks from this size on are mapped by themselves: each goes back to the system the moment it is freed."""
SPARE_BYTES = 16_000_000
"""Free memory that is kept at the end of the heap: a frame shall not fetch and return pages."""
ARENAS = 2
"""Heaps: threads share, or each would keep what it once used."""


def limit_heap() -> None:
    """Keep large sprites out of the heap, where each one that goes leaves a hole; glibc's own limit rises up to 32 MB. Call once, early."""
    if option := _libc("mallopt"):
        for number, value in ((MMAP_THRESHOLD, LARGE_BYTES), (TRIM_THRESHOLD, SPARE_BYTES), (ARENA_MAX, ARENAS)):
            option(number, value)


def release_unused_memory() -> None:
    """Collect what is garbage and give free pages back. Takes tens of milliseconds: call it from a thread, after much was painted."""
    gc.collect()
    if trim := _libc("malloc_trim"):
        trim(0)


_trimming: threading.Timer | None = None
_asking = threading.Lock()
"""Two scenes may be done at once, each on its thread."""


def trim_later(seconds: float = 8.0) -> None:
    """Give free pages back once more when all has settled; whoever asks again meanwhile waits anew."""
    global _trimming
    if (trim := _libc("malloc_trim")) is None:
        return
    with _asking:
        if _trimming is not None:
            _trimming.cancel()
        _trimming = threading.Timer(seconds, trim, (0,))
        _trimming.daemon = True
        _trimming.start()


@cache
def _libc(name: str) -> Callable[..., int] | None:
    """A function of glibc's allocator; other systems give pages back by themselves."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
        return found
    except (OSError, AttributeError):
        return None
