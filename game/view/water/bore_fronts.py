"""Bore fronts as the picture follows them: where water rises fast and falls off before it, from one picture to the next.

A front is white as long as it runs, over sand, pools and film alike; what flickers is neither drawn at once nor dropped at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LOOK_BACK_S = 0.12
"""Seconds ago with which the water is compared."""
MIN_FRONT_RISE = 0.35
"""m/s at which it rises in a front."""
STEP_M = 0.05
"""Metres that it stands higher behind a front than before it."""
REACH_M = 0.4
"""Metres behind and before a front between which that is measured."""
MAX_FRONT_SPEED, SLACK_M = 8.0, 0.7
"""m/s and metres within which a front is the one of the last picture."""
SHALLOW_M, APART_M = 0.3, 2.2
"""Metres of water before it over which a front is white, and metres by which the next one of its kind is behind it."""
SHOWN_FROM_S, SHOWN_FOR_S = 0.06, 0.45
"""Seconds until a front is believed, and for which it is still shown once it is no longer found."""
EASING_S = 0.2

Line = NDArray[np.float64]


@dataclass
class BoreFront:
    """One of them; `side` is 1 if it runs right."""

    x: float
    side: int
    since: float
    seen: float
    speed: float = 0.0


class BoreFronts:
    """Remembers the water of a moment ago, and the fronts that were found in it."""

    def __init__(self) -> None:
        self._water: list[tuple[float, Line, Line]] = []
        """When, places along the flat, and depths there."""
        self._fronts: list[BoreFront] = []
        self._at = 0.0

    def follow(self, x: Line, depth: Line, surface: Line, seconds: float) -> list[tuple[float, int]]:
        """Where fronts are in this picture, and to which side they run."""
        passed, self._at = seconds - self._at, seconds
        if not 0.0 <= passed < 1.0:
            self._water, self._fronts = [], []
        while len(self._water) > 1 and seconds - self._water[1][0] >= LOOK_BACK_S:
            self._water.pop(0)
        for front in self._fronts:
            front.x += front.side * front.speed * max(0.0, passed)
        for place, side in self._find(x, depth, surface, seconds):
            self._note(place, side, seconds, passed)
        self._water.append((seconds, x, depth))
        self._fronts = [front for front in self._fronts if seconds - front.seen < SHOWN_FOR_S]
        self._fronts.sort(key=lambda front: -front.x * front.side)
        shown: list[tuple[float, int]] = []
        for front in self._fronts:  # the foremost of each kind first
            if seconds - front.since >= SHOWN_FROM_S and all(side != front.side or abs(x - front.x) > APART_M for x, side in shown):
                shown.append((front.x, front.side))
        return shown

    def _find(self, x: Line, depth: Line, surface: Line, seconds: float) -> list[tuple[float, int]]:
        """Each run of places at which the water has just risen: its fore end, if it is high behind and low before."""
        if not self._water or seconds - self._water[0][0] < LOOK_BACK_S / 3:
            return []
        then, places, water = self._water[0]
        rises = (depth - np.interp(x, places, water)) / (seconds - then) > MIN_FRONT_RISE
        ends = np.flatnonzero(np.diff(np.concatenate([[0], rises.astype(np.int8), [0]])))
        span, found = max(1, round(REACH_M / float(x[1] - x[0]))), []
        for first, end in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
            left, right = max(0, first - span), min(len(x) - 1, end - 1 + span)
            falls = float(surface[left] - surface[right])
            if abs(falls) > STEP_M and depth[right if falls > 0.0 else left] < SHALLOW_M:
                found.append((float(x[end - 1]), 1) if falls > 0.0 else (float(x[first]), -1))
        return found

    def _note(self, place: float, side: int, seconds: float, passed: float) -> None:
        """It is the one that was there a moment ago, or a new one."""
        for front in self._fronts:
            if front.side == side and abs(place - front.x) < SLACK_M + MAX_FRONT_SPEED * max(0.0, passed):
                moved = (place - front.x) * side / max(passed, 1e-3) + front.speed
                front.speed += (min(MAX_FRONT_SPEED, max(0.0, moved)) - front.speed) * min(1.0, max(0.0, passed) / EASING_S)
                front.x, front.seen = place, seconds
                return
        self._fronts.append(BoreFront(place, side, seconds, seconds))
