"""Memory benchmark: what the game holds after changes of window size and after minutes of play.

The window is a real one, with the thread that stretches pictures into it. Frames run on a simulated clock: ten minutes are 36,000 frames as
fast as they come, so a busy machine measures the same. `held` is what is resident, `most` the most of it since the row before, painting
included; `own` is the part that belongs to this process alone, the rest are the window's pixels and pages of files (libraries, sprites,
sounds) that the system can drop at any time.
"""

import os
from pathlib import Path
from typing import Any

from game.core.memory import limit_heap, settle
from game.core.painting_job import is_painting
from game.tools.benchmark.benchmark import FRAME
from game.tools.benchmark.window import open_speaker, resident_mb

SIZES = ((1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
"""What the window is drawn to, one after the other."""
FULL_SCREEN_EVERY = 5
"""So many changes from one to full screen to the next."""
CALM_FRAMES = 240
"""Frames without a painter after which all is there; a new size is only begun when it has held for some frames."""
SAMPLE_FRAMES = 10
"""From one look at the memory to the next."""
LOOK_S = 0.0002
"""Seconds that a look at the clock takes: whoever looks until something is due must come to an end."""
Row = dict[str, Any]


def measure_memory(level: str, size: tuple[int, int], changes: int, seconds: float) -> list[Row]:
    """What is held at first, after each change of size, and at the end of so many seconds of play at `size`."""
    from game.app.app import App
    from game.app.frame_limiter import FrameLimiter
    from game.app.render_scale import RenderScale
    from game.app.window import Window
    from game.bots.registry import make_bot
    from game.screens.play.play import Play
    from game.session.level_file import level_file

    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    limit_heap()
    scale = RenderScale()
    scale.note_frame = lambda now, work, held_up=False: False  # type: ignore[method-assign]  # a busy machine draws the same size
    with Window("bench", size, scale=scale) as window:
        clock, first = Clock(), window.size
        app = App(window, clock, sound=open_speaker, limiter=FrameLimiter(clock, clock.sleep))
        screen = Play(app, level_file(level), player_factory=lambda: make_bot("steady"))
        app.push(screen)
        player = Player(app, screen)
        try:
            player.play_until_painted()
            rows = [player.row("first")]
            for change in range(1, changes + 1):
                _change(window, change)
                player.play_until_painted()
                rows.append(player.row(f"change {change}"))
            if changes:
                _resize(window, first)
                player.play_until_painted()
                rows.append(player.row("back"))
            player.play(round(seconds / FRAME))
            rows.append(player.row("end"))
        finally:
            app.quit()
            app.sound.close()
    return rows


def _change(window: Any, change: int) -> None:
    """The next of the sizes, or full screen."""
    if change % FULL_SCREEN_EVERY == 0:
        window.toggle_full_screen()
    else:
        _resize(window, SIZES[change % len(SIZES)])


def _resize(window: Any, size: tuple[int, int]) -> None:
    if window.full_screen:
        window.toggle_full_screen()
    window.resize(size)


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
        self._most = 0

    def play(self, frames: int) -> None:
        for number in range(frames):
            if not self._app.screens:  # the window was closed
                return
            while self._app.screens[-1] is not self._screen:
                self._app.pop()
            if self._screen.run.final_outcome:
                self._screen.restart()
            self._app.run_frame()
            if number % SAMPLE_FRAMES == 0:
                self._most = max(self._most, resident_mb())

    def play_until_painted(self) -> None:
        """Until nobody has painted for a while, and the heap is as tidy as the game has it some seconds after that."""
        calm = 0
        while calm < CALM_FRAMES:
            self.play(SAMPLE_FRAMES)
            calm = 0 if is_painting() else calm + SAMPLE_FRAMES
        settle()

    def row(self, when: str) -> Row:
        """What is held now, and the most that was since the last row."""
        held, own = memory_mb()
        most, self._most = max(held, self._most), 0
        (width, height), (across, down) = self._app.window.size, self._app.window.picture_size
        return {
            "when": when, "window": f"{width}x{height}", "drawn": f"{across}x{down}", "held_mb": held, "own_mb": own, "most_mb": most,
        }  # fmt: skip


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
    head = f"{'':>10} {'window':>10} {'drawn':>10} {'held MB':>8} {'own MB':>7} {'most MB':>8}"
    return [head] + [
        f"{row['when']:>10} {row['window']:>10} {row['drawn']:>10} {row['held_mb']:8d} {row['own_mb']:7d} {row['most_mb']:8d}"
        for row in rows
    ]
