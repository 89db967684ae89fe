"""A chapter as it is played in the story: its scenes, what it takes over and hands on, and what comes after it."""

from collections.abc import Callable

from game.level.story_specs import Cutscene
from game.localization.texts import text
from game.save.progress import ChapterBest, Slot
from game.screens.app_context import AppContext
from game.screens.level_loading import LevelLoading
from game.screens.play.play import Play
from game.screens.play.results import loss_tip
from game.screens.screen import Screen
from game.screens.story.cutscene import CutsceneScreen, begin_faces, cutscene_at, scale_of
from game.screens.story.suspended_chapter import suspended_chapter, suspended_in
from game.session.level_file import LevelFile
from game.session.play_session import CheckpointKeeper
from game.session.resumption import ResumedRun
from game.session.story.carry_over import called_share, given_values, spared_share, spoken
from game.session.story.chapters import Chapter, chapter_of, is_last_printed, next_printed
from game.view.story.cutscene_preparation import FacesPreparation

TIP_S = 6.0
"""Seconds for which the scene of a loss ends with what would have helped."""


class ChapterPlay(Play):
    """Scenes are told once in a slot, or again `with_scenes`. `follow` begins another chapter in this one's place."""

    def __init__(
        self,
        app: AppContext,
        source: LevelFile,
        slot: Slot,
        follow: Callable[[Chapter], None],
        with_scenes: bool = False,
        resumed: ResumedRun | None = None,
    ) -> None:
        self.slot, self._follow = slot, follow
        self._again = {"before", "after"} if with_scenes else set()
        self._begun = resumed is not None
        self.show_chapters: Callable[[], None] | None = None
        """How the scroll of chapters comes up, if there is one to lead to."""
        self._faces: FacesPreparation | None = None
        """Of the scene that comes after a run that has just ended."""
        self.ally_route = slot.routes.get(source.level.ally_follows)
        super().__init__(app, source, carried=slot.carried.get(source.level.chapter), resumed=resumed)

    def checkpoint_place(self) -> CheckpointKeeper | None:
        return self.app.profile.checkpoint_of(self.slot) if self.app.profile else None

    @property
    def chapter(self) -> Chapter | None:
        return chapter_of(self.session.run.source.level.chapter)

    def update(self, now: float) -> None:
        """First of all comes the scene before."""
        if not self._begun:
            self._begun = True
            if self._tell("before", self.resume):
                return
        if self.run.final_outcome is not None and self._faces is None:
            self._begin_faces("after" if self.session.has_won else "lost")
        super().update(now)

    def _begin(self) -> None:
        self._drop_faces()
        super()._begin()

    def leave(self) -> None:
        self._drop_faces()
        super().leave()

    def _drop_faces(self) -> None:
        """Nobody will see them."""
        if self._faces is not None:
            self._faces.stop()
            self._faces = None

    def _begin_faces(self, at: str) -> None:
        """Paint the faces of the scene that comes while the end of the run is still looked at: the scene opens without a stall."""
        told = self._told_at(at)
        if told is not None:
            self._faces = begin_faces(told, scale_of(self.app.window.picture_size))

    def command(self, name: str) -> None:
        if self._begun:
            super().command(name)

    def show_results(self) -> None:
        won = self.session.has_won
        if not self._tell("after" if won else "lost", super().show_results if won else self._after_loss):
            super().show_results()

    @property
    def onward(self) -> tuple[str, Callable[[], None]] | None:
        chapter = self.chapter
        following = next_printed(chapter.number) if chapter else None
        if following:
            return text("results.next"), lambda: self._go_on(following)
        show = self.show_chapters
        return (text("title.chapters"), lambda: self._leave_for(show)) if show and chapter and is_last_printed(chapter.number) else None

    def _leave_for(self, show: Callable[[], None]) -> None:
        self.close()
        show()

    def _go_on(self, following: Chapter) -> None:
        self.close()
        self._follow(following)

    def _after_loss(self) -> None:
        """Nobody who has lost waits for a card as well: he stands at his checkpoint again."""
        self.command("retry")
        self._restart_press.stop()
        self.resume()

    def _tell(self, at: str, then: Callable[[], None]) -> bool:
        """Show the scene there, and go on after it; false if there is none, or it has been told."""
        told, name = self._told_at(at), self.session.run.source.name
        if told is None:
            return False

        def ended() -> None:
            self._again.discard(at)
            if self.slot.tell(name, told.id) and self.app.profile:
                self.app.profile.save_progress()
            then()

        faces, self._faces = self._faces, None
        self.app.push(CutsceneScreen(self, told, self.log, ended, faces))
        return True

    def _told_at(self, at: str) -> Cutscene | None:
        """The scene there as it will be told, or None if there is none, or it has been told."""
        source = self.session.run.source
        scene = cutscene_at(source.level.scenes, at)
        if scene is None or not self.session.has_hands or (self.slot.has_told(source.name, scene.id) and at not in self._again):
            return None
        world = self.session.world
        told = spoken(source.level, scene, self.session.run.carried, spared_share(world), called_share(world))
        return _with_tip(told, loss_tip(self.session.run)) if at == "lost" else told

    def note_won(self) -> None:
        """The story goes on behind a chapter that is won."""
        run, chapter = self.session.run, self.chapter
        if run.final_outcome is None or chapter is None or run.was_teleported:
            return
        best = ChapterBest(
            float(run.final_outcome["seconds"]),
            float(run.final_outcome["chakra"] or 0.0),
            self.session.rank,
            run.source.sha256,
            run.was_assisted,
            given_values(run.source.level, self.session.world),
        )
        self.slot.note_won(chapter.number, best, run.route if run.source.level.role == "runner" else None)
        if self.app.profile:
            self.app.profile.save_progress()


