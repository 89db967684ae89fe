"""A desk of our own: a virtual display, the game in a real window on it, and hands that press real keys."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from game.save.checked_file import Store
from tests.conftest import HOME

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds after which something will not happen any more, however busy the machine is."""
SMALL = (480, 270)
"""A window for whoever needs no larger one: its picture costs a fraction of the usual one."""


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
        self._homes = tempfile.TemporaryDirectory()
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
        self._homes.cleanup()

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

    def start(self, *words: str, home: Path | None = None, size: tuple[int, int] | None = SMALL, **more: str) -> "subprocess.Popen[str]":
        """The game, as a player starts it, once it takes its events; `more` is environment.

        `home`: where it keeps its settings, and finds a window of `size` unless it has kept something there before; with None for a size
        it chooses one itself.
        """
        home = home or Path(self._homes.name) / str(len(self._games))
        furnish(home, size)
        environment = {key: value for key, value in os.environ.items() if key not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
        environment.update(DISPLAY=self.display, SDL_AUDIODRIVER="none-such", PYTHONPATH=str(ROOT), SPIDERWEB_LAKE_HOME=str(home), **more)
        command = [sys.executable, "-m", "game", *words]
        game = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._games.append(game)
        until(lambda: self.window(game) or game.poll() is not None, "the window opens")
        for _ in range(2):  # the second is taken by a frame that has seen whatever came with the window
            self.settle()
        assert game.poll() is None, game.communicate()
        return game

    def settle(self) -> None:
        """Wait until the game started last has taken every event that it was sent, or has ended."""
        game = self._games[-1]
        window = game.poll() is None and self.window(game)
        if window:
            pinged(self.display, int(window), lambda: game.poll() is not None)

    def window(self, game: "subprocess.Popen[str]") -> str:
        """The game's window, as xdotool calls it, or nothing yet."""
        return self.do("search", "--onlyvisible", "--pid", str(game.pid), check=False).partition("\n")[0]

    def do(self, *words: str, check: bool = True) -> str:
        """One xdotool command."""
        done = subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, capture_output=True, text=True, check=check)
        return done.stdout.strip()

    def key(self, name: str, held: float = 0.0) -> None:
        """Press a key until the game has seen it, and for so long; it has seen it let go, too, when this returns."""
        self.do("keydown", name)
        self.settle()
        time.sleep(held)
        self.do("keyup", name)
        self.settle()

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
        message = _ClientMessage(_CLIENT_MESSAGE, 0, 1, None, int(window), x.XInternAtom(display, kind.encode(), 0), 32, data)
        root, to_managers = ctypes.c_ulong(x.XDefaultRootWindow(display)), 0x180000
        x.XSendEvent(display, root, 0, to_managers, ctypes.byref(message))
        x.XCloseDisplay(display)

    def close(self, window: str) -> None:
        """What a window manager does when the cross is clicked; this xdotool cannot."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x.XOpenDisplay(self.display.encode()))
        _send(x, display, int(window), "WM_DELETE_WINDOW")
        x.XCloseDisplay(display)


def furnish(home: Path, size: tuple[int, int] | None) -> None:
    """A home for a game: the sprites that earlier starts have painted, and settings with a window of that size."""
    home.mkdir(parents=True, exist_ok=True)
    prints, shared = home / "cache" / "prints", HOME / "cache" / "prints"
    if not prints.exists():
        prints.parent.mkdir(exist_ok=True)
        shared.mkdir(parents=True, exist_ok=True)
        prints.symlink_to(shared)
    if size and not (home / "config").exists():
        Store(home / "config" / "settings.json", "settings").save({"width": size[0], "height": size[1]})


def pinged(display_name: str, window: int, ended: Callable[[], bool]) -> None:
    """Send a window the ping of window managers and wait for its answer: events are taken in the order in which they came."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype, x.XDefaultRootWindow.restype = ctypes.c_void_p, ctypes.c_ulong
    x.XSetErrorHandler(_NO_MATTER)  # a window may go at any moment
    display = ctypes.c_void_p(x.XOpenDisplay(display_name.encode()))
    substructure_notify, answer = ctypes.c_long(1 << 19), _Event()
    x.XSelectInput(display, ctypes.c_ulong(x.XDefaultRootWindow(display)), substructure_notify)
    protocols = x.XInternAtom(display, b"WM_PROTOCOLS", 0)
    ping = _send(x, display, window, "_NET_WM_PING", window)

    def answered() -> bool:
        while x.XPending(display):
            x.XNextEvent(display, ctypes.byref(answer))
            message = answer.message
            if (message.type, message.message_type, message.data[0], message.data[2]) == (_CLIENT_MESSAGE, protocols, ping, window):
                return True
        return ended()

    until(answered, "the game takes its events", every=0.005)
    x.XCloseDisplay(display)


def _send(x: ctypes.CDLL, display: ctypes.c_void_p, window: int, name: str, more: int = 0) -> int:
    """A message of the window manager's own protocol; its atom."""
    protocols, atom = (x.XInternAtom(display, word, 0) for word in (b"WM_PROTOCOLS", name.encode()))
    message = _ClientMessage(_CLIENT_MESSAGE, 0, 1, None, window, protocols, 32, (atom, 0, more, 0, 0))
    x.XSendEvent(display, ctypes.c_ulong(window), 0, 0, ctypes.byref(message))
    x.XFlush(display)
    return int(atom)


_CLIENT_MESSAGE = 33
_NO_MATTER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
"""Xlib's own handler of errors ends the program."""


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


class _Event(ctypes.Union):
    """Xlib's XEvent, of which only messages are looked at."""

    _fields_ = (("message", _ClientMessage), ("padding", ctypes.c_long * 24))


def until(holds: Callable[[], Any], what: str, every: float = 0.05) -> Any:
    """Wait for something, not for ever."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(every)
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain until {what}")


def recorded(path: Path, retries: int) -> dict[str, Any]:
    """The run in a file, once the one with so many retries before it has been written."""

    def there() -> Any:
        run = json.loads(path.read_text()) if path.exists() else {"retries": -1}
        return run if run["retries"] == retries else None

    found: dict[str, Any] = until(there, f"the run after {retries} retries is recorded")
    return found
