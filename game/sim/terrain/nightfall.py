"""Nightfall brought on by a level's script: it grows dark over some seconds. Only the picture depends on it."""

from game.core.ticks import TICK


class Nightfall:
    """How far night has fallen since the level's own hour, 0 to 1, on its way to how far it will."""

    def __init__(self) -> None:
        self.night = self._goal = 0.0
        self._rate = 0.0

    def bring(self, night: float, seconds: float) -> None:
        """Let it be so dark `seconds` from now."""
        self._goal, self._rate = night, abs(night - self.night) / max(seconds, TICK)

    def update(self) -> None:
        step = self._rate * TICK
        self.night += min(max(self._goal - self.night, -step), step)
