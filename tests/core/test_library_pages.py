"""What was read of libraries goes, and all of them work as before; nothing that was written on is touched."""

import sys
import threading
import zlib

import numpy as np
import pygame
import pytest

from game.core import library_pages


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have their own way")
def test_libraries_work_as_before() -> None:
    going, over = threading.Event(), threading.Event()

    def work() -> None:
        while not over.is_set():
            zlib.compress(bytes(1000))
            going.set()

    working = threading.Thread(target=work)
    working.start()
    assert going.wait(10.0)
    released = library_pages.release_library_pages()
    over.set()
    working.join()
    assert released > 1_000_000
    surface = pygame.transform.rotozoom(pygame.Surface((20, 20)), 30.0, 2.0)
    assert surface.get_width() > 40 and float(np.linalg.det(np.eye(3) * 2.0)) == pytest.approx(8.0)


SMAPS = """\
7f0000000000-7f0000001000 r-xp 00000000 08:01 11 /usr/lib/libone.so.1.2
Rss:                   4 kB
Anonymous:             0 kB
7f0000001000-7f0000003000 r--p 00001000 08:01 11 /usr/lib/libone.so.1.2
Anonymous:             4 kB
7f0000003000-7f0000004000 rw-p 00003000 08:01 11 /usr/lib/libone.so.1.2
Anonymous:             0 kB
7f0000004000-7f0000005000 r--p 00000000 08:01 12 /srv/level.json
Anonymous:             0 kB
7f0000005000-7f0000006000 r--p 00000000 00:00 0
Anonymous:             0 kB
7f0000006000-7f0000007000 r--s 00000000 08:01 13 /usr/lib/libtwo.so
Anonymous:             0 kB
7f0000007000-7f0000008000 r-xp 00000000 08:01 14 /usr/lib/libthree.so (deleted)
Anonymous:             0 kB
"""


def test_only_what_is_as_on_disk_is_let_go() -> None:
    assert list(library_pages.untouched(SMAPS.splitlines())) == [(0x7F0000000000, 0x7F0000001000)]


def test_a_system_without_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_pages, "libc_function", lambda name: None)
    assert library_pages.release_library_pages() == 0
