"""Cutscene screen: a cutscene of a level, one line at a time; confirm goes on, confirm held for half a second skips the rest."""

from collections.abc import Callable

import pygame

from game.level.story_specs import Cutscene
from game.localization.texts import level_text_or_default, text
from game.screens.menu import Menu, assets
from game.screens.play.long_press import LongPress
from game.screens.play.run_screen import RunScreen
from game.screens.story.log_screen import LogScreen, speaker_name
from game.session.story.story_log import StoryLog
from game.view.camera.camera import HEIGHT
from game.view.hudless_scene import draw_without_hud, web_heart
from game.view.scene import Scene
from game.view.story.backdrop import quick_backdrop
from game.view.story.cutscene_page import CutscenePage, ShownLine, hint_words
from game.view.story.cutscene_preparation import BackdropPreparation, FacesPreparation
from game.view.ui.paper import MIN_PX

SKIP_HOLD_S = 0.5
"""Seconds that confirm is held to skip all that is left."""
INPUT_DELAY_S = 0.3
"""Seconds for which nothing is heard: whoever was leaping has not read a word."""
LONGEST_STEP = 0.1
HINT_FROM_SHARE = 0.15


class CutsceneScreen:
    """Over the play screen, whose last picture is its backdrop. `on_end` is called once, after the screen has left the stack.

    Until its faces are there the lake lives on, so that no picture stands still: before a chapter nothing has begun, and nothing does.
    """

    uses_pointer = False
    still = False

    def __init__(
        self, play: RunScreen, scene: Cutscene, log: StoryLog, on_end: Callable[[], None], faces: FacesPreparation | None = None
    ) -> None:
        """`faces` may have been begun before."""
        self.play, self.told, self.log = play, scene, log
        self._on_end = on_end
        self._hold = LongPress(SKIP_HOLD_S)
        self._page: CutscenePage | None = None
        self._faces = faces
        self._backdrop: BackdropPreparation | None = None
        self._still: pygame.Surface | None = None
        """The frame that it is told over before a chapter."""
        self._size = (0, 0)
        self._number = -1
        self._now = self._began = self._since = 0.0

    @property
    def scene(self) -> Scene:
        return self.play.scene

    @property
    def line(self) -> int:
        """Which line is on the paper, from 0."""
        return max(0, self._number)

    def command(self, name: str) -> None:
        if name in ("escape", "pause", "back", "focus_lost", "pad_pulled"):
            self._hold.stop()
            self.play.app.push(CutscenePause(self, {"focus_lost": "pause.focus", "pad_pulled": "pause.pad"}.get(name, "")))
        elif name == "retry" and self.told.at == "lost":
            self.skip()
        elif self._page is None or self._now - self._began < INPUT_DELAY_S:
            return
        elif name in ("confirm", "click"):
            self._hold.begin()
            self._go_on()

    def point(self, at: tuple[int, int]) -> None:
        """There is nothing to point at; a click is a key like another."""

    def update(self, now: float) -> None:
        if self._page is None and self._lives:
            self.play.advance(now)
        passed = min(LONGEST_STEP, max(0.0, now - self._now)) if self._now else 0.0
        self._now = now
        if self._page and self._number < 0:
            self._began = now
            self._show(0)
        if self._page:
            self._page.pass_time(passed)
            self._since = self._since + passed if self._page.is_whole else 0.0
        controls = self.play.app.controls
        if self._hold.over(now, controls.is_held("confirm") or controls.is_held("click")):
            self.skip()
        elif self._page and 0.0 < self.told.lines[self._number].seconds <= self._since:
            self._show(self._number + 1)

    def draw(self, picture: pygame.Surface) -> None:
        """Until its faces are there, what it will be told over."""
        if picture.get_size() != self._size:
            self._begin_anew(picture.get_size())
        if self._page is None and self._faces is not None and self._faces.done:
            self._page = self._make_page(self._faces)
        if self._page is None:
            self._draw_meanwhile(picture)
            return
        if self._backdrop is not None and self._backdrop.done:
            if self._backdrop.picture is not None:
                self._page.refine(self._backdrop.picture)
            self._backdrop = None
        self._page.draw(picture, hint_words(self.told.at == "lost"), self._hold.share if self._hold.share > HINT_FROM_SHARE else 0.0)

    def prepare(self) -> bool:
        return self.play.prepare()

    def leave(self) -> None:
        if self._faces:
            self._faces.stop()

    def skip(self) -> None:
        """What is left of it stands in the log."""
        for line in self.told.lines[max(0, self._number + 1) :]:
            self.log.note(line.speaker, line.line)
        self._end()

    def _go_on(self) -> None:
        """The rest of the line, or the next one."""
        if self._page and not self._page.is_whole:
            self._page.finish_writing()
        else:
            self._show(self._number + 1)

    def _show(self, number: int) -> None:
        if number >= len(self.told.lines):
            self._end()
            return
        self._number, self._since = number, 0.0
        line = self.told.lines[number]
        self.log.note(line.speaker, line.line)
        self.play.app.sound.screen("slide" if number else "open")
        if self._page:
            self._page.show(self._shown(number))

    def _end(self) -> None:
        self.play.app.pop()
        self._on_end()

    def _shown(self, number: int) -> ShownLine:
        line, level = self.told.lines[number], self.play.session.run.source.level
        return ShownLine(line.speaker, speaker_name(line.speaker, level), level_text_or_default(line.line, level.texts), line.mood)

    @property
    def _lives(self) -> bool:
        """Whether the world goes on while it is waited for."""
        return self.told.at != "before"

    def _begin_anew(self, size: tuple[int, int]) -> None:
        """Everything for this size of picture; the line goes on where it was."""
        px = scale_of(size)
        if self._faces is not None and self._faces.px != px:
            self._faces.stop()
            self._faces = None
        self._faces = self._faces or begin_faces(self.told, px, self.line)
        self._page, self._size, self._backdrop, self._still = None, size, None, None

    def _draw_meanwhile(self, picture: pygame.Surface) -> None:
        """The level as it lives on; before it has begun, its first frame."""
        if self._lives:
            self.play.draw(picture)
            return
        self._still = self._still or draw_without_hud(self.play.scene, self._size)
        picture.blit(self._still, (0, 0))

    def _make_page(self, faces: FacesPreparation) -> CutscenePage:
        sharp = self._still or draw_without_hud(self.play.scene, self._size)
        self._backdrop = BackdropPreparation(sharp, faces.px, web_heart(self.play.scene))
        page = CutscenePage(assets(), sharp, quick_backdrop(sharp), faces.portraits, faces.px, faces.paper)
        for number in range(self._number + 1):
            page.show(self._shown(number))  # the faces they have made so far, and the line that is on the paper
        return page


