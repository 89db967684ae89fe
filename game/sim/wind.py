"""The wind: a steady stream with seeded gusts, for leaves, grass, sound and the lake alike."""

from random import Random

from game.level.model import Wind as WindSpec
from game.sim.clock import ticks


class Wind:
    """`speed` in m/s, to the right; it drifts from gust to gust."""

    def __init__(self, spec: WindSpec, chance: Random) -> None:
        self._spec, self._chance = spec, chance
        self.speed = self._goal = spec.speed
        self._left = 0

    def update(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = ticks(0.8 + 2.4 * self._chance.random())
            self._goal = self._spec.speed * (1.0 + self._spec.gusts * (2.0 * self._chance.random() - 0.8))
        self.speed += (self._goal - self.speed) * 0.012
