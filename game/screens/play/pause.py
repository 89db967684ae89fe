"""Pause menu: Resume, Restart, Settings, Quit, and why the game was paused."""

from game.localization.texts import text
from game.screens.menu import Menu
from game.screens.play.question import ask_restart
from game.screens.play.run_screen import RunScreen, quit_words

DEAF_S = 0.8
"""Seconds for which a card that nobody asked for takes no choice: hands are still playing."""
CHOICES = ("up", "down", "confirm", "retry")
"""Commands that keys of play give in a menu, too."""


class Pause(Menu):
    """Shown on Esc, on a lost focus, a pulled pad, a gap in time."""

    seal = "stop"
    still = True

    def __init__(self, play: RunScreen, why: str = "") -> None:
        choices = (
            (text("pause.resume"), self.resume),
            *([(text("pause.retry"), self.retry)] if play.session.run.arrival else []),
            (text("pause.restart" if play.session.run.source.level.chapter else "pause.restart_level"), self.restart),
            *([(text("pause.log"), self.show_log)] if play.log.lines else []),
            (text("pause.settings"), self.settings),
            (quit_words(play, "pause.quit"), play.close),
        )
        told = [*([why] if why else []), *(["pause.saved"] if play.session.is_checkpoint_saved else [])]
        super().__init__(play, text("pause.title"), choices, [text(key) for key in told])
        self.play = play
        self._unasked = bool(why)
        self._opened_at: float | None = None
        self._now = 0.0

    def command(self, name: str) -> None:
        if self._unasked and name in CHOICES and (self._opened_at is None or self._now - self._opened_at < DEAF_S):
            return
        if name == "retry":
            self.retry()
        else:
            super().command(name)

    def back(self) -> None:
        self.resume()

    def update(self, now: float) -> None:
        self._now = now
        self._opened_at = now if self._opened_at is None else self._opened_at
        self.play.reload_if_changed()

    def resume(self) -> None:
        self.play.app.pop()
        self.play.resume()

    def settings(self) -> None:
        from game.screens.settings.settings import SettingsScreen  # the first picture does not wait for it

        self.play.app.push(SettingsScreen(self.play.app, self.play, running=True))

    def show_log(self) -> None:
        from game.screens.story.log_screen import LogScreen

        self.play.app.push(LogScreen(self.play.app, self.play, self.play.log, self.play.session.run.source.level))

    def retry(self) -> None:
        """From the last checkpoint."""
        self.resume()
        self.play.command("retry")

    def restart(self) -> None:
        """The chapter from its start; asked first, if a checkpoint is given up for it."""
        if self.play.session.run.arrival:
            ask_restart(self.play.app, self, self._restart)
        else:
            self._restart()

    def _restart(self) -> None:
        self.resume()
        self.play.restart()
