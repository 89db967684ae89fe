"""A frozen copy on a virtual display: started, looked at and pressed as a stranger would.

`python -m tests.packaging.frozen FOLDER [TIMES]` prints how long it takes from the start to the first picture, measured from outside.
"""

import ctypes
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from tests.x11.desk import PATIENCE, Desk, until

WARM = 8.0
NOT_YET = 0.0005
"""Seconds between two looks at the screen."""


class FrozenDesk(Desk):
    """Starts the program of a frozen folder, with a home of its own and nothing of ours on its path."""

    def __init__(self, folder: Path, home: Path) -> None:
        super().__init__()
        self.folder, self.home = folder, home
        self.eye = Eye(self.display)  # stays open: without anybody connected the display would start anew

    @property
    def program(self) -> Path:
        return self.folder / "SpiderwebLake"

    @property
    def environment(self) -> dict[str, str]:
        kept = {key: os.environ[key] for key in ("PATH", "LANG", "HOME") if key in os.environ}
        own = {"SPIDERWEB_LAKE_HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / "cache"), "SPIDERWEB_LAKE_DIALOGS": "off"}
        return kept | own | {"DISPLAY": self.display, "SDL_AUDIODRIVER": "none-such"}

    def start(self, *words: str) -> "subprocess.Popen[str]":
        game = self.launch(*words)
        until(lambda: self.window(game) or game.poll() is not None, "the window opens")
        assert game.poll() is None, game.communicate()
        return game

    def launch(self, *words: str) -> "subprocess.Popen[str]":
        """As a file manager does, from somewhere else, without waiting for its window."""
        command = [str(self.program), *words]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        game = subprocess.Popen(command, env=self.environment, cwd=self.home, text=True, **streams)
        self._games.append(game)
        return game

    def warm(self) -> None:
        """Let it live long enough to keep its prints for the next start."""
        game = self.start()
        time.sleep(WARM)
        game.kill()
        game.communicate()

    def first_picture(self, *words: str) -> float:
        """Seconds from the start of the process to something on the screen."""
        until(lambda: not self.eye.sees_something(), "the screen is dark")
        began = time.perf_counter()
        game = self.launch(*words)
        while not self.eye.sees_something():
            assert game.poll() is None, game.communicate()
            assert time.perf_counter() - began < PATIENCE
            time.sleep(NOT_YET)
        took = time.perf_counter() - began
        game.kill()
        game.communicate()
        return took


def comes(holds: Callable[[], Any], seconds: float) -> Any:
    """What `holds` gives, as soon as it gives something."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, f"waited {seconds:.0f} s in vain"
        time.sleep(0.2)
    return found


class Eye:
    """Looks at a few dots of the whole screen; until a picture is there they are all black."""

    DOTS = ((640, 360), (640, 40), (200, 500), (1100, 200))

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = self._x.XGetImage.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def sees_something(self) -> bool:
        return any(self._dot(x, y) & 0xFFFFFF for x, y in self.DOTS)

    def _dot(self, x: int, y: int) -> int:
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, x, y, 1, 1, ctypes.c_ulong(0xFFFFFFFF), 2))
        dot = int(self._x.XGetPixel(image, 0, 0))
        self._x.XDestroyImage(image)
        return dot


def main(folder: Path, times: int) -> None:
    """The title, as often as asked."""
    home = folder.parent / "home-of-a-measurement"
    home.mkdir(exist_ok=True)
    with FrozenDesk(folder, home) as desk:
        first_ever = round(desk.first_picture(), 3)
        desk.warm()
        took = [round(desk.first_picture(), 3) for _ in range(times)]
    print(json.dumps({"first_ever": first_ever, "median": round(median(took), 3), "best": min(took), "worst": max(took), "all": took}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
