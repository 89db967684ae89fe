"""Benchmark of the real window: a bot plays while frames a second, the speed of time, frame times and memory are measured.

`p50` and `p99` are milliseconds by the clock that a frame takes without waiting, which a busy machine stretches; `cost` is the processor's
time for the same in the main thread, `cpu` that of the whole process a frame, with idle work and the sound's threads in it. `beside` is
what the thread that stretches and shows a large picture takes by the clock, while the main thread draws the next one.
"""

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
MEMORY_FRAMES = 60
"""Frames from one look at the memory to the next."""
VIRTUAL = 'xvfb-run -a -s "-screen 0 3840x2160x24" python -m game bench --fps'
Row = dict[str, Any]


def measure_sizes(level: str, seconds: float) -> list[Row]:
    """A row for each size, each measured in a process of its own; the display must be as large as the largest."""
    require_room()
    rows = []
    for size in SIZES:
        command = [sys.executable, "-m", "game", "bench", "--window", "x".join(map(str, size)), "--level", level]
        command += ["--seconds", str(seconds), "--json"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
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
    from game.session.level_file import level_file

    settings = replace(Settings(), width=size[0], height=size[1])
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    with open_window("bench", settings) as window:
        app = App(window, sound=open_speaker)
        try:
            screen = Play(app, level_file(level), player_factory=lambda: make_bot("steady"))
            app.push(screen)
            meter = Meter(app, screen)
            meter.play_for(WARM_UP_S)
            meter.clear()
            began, processor = time.perf_counter(), time.process_time()
            meter.play_for(seconds)
            elapsed, used = time.perf_counter() - began, time.process_time() - processor
            drawn = window.picture_size
        finally:
            app.quit()
            app.sound.close()
    works, costs, frames = sorted(meter.works), sorted(meter.costs), len(meter.works)
    return {
        "window": f"{size[0]}x{size[1]}", "drawn": f"{drawn[0]}x{drawn[1]}", "fps": round(frames / elapsed, 1),
        "speed_of_time": round(meter.ticks * TICK / meter.played, 3), "p50": _ms(statistics.median(works)), "p99": _ms(_p99(works)),
        "cost_p50": _ms(statistics.median(costs)), "cost_p99": _ms(_p99(costs)), "processor_ms": round(1000.0 * used / frames, 2),
        "beside_p50": _ms(statistics.median(meter.besides)),
        "hitches": sum(work > HITCH_S for work in works), "cost_hitches": sum(cost > HITCH_S for cost in costs),
        "memory_mb": meter.memory_mb, "most_mb": most_mb(),
    }  # fmt: skip


class Meter:
    """Drives the app's own loop and takes the time of its frames; a run that ends, or is paused by a gap, is begun again."""

    def __init__(self, app: Any, screen: Any) -> None:
        self._app, self._screen = app, screen
        self.works: list[float] = []
        self.costs: list[float] = []
        self.besides: list[float] = []
        self.ticks, self.played, self.memory_mb = 0, 0.0, 0
        """What was played while nothing lay over it, and the most memory that was held meanwhile."""

    def clear(self) -> None:
        self.works.clear()
        self.costs.clear()
        self.besides.clear()
        self.ticks, self.played = 0, 0.0
        self.memory_mb = 0

    def play_for(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if self._app.screens[-1] is not self._screen:
                self._begin_again()
            self._play_frame()

    def _play_frame(self) -> None:
        tick, began = self._screen.run.world.tick, time.perf_counter()
        self._app.run_frame()
        self.works.append(self._app.last_work)
        self.costs.append(self._app.last_cost)
        self.besides.append(self._app.window.seconds_beside)
        self.ticks += max(0, self._screen.run.world.tick - tick)
        self.played += time.perf_counter() - began
        if len(self.works) % MEMORY_FRAMES == 0:
            self.memory_mb = max(self.memory_mb, resident_mb())

    def _begin_again(self) -> None:
        while self._app.screens[-1] is not self._screen:
            self._app.pop()
        if self._screen.run.final_outcome:
            self._screen.restart()
        else:
            self._screen.resume()


def open_speaker() -> Any:
    from game.audio.speaker import Speaker

    return Speaker()


def require_room() -> None:
    """A window that is larger than its display would be measured as a smaller one."""
    import pygame

    from game.app.display import start_display

    start_display(visible=True)
    desktops = pygame.display.get_desktop_sizes()
    pygame.display.quit()
    width, height = SIZES[-1]
    if not any(across >= width and down >= height for across, down in desktops):
        raise UserError(f"bench: no display of {width}x{height} (without one: {VIRTUAL})")


def lines(rows: list[Row]) -> list[str]:
    """The rows as a table for people."""
    head = (
        f"{'window':>10} {'drawn':>10} {'fps':>6} {'time':>6} {'p50':>6} {'p99':>6} {'cost':>6} {'p99':>6} {'cpu':>6} {'beside':>6}"
        f" {'>25ms':>6} {'by cpu':>6} {'MB':>5} {'most':>5}"
    )
    return [head] + [
        f"{row['window']:>10} {row['drawn']:>10} {row['fps']:6.1f} {row['speed_of_time']:6.3f} {row['p50']:6.1f} {row['p99']:6.1f}"
        f" {row['cost_p50']:6.1f} {row['cost_p99']:6.1f} {row['processor_ms']:6.1f} {row['beside_p50']:6.1f}"
        f" {row['hitches']:6d} {row['cost_hitches']:6d}"
        f" {row['memory_mb']:5d} {row['most_mb']:5d}"
        for row in rows
    ]


def _p99(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]


def _ms(seconds: float) -> float:
    return round(1000.0 * seconds, 2)


def resident_mb() -> int:
    """What the process holds in memory now, in megabytes; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000
    except OSError:
        return 0


def most_mb() -> int:
    """The most that the process has ever held, in megabytes; 0 where the system does not say."""
    try:
        words = next(line.split() for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        return int(words[1]) * 1024 // 1_000_000
    except (OSError, StopIteration):
        return 0
