"""Next leap: where on the visible water one must take off to clear the next crest and land on its falling back.

It is read off the drawn surface alone: the leap sign tells nothing that a player could not see.
"""

from typing import NamedTuple

import numpy as np

from game.core.gravity import DEEP_WATER_SPEED
from game.view.water.surface import SurfaceProfile

BEHIND_M, AHEAD_M, STEP_M = 7.0, 15.0, 0.25
"""Metres of water to either side of the runner that are read, and from one reading to the next."""
SMOOTHING_WEIGHTS = np.hanning(9)[1:-1] / np.hanning(9)[1:-1].sum()
"""Weights that even out what feet and wakes do to the water: only the swell is left."""
RIPPLE_M = 0.05
"""Metres that a slope may give way without ending."""
MIN_WAVE_HEIGHT_M = 0.3
"""Metres from trough to crest under which there is nothing to be leapt over."""
MIN_WAVELENGTH_M = 4.0
"""Metres from crest to crest that a wave is at least taken for."""
FLIGHT_S = 0.58
"""Seconds that a whole leap lasts from a trough to just behind the crest."""
TIMING_WINDOW_S = 0.13
"""Seconds before or after the very trough within which one leaps: sooner on short waves, later on long ones."""
MIN_RUN_SPEED = 3.0
"""m/s at which one is taken to run: who stands still will run when he leaps."""


class NextLeap(NamedTuple):
    """The next leap worth making."""

    after: float
    """Seconds until the runner's feet are there; less than 0 if he has just passed it."""
    x: float
    """Where on the water that place is now: it comes with the wave."""
    crest: float
    """Where the crest behind it is now."""
    speed: float
    """m/s at which the wave comes against the runner."""
    height: float
    """Metres from the trough to the crest."""


def find_next_leap(profile: SurfaceProfile, x: float, vx: float, not_before: float) -> NextLeap | None:
    """The first leap that comes `not_before` seconds from now or later to one who runs right at `vx`; None on calm water."""
    places = np.arange(x - BEHIND_M, x + AHEAD_M, STEP_M)
    heights = np.convolve(profile.at(places), SMOOTHING_WEIGHTS, "same").tolist()
    edge = len(SMOOTHING_WEIGHTS) // 2
    for n in range(edge + 1, len(heights) - edge - 1):
        if heights[n] < heights[n - 1] and heights[n] <= heights[n + 1]:
            found = _leap_at(heights, edge, n, float(places[0]), x, vx)
            if found is not None and found.after >= not_before:
                return found
    return None


def _leap_at(heights: list[float], edge: int, n: int, first: float, x: float, vx: float) -> NextLeap | None:
    ahead, behind = _crest(heights[: len(heights) - edge], n, 1), _crest(heights, n, -1, edge)
    height = heights[ahead] - heights[n]
    if height < MIN_WAVE_HEIGHT_M:
        return None
    speed = DEEP_WATER_SPEED * max((ahead - behind) * STEP_M, MIN_WAVELENGTH_M) ** 0.5
    closing = max(vx, MIN_RUN_SPEED) + speed
    trough, crest = first + _exact(heights, n) * STEP_M, first + _exact(heights, ahead) * STEP_M
    passed, over = (trough - x) / closing, (crest - x) / closing
    after = min(max(over - FLIGHT_S, passed - TIMING_WINDOW_S), passed + TIMING_WINDOW_S)
    return NextLeap(after, x + after * closing, crest, speed, height)


def _crest(heights: list[float], n: int, way: int, edge: int = 0) -> int:
    """The top of the slope that begins at `n`."""
    top = n
    for i in range(n, len(heights) if way > 0 else edge - 1, way):
        if heights[i] > heights[top]:
            top = i
        elif heights[i] < heights[top] - RIPPLE_M:
            break
    return top


def _exact(heights: list[float], n: int) -> float:
    """Where about `n` the line is highest or lowest, between two readings."""
    if not 0 < n < len(heights) - 1:
        return float(n)
    before, here, after = heights[n - 1 : n + 2]
    bend = before - 2.0 * here + after
    return n + (0.5 * (before - after) / bend if abs(bend) > 1e-9 else 0.0)
