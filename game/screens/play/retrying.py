"""Card shown while a retry is not ready yet: it appears at once, and the run up to the checkpoint is simulated again behind it."""

import time

from game.localization.texts import text
from game.screens.menu import Menu
from game.screens.play.run_screen import RunScreen

WORK_S = 0.03
"""Seconds of work in one frame: the window still answers."""
TICKS_PER_FRAME = 20


class Retrying(Menu):
    """Nothing: what was asked for is coming."""

    def __init__(self, play: RunScreen) -> None:
        super().__init__(play, text("results.retrying"), ())
        self.play = play
        self._seen = False

    def command(self, name: str) -> None:
        pass

    def update(self, now: float) -> None:
        session = self.play.session
        if not self._seen:  # first it is drawn, then the work begins
            self._seen = True
            return
        until = time.perf_counter() + WORK_S
        while not session.is_retry_ready and time.perf_counter() < until:
            session.hurry_retry(TICKS_PER_FRAME)
        if session.is_retry_ready:
            self.play.app.pop()
            self.play.retry()
