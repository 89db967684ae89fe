"""A level being made while it is played: takes the maker's keys and pointer, gives the overlay, time at any speed, and places to paste."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.run import LevelFile
from game.screens.menu import assets
from game.screens.reload import Reload
from game.text import text
from game.view.camera import HEIGHT
from game.view.canvas import stamp
from game.view.lens import Lens
from game.view.overlay import Overlay, pointed, written
from game.view.slip import TITLES, note, words
from game.window import viewport

if TYPE_CHECKING:
    from game.screens.play import Play

SLOW = 0.25
SHOWN = 90
"""Frames for which a slip says what was copied."""


class Maker:
    """Only a watched level has one. Put away, it leaves nothing behind: time goes as ever."""

    clipboard: Callable[[str], None] = staticmethod(pygame.scrap.put_text)
    pointer: Callable[[], tuple[int, int]] = staticmethod(pygame.mouse.get_pos)

    def __init__(self, play: "Play", source: LevelFile) -> None:
        self.play = play
        self.overlay = Overlay(assets())
        self.shown = self.slow = self.stopped = self.away = False
        self._steps = 0
        self.reload = Reload(source)
        self.slip = Slip()
        self._tools = {"from_here": self._from_here, "slow": self._slow, "stop": self._stop, "tick": self._tick, "mark": self._mark}

    def command(self, name: str) -> bool:
        """Whether this was for the maker."""
        if name == "overlay":
            self._show(not self.shown)
        elif name in ("looked_away", "looked_back"):  # the maker writes in another window: the lake waits, in sight
            self.away = name == "looked_away"
        elif self.shown and name in self._tools:
            self._tools[name]()
        else:
            return False
        return True

    def changed(self) -> LevelFile | None:
        """The level anew, if its file was saved."""
        return self.reload.changed()

    def time(self) -> tuple[float, int]:
        """How fast time goes, and the single ticks asked for; those are handed over once."""
        steps, self._steps = self._steps, 0
        if self.away or self.stopped:
            return 0.0, steps
        return SLOW if self.slow else 1.0, steps

    def draw(self, picture: pygame.Surface) -> None:
        if self.shown:
            self.overlay.draw(picture, self._lens(picture.get_size()), self.play.run.world, self._at(), self._clock())
        if self.away:
            self.slip.say(text("maker.held"), frames=1)
        self.slip.draw(picture)
        self.reload.draw(picture)

    def close(self) -> None:
        self._show(False)
        self.reload.close()

    def _show(self, shown: bool) -> None:
        self.shown, self.slow, self.stopped, self._steps = shown, False, False, 0
        pygame.mouse.set_visible(shown)

    def _slow(self) -> None:
        self.slow, self.stopped = not self.slow or self.stopped, False

    def _stop(self) -> None:
        self.stopped = not self.stopped

    def _tick(self) -> None:
        self._steps += 1 if self.stopped else 0
        self.stopped = True

    def _from_here(self) -> None:
        self.play.start_at(self._lens(self.play.app.window.picture_size).place(self._at())[0])

    def _mark(self) -> None:
        """Copy the place under the pointer, as a level file has it."""
        place = written(*pointed(self._lens(self.play.app.window.picture_size), self.play.run.world, self._at()))
        try:
            self.clipboard(place)
            self.slip.say(text("maker.copied", place=place), SHOWN)
        except (pygame.error, NotImplementedError, OSError):
            self.slip.say(text("maker.not_copied", place=place), SHOWN)

    def _lens(self, size: tuple[int, int]) -> Lens:
        return Lens(self.play.scene.camera, size)

    def _at(self) -> tuple[int, int]:
        """The pointer's pixel of the picture."""
        corner, (x, y) = viewport(self.play.app.window.size).topleft, self.pointer()
        return x - corner[0], y - corner[1]

    def _clock(self) -> str:
        world = self.play.run.world
        name = "stopped" if self.stopped else "slow" if self.slow else "normal"
        return text("maker.time", seconds=f"{world.seconds:.2f}", state=text(f"maker.{name}", tick=world.tick))


class Slip:
    """A few words in the upper middle of the picture, for a while."""

    def __init__(self) -> None:
        self.line = ""
        self._left = 0
        self._made: tuple[str, float, pygame.Surface] | None = None

    def say(self, line: str, frames: int) -> None:
        self.line, self._left = line, frames

    def draw(self, picture: pygame.Surface) -> None:
        if self._left <= 0:
            return
        self._left -= 1
        k = picture.get_height() / HEIGHT
        if self._made is None or self._made[:2] != (self.line, k):
            self._made = self.line, k, note(assets(), [words(assets(), self.line, 21 * k, face=TITLES)], k, len(self.line))
        slip = self._made[2]
        stamp(picture, slip, ((picture.get_width() - slip.get_width()) // 2, round(84 * k)))