def scale_of(size: tuple[int, int]) -> float:
    """Real pixels per reference pixel of a picture of that size."""
    return max(MIN_PX, size[1] / HEIGHT)


def begin_faces(scene: Cutscene, px: float, first: int = 0) -> FacesPreparation:
    """Paint the faces of a scene, beside the game, those of its line number `first` and of what follows."""
    sides = {who: bool(number) for number, who in enumerate(cast_of(scene))}
    return FacesPreparation(assets(), px, sides, [(line.speaker, line.mood) for line in scene.lines[first:]])


class CutscenePause(Menu):
    """Pause in a scene: go on, read again, skip, or leave."""

    seal = "stop"
    still = True

    def __init__(self, cutscene: CutsceneScreen, why: str = "") -> None:
        self._cutscene, self._app = cutscene, cutscene.play.app
        choices = (
            (text("pause.resume"), self._app.pop),
            (text("pause.log"), self._log),
            (text("scene.skip"), self._skip),
            (text("pause.quit"), self._quit),
        )
        super().__init__(cutscene, text("pause.title"), choices, (text(why),) if why else ())

    def back(self) -> None:
        self._app.pop()

    def _log(self) -> None:
        cutscene = self._cutscene
        self._app.push(LogScreen(self._app, cutscene, cutscene.log, cutscene.play.session.run.source.level))

    def _skip(self) -> None:
        self._app.pop()
        self._cutscene.skip()

    def _quit(self) -> None:
        self._cutscene.play.close()


def cutscene_at(scenes: tuple[Cutscene, ...], at: str) -> Cutscene | None:
    """The scene that a level tells there, if it has one with lines."""
    return next((scene for scene in scenes if scene.at == at and scene.lines), None)


def cast_of(scene: Cutscene) -> list[str]:
    """Who is seen: as the level says, or whoever speaks, in order."""
    return list(scene.cast) or list(dict.fromkeys(line.speaker for line in scene.lines))[:3]
