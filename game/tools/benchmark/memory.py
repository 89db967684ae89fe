"""Memory benchmark: what the game holds after changes of window size and after minutes of play.

Frames run on a simulated clock: ten minutes are 36,000 frames as fast as they come, so a busy machine measures the same. `held` is what
is resident; `own` is the part that belongs to this process alone, the rest are pages of files (libraries, sprites, sounds) that the
system can drop at any time.
"""

import os
from pathlib import Path
from typing import Any

from game.core.memory import limit_heap, settle
from game.core.painting_job import is_painting
from game.tools.benchmark.benchmark import FRAME

SIZES = ((1280, 720), (1920, 1080), (1600, 900), (2560, 1440))
"""What the window is drawn to, one after the other."""
CALM_FRAMES = 240
"""Frames without a painter after which all is there; a new size is only begun when it has held for some frames."""
LOOK_S = 0.0002
"""Seconds that a look at the clock takes: whoever looks until something is due must come to an end."""
Row = dict[str, Any]


def measure_memory(level: str, size: tuple[int, int], changes: int, seconds: float) -> list[Row]:
    """What is held at first, after each change of size, and at the end of so many seconds of play at `size`."""
    from game.app.app import App
    from game.app.frame_limiter import FrameLimiter
    from game.app.window import Window
    from game.bots.registry import make_bot
    from game.screens.play.play import Play
    from game.session.level_file import level_file
    from game.tools.benchmark.window import open_speaker

    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    limit_heap()
    with Window("bench", size, visible=False) as window:
        clock = Clock()
        app = App(window, clock, sound=open_speaker, limiter=FrameLimiter(clock, clock.sleep))
        screen = Play(app, level_file(level), player_factory=lambda: make_bot("steady"))
        app.push(screen)
        player = Player(app, screen)
        try:
            player.play_until_painted()
            rows = [_row("first", size)]
            for change in range(changes):
                shown = SIZES[(change + 1) % len(SIZES)]
                window.resize(shown)
                player.play_until_painted()
                rows.append(_row(f"change {change + 1}", shown))
            if changes:
                window.resize(size)
                player.play_until_painted()
            player.play(round(seconds / FRAME))
            settle()
            rows.append(_row("end", size))
        finally:
            app.quit()
            app.sound.close()
    return rows


class Clock:
    """Time goes on a little whenever somebody looks, and as long as he says where somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += LOOK_S
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Player:
    """The app's own frames, one after the other; a run that ends is begun again."""

    def __init__(self, app: Any, screen: Any) -> None:
        self._app, self._screen = app, screen

    def play(self, frames: int) -> None:
        for _ in range(frames):
            if not self._app.screens:  # the window was closed
                return
            while self._app.screens[-1] is not self._screen:
                self._app.pop()
            if self._screen.run.final_outcome:
                self._screen.restart()
            self._app.run_frame()

    def play_until_painted(self) -> None:
        """Until nobody has painted for a while, and the heap is as tidy as the game has it some seconds after that."""
        calm = 0
        while calm < CALM_FRAMES:
            self.play(1)
            calm = 0 if is_painting() else calm + 1
        settle()


def _row(when: str, size: tuple[int, int]) -> Row:
    held, own = memory_mb()
    return {"when": when, "window": f"{size[0]}x{size[1]}", "held_mb": held, "own_mb": own}


def memory_mb() -> tuple[int, int]:
    """What the process holds, and what of it no file could give back, in megabytes; zeros where the system does not say."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    found = {words[0].rstrip(":"): int(words[1]) for line in lines if len(words := line.split()) == 3 and words[2] == "kB"}
    return round(found["Rss"] * 1024 / 1e6), round(found["Anonymous"] * 1024 / 1e6)


def lines(rows: list[Row]) -> list[str]:
    """The rows as a table for people."""
    return [f"{'':>10} {'window':>10} {'held MB':>8} {'own MB':>7}"] + [
        f"{row['when']:>10} {row['window']:>10} {row['held_mb']:8d} {row['own_mb']:7d}" for row in rows
    ]
