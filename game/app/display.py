"""The display that a window is shown on: how SDL is started, what fits, how often it shows a picture; plain errors where there is none."""

import os
import sys

if sys.platform == "win32":  # else Windows blurs us, and full screen comes out larger than the monitor
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
elif sys.platform.startswith("linux"):  # our pictures are made by the processor: sending them through GL costs 0.1 s at the start
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

import pygame

from game.core.errors import NO_DISPLAY, UserError
from game.input import sdl

DEFAULT_SIZE = (1280, 720)
INVISIBLE_DRIVERS = ("offscreen", "dummy")
NOTHING_TO_SHOW_ON = "no display: nothing here can show a window (--headless plays without one)"
FRAME_MARGIN_PX = (12, 44)
"""Pixels across and down that a window's frame may take; how many it does take is not known before it is shown."""
BLOCKED_EVENTS = (
    pygame.MOUSEMOTION,
    pygame.FINGERMOTION,
    pygame.TEXTINPUT,
    pygame.TEXTEDITING,
    pygame.AUDIODEVICEADDED,
    pygame.AUDIODEVICEREMOVED,
)


def fitting(size: tuple[int, int]) -> tuple[int, int]:
    """The size, if with its frame any screen has room for it beside its panels; else, in the same shape, what the roomiest has."""
    rooms = [(width - FRAME_MARGIN_PX[0], height - FRAME_MARGIN_PX[1]) for _, _, width, height in sdl.usable_areas()]
    desks = rooms or pygame.display.get_desktop_sizes()
    if not desks or any(size[0] <= width and size[1] <= height for width, height in desks):
        return size
    width, height = max(desks, key=lambda desk: desk[0] * desk[1])
    if not rooms:
        return min(size[0], width), min(size[1], height)
    share = min(width / size[0], height / size[1])
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def refresh_rate() -> int:
    """Frames a second worth drawing: the display's own, or 60 when it will not say."""
    rates = [rate for rate in pygame.display.get_desktop_refresh_rates() if rate > 0]
    return min(max(rates[0], 30), 144) if rates else 60


def start_display(visible: bool) -> None:
    """Start pictures and fonts, never sound. Without a display SDL would run invisible: refused unless somebody asked for it."""
    asked = bool(os.environ.get("SDL_VIDEODRIVER"))
    if visible and not asked and not _has_display():
        raise UserError(NOTHING_TO_SHOW_ON, code=NO_DISPLAY)
    if not visible and not asked:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    try:
        pygame.display.init()
    except pygame.error as error:
        raise UserError(f"no display: {error}", code=NO_DISPLAY) from None
    if visible and not asked and pygame.display.get_driver() in INVISIBLE_DRIVERS:
        pygame.display.quit()
        raise UserError(NOTHING_TO_SHOW_ON, code=NO_DISPLAY)
    pygame.font.init()
    pygame.event.set_blocked(BLOCKED_EVENTS)


def _has_display() -> bool:
    """Asked before SDL is: on Linux its search for a display would end in words of other libraries on stderr."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
