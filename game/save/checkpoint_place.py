"""Checkpoint place: the last checkpoint of one slot of the story, as a checked file that is written beside the game.

A disk may take a tenth of a second to promise that something is there; no frame waits for that. What is kept or dropped holds at once, and
a thread writes the newest of it. The program does not end before that is done.
"""

import threading
from collections.abc import Callable
from typing import Any

from game.localization.texts import text
from game.save.checked_file import Store
from game.session.replays.suspended_run import SuspendedRun, suspended_run_of

MOST_BYTES = 8_000_000
"""An hour with a stick that never rests."""


class CheckpointPlace:
    """One file. `tell` is given what the player should know, from any thread."""

    def __init__(self, store: Store, tell: Callable[[str], None]) -> None:
        self._store, self._tell = store, tell
        self._lock = threading.Lock()
        self._next: dict[str, Any] | None = None
        """What is still to be written."""
        self._writer: threading.Thread | None = None
        self.is_saved = False
        """Whether what was kept last is on the disk."""
        self.run = self._read()
        """The run that goes on from here, if there is one."""

    def keep(self, left: SuspendedRun) -> None:
        """In place of what was kept here before."""
        self.run = left
        self._write(left)

    def drop(self, level: str = "") -> None:
        """Nobody goes on from here any more: with a run of that level, or with any."""
        if self.run is not None and level in ("", self.run.level):
            self.run = None
            self._write(None)

    def finish(self) -> None:
        """Return when everything is on the disk."""
        writer = self._writer
        if writer is not None:
            writer.join()

    def _read(self) -> SuspendedRun | None:
        """What lies there; of a damaged file the checkpoint before it. Whoever cannot use the folder at all has been told so already."""
        found, claim = self._store.load(), self._store.claim
        kept = found.value.get("run") if found.value else None
        run = suspended_run_of(kept) if isinstance(kept, dict) else None
        if run is None and (kept is not None or found.damaged):
            self._tell(text("checkpoint.unread") if claim is None or claim.held else "")
        elif found.damaged:
            self._tell(text("checkpoint.restored"))
        else:
            self._tell(found.notice)
        return run

    def _write(self, run: SuspendedRun | None) -> None:
        """Have it written; what was not begun yet need not be written any more."""
        self.is_saved = False
        with self._lock:
            self._next = {"run": run.values() if run else None}
            if self._writer is None:
                self._writer = threading.Thread(target=self._work, name="checkpoint-writer")
                try:
                    self._writer.start()
                    return
                except RuntimeError:  # no more threads are to be had
                    self._writer = None
            else:
                return
        self._work()

    def _work(self) -> None:
        while True:
            with self._lock:
                value, self._next = self._next, None
                if value is None:
                    self._writer = None
                    return
            saved = self._store.save(value)
            self.is_saved = saved.ok and self._next is None
            self._tell(saved.why)