def _with_tip(scene: Cutscene, tip: str) -> Cutscene:
    """No card comes after the scene of a loss: what would have helped is its last line."""
    if not tip or not scene.lines:
        return scene
    return scene.model_copy(update={"lines": (*scene.lines, scene.lines[-1].model_copy(update={"line": tip, "seconds": TIP_S}))})


class StoryTeller:
    """Begins chapters for a slot, from wherever they are asked for; `started` hears of each of them."""

    def __init__(
        self, app: AppContext, ready: LevelFile, started: Callable[[Play], None], show_chapters: Callable[[], None] | None = None
    ) -> None:
        """`ready` is a level that is read and drawn already; `show_chapters` is where the story leads when it ends for now."""
        self._app, self.ready, self._started, self._show_chapters = app, ready, started, show_chapters

    def go_on(self, behind: Screen, slot: Slot) -> None:
        """The run that waits in a slot, from its checkpoint."""
        left = suspended_in(self._app, slot)
        chapter = suspended_chapter(left) if left else None
        if chapter is not None:
            self.begin(chapter, behind, slot, goes_on=True)

    def begin(self, chapter: Chapter, behind: Screen, slot: Slot, with_scenes: bool = False, goes_on: bool = False) -> None:
        """Load a chapter that is not loaded yet, and play it; if it `goes_on`, with the run that waits in the slot."""

        def play(source: LevelFile, resumed: ResumedRun | None = None) -> None:
            if not slot.chapter:
                slot.chapter = chapter.number
                if self._app.profile:
                    self._app.profile.save_progress()
            screen = ChapterPlay(self._app, source, slot, lambda following: self.begin(following, behind, slot), with_scenes, resumed)
            screen.show_chapters = self._show_chapters
            self._app.push(screen)
            self._started(screen)

        ready = self.ready if self.ready.path == chapter.path else None
        place = self._app.profile.checkpoint_of(slot) if goes_on and self._app.profile else None
        if ready and place is None:
            play(ready)
        else:
            self._app.push(LevelLoading(self._app, behind, str(chapter.path), text(chapter.title), play, place, ready))
