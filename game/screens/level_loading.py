"""Level loading screen: validates and prepares a player's own level, then starts it."""

import math
from collections.abc import Callable
from pathlib import Path

import pygame

from game.core.errors import UserError
from game.core.paths import LEVELS
from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.menu import Menu
from game.screens.play.play import Play
from game.screens.play.scene_prerender import ScenePrerender
from game.screens.screen import Screen
from game.session.level_file import LevelFile, TrialRun, level_file
from game.view.camera.camera import HEIGHT
from game.view.render.painting import faded
from game.view.ui.paper import TITLES, BrushStroke

MIN_SHOWN_FRAMES = 2
"""Frames for which the card lies there at least: nothing that may take long is begun before it is seen."""
STROKE, STROKE_UP = (250, 20), 36
"""Reference pixels of the brush stroke that tells how far it is, and from the card's lower edge up to its middle."""
GROOVE_STRENGTH = 0.16
"""Strength of the way that the stroke has not gone."""
USUAL_S, FIRST_SHARE, NEARLY = 14.0, 0.04, 1.8
"""Seconds that it takes until one has been timed; the stroke's share at once, and how fast it nears its end, which it never passes."""
NOTHING = -1
"""No choice is marked: there is nothing to decide."""


class LevelLoading(Menu):
    """First a trial run of the level, in a child process; then its sprites, on a thread. Meanwhile the picture goes on."""

    usual_s = USUAL_S
    """How long the last one took."""

    def __init__(self, app: AppContext, behind: Screen, path: str, name: str, play: Callable[[LevelFile], None] | None = None) -> None:
        """`play` begins the loaded level where it is more than that, such as a chapter."""
        super().__init__(
            behind,
            text("opening.title"),
            ((text("opening.cancel"), app.pop),),
            (text("opening.drawn" if _is_ours(path) else "opening.tried", lake=name),),
        )
        self.chosen = NOTHING
        self._app, self._path, self._name = app, path, name
        self._play = play
        self._frames = 0
        self._now = self._began = 0.0
        self._stroke = BrushStroke(*STROKE)
        self._source: LevelFile | None = None
        self._trial: TrialRun | None = None
        self._prerender: ScenePrerender | None = None

    @property
    def still(self) -> bool:
        """While sprites are painted the lake behind the card gets ten pictures a second: the rest of the time is the painter's."""
        return self._prerender is not None

    def command(self, name: str) -> None:
        """Enter pressed once more, out of impatience, does not lead back: Esc does, and so does a click."""
        if name not in ("confirm", "up", "down"):
            super().command(name)

    def point(self, at: tuple[int, int]) -> None:
        super().point(at)
        self.chosen = NOTHING if self._under is None else self._under

    def update(self, now: float) -> None:
        self._frames += 1
        self._now, self._began = now, self._began or now
        self.behind.update(now)  # the lake behind the card lives on: one sees that nothing hangs
        try:
            if self._frames > MIN_SHOWN_FRAMES:
                self._go_on()
        except UserError as complaint:
            self._app.pop()
            self._app.push(LevelErrors(self._app, self.behind, complaint))

    def draw(self, picture: pygame.Surface) -> None:
        super().draw(picture)
        px = picture.get_height() / HEIGHT
        size = max(2, round(STROKE[0] * px)), max(2, round(STROKE[1] * px))
        if self._stroke.size != size:
            self._stroke = BrushStroke(*size)
        box = self._card.box
        middle = (box.centerx, box.bottom - round(STROKE_UP * px))
        for stroke in (faded(self._stroke.painted(1.0), GROOVE_STRENGTH), self._stroke.painted(self.progress)):
            picture.blit(stroke, stroke.get_rect(center=middle), special_flags=pygame.BLEND_PREMULTIPLIED)

    @property
    def progress(self) -> float:
        """Of the time that such a thing takes, 0 to 1: always a little farther, and never quite there before it is done."""
        return 1.0 - (1.0 - FIRST_SHARE) * math.exp(-NEARLY * (self._now - self._began) / self.usual_s)

    def _go_on(self) -> None:
        """The next step, if the last one is done."""
        if self._source is None or self._trial is None:
            self._source = level_file(self._path)
            self._trial = TrialRun(self._source)
        elif self._prerender is None:
            if self._trial.is_done():
                self.lines = [text("opening.drawn" if _is_ours(self._path) else "opening.printed", lake=self._name)]
                shown = self.behind.scene
                size = shown.size if shown else self._app.window.picture_size
                talks = any(scene.at == "before" and scene.lines for scene in self._source.level.scenes)
                self._prerender = ScenePrerender(self._source.level, size, whole=not talks)  # while they talk the rest is painted
        elif self._prerender.done:
            LevelLoading.usual_s = min(60.0, max(0.5, self._now - self._began))
            self._app.pop()
            if self._play:
                self._play(self._source)
            else:
                self._app.push(Play(self._app, self._source))

    def leave(self) -> None:
        super().leave()
        if self._trial:
            self._trial.stop()
        if self._prerender and not self._prerender.done:
            self._prerender.abandon()


def _is_ours(path: str) -> bool:
    """Whether it came with the game."""
    return Path(path).resolve().is_relative_to(LEVELS.resolve())


class LevelErrors(Menu):
    """What is wrong with a lake, in a face whose brackets can be told apart."""

    face = TITLES

    def __init__(self, app: AppContext, behind: Screen, complaint: UserError) -> None:
        super().__init__(behind, text("opening.unsound"), ((text("opening.back"), app.pop),), complaint.lines[:4])
