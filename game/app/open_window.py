"""Opens the game's window as the settings and the machine's display ask for it, and keeps what was learnt of the display."""

from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from game.app.display import refresh_rate, start_display
from game.app.gpu_probe import probe_gpu
from game.app.presenter_choice import wants_gpu
from game.app.render_scale import RenderScale
from game.app.window import Window
from game.core.memory import limit_heap
from game.save.display_memory import DisplayMemory
from game.save.settings import Settings

MIN_START_SIZE = 640, 360
"""Pixels: somebody may draw his window smaller than that and play on, but the next start does not begin so."""


@contextmanager
def open_window(title: str, settings: Settings) -> Iterator[Window]:
    """A window of the kept size, or of the smallest in which words can be read, with the picture's resolution apart from its own."""
    limit_heap()
    start_display(visible=True)
    memory, size = DisplayMemory(), opening_size(settings)
    scale = RenderScale(settings.resolution, refresh_rate(), memory.heights)
    gpu = wants_gpu(
        settings.stretch, _largest_desktop(size) if settings.full_screen or settings.maximized else size, lambda: _gpu_cost(memory)
    )
    with Window(title, size, scale=scale, gpu=gpu, maximized=settings.maximized) as window:
        try:
            yield window
        finally:
            if scale.known != memory.heights:
                memory.heights = scale.known
                memory.save()


def opening_size(settings: Settings) -> tuple[int, int]:
    """Pixels of the window that a start begins with."""
    return max(MIN_START_SIZE[0], settings.width), max(MIN_START_SIZE[1], settings.height)


def _largest_desktop(size: tuple[int, int]) -> tuple[int, int]:
    return max(pygame.display.get_desktop_sizes(), key=lambda desktop: desktop[0] * desktop[1], default=size)


def _gpu_cost(memory: DisplayMemory) -> float | None:
    """Milliseconds of a frame on the graphics card: measured once for a driver and a library version, then remembered."""
    driver = f"{pygame.display.get_driver()} {'.'.join(map(str, pygame.get_sdl_version()))} {pygame.version.ver}"
    if driver not in memory.gpu:
        memory.gpu = {driver: probe_gpu()}
        memory.save()
    return memory.gpu[driver]
