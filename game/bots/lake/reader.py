"""Wave reading: from what is seen of the swell, when one will stand in the next trough."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from game.bots.perception import LATE_TICKS, SCREEN_LEFT_M, STEP_M, Observation
from game.core.gravity import DEEP_WATER_SPEED
from game.core.ticks import TICK

MIN_WAVE_HEIGHT_M = 0.3
"""Metres from trough to crest under which there is no wave to be read."""
LOOK_AHEAD_M = 12.0
"""Metres ahead that are read."""


class Trough(NamedTuple):
    """The lowest place of a wave ahead."""

    x: float
    """Where it was when it was seen."""
    after: float
    """Seconds from now until one stands in it."""
    crest: float
    """Seconds from now until the crest behind it is there."""
    height: float
    """Metres from here up to the crest behind it."""


def next_trough(seen: Observation, not_before: float = 0.0) -> Trough | None:
    """The first trough that will be met `not_before` seconds from now or later, or None on calm water."""
    surface, first = seen.surface, int(-SCREEN_LEFT_M / STEP_M) - 4
    last = min(len(surface) - 2, int((LOOK_AHEAD_M - SCREEN_LEFT_M) / STEP_M))
    for n in range(max(first, 1), last):
        if surface[n] <= surface[n - 1] and surface[n] < surface[n + 1]:
            found = _trough(seen, n)
            if found is not None and found.after >= not_before:
                return found
    return None


def _trough(seen: Observation, n: int) -> Trough | None:
    surface = seen.surface
    ahead, before = _climb(surface, n, 1), _climb(surface, n, -1)
    if surface[ahead] - surface[n] < MIN_WAVE_HEIGHT_M:
        return None
    length = max((ahead - before) * STEP_M, 4.0)
    speed = DEEP_WATER_SPEED * sqrt(length)
    x = seen.x + SCREEN_LEFT_M + (n + _lowest(surface[n - 1], surface[n], surface[n + 1])) * STEP_M
    closing = max(seen.vx + speed, 1.0)
    top = x + (ahead - n) * STEP_M if ahead >= len(surface) - 1 else seen.x + SCREEN_LEFT_M + _peak(surface, ahead) * STEP_M
    late = LATE_TICKS * TICK
    return Trough(x, (x - seen.x) / closing - late, (top - seen.x) / closing - late, surface[ahead] - surface[n])


def _climb(surface: tuple[float, ...], n: int, way: int) -> int:
    """The top of the slope that begins at `n`; ripples on it do not end it."""
    top = n
    for i in range(n, -1 if way < 0 else len(surface), way):
        if surface[i] > surface[top]:
            top = i
        elif surface[i] < surface[top] - 0.08:
            break
    return top


def _peak(surface: tuple[float, ...], n: int) -> float:
    """Where, in steps, the surface is highest about `n`."""
    return n + _lowest(surface[n - 1], surface[n], surface[n + 1]) if 0 < n < len(surface) - 1 else float(n)


def _lowest(left: float, middle: float, right: float) -> float:
    """Where between three heights the lowest (or highest) lies, in steps from the middle one."""
    bend = left - 2.0 * middle + right
    return 0.0 if abs(bend) <= 1e-9 else 0.5 * (left - right) / bend
