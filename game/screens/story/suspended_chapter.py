"""Suspended chapter: what of the story waits at a checkpoint, in words, and the question whether to go on from there."""

from collections.abc import Callable

from game.localization.texts import text
from game.save.progress import Slot
from game.screens.app_context import AppContext
from game.screens.menu import Menu
from game.screens.play.checkpoint_words import checkpoint_words
from game.screens.screen import Screen
from game.session.replays.suspended_run import SuspendedRun
from game.session.story.chapters import CHAPTERS, Chapter


def suspended_in(app: AppContext, slot: Slot) -> SuspendedRun | None:
    """The run that waits in a slot, if it is one of a chapter that there is."""
    left = app.profile.checkpoint_of(slot).run if app.profile else None
    return left if left and suspended_chapter(left) else None


def suspended_chapter(left: SuspendedRun) -> Chapter | None:
    """Which chapter a run is one of."""
    return next((chapter for chapter in CHAPTERS if chapter.level == left.level and chapter.is_printed), None)


class ContinueOrAnew(Menu):
    """Asked where somebody begins a level of which a run waits at a checkpoint."""

    def __init__(
        self, app: AppContext, behind: Screen, title: str, left: SuspendedRun, go_on: Callable[[], None], anew: Callable[[], None]
    ):
        def after(act: Callable[[], None]) -> Callable[[], None]:
            def chosen() -> None:
                app.pop()
                act()

            return chosen

        choices = ((text("resume.continue"), after(go_on)), (text("resume.anew"), after(anew)), (text("resume.back"), app.pop))
        super().__init__(behind, title, choices, (text("resume.where", where=checkpoint_words(left.checkpoint)),))
