"""The game's window: its picture area, its own size, and full screen."""

import logging
import os
import time
from contextlib import suppress
from types import TracebackType

import pygame

from game.app.display import DEFAULT_SIZE, FRAME_MARGIN_PX, fitting, start_display
from game.app.presenter import RENDERER_ERRORS, Presenter, SoftwarePresenter, open_presenter
from game.app.render_scale import RenderScale
from game.core.errors import NO_DISPLAY, UserError
from game.core.paths import ASSETS
from game.input import sdl

log = logging.getLogger(__name__)

ASPECT = DEFAULT_SIZE[0] / DEFAULT_SIZE[1]
TITLE_BAR_PX = 32
"""Pixels of a window's frame above the picture."""
SETTLED_S = 0.4
"""Seconds for which a size must stay to be the window's own: on its way to being maximized it already has the other one."""
SEEN = (pygame.WINDOWSHOWN, pygame.WINDOWRESTORED, pygame.WINDOWMAXIMIZED, pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSGAINED)
UNSEEN = (pygame.WINDOWHIDDEN, pygame.WINDOWMINIMIZED)


class Window:
    """A resizable window with a 16:9 picture as large as fits, and bars around it.

    The picture has as many pixels as `scale` says, the window's own without one; `gpu` asks the graphics card to stretch it.
    """

    def __init__(
        self,
        title: str,
        size: tuple[int, int] = DEFAULT_SIZE,
        visible: bool = True,
        scale: RenderScale | None = None,
        gpu: bool = False,
        maximized: bool = False,
    ) -> None:
        start_display(visible)
        self._scale = scale
        self._open(title, fitting(size) if visible else size, visible, gpu)
        if visible:
            self._set_icon()
            self._place()
        self._held_size: tuple[int, int] | None = None
        self._drawn_size = self.chosen_size
        self._to_show = visible
        self._full = False
        self._arrow = True
        self.maximized = maximized
        """Now, or again as soon as it is no longer full screen."""
        self.seen = True
        """Whether anything of it can be on a screen: not while it is minimized or on nobody's desk."""
        self._own_size = self._last_size = self.size
        self._since = 0.0

    def _open(self, title: str, size: tuple[int, int], visible: bool, gpu: bool) -> None:
        """Not shown yet. A screen with more than 8 bits a colour has no plain pixels: there all goes by way of the graphics card."""
        try:
            return self._try(title, size, gpu)
        except pygame.error:
            os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "1"
        pygame.display.quit()  # SDL decides on a way once, for as long as its display is open
        start_display(visible)
        try:
            self._try(title, size, gpu)
        except pygame.error as error:
            raise UserError(f"no window could be opened: {error}", code=NO_DISPLAY) from None

    def _try(self, title: str, size: tuple[int, int], gpu: bool) -> None:
        self._format = pygame.Window("", (1, 1), hidden=True) if gpu else None
        self._window = pygame.Window(title, size, resizable=True, hidden=True)
        (self._format or self._window).get_surface()  # until the first call there is no pixel format to convert pictures to
        self._presenter: Presenter = open_presenter(self._window, gpu)

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def size(self) -> tuple[int, int]:
        return self._window.size

    def resize(self, size: tuple[int, int]) -> None:
        """As if it had been drawn to another size."""
        self._presenter.finish()
        self._window.size = size

    @property
    def full_screen(self) -> bool:
        return self._full

    @property
    def vsync(self) -> bool:
        """The display sets the pace of `flip`."""
        return self._presenter.vsync

    @property
    def own_size(self) -> tuple[int, int]:
        """Its size, or the one that it comes back to: what it has while it is neither maximized nor full screen."""
        return self._own_size if self._full or self.maximized else self.size

    @property
    def picture_size(self) -> tuple[int, int]:
        """Of the next picture."""
        return self._held_size or self.chosen_size

    @property
    def chosen_size(self) -> tuple[int, int]:
        """The one that suits the window, whether or not all is painted for it."""
        area = viewport(self.size).size
        return self._scale.size(area) if self._scale else area

    def hold_picture(self, size: tuple[int, int]) -> None:
        """Let the next picture have `size`, stretched to the window as any other."""
        self._held_size = size

    def picture(self) -> pygame.Surface:
        """What to draw this frame on; good until the next flip."""
        self._drawn_size, self._held_size = self.picture_size, None
        return self._presenter.canvas(self._drawn_size, viewport(self.size))

    def choose_resolution(self, choice: str) -> None:
        """Of the picture: a height in pixels, `auto` or `native`."""
        if self._scale:
            self._scale.choose(choice)

    def events(self) -> list[pygame.Event]:
        """What has happened since; raises SystemError where a pad was pulled at the wrong moment."""
        return self._presenter.events()

    def finish(self) -> None:
        """Return when the last picture is shown: from then on anybody may look for input."""
        self._presenter.finish()

    @property
    def seconds_beside(self) -> float:
        """How long the last picture was stretched and shown by another thread, while the main one went on."""
        return self._presenter.seconds_beside

    def flip(self, work: float = 0.0, held_up: bool = False, painting: bool = False) -> None:
        """The picture is done, after `work` seconds. The window comes up with the first one, never empty.

        Of one that was `held_up` by work beside it the time says little about the picture's size; nothing while sprites are painted.
        """
        before = time.perf_counter()
        if self._to_show:
            self._to_show = False
            self._window.show()
            self._presenter.shown()
            pygame.key.stop_text_input()  # else an input method takes every key for a word, and the game hears none
            if self.maximized and not self._full:
                self._window.maximize()
        try:
            self._presenter.present()
        except RENDERER_ERRORS:
            if isinstance(self._presenter, SoftwarePresenter):
                raise
            self._take_over_from_gpu()
        now = time.perf_counter()
        if self._scale and work:
            if painting:
                self._scale.note_painting(now)
            else:
                self._scale.note_frame(now, work if self.vsync else work + now - before, held_up)
        self._settle()

    def handle(self, event: pygame.Event) -> None:
        """What a window manager has done with the window."""
        came_back = not self.seen
        if event.type in UNSEEN:
            self.seen = self._to_show
        elif event.type in SEEN:
            self.seen = True
        if event.type == pygame.WINDOWMAXIMIZED:
            self.maximized = True
        elif event.type == pygame.WINDOWRESTORED and not self._full and not came_back:
            self.maximized = False

    def _settle(self) -> None:
        """Take notice of a size that has held."""
        size, now = self.size, time.monotonic()
        if size != self._last_size:
            self._last_size, self._since = size, now
        elif now - self._since > SETTLED_S and not self._full and not self.maximized:
            self._own_size = size

    def pointer(self) -> tuple[int, int]:
        """The pixel of the picture that the pointer is at; outside the picture it lies beyond its edges."""
        (x, y), area, (width, height) = pygame.mouse.get_pos(), viewport(self.size), self.picture_size
        return (x - area.left) * width // area.width, (y - area.top) * height // area.height

    def _take_over_from_gpu(self) -> None:
        """The card's driver failed: this very frame is shown by the processor, and all that follow."""
        log.warning("the graphics card's renderer failed; pictures are stretched by the processor")
        area = viewport(self.size)
        lost = self._presenter.canvas(self._drawn_size, area).copy()
        self._presenter.close()
        self._presenter = SoftwarePresenter(self._window)
        self._presenter.canvas(self._drawn_size, area).blit(lost, (0, 0))
        self._presenter.present()

    def show_pointer(self, shown: bool) -> None:
        """A print in motion has no arrow on it."""
        if shown != self._arrow:
            self._arrow = shown
            with suppress(pygame.error):
                pygame.mouse.set_visible(shown)

    def toggle_full_screen(self) -> None:
        """Desktop full screen and back; a driver that will not leaves all as it was."""
        self._presenter.finish()
        try:
            if self._full:
                self._window.set_windowed()
                if self.maximized:
                    self._window.maximize()
            else:
                self._window.set_fullscreen(True)
            self._full = not self._full
        except pygame.error:
            pass
        self._presenter.shown()

    def _place(self) -> None:
        """In the middle of the first screen that has room for it, beside its panels; where that is not known the system has its way."""
        width, height = self.size
        for left, top, across, down in sdl.usable_areas():
            if width + FRAME_MARGIN_PX[0] <= across and height + FRAME_MARGIN_PX[1] <= down:
                frame_top = 0 if pygame.display.get_driver() == "x11" else TITLE_BAR_PX  # X11 places the frame, others what is in it
                self._window.position = (
                    left + (across - FRAME_MARGIN_PX[0] - width) // 2,
                    top + (down - FRAME_MARGIN_PX[1] - height) // 2 + frame_top,
                )
                return

    def _set_icon(self) -> None:
        """Our seal as the icon; a copy without it is no worse a game."""
        with suppress(OSError, pygame.error):
            self._window.set_icon(pygame.image.load(ASSETS / "svg" / "seal-seal.svg"))

    def close(self) -> None:
        """The window goes; fonts stay, because loaded ones would die with their module."""
        self._presenter.close()
        self._window.destroy()
        pygame.display.quit()


def viewport(size: tuple[int, int]) -> pygame.Rect:
    """The largest 16:9 rectangle, at least a pixel, in the middle of a window of `size`."""
    width, height = max(1, size[0]), max(1, size[1])
    fitted = (width, max(1, round(width / ASPECT))) if width / height < ASPECT else (max(1, round(height * ASPECT)), height)
    fitted = (min(fitted[0], width), min(fitted[1], height))
    return pygame.Rect((width - fitted[0]) // 2, (height - fitted[1]) // 2, *fitted)
