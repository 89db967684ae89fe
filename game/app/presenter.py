"""Presenter: brings the drawn picture into the window, stretched to its area by the processor or by the graphics card."""

import logging
import threading
from contextlib import suppress
from functools import partial
from typing import Any, Protocol

import pygame
from pygame._sdl2 import sdl2, video

from game.app.present_worker import PresentWorker
from game.app.render_scale import is_doubled

log = logging.getLogger(__name__)

LETTERBOX_COLOR = (11, 13, 18)
THREADED_DRIVERS = ("x11",)
"""SDL's drivers that let a thread show a picture while another one reads events."""
MAX_FAILURES = 3
"""Pictures in a row, of one size, that could not be shown."""
RENDERER_ERRORS = (pygame.error, sdl2.error, RuntimeError)
"""pygame-ce's renderer raises an error type of its own beside the usual one."""


class Presenter(Protocol):
    vsync: bool
    """The display sets the pace of `present`: nobody else may."""

    def canvas(self, size: tuple[int, int], area: pygame.Rect) -> pygame.Surface:
        """What to draw a frame of `size` pixels on, to be shown in `area` of the window; good until `present`."""

    def present(self) -> None:
        """Show what was drawn. Raises one of RENDERER_ERRORS if the window's driver fails."""

    @property
    def seconds_beside(self) -> float:
        """How long the last picture was worked on beside the main thread."""

    def events(self) -> list[pygame.Event]:
        """What has happened; while a picture is shown beside the main thread, what had been fetched before that was begun."""

    def finish(self) -> None:
        """Return when nothing is done beside the main thread any more: the window may be changed."""

    def shown(self) -> None:
        """The window has just come up, or changed its state: what lay in it is lost."""

    def close(self) -> None:
        """Let go of the window."""


class SoftwarePresenter:
    """Stretches on the processor; a picture as large as its area is drawn into the window at once.

    Stretching and showing a very large picture takes as long as drawing it, and waits half of that time: with `beside` a thread does it
    while the next one is worked out. That one is drawn on the same canvas, as soon as the stretch has read it: a frame's events and ticks
    come first and take longer than that. Not on two canvases in turn: SDL packs a sprite anew whenever it is drawn on another one. An
    event that changes the window's size frees what that thread writes on, so events are fetched from the system only while it rests:
    `events` says how, `present` makes up for it.
    """

    vsync = False

    def __init__(self, window: pygame.Window, beside: bool = False) -> None:
        self._window = window
        self._worker = PresentWorker() if beside else None
        self._canvas: pygame.Surface | None = None
        self._read = threading.Event()
        """The canvas has been read: it may be drawn on again."""
        self._read.set()
        self._area = pygame.Rect(0, 0, 1, 1)
        self._half: pygame.Surface | None = None
        self._across: pygame.Surface | None = None
        self._cleared: tuple[int, int] | None = None
        self._failures = 0
        self._behind = False
        """Events have not been fetched since the last picture."""

    @property
    def seconds_beside(self) -> float:
        return self._worker.last_job_s if self._worker else 0.0

    def canvas(self, size: tuple[int, int], area: pygame.Rect) -> pygame.Surface:
        self._area = area
        if size == area.size:
            self.finish()
            self._canvas = self._half = self._across = None
            return self._target()
        if self._canvas is None or self._canvas.get_size() != size:
            self.finish()
            self._canvas = pygame.Surface(size, 0, 32).convert(self._target())
        self._read.wait()
        return self._canvas

    def _target(self) -> pygame.Surface:
        """Where the picture lies in the window's surface, which another size of it makes invalid."""
        whole = self._window.get_surface()
        if self._cleared != whole.get_size():  # the bars are painted once a size, not once a frame
            whole.fill(LETTERBOX_COLOR)
            self._cleared = whole.get_size()
        return whole.subsurface(self._area.clip(whole.get_rect()))

    def present(self) -> None:
        if self._canvas is None:
            self._window.flip()
        elif self._worker is None:
            self._show(self._canvas, self._target())
        else:
            self._present_beside(self._canvas, self._worker)

    def _present_beside(self, picture: pygame.Surface, worker: PresentWorker) -> None:
        worker.wait()
        if error := worker.take_error():
            self._failures += 1
            if self._failures > MAX_FAILURES:
                raise error
        size = self._window.size
        if self._behind:
            self._behind = False
            pygame.event.pump()
        if self._window.size != size:
            return  # it was drawn for another window
        target = self._target()
        self._read.clear()
        worker.submit(partial(self._show, picture, target))

    def _show(self, picture: pygame.Surface, target: pygame.Surface) -> None:
        try:
            self._stretch(picture, target)
        finally:
            self._read.set()
        self._window.flip()
        self._failures = 0

    def events(self) -> list[pygame.Event]:
        if self._worker is None or self._worker.idle:
            return pygame.event.get()
        self._behind = True
        return pygame.event.get(pump=False)

    def finish(self) -> None:
        if self._worker is not None:
            self._worker.wait()

    def _stretch(self, picture: pygame.Surface, target: pygame.Surface) -> None:
        """Smooth; into a very large window only to its half, of which each pixel is shown as four: that costs a third, and is as sharp."""
        width, height = target.get_size()
        half = width // 2, height // 2
        if not is_doubled(height) or half[1] < picture.get_height():
            self._stretch_smoothly(picture, target)
            return
        if picture.get_size() != half:
            if self._half is None or self._half.get_size() != half:
                self._half = pygame.Surface(half, 0, 32).convert(target)
            self._stretch_smoothly(picture, self._half)
            picture = self._half
        _double(picture, target, pygame.Rect(0, 0, *half))
        if width % 2:
            _double(picture, target, pygame.Rect(half[0] - 1, 0, 1, half[1]), (1, 0))
        if height % 2:
            _double(picture, target, pygame.Rect(0, half[1] - 1, half[0], 1), (0, 1))

    def _stretch_smoothly(self, picture: pygame.Surface, target: pygame.Surface) -> None:
        """Across first, then down: both at once would borrow as much memory as lies between the two, anew for every picture."""
        size = target.get_width(), picture.get_height()
        if self._across is None or self._across.get_size() != size:
            self._across = pygame.Surface(size, 0, 32).convert(target)
        pygame.transform.smoothscale(picture, size, self._across)
        self._read.set()
        pygame.transform.smoothscale(self._across, target.get_size(), target)

    def shown(self) -> None:
        self.finish()
        self._cleared = None
        self._window.get_surface()

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._canvas = self._half = self._across = None


