"""Run screen: protocol of the play screen, as pause and results need it."""

from collections.abc import Callable
from typing import Protocol

import pygame

from game.localization.texts import text
from game.screens.app_context import AppContext
from game.screens.screen import Screen
from game.session.play_session import PlaySession
from game.session.story.story_log import StoryLog
from game.view.scene import Scene


class RunScreen(Screen, Protocol):
    """Shows what a session plays."""

    @property
    def app(self) -> AppContext: ...
    @property
    def session(self) -> PlaySession: ...
    @property
    def log(self) -> StoryLog:
        """What has been said."""
        ...

    @property
    def onward(self) -> tuple[str, Callable[[], None]] | None:
        """Where a run that is won leads on to, in words, and how."""
        ...

    @property
    def scene(self) -> Scene: ...
    @property
    def is_edited(self) -> bool:
        """Whether the level is being made: nothing counts, and the editor has the first word."""
        ...

    def edit(self, command: str) -> bool:
        """Let the editor have a command; whether it was for the editor."""
        ...

    def advance(self, now: float) -> None:
        """Play the ticks that are due."""

    def draw(self, picture: pygame.Surface) -> None:
        """What is played, as it is now."""

    def reload_if_changed(self) -> bool:
        """Show the level anew if its file has been saved; true if it was."""
        ...

    def resume(self) -> None: ...
    def retry(self) -> None: ...
    def restart(self) -> None: ...
    def close(self) -> None:
        """Leave for whatever was there before."""


def quit_words(play: RunScreen, to_menu: str) -> str:
    """Where leaving leads: out of the game where nothing lies under the run, else back, as the text key `to_menu` says."""
    return text("quit.game" if list(play.app.screens[:1]) == [play] else to_menu)
