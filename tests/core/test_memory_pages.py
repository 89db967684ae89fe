"""Large pages: what is held stays what it was, and where the system knows none nothing happens."""

import os
import sys
import threading

import numpy as np
import pytest

from game.core import memory


def test_what_is_held_stays_what_it_was() -> None:
    held = np.arange(3_000_000, dtype=np.uint32)
    merged = memory.merge_pages()
    assert merged >= 0 and (held == np.arange(3_000_000, dtype=np.uint32)).all()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have their own way")
def test_no_memory_is_added() -> None:
    held = [np.ones(500_000, dtype=np.uint64) for _ in range(8)]
    before = resident_kb()
    memory.merge_pages()
    assert resident_kb() < 1.15 * before and len(held) == 8


def test_memory_may_go_meanwhile() -> None:
    def churn() -> None:
        for _ in range(200):
            np.ones(700_000, dtype=np.uint8)

    churning = threading.Thread(target=churn)
    churning.start()
    memory.merge_pages()
    churning.join()


def test_a_system_without_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "libc_function", lambda name: None)
    assert memory.merge_pages() == 0


def resident_kb() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
