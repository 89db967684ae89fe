"""A level that is edited while its game runs in a real window: a save is seen within half a second, a click fills the clipboard."""

import json
import time
from pathlib import Path
from typing import Any

from game.session.level_file import level_file
from game.view.camera.camera import Camera, Subject
from game.view.camera.subject import Framing
from tests.conftest import POND
from tests.x11.desk import PATIENCE, Desk

LATEST, MOST_SAVES = 0.5, 16
"""Seconds from a save to its picture, and how often a machine may be asked that is busy elsewhere; twice it has to be so quick."""


def test_a_save_is_seen_at_once_and_a_click_is_ready_to_paste(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(quiet_pond())
    level = level_file(str(path)).level
    x, y = level.things_of("start")[0].at
    camera = Camera(0.5, level.left, level.right)
    camera.jump(Subject(x, y, 1.0, y, land=Framing(level).land(x)))
    rock = {"kind": "rock", "id": "cliff", "at": [x + 8, y - 1], "width": 7, "height": 9}
    face = [tuple(map(int, camera.to_screen(x + 8 + dx, y + 1 + dy))) for dx in (0, 0.8, 1.6) for dy in (0.5, 1.5, 2.5)]
    with Desk("800x480x24") as desk:  # room for the window and its frame
        game = desk.start("play", str(path), "--watch", home=tmp_path / "home", size=(640, 360))
        corner = place_of(desk, desk.window(game))
        spots = [(column + corner[0], row + corner[1]) for column, row in face]
        taken: list[float] = []
        while sum(seconds <= LATEST for seconds in taken) < 2 and len(taken) < MOST_SAVES:
            taken.append(seen_after(desk, path, spots, rock, there=len(taken) % 2 == 0))
        assert sorted(taken)[1] <= LATEST, taken
        desk.key("F3")
        time.sleep(0.2)
        desk.do("mousemove", str(corner[0] + 320), str(corner[1] + 100), "click", "1")
        time.sleep(0.3)
        copied = json.loads(desk.clipboard())
        assert abs(copied[0] - camera.world_x(320)) < 0.2 and abs(copied[1] - camera.world_y(100)) < 0.2
        assert game.poll() is None


def quiet_pond(*things: dict[str, Any]) -> str:
    """The pond with nobody in it who could end the run."""
    level = json.loads(POND.read_text())
    level["things"] = [thing for thing in level["things"] if thing["kind"] != "hunter"] + list(things)
    return json.dumps(level)


def place_of(desk: Desk, window: str) -> tuple[int, int]:
    """The window's upper left corner on the screen, once the desk has laid it there for good."""
    first, then = _corner(desk, window), None
    while first != then:
        time.sleep(0.2)
        first, then = _corner(desk, window), first
    return first


def _corner(desk: Desk, window: str) -> tuple[int, int]:
    words = dict(line.split("=") for line in desk.do("getwindowgeometry", "--shell", window).splitlines())
    return int(words["X"]), int(words["Y"])


def seen_after(desk: Desk, path: Path, spots: list[tuple[int, int]], rock: dict[str, Any], there: bool) -> float:
    """Save the level with or without the rock, as an editor does; how long until the screen shows another thing at every spot."""
    before = desk.colours(spots)
    beside = path.with_suffix(".tmp")
    beside.write_text(quiet_pond(*[rock] * there))
    saved = time.monotonic()
    beside.replace(path)
    while time.monotonic() - saved < PATIENCE:
        now = desk.colours(spots)
        if all(max(abs(a - b) for a, b in zip(*pair, strict=True)) > 12 for pair in zip(before, now, strict=True)):
            return time.monotonic() - saved
        time.sleep(0.01)
    raise AssertionError(f"no new picture in {PATIENCE:.0f} s")
