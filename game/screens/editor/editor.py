"""Level editor, active while a watched level is played: overlay, any game speed, coordinates to paste."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import pygame

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.editor.background_relight import BackgroundRelight
from game.screens.editor.hot_reload import Reload
from game.screens.editor.navigation import FreeCamera
from game.screens.menu import assets
from game.session.level_file import LevelFile
from game.session.play_session import PlaySession
from game.view.camera.camera import HEIGHT
from game.view.camera.subject import camera_floor
from game.view.camera.viewport import Viewport
from game.view.editor import level_plan
from game.view.editor.overlay import Overlay, pointed, written
from game.view.render.safe_draw import blit_at
from game.view.scene import Scene
from game.view.ui.paper import TITLES, render_text, text_panel

SLOW_SPEED = 0.25
SHOWN_FRAMES = 90
"""Frames for which a slip says what was copied."""


class EditedPlay(Protocol):
    """The play screen, as its editor knows it."""

    @property
    def app(self) -> AppContext: ...
    @property
    def session(self) -> PlaySession: ...
    @property
    def scene(self) -> Scene: ...
    def start_at(self, x: float) -> None:
        """A new attempt that begins at `x`."""


class LevelEditor:
    """Only a watched level has one. Put away, it leaves nothing behind: time goes as ever."""

    clipboard: Callable[[str], None] = staticmethod(pygame.scrap.put_text)

    def __init__(self, play: EditedPlay, source: LevelFile) -> None:
        self.play = play
        self.pointer = play.app.window.pointer
        self.overlay = Overlay(assets())
        self.shown = self.slow = self.stopped = self.away = False
        self._steps = 0
        self.reload = Reload(source)
        self.relight = BackgroundRelight()
        self.slip = Toast()
        self.survey = FreeCamera()
        self._tools = {
            "restart_here": self._from_here, "slow": self._slow, "toggle_pause": self._stop, "step_tick": self._tick, "click": self._mark,
            "look_left": lambda: self._look(-1), "look_right": lambda: self._look(1), "zoom_in": lambda: self._turn(1),
            "zoom_out": lambda: self._turn(-1), "drag_start": lambda: self.survey.grab(self._at()), "drag_end": self.survey.let_go,
        }  # fmt: skip

    def command(self, name: str) -> bool:
        """Whether this was for the maker."""
        if name == "overlay":
            self._show(not self.shown)
        elif name in ("focus_lost", "focus_gained"):  # the maker writes in another window: the lake waits, in sight
            self.away = name == "focus_lost"
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
        return SLOW_SPEED if self.slow else 1.0, steps

    def draw(self, picture: pygame.Surface) -> None:
        self.relight.tint(picture)
        if self.shown:
            self._drag()
            lens, world = self._lens(picture.get_size()), self.play.session.run.world
            if self.survey.drawn:
                level_plan.draw(picture, lens, world)
            self.overlay.draw(picture, lens, world, self._at(), self._clock())
        self.survey.follow(self.play.scene.camera, partial(camera_floor, self.play.session.run.world))
        if self.away:
            self.slip.say(text("maker.held"), frames=1)
        self.slip.draw(picture)
        self.reload.draw(picture)

    def close(self) -> None:
        self._show(False)
        self.relight.cancel()
        self.reload.close()

    def _show(self, shown: bool) -> None:
        self.shown, self.slow, self.stopped, self._steps = shown, False, False, 0
        self.survey.home()

    def _slow(self) -> None:
        self.slow, self.stopped = not self.slow or self.stopped, False
        self.survey.home()

    def _stop(self) -> None:
        self.stopped = not self.stopped
        self.survey.home()

    def _tick(self) -> None:
        self._steps += 1 if self.stopped else 0
        self.stopped = True

    def _from_here(self) -> None:
        """A new attempt at the pointer, and back to the runner."""
        self.play.start_at(self._now().place(self._at())[0])
        self.survey.home()

    def _look(self, way: int) -> None:
        self.stopped = True
        self.survey.step(way, self._now(), self._heights())

    def _turn(self, notches: int) -> None:
        self.stopped = True
        self.survey.turn(notches, self._now(), self._at(), self._heights())

    def _drag(self) -> None:
        if self.survey.drag(self._at(), self._now(), self._heights()):
            self.stopped = True

    def _heights(self) -> tuple[float, float]:
        """The lowest and the highest ground."""
        heights = [y for _, y in self.play.session.run.source.level.ground.line]
        return min(heights), max(heights)

    def _mark(self) -> None:
        """Copy the place under the pointer, as a level file has it."""
        place = written(*pointed(self._now(), self.play.session.run.world, self._at()))
        try:
            self.clipboard(place)
            self.slip.say(text("maker.copied", place=place), SHOWN_FRAMES)
        except (pygame.error, NotImplementedError, OSError):
            self.slip.say(text("maker.not_copied", place=place), SHOWN_FRAMES)

    def _lens(self, size: tuple[int, int]) -> Viewport:
        return self.survey.lens(self.play.scene.camera, size)

    def _now(self) -> Viewport:
        return self._lens(self.play.app.window.picture_size)

    def _at(self) -> tuple[int, int]:
        """The pointer's pixel of the picture."""
        return self.pointer()

    def _clock(self) -> str:
        world = self.play.session.run.world
        name = "stopped" if self.stopped else "slow" if self.slow else "normal"
        return text("maker.time", seconds=f"{world.seconds:.2f}", state=text(f"maker.{name}", tick=world.tick))


class Toast:
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
        px = picture.get_height() / HEIGHT
        if self._made is None or self._made[:2] != (self.line, px):
            self._made = self.line, px, text_panel(assets(), [render_text(assets(), self.line, 21 * px, face=TITLES)], px, len(self.line))
        slip = self._made[2]
        blit_at(picture, slip, ((picture.get_width() - slip.get_width()) // 2, round(84 * px)))
