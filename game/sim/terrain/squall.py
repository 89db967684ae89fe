"""Squall brought on by a level's script: rain that comes up over some seconds, and may end again."""

from game.core.ticks import TICK


class Squall:
    """How hard it rains now, 0 to 1, on its way to how hard it will."""

    def __init__(self, rain: float) -> None:
        self.rain = self._goal = rain
        self._rate = 0.0

    def bring(self, rain: float, seconds: float) -> None:
        """Let it rain that hard `seconds` from now."""
        self._goal, self._rate = rain, abs(rain - self.rain) / max(seconds, TICK)

    def update(self) -> None:
        step = self._rate * TICK
        self.rain += min(max(self._goal - self.rain, -step), step)
