"""A desk of our own: a virtual display, the game in a real window on it, and hands that press real keys."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0


class Desk:
    """An Xvfb on a free display; ends with everything that was started on it. `manager`: with a window manager, as at home."""

    def __init__(self, size: str = "1280x720x24", manager: bool = False) -> None:
        self._helpers: list[subprocess.Popen[bytes]] = []
        wanted = (("Xvfb", "xvfb"), ("xdotool", "xdotool"), *([("openbox", "openbox"), ("xprop", "x11-utils")] if manager else []))
        for tool, package in wanted:
            if not shutil.which(tool):
                raise AssertionError(f"this test presses real keys and needs {tool}: install your distribution's package {package!r}")
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        self._games: list[subprocess.Popen[str]] = []
        if manager:
            self.help("openbox", "--sm-disable")
            until(lambda: "window id" in self.property("_NET_SUPPORTING_WM_CHECK"), "the window manager is there")

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        for game in self._games:
            game.kill()
            game.communicate()
        for helper in self._helpers:
            helper.kill()
            helper.wait()
        self._server.terminate()
        self._server.wait()

    def help(self, *command: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Something else that runs on the desk."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        helper = subprocess.Popen(command, env={**os.environ, "DISPLAY": self.display, **environment}, **quiet)
        self._helpers.append(helper)
        return helper

    def property(self, name: str, window: str = "") -> str:
        """What xprop says of a window, or of the desk itself."""
        command = ["xprop", *(["-id", window] if window else ["-root"]), name]
        return subprocess.run(command, env={**os.environ, "DISPLAY": self.display}, capture_output=True, text=True).stdout.strip()

    def layout(self, *words: str) -> None:
        """Another keyboard."""
        subprocess.run(["setxkbmap", *words], env={**os.environ, "DISPLAY": self.display}, check=True, capture_output=True)

    def geometry(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of a window on the screen."""
        told = subprocess.run(
            ["xwininfo", "-id", window], env={**os.environ, "DISPLAY": self.display}, capture_output=True, text=True
        ).stdout
        words = {name.strip(): value for name, _, value in (line.partition(":") for line in told.splitlines())}
        left, top = int(words["Absolute upper-left X"]), int(words["Absolute upper-left Y"])
        return left, top, int(words["Width"]), int(words["Height"])

    def start(self, *words: str, **more: str) -> "subprocess.Popen[str]":
        """The game, as a player starts it, once its window is there; `more` is environment."""
        environment = {key: value for key, value in os.environ.items() if key not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
        environment.update(DISPLAY=self.display, SDL_AUDIODRIVER="none-such", PYTHONPATH=str(ROOT), **more)
        command = [sys.executable, "-m", "game", *words]
        game = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._games.append(game)
        until(lambda: self.window(game) or game.poll() is not None, "the window opens")
        assert game.poll() is None, game.communicate()
        time.sleep(0.5)
        return game

    def window(self, game: "subprocess.Popen[str]") -> str:
        """The game's window, as xdotool calls it, or nothing yet."""
        return self.do("search", "--onlyvisible", "--pid", str(game.pid), check=False).partition("\n")[0]

    def do(self, *words: str, check: bool = True) -> str:
        """One xdotool command."""
        done = subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, capture_output=True, text=True, check=check)
        return done.stdout.strip()

    def key(self, name: str, held: float = 0.06) -> None:
        self.do("keydown", name)
        time.sleep(held)
        self.do("keyup", name)

    def colours(self, places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """What the screen shows at these places."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = x.XGetImage.restype = ctypes.c_void_p
        x.XDefaultRootWindow.restype = x.XGetPixel.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        found = []
        for column, row in places:
            root, all_planes = ctypes.c_ulong(x.XDefaultRootWindow(display)), ctypes.c_ulong(0xFFFFFF)
            image = ctypes.c_void_p(x.XGetImage(display, root, column, row, 1, 1, all_planes, 2))
            pixel = x.XGetPixel(image, 0, 0)
            found.append((pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255))
        x.XCloseDisplay(display)
        return found

    def clipboard(self) -> str:
        """What another program would paste."""
        code = "import pygame; pygame.display.init(); pygame.Window('paste', hidden=True); print(pygame.scrap.get_text())"
        environment = {**os.environ, "DISPLAY": self.display, "SDL_VIDEODRIVER": "x11", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        pasted = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=30)
        return pasted.stdout.strip()

    def message(self, window: str, kind: str, number: int, *names: str) -> None:
        """Ask the window manager for something, as a panel or a pager does."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype, x.XDefaultRootWindow.restype = ctypes.c_void_p, ctypes.c_ulong
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        atoms = [x.XInternAtom(display, name.encode(), 0) for name in names]
        data = (number, *atoms, *[0] * (4 - len(atoms)))
        message = _ClientMessage(33, 0, 1, None, int(window), x.XInternAtom(display, kind.encode(), 0), 32, data)
        root, to_managers = ctypes.c_ulong(x.XDefaultRootWindow(display)), 0x180000
        x.XSendEvent(display, root, 0, to_managers, ctypes.byref(message))
        x.XCloseDisplay(display)

    def close(self, window: str) -> None:
        """What a window manager does when the cross is clicked; this xdotool cannot."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        protocols, delete = (x.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = _ClientMessage(33, 0, 1, None, int(window), protocols, 32, (delete, 0, 0, 0, 0))
        x.XSendEvent(display, ctypes.c_ulong(int(window)), 0, 0, ctypes.byref(message))
        x.XCloseDisplay(display)


class _ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, padded to the size of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 16),
    )


def until(holds: Callable[[], Any], what: str) -> Any:
    """Wait for something, not for ever."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain until {what}")


def recorded(path: Path, retries: int) -> dict[str, Any]:
    """The run in a file, once the one with so many retries before it has been written."""

    def there() -> Any:
        run = json.loads(path.read_text()) if path.exists() else {"retries": -1}
        return run if run["retries"] == retries else None

    found: dict[str, Any] = until(there, f"the run after {retries} retries is recorded")
    return found
