"""Steering of a leap in flight: where the bot will come down, given keys that are pressed but not yet felt, and which way to correct."""

from __future__ import annotations

import math
from collections import deque

from game.bots.flat.flat_forecast import AIR_ACCEL
from game.core.gravity import LEAP_GRAVITY
from game.core.ticks import TICK, ticks
from game.sim.intent import Intent
from game.sim.roles import RunnerRole

HAND_DELAY_S = 0.05
"""Seconds that he takes his hands to need, be they quicker or slower."""
HAND_DELAY_TICKS = ticks(HAND_DELAY_S)
MISS_M = 0.15
"""Metres by which he may miss the place that he aims at before he steers."""
TAKE_OFF_TICKS = ticks(0.3)
"""Ticks after the key in which his feet may still be on the ground."""


class Flight:
    """From the key on until he is down again: `lands` and `top` are the place that he aims at."""

    def __init__(self, lands: float, top: float, hold: float, onwards: bool) -> None:
        self.lands, self.top = lands, top
        self._hold, self._onwards = ticks(hold), onwards
        self._aloft, self._flew = 0, False
        self._asked: deque[int] = deque([0] * HAND_DELAY_TICKS, HAND_DELAY_TICKS)

    def is_over(self, me: RunnerRole) -> bool:
        """Whether he has come down, or never got off."""
        self._flew = self._flew or me.on == "air"
        return me.on != "air" and (self._flew or self._aloft > TAKE_OFF_TICKS)

    def intent(self, me: RunnerRole) -> Intent:
        """What he asks his hands for now."""
        self._aloft += 1
        move = self._steering(me) if me.on == "air" else 100 if self._onwards else 0
        self._asked.append(move if me.on == "air" else 0)
        return Intent(move=move, leap=self._aloft <= self._hold, leap_pressed=self._aloft == 1)

    def _steering(self, me: RunnerRole) -> int:
        seconds = (me.vy + math.sqrt(max(0.0, me.vy * me.vy + 2.0 * LEAP_GRAVITY * (me.y - self.top)))) / LEAP_GRAVITY
        if seconds < HAND_DELAY_S:
            return 0
        on_its_way = sum(self._asked) / 100.0 * AIR_ACCEL * TICK
        miss = self.lands - me.x - me.vx * seconds - on_its_way * (seconds - HAND_DELAY_S / 2)
        return 0 if abs(miss) < MISS_M else 100 if miss > 0.0 else -100
