"""File watcher: the newest sound version of a level that is being edited, or its problems. Never half a file.

A thread waits for changes (watchfiles: by the system's own events, or by looking ten times a second) and reads; `poll` only picks up what
is ready, so the frame that asks does not wait.
"""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchfiles import watch

from game.level.errors.problem import LevelProblems, Problem
from game.level.files import library
from game.level.files.text_hash import text_hash
from game.level.loader import level_of
from game.level.model import Level
from game.level.parse.safe_read import load_bytes, text_of

SETTLE_S = 0.05
"""Seconds between two looks that must find the same text before it is believed."""
POLL_S = 0.1
ERROR_DELAY_S = 0.5
"""Seconds a file may be missing or half written before that is told; editors delete and rename while they save."""


class LevelWatcher:
    """Ask `poll` once a frame; `close` when the level is left."""

    def __init__(self, path: str | Path, *, polling: bool = False) -> None:
        """`polling` does without the system's events: they do not cross every network drive."""
        self.path, self._polling = Path(path), polling
        self.sha256 = ""
        """Of the text that the level last polled was read from."""
        self._told = self._look()[0]
        self._ready: list[tuple[Level | list[Problem], str]] = []
        self._digest = ""
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="level watcher", daemon=True)
        self._thread.start()

    def poll(self) -> None | Level | list[Problem]:
        """What the file has become since the last poll: nothing new, a sound level, or what is wrong with it."""
        with self._lock:
            if not self._ready:
                return None
            news, digest = self._ready.pop()
        self.sha256 = digest if isinstance(news, Level) else self.sha256
        return news

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._thread.join(timeout=2.0)

    def __enter__(self) -> "LevelWatcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _watch(self) -> None:
        """The thread."""
        while not self._stop.is_set():
            self._settle()
            try:
                for _ in self._changes():
                    self._settle()
            except (OSError, RuntimeError):  # the folder is gone, or the system gives no more events
                self._polling = True
                self._stop.wait(POLL_S)

    def _changes(self) -> Iterable[object]:
        """Something after each change in the folder, and four times a second without one: some file systems tell of none."""
        return watch(
            self.path.parent, stop_event=self._stop, raise_interrupt=False, recursive=False, step=20, debounce=50, rust_timeout=250,
            yield_on_timeout=True, force_polling=self._polling, poll_delay_ms=round(1000 * POLL_S),
        )  # fmt: skip

    def _settle(self) -> None:
        """Read until two looks agree, then tell what came of it unless it has been told."""
        since = time.monotonic()
        text, problems = self._look()
        while text != self._told or problems:
            if self._stop.wait(SETTLE_S):
                return
            again, problems = self._look()
            if again == text and (not problems or time.monotonic() - since > ERROR_DELAY_S):
                break
            text = again
        if text != self._told:
            self._tell(text, problems)

    def _look(self) -> tuple[str, list[Problem]]:
        """The file's text; if it cannot be had, the reason stands for it. An empty file is most likely one being saved."""
        try:
            data = load_bytes(self.path, library.folders)
            text = text_of(data, str(self.path))
            self._digest = text_hash(data)
        except LevelProblems as refused:
            return "\0" + str(refused), refused.problems
        return text, [] if text.strip() else [Problem((), "the file is empty", "a level starts with {", file=str(self.path))]

    def _tell(self, text: str, problems: list[Problem]) -> None:
        self._told = text
        news: Level | list[Problem] = problems
        if not problems:
            try:
                news = level_of(text, str(self.path))
            except LevelProblems as refused:
                news = refused.problems
            except Exception as error:  # a fault of ours must not end the watching
                news = [Problem((), f"the reader stumbled: {type(error).__name__}: {error}"[:300], file=str(self.path))]
        with self._lock:
            self._ready = [(news, self._digest)]
