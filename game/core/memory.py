"""Memory: settings of the C allocator, and calls that give memory freed by painting back to the system."""

import ctypes
import gc
import mmap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from game.core.libc import libc_function
from game.core.library_pages import release_library_pages
from game.core.painting_job import is_painting

MMAP_THRESHOLD, TRIM_THRESHOLD, ARENA_MAX = -3, -1, -8
"""glibc's numbers for what `mallopt` sets."""
LARGE_BYTES = 128 << 10
"""Blocks from this size on are mapped by themselves: each goes back to the system the moment it is freed. Larger, and what is painted or
cut beside the frames leaves holes all over the heap, which whatever a frame borrows then fills with pages again."""
SPARE_BYTES = 16_000_000
"""Free memory that is kept at the end of the heap: a frame shall not fetch and return pages."""
MADV_COLLAPSE, LARGE_PAGE = 25, 2 << 20
"""Linux's number for laying small pages into a large one, and the size of that."""
LEAST_FULL = 0.97
"""Share of a large page that must be there already."""
MERGE_PAUSE_S = 0.004
"""From one to the next: while one is made, whoever wants new memory waits."""
ARENAS = 2
"""Heaps: threads share, or each would keep what it once used."""


def limit_heap() -> None:
    """Keep large sprites out of the heap, where each one that goes leaves a hole; glibc's own limit rises up to 32 MB. Call once, early."""
    if option := libc_function("mallopt"):
        for number, value in ((MMAP_THRESHOLD, LARGE_BYTES), (TRIM_THRESHOLD, SPARE_BYTES), (ARENA_MAX, ARENAS)):
            option(number, value)


@contextmanager
def reused_memory() -> Iterator[None]:
    """What is borrowed meanwhile, however much, is taken from the heap: the next frame finds it there, where the system would fetch and
    clear thousands of pages for it anew. Several threads may ask at once.

    Of no effect while anything is painted beside the game: what is painted would lie in the heap, too, and leave holes as large as a scene.
    """
    option = libc_function("mallopt")
    if option is None or is_painting():
        yield
        return
    _ask_for_reuse(option, 1)
    try:
        yield
    finally:
        _ask_for_reuse(option, -1)


_reusing = 0
"""How many want their memory from the heap now."""
_counting = threading.Lock()


def _ask_for_reuse(option: Callable[..., int], more: int) -> None:
    global _reusing
    with _counting:
        before, _reusing = _reusing, _reusing + more
        if not before or not _reusing:
            option(MMAP_THRESHOLD, SPARE_BYTES if _reusing else LARGE_BYTES)


def release_unused_memory() -> None:
    """Collect what is garbage and give free pages back. Takes tens of milliseconds: call it from a thread, after much was painted."""
    gc.collect()
    return_free_pages()


_mapped_files: WeakSet[mmap.mmap] = WeakSet()
_mapping = threading.Lock()
"""Files are mapped on several threads: nobody may add one while another looks through them."""


def track_mapped_file(mapped: mmap.mmap) -> mmap.mmap:
    """The same mapping, known to `release_mapped_files`."""
    with _mapping:
        _mapped_files.add(mapped)
    return mapped


def release_mapped_files() -> None:
    """Let go of what was read of mapped files: what a frame shows is there again at once, what was shown once takes no memory for ever."""
    with _mapping:
        files = list(_mapped_files)
    for mapped in files:
        let_go(mapped, 0, len(mapped))


def let_go(mapped: mmap.mmap, first: int, end: int) -> None:
    """Of these bytes of a mapped file nothing need stay in memory; pages that hold something else, too, are left alone."""
    first, end = -(-first // mmap.PAGESIZE) * mmap.PAGESIZE, end // mmap.PAGESIZE * mmap.PAGESIZE
    if end > first and (drop := getattr(mmap, "MADV_DONTNEED", None)) is not None:
        mapped.madvise(drop, first, end - first)


def merge_pages(pause_s: float = 0.0) -> int:
    """Lay what this process holds into large pages, where Linux can (6.1 on); gives how many there are.

    A frame reads a little of everything, and where each piece lies has to be looked up: from large pages it takes a sixteenth less time.
    Where there are holes they are left, or it would hold more memory. With a `pause_s` after each it holds nobody up: call it from a
    thread.
    """
    advise, look = libc_function("madvise"), libc_function("mincore")
    if advise is None or look is None:
        return 0
    merged, size = 0, ctypes.c_size_t(LARGE_PAGE)
    pages = (ctypes.c_ubyte * (LARGE_PAGE // mmap.PAGESIZE))()
    for first, end in _anonymous_blocks():
        for at in range(-(-first // LARGE_PAGE) * LARGE_PAGE, end - LARGE_PAGE + 1, LARGE_PAGE):
            if look(ctypes.c_void_p(at), size, pages) == 0 and bytes(pages).count(1) >= LEAST_FULL * len(pages):
                merged += advise(ctypes.c_void_p(at), size, MADV_COLLAPSE) == 0
                time.sleep(pause_s)
    return merged


def _anonymous_blocks() -> list[tuple[int, int]]:
    """Where in memory this process has what belongs to no file: first address and end of each block."""
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:  # first-end rights offset device inode name
        words = line.split()
        if words[1] == "rw-p" and words[4] == "0" and (len(words) == 5 or words[5] == "[heap]"):
            first, _, end = words[0].partition("-")
            found.append((int(first, 16), int(end, 16)))
    return found


def settle() -> None:
    """All is painted: give free pages back, and merge what is left. Of libraries that goes which was only needed to get here."""
    return_free_pages()
    release_library_pages()
    merge_pages(MERGE_PAUSE_S)


def return_free_pages() -> None:
    """What is free in the midst of the heap goes back to the system: each sprite that goes leaves a hole there. Takes one to three
    milliseconds: not while somebody plays."""
    if trim := libc_function("malloc_trim"):
        trim(0)


_trimming: threading.Timer | None = None
_asking = threading.Lock()
"""Two scenes may be done at once, each on its thread."""


def trim_later(seconds: float = 8.0) -> None:
    """Give free pages back once more when all has settled, and merge what is left; whoever asks again meanwhile waits anew."""
    global _trimming
    if libc_function("malloc_trim") is None:
        return
    with _asking:
        if _trimming is not None:
            _trimming.cancel()
        _trimming = threading.Timer(seconds, settle)
        _trimming.daemon = True
        _trimming.start()
