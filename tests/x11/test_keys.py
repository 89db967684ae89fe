"""Real keys in a real window: the recorded run says that they did what they promise."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.session.level_file import level_file
from game.session.replays.replay import Replay, read, unpacked
from game.session.replays.verify import verify
from game.session.run import Run
from game.sim.events import Leapt
from tests.conftest import POND
from tests.x11.desk import PATIENCE, Desk, recorded

LEVEL = "03-the-crossing"


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk("800x480x24") as desk:
        yield desk


def wishes(replay: Replay) -> list[tuple[int, int]]:
    track = replay.tracks["runner"]
    return list(zip(track[::2], track[1::2], strict=True))


def test_run_right_leap_pause_retry_and_quit(desk: Desk, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    game = desk.start("play", LEVEL, "--record", str(record))
    desk.do("keydown", "Right")
    desk.settle()
    time.sleep(1.5)
    desk.key("space", held=0.1)
    time.sleep(1.0)
    desk.do("keyup", "Right")
    desk.settle()
    desk.key("Escape")
    before = time.monotonic()
    time.sleep(1.5)
    desk.key("Escape")
    paused = time.monotonic() - before
    desk.key("r")
    recorded(record, retries=0)
    first = read(record)

    ran = sum(count for code, count in wishes(first) if unpacked(code).move == 100)
    leaps = [unpacked(code) for code, _ in wishes(first) if unpacked(code).leap_pressed]
    assert ran > 0.4 * TICKS_PER_SECOND
    assert len(leaps) == 1 and leaps[0].move == 100, "one leap, while running"
    assert len(first.pauses) == 1
    assert first.ticks - first.pauses[0] < (paused + 0.3 + 1.0) * TICKS_PER_SECOND * 0.75, "the world stood still during the pause"

    world, leapt = Run(level_file(LEVEL)).world, 0
    start = world.runner.x
    for intents in first.intents():
        leapt += sum(isinstance(event, Leapt) for event in world.step(intents))
    assert world.runner.x > start + 2.0, "the runner ran"
    assert leapt == 1, "and leapt"

    desk.key("a", held=0.6)
    for name in ("p", "Up", "Return"):
        desk.key(name)
    output, errors = game.communicate(timeout=PATIENCE)
    assert (game.returncode, output, errors) == (0, "", "")
    second = read(record)
    assert second.retries == 1 and second.outcome is None
    assert sum(count for code, count in wishes(second) if unpacked(code).move == -100) > 0.2 * TICKS_PER_SECOND
    assert verify(second, level_file(LEVEL)).same, "what was played in the window is the same run without one"


def test_full_screen_resize_and_a_closed_window(desk: Desk, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    game = desk.start("play", str(POND), "--record", str(record))
    window = desk.window(game)
    for size in ((150, 450), (1, 1), (960, 150), (640, 360)):
        desk.do("windowsize", window, str(size[0]), str(size[1]))
        desk.settle()
        time.sleep(0.3)
    for _ in range(2):
        desk.key("F11")
        time.sleep(0.5)
    assert game.poll() is None
    desk.close(window)
    output, errors = game.communicate(timeout=PATIENCE)
    assert (game.returncode, output, errors) == (0, "", "")
    assert read(record).ticks > TICKS_PER_SECOND / 2


def test_no_display_is_one_line_and_never_an_invisible_game() -> None:
    import os
    import subprocess
    import sys

    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    done = subprocess.run([sys.executable, "-m", "game", "play", LEVEL], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    assert done.stderr.startswith("no display: ") and done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_the_title_is_gone_through_with_real_keys_and_left_by_its_last_row(desk: Desk, tmp_path: Path) -> None:
    game = desk.start()
    for name in ("Down", "Return", "Escape") * 3 + ("Down",):  # chapters, levels, settings and back, to the last row
        desk.key(name)
    assert game.poll() is None
    desk.key("Return")
    output, errors = game.communicate(timeout=PATIENCE)
    assert (game.returncode, output, errors) == (0, "", "")


def test_r_held_on_begins_anew_where_a_tap_would_do_it_once(desk: Desk, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    game = desk.start("play", LEVEL, "--record", str(record))
    desk.key("r", held=1.2)
    recorded(record, retries=1)  # the tap in it, and then the hold
    desk.close(desk.window(game))
    game.communicate(timeout=PATIENCE)
    assert recorded(record, retries=2)["ticks"] < 2 * TICKS_PER_SECOND
