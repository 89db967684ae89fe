"""Calls of SDL that pygame does not offer, made into the SDL library that pygame has loaded; without effect where that fails."""

import ctypes
import sys
from functools import cache
from pathlib import Path

import pygame

Area = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the desktop."""


class _Rect(ctypes.Structure):
    _fields_ = (("x", ctypes.c_int), ("y", ctypes.c_int), ("w", ctypes.c_int), ("h", ctypes.c_int))


def usable_areas() -> list[Area]:
    """Of every screen, what panels, docks and menu bars leave free; nothing at all if that is not known."""
    library = _library()
    if library is None:
        return []
    areas = []
    for number in range(pygame.display.get_num_displays()):
        found = _Rect()
        if library.SDL_GetDisplayUsableBounds(number, ctypes.byref(found)) == 0 and found.w > 0 and found.h > 0:
            areas.append((found.x, found.y, found.w, found.h))
    return areas


def add_mapping(line: str) -> bool:
    """Tell SDL what the numbers of a pad mean; whether it has understood."""
    library = _library()
    return library is not None and library.SDL_GameControllerAddMapping(line.encode("ascii", "replace")) >= 0


@cache
def _library() -> ctypes.CDLL | None:
    """The library by the path that it was loaded from: the same path gives the same library, not a second one."""
    for path in _paths():
        try:
            library = ctypes.CDLL(path)
            if hasattr(library, "SDL_GetDisplayUsableBounds"):
                return library
        except OSError:
            continue
    return None


def _paths() -> list[str]:
    home = Path(pygame.__file__).parent
    if sys.platform == "win32":
        return [str(home / "SDL2.dll")]
    if sys.platform == "darwin":
        return [str(path) for path in home.rglob("libSDL2-2*.dylib")]
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    loaded = (line.partition("/") for line in maps.splitlines())
    return list(dict.fromkeys("/" + path for _, slash, path in loaded if slash and "/libSDL2-2" in "/" + path))
