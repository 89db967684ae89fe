"""Long press: reports once that a key has been held long enough."""


class LongPress:
    """Begun by the press, forgotten with the release; `share` is how much of the time has passed."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._waits = False
        self._since: float | None = None
        self.share = 0.0

    def begin(self) -> None:
        """The key went down."""
        self._waits, self._since, self.share = True, None, 0.0

    def stop(self) -> None:
        """It means nothing any more: another screen, another run."""
        self._waits, self._since, self.share = False, None, 0.0

    def over(self, now: float, held: bool) -> bool:
        """True once, when the key has been down for so many seconds. A press counts from the first reading of the clock after it."""
        if not self._waits:
            return False
        if not held:
            self.stop()
            return False
        self._since = now if self._since is None or now < self._since else self._since
        self.share = min(1.0, (now - self._since) / self._seconds)
        if self.share < 1.0:
            return False
        self.stop()
        return True
