"""Memory: hands back to the system what painting has used and left, which the allocator would keep for ever."""

import ctypes
import ctypes.util
import gc
import sys
from collections.abc import Callable
from functools import cache


def release_unused_memory() -> None:
    """Collect what is garbage and give free pages back. Takes tens of milliseconds: call it from a thread, after much was painted."""
    gc.collect()
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """glibc's malloc_trim; other systems give pages back by themselves."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
