"""The wind: a steady stream with seeded gusts, for leaves, grass, sound and the lake alike."""

from random import Random

from game.core.ticks import ticks
from game.level.model import WindSpec


class Wind:
    """`speed` in m/s, to the right; it drifts from gust to gust."""

    def __init__(self, spec: WindSpec, rng: Random) -> None:
        self.mean, self._gusts, self._rng = spec.speed, spec.gusts, rng
        self.speed = self._goal = spec.speed
        self._left = 0

    def blow(self, mean: float) -> None:
        """From now on it blows so hard in the mean."""
        self.mean = self._goal = mean

    def update(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = ticks(0.8 + 2.4 * self._rng.random())
            self._goal = self.mean * (1.0 + self._gusts * (2.0 * self._rng.random() - 0.8))
        self.speed += (self._goal - self.speed) * 0.012
