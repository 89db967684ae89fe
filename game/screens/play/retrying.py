"""Card shown while a retry is not ready yet: it appears at once, and the run up to the checkpoint is simulated again behind it."""

from game.localization.texts import text
from game.screens.menu import Menu
from game.screens.play.run_screen import RunScreen
from game.screens.sliced_work import SlicedWork

TICKS_PER_SLICE = 20


class Retrying(Menu):
    """Nothing: what was asked for is coming."""

    def __init__(self, play: RunScreen) -> None:
        super().__init__(play, text("results.retrying"), ())
        self.play = play
        self._work = SlicedWork(self._piece)
        self._seen = False

    def command(self, name: str) -> None:
        pass

    def update(self, now: float) -> None:
        if not self._seen:  # first it is drawn, then the work begins
            self._seen = True
        elif self._work.go_on():
            self.play.app.pop()
            self.play.retry()

    def _piece(self) -> bool:
        session = self.play.session
        if not session.is_retry_ready:
            session.hurry_retry(TICKS_PER_SLICE)
        return session.is_retry_ready

    def leave(self) -> None:
        super().leave()
        self._work.stop()
