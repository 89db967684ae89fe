"""Level loading screen: validates and prepares a level, plays a run that was left up to its checkpoint, then starts it."""

import math
from collections.abc import Callable
from pathlib import Path

import pygame

from game.core.errors import UserError
from game.core.paths import LEVELS
from game.localization.texts import text
from game.save.checkpoint_place import CheckpointPlace
from game.screens.app_context import AppContext
from game.screens.menu import Menu
from game.screens.play.play import Play
from game.screens.play.scene_prerender import ScenePrerender
from game.screens.screen import Screen
from game.screens.sliced_work import SlicedWork
from game.session.level_file import LevelFile, TrialRun, level_file
from game.session.resumption import ResumedRun, Resumption
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
TICKS_PER_SLICE = 20
"""Of a run that is played up to its checkpoint, between two looks at the clock."""
NOTHING = -1
"""No choice is marked: there is nothing to decide."""


Begin = Callable[[LevelFile, ResumedRun | None], None]
"""What begins a loaded level: from its start, or with a run that stands at its checkpoint."""


class LevelLoading(Menu):
    """First a trial run of the level, in a child process; then its sprites, on a thread; last the run that was `left`, if it goes on with
    one. Meanwhile the picture goes on."""

    usual_s = USUAL_S
    """How long the last one took."""

    def __init__(
        self,
        app: AppContext,
        behind: Screen,
        path: str,
        name: str,
        play: Begin | None = None,
        place: CheckpointPlace | None = None,
        ready: LevelFile | None = None,
    ) -> None:
        """`play` begins the loaded level where it is more than that, such as a chapter; `place` is where a run was left with which it goes
        on; `ready` is the level, if it is read and drawn already."""
        left = place.run if place else None
        words = "opening.back_to" if left else "opening.drawn" if _is_ours(path) else "opening.tried"
        super().__init__(behind, text("opening.title"), ((text("opening.cancel"), app.pop),), (text(words, lake=name),))
        self.chosen = NOTHING
        self._app, self._path, self._name = app, path, name
        self._play = play or self._play_level
        self._frames = 0
        self._now = self._began = 0.0
        self._stroke = BrushStroke(*STROKE)
        self._source: LevelFile | None = ready
        self._is_ready = ready is not None
        self._trial: TrialRun | None = None
        self._prerender: ScenePrerender | None = None
        self._place, self._left = place, left
        self._resumption: Resumption | None = None
        self._work = SlicedWork(self._piece)

    @property
    def still(self) -> bool:
        """While sprites are painted the lake behind the card gets ten pictures a second: the rest of the time is the painter's."""
        return self._prerender is not None and self._resumption is None

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
        """Of all that is to be done, 0 to 1. Of painting one only knows how long it took last time: always a little farther, and never
        quite there before it is done; the way to a checkpoint is counted."""
        painted = 1.0 - (1.0 - FIRST_SHARE) * math.exp(-NEARLY * (self._now - self._began) / self.usual_s)
        if self._left is None:
            return painted
        share = self._resumption.share if self._resumption else 0.0
        begun = FIRST_SHARE if self._is_ready else 0.5 * painted
        return max(begun, begun + (1.0 - begun) * share)

    def _go_on(self) -> None:
        """The next step, if the last one is done."""
        if not self._is_ready:
            self._make_ready()
        elif self._left is None:
            self._begin(None)
        elif self._resumption is None:
            assert self._source is not None
            self._resumption = Resumption(self._left, self._source)
        elif self._work.go_on():
            self._begin(self._resumption.result())

    def _make_ready(self) -> None:
        """The next step until the level is read, tried and drawn."""
        if self._source is None or self._trial is None:
            self._source = level_file(self._path)
            self._trial = TrialRun(self._source)
        elif self._prerender is None:
            if self._trial.is_done():
                self._paint(self._source)
        elif self._prerender.done:
            LevelLoading.usual_s = min(60.0, max(0.5, self._now - self._began))
            self._is_ready = True

    def _paint(self, source: LevelFile) -> None:
        if self._left is None:
            self.lines = [text("opening.drawn" if _is_ours(self._path) else "opening.printed", lake=self._name)]
        shown = self.behind.scene
        size = shown.size if shown else self._app.window.picture_size
        talks = self._left is None and any(scene.at == "before" and scene.lines for scene in source.level.scenes)
        spots = (spot.at[0] for spot in source.level.things_of("checkpoint") if self._left and spot.id == self._left.checkpoint)
        self._prerender = ScenePrerender(source.level, size, next(spots, None), not talks)  # while they talk the rest is painted

    def _piece(self) -> bool:
        assert self._resumption is not None
        return self._resumption.advance(TICKS_PER_SLICE)

    def _begin(self, resumed: ResumedRun | None) -> None:
        """The level is there. Whoever cannot go on where he was is told so first."""
        source = self._source
        assert source is not None
        self._app.pop()
        if self._place is not None and resumed is None:
            self._place.drop()
            self._app.push(FromTheStart(self._app, self.behind, lambda: self._play(source, None)))
        else:
            self._play(source, resumed)

    def _play_level(self, source: LevelFile, resumed: ResumedRun | None) -> None:
        self._app.push(Play(self._app, source, resumed=resumed))

    def leave(self) -> None:
        super().leave()
        self._work.stop()
        if self._trial:
            self._trial.stop()
        if self._prerender and not self._prerender.done:
            self._prerender.abandon()


def _is_ours(path: str) -> bool:
    """Whether it came with the game."""
    return Path(path).resolve().is_relative_to(LEVELS.resolve())


class FromTheStart(Menu):
    """Says that the level or the game has changed since a run was left, before it begins anew."""

    def __init__(self, app: AppContext, behind: Screen, begin: Callable[[], None]) -> None:
        def begin_now() -> None:
            app.pop()
            begin()

        choices = ((text("opening.begin"), begin_now), (text("opening.back"), app.pop))
        super().__init__(behind, text("opening.changed"), choices, (text("opening.changed.why"),))


class LevelErrors(Menu):
    """What is wrong with a lake, in a face whose brackets can be told apart."""

    face = TITLES

    def __init__(self, app: AppContext, behind: Screen, complaint: UserError) -> None:
        super().__init__(behind, text("opening.unsound"), ((text("opening.back"), app.pop),), complaint.lines[:4])