def _double(picture: pygame.Surface, target: pygame.Surface, part: pygame.Rect, by: tuple[int, int] = (0, 0)) -> None:
    """Show each pixel of a part of the picture as four, `by` so many pixels farther right and down than it lies."""
    shown = pygame.Rect(2 * part.x + by[0], 2 * part.y + by[1], 2 * part.w, 2 * part.h)
    pygame.transform.scale(picture.subsurface(part), shown.size, target.subsurface(shown))


class GpuPresenter:
    """Uploads the picture as a texture and lets the card stretch it, in step with the display where that is granted."""

    def __init__(self, window: pygame.Window) -> None:
        self._renderer, self.vsync = make_renderer(window)
        self._texture: Any = None
        self._canvas = pygame.Surface((1, 1), 0, 32)
        self._area = pygame.Rect(0, 0, 1, 1)

    def canvas(self, size: tuple[int, int], area: pygame.Rect) -> pygame.Surface:
        self._area = area
        if self._texture is None or self._canvas.get_size() != size:
            self._texture = make_texture(self._renderer, size)
            self._canvas = pygame.Surface(size, 0, 32)
        return self._canvas

    def present(self) -> None:
        self._texture.update(self._canvas)
        self._renderer.draw_color = LETTERBOX_COLOR
        self._renderer.clear()
        self._texture.draw(dstrect=self._area)
        self._renderer.present()

    @property
    def seconds_beside(self) -> float:
        return 0.0

    def events(self) -> list[pygame.Event]:
        return pygame.event.get()

    def finish(self) -> None:
        """All is done at once."""

    def shown(self) -> None:
        """Every frame is drawn anew."""

    def close(self) -> None:
        self._texture = None
        del self._renderer


def make_renderer(window: pygame.Window) -> tuple[Any, bool]:
    """An accelerated renderer for a window that has given no surface yet, and whether it waits for the display.

    `logical_size` is never set: with it pygame-ce 2.5.8 crashes when the picture is read back.
    """
    try:
        return video.Renderer(window, accelerated=1, vsync=True), True
    except RENDERER_ERRORS:
        return video.Renderer(window, accelerated=1, vsync=False), False


def make_texture(renderer: Any, size: tuple[int, int]) -> Any:
    """A streaming texture with a linear filter."""
    return video.Texture(renderer, size, depth=32, streaming=True, scale_quality=1)


def open_presenter(window: pygame.Window, wants_gpu: bool) -> Presenter:
    """The card's presenter if it is wanted and works, else the processor's."""
    if wants_gpu:
        with suppress(*RENDERER_ERRORS):
            return GpuPresenter(window)
        log.warning("the graphics card's renderer failed to start; pictures are stretched by the processor")
    return SoftwarePresenter(window, beside=pygame.display.get_driver() in THREADED_DRIVERS)
