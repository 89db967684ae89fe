"""What legs can do: their tuning, what they are asked for in a tick, and how softly a foot meets the water."""

from __future__ import annotations

import math
from typing import NamedTuple

from game.core.gravity import LEAP_GRAVITY
from game.level.registry import tunable, tuned


@tunable("legs")
class LegsTuning:
    accel: float = tuned(46.0, "m/s^2", 1, 500, "how fast one gathers speed on ground")
    stop: float = tuned(55.0, "m/s^2", 1, 500, "how fast one stops on ground")
    water_accel: float = tuned(20.0, "m/s^2", 1, 500, "how fast one gathers speed on water")
    water_stop: float = tuned(12.0, "m/s^2", 1, 500, "how fast one stops on water; low, so one slides")
    air_accel: float = tuned(12.0, "m/s^2", 0, 500, "what steering a leap allows")
    water_top: float = tuned(6.5, "m/s", 1, 30, "top speed over water")
    gravity: float = tuned(LEAP_GRAVITY, "m/s^2", 1, 100, "gravity of a body's own leap")
    leap_held: float = tuned(1.6, "m", 0.1, 10, "height of a leap with the key held")
    leap_tapped: float = tuned(0.7, "m", 0.1, 10, "height of a leap with the key tapped")
    apex_speed: float = tuned(1.5, "m/s", 0, 10, "slower than this, up or down, a held leap floats at half gravity")
    fall_cap: float = tuned(12.0, "m/s", 1, 50, "top speed of a fall")
    coyote: float = tuned(0.10, "s", 0, 1, "one may still leap this long after leaving the ground")
    coyote_crest: float = tuned(0.13, "s", 0, 1, "one may still leap this long after leaving the crest of a wave")
    buffer: float = tuned(0.12, "s", 0, 1, "a leap pressed this early is not lost")
    lift_cap: float = tuned(3.0, "m/s", 0, 10, "most that rising water adds to a leap")
    lift_memory: float = tuned(0.10, "s", 0, 1, "how long the push of rising water is remembered")
    crest_speed: float = tuned(3.2, "m/s", 0, 20, "rising faster than this, one is thrown off a crest that drops away")
    step: float = tuned(0.42, "m", 0, 2, "what one walks up without a leap")
    step_speed: float = tuned(6.0, "m/s", 0.5, 50, "how fast a step lifts one")
    corner: float = tuned(0.1, "m", 0, 1, "an edge missed by this much is forgiven")
    climb: float = tuned(1.7, "m", 0, 5, "the highest edge one can pull oneself onto")
    climb_time: float = tuned(0.5, "s", 0.05, 5, "how long pulling oneself onto an edge takes")
    uphill: float = tuned(0.45, "", 0, 2, "how much of the speed a slope of one in one takes on water; downhill it gives as much")
    catch_depth: float = tuned(0.34, "m", 0, 2, "wading deeper than this, the footing catches")
    hard_landing: float = tuned(12.5, "m/s", 1, 50, "a landing faster than this hurts")


class MoveCommand(NamedTuple):
    """What the legs are asked for: a direction -1 to 1, a top speed in m/s, and a leap."""

    move: float = 0.0
    speed: float = 0.0
    leap: bool = False
    leap_pressed: bool = False


NO_MOVE = MoveCommand()
SOLID_SURFACES = ("ground", "rock", "log")
"""Where a body is that stands (values of `on`)."""
DRY_SURFACES = ("rock", "log")
"""Stone and wood: who stands on it touches no water."""


def normal_speed(vx: float, vy: float, slope: float, rise: float) -> float:
    """Speed in m/s at which a foot moving at (vx, vy) meets what slopes so and rises at `rise` m/s, water or ground; 0 if it moves away."""
    against = slope * vx - vy + rise
    return max(0.0, against / math.sqrt(1.0 + slope * slope))


SOFT_IMPACT, HARD_IMPACT = 4.5, 10.5
STAMP_QUALITY = 0.35
"""A landing of less quality is a stamp: it came down against the water or the slope."""


def landing_quality(impact: float) -> float:
    """1 for a landing in step with the water or the slope, 0 for a stamp against it."""
    return min(max((HARD_IMPACT - impact) / (HARD_IMPACT - SOFT_IMPACT), 0.0), 1.0)
