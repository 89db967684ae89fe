"""What painting has used and left goes back to the system."""

import sys
from pathlib import Path

import numpy as np
import pytest

from game.core import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems give pages back by themselves")


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def test_large_blocks_go_back_the_moment_they_are_freed() -> None:
    memory.limit_heap()
    before = resident()
    large = [np.ones(memory.LARGE_BYTES // 4, dtype=np.int64) for _ in range(40)]
    held = resident()
    pins = [np.ones(2000) for _ in range(40)]  # what lies between them would keep the heap from shrinking
    del large
    assert held - before > 40 * memory.LARGE_BYTES and resident() - before < 10 * memory.LARGE_BYTES and pins


def test_a_trim_that_is_asked_for_twice_comes_once() -> None:
    memory.trim_later(60.0)
    first = memory._trimming
    memory.trim_later(60.0)
    assert memory._trimming is not first and first is not None and first.finished.is_set()
    assert memory._trimming is not None
    memory._trimming.cancel()
