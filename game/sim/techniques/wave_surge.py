"""Surge of a driven wave: how it swells and slackens, -1..1 at any moment of its life, drawn from the run's random generator."""

from __future__ import annotations

from bisect import bisect_right
from random import Random

CALM_S = 1.0
"""Seconds after the wave has built up in which it runs evenly."""
MIN_CHANGE_S, MAX_CHANGE_S = 1.5, 2.8
"""Seconds between two changes."""
MIN_SURGE = 0.55
"""The weakest surge or slackening."""
EASE_S = 1.0
"""Seconds in which one becomes the next."""
LAID_OUT_S = 60.0
"""Seconds for which it is laid out; after that it runs evenly."""
SAME_SIGN_SHARE = 0.25
"""How often a surge follows a surge, so that counting does not help."""


class Surge:
    """A row of moments, each with what the wave does from then on: 1 its strongest surge, -1 its slackest."""

    def __init__(self, rng: Random, begins: float) -> None:
        self._starts, self._values = [0.0], [0.0]
        at, sign = begins + CALM_S, 1 if rng.random() < 0.5 else -1
        while at < LAID_OUT_S:
            self._starts.append(at)
            self._values.append(sign * (MIN_SURGE + (1.0 - MIN_SURGE) * rng.random()))
            at += MIN_CHANGE_S + (MAX_CHANGE_S - MIN_CHANGE_S) * rng.random()
            sign = sign if rng.random() < SAME_SIGN_SHARE else -sign

    def at(self, age: float) -> float:
        """What it does at `age` seconds, eased from one value to the next."""
        n = bisect_right(self._starts, age) - 1
        if n <= 0:
            return 0.0
        part = min(1.0, (age - self._starts[n]) / EASE_S)
        part *= part * (3.0 - 2.0 * part)
        return self._values[n - 1] + (self._values[n] - self._values[n - 1]) * part
