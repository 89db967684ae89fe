"""Present worker: a thread that stretches and shows a picture while the next one is already drawn."""

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue


class PresentWorker:
    """One job at a time. Its thread starts with the first; what a job raises is kept in `error` until somebody asks."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.last_job_s = 0.0
        """Seconds that the last job took, by the clock."""
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._thread: threading.Thread | None = None

    def submit(self, job: Callable[[], None]) -> None:
        """Begin `job` once the one before is done."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="presenter", daemon=True)
            self._thread.start()
        self.wait()
        self._idle.clear()
        self._jobs.put(job)

    @property
    def idle(self) -> bool:
        return self._idle.is_set()

    def wait(self) -> None:
        """Return when nothing is being done."""
        self._idle.wait()

    def take_error(self) -> Exception | None:
        """What the last job raised, once."""
        error, self.error = self.error, None
        return error

    def close(self) -> None:
        """Nothing more will come."""
        self.wait()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            began = time.perf_counter()
            try:
                job()
            except Exception as error:  # whoever submits the next one hears of it
                self.error = error
            self.last_job_s = time.perf_counter() - began
            del job
            self._idle.set()
