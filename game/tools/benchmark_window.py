"""Benchmark of the real window: a bot plays while frames a second, the speed of time, frame times and memory are measured."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from game.core.errors import UserError
from game.core.ticks import TICK

SIZES = ((1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
WARM_UP_S = 8.0
"""Seconds before measuring begins: sprites are painted, the render scale settles."""
HITCH_S = 0.025
Row = dict[str, Any]


def measure_sizes(level: str, seconds: float) -> list[Row]:
    """A row for each size, each measured in a process of its own; the display must be as large as the largest."""
    rows = []
    for size in SIZES:
        command = [sys.executable, "-m", "game", "bench", "--window", "x".join(map(str, size)), "--level", level]
        command += ["--seconds", str(seconds), "--json"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise UserError(*(done.stderr.strip().splitlines() or ["bench: the window could not be measured"]))
        rows += json.loads(done.stdout)["fps"]
    return rows


def measure_window(level: str, size: tuple[int, int], seconds: float) -> Row:
    """One window of `size`, the `steady` bot in it, for so many seconds after the warm-up."""
    from dataclasses import replace

    from game.app.app import App
    from game.app.open_window import open_window
    from game.bots.registry import make_bot
    from game.save.settings import Settings
    from game.screens.play.play import Play
    from game.session.run import level_file

    settings = replace(Settings(), width=size[0], height=size[1])
    with open_window("bench", settings) as window:
        app = App(window)
        screen = Play(app, level_file(level), player_factory=lambda: make_bot("steady"))
        app.push(screen)
        _play_for(app, WARM_UP_S)
        ticks, began, processor = _ticks(screen), time.perf_counter(), time.process_time()
        works = _play_for(app, seconds)
        elapsed, used = time.perf_counter() - began, time.process_time() - processor
        drawn = window.picture_size
        speed = (_ticks(screen) - ticks) * TICK / elapsed
    return {
        "window": f"{size[0]}x{size[1]}", "drawn": f"{drawn[0]}x{drawn[1]}", "fps": round(len(works) / elapsed, 1),
        "speed_of_time": round(speed, 3), "p50": _ms(statistics.median(works)), "p99": _ms(sorted(works)[int(0.99 * len(works))]),
        "processor_ms": round(1000.0 * used / len(works), 2), "hitches": sum(work > HITCH_S for work in works), "memory_mb": _resident_mb(),
    }  # fmt: skip


def lines(rows: list[Row]) -> list[str]:
    """The rows as a table for people."""
    head = f"{'window':>10} {'drawn':>10} {'fps':>6} {'time':>6} {'p50':>6} {'p99':>6} {'cpu':>6} {'>25ms':>6} {'MB':>5}"
    return [head] + [
        f"{row['window']:>10} {row['drawn']:>10} {row['fps']:6.1f} {row['speed_of_time']:6.3f} {row['p50']:6.1f} {row['p99']:6.1f}"
        f" {row['processor_ms']:6.1f} {row['hitches']:6d} {row['memory_mb']:5d}"
        for row in rows
    ]


def _play_for(app: Any, seconds: float) -> list[float]:
    """The app's own loop for a while; the seconds of work of each frame."""
    works: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.run_frame()
        works.append(app.last_work)
    return works


def _ticks(screen: Any) -> int:
    return int(screen.run.world.tick)


def _ms(seconds: float) -> float:
    return round(1000.0 * seconds, 2)


def _resident_mb() -> int:
    """What the process holds in memory now, in megabytes; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000
    except OSError:
        return 0
