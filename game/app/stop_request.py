"""Stop request: a flag that loops look at, set by Ctrl-C, a closed terminal or a request of the system.

Nothing is broken off in the middle: whoever loops ends as if he had been told to quit, so that recording, settings and size are kept.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that this system has. A second Ctrl-C ends the program at once; a terminal that closes says so more than once."""


class StopRequest:
    """`code` is what the program then ends with, as shells count it; 0 while nobody has asked."""

    def __init__(self) -> None:
        self.code = 0

    def take(self, number: int, frame: Any = None) -> None:
        """The signal's handler."""
        self.code = self.code or 128 + number
        if number == signal.SIGINT:
            signal.signal(number, signal.default_int_handler)


@contextmanager
def heeded() -> Iterator[StopRequest]:
    """While this lasts, signals become a request. What was ignored before (nohup, a job in the background) stays ignored."""
    request, before = StopRequest(), {}
    for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
        with suppress(ValueError, OSError):  # a test in a thread of its own
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, request.take)
    try:
        yield request
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
