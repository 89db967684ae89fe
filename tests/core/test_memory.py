"""What painting has used and left goes back to the system."""

import subprocess
import sys

import pytest

from game.core import memory
from tests.x11.desk import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems give pages back by themselves")


FREED = """
from pathlib import Path
import numpy as np
from game.core import memory

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

memory.limit_heap()
before = resident()
large = [np.ones(memory.LARGE_BYTES // 4, dtype=np.int64) for _ in range(200)]
held = resident()
pins = [np.ones(2000) for _ in range(40)]  # what lies between them would keep the heap from shrinking
del large
print(held - before, resident() - before)
"""


def test_large_blocks_go_back_the_moment_they_are_freed() -> None:
    """In a process of its own: threads of other tests paint and free meanwhile."""
    told = subprocess.run([sys.executable, "-c", FREED], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    held, left = map(int, told.stdout.split())
    assert held > 200 * memory.LARGE_BYTES and left < 50 * memory.LARGE_BYTES


def test_a_trim_that_is_asked_for_twice_comes_once() -> None:
    memory.trim_later(60.0)
    first = memory._trimming
    memory.trim_later(60.0)
    assert memory._trimming is not first and first is not None and first.finished.is_set()
    assert memory._trimming is not None
    memory._trimming.cancel()


def test_what_is_painted_beside_the_game_stays_out_of_the_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(memory, "libc_function", lambda name: lambda number, value: asked.append((number, value)))
    monkeypatch.setattr(memory, "is_painting", lambda: True)
    with memory.reused_memory():
        pass
    assert not asked
    monkeypatch.setattr(memory, "is_painting", lambda: False)
    with memory.reused_memory():
        assert asked == [(memory.MMAP_THRESHOLD, memory.SPARE_BYTES)]
    assert asked[-1] == (memory.MMAP_THRESHOLD, memory.LARGE_BYTES)
