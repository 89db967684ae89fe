"""Painting jobs: threads that draw sprites in the background. The game knows whether any are running, and can abandon one.

While one runs, frames take longer than usual whatever their size, so nothing that adapts to frame times measures them then.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress

log = logging.getLogger(__name__)


class Abandoned(Exception):
    """Raised in a job's thread, where it would begin with the next sprites, once nobody wants them."""


_jobs: set[object] = set()
_here = threading.local()


class PaintingJob:
    """Paints in a thread from now on; the program does not end before it is done."""

    def __init__(self, name: str, paint: Callable[[], None]) -> None:
        self._abandoned = False
        # Not kept here: what it paints for holds the job, and would stay for ever.
        self._thread = threading.Thread(target=self._work, args=(paint,), name=name)
        _jobs.add(self)
        try:
            self._thread.start()
        except RuntimeError:  # no more threads are to be had
            _jobs.discard(self)
            raise

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Return when it is done."""
        self._thread.join()

    def abandon(self) -> None:
        """Nobody waits for it any more: it ends before the next sprites."""
        self._abandoned = True

    def _work(self, paint: Callable[[], None]) -> None:
        _here.job = self
        try:
            with suppress(Abandoned):
                paint()
        finally:
            _jobs.discard(self)

    def check_wanted(self) -> None:
        if self._abandoned:
            raise Abandoned


def check_wanted() -> None:
    """Called by whoever paints, before every piece of work: raises Abandoned in the thread of a job that nobody waits for."""
    job: PaintingJob | None = getattr(_here, "job", None)
    if job is not None:
        job.check_wanted()


class LongFrames:
    """Frames that do other work than their picture, from now until `end`: nobody judges them either."""

    def __init__(self) -> None:
        _jobs.add(self)

    def end(self) -> None:
        _jobs.discard(self)


def is_painting() -> bool:
    """Whether anything is painted beside the game now, or frames are long for another reason."""
    return bool(_jobs)
