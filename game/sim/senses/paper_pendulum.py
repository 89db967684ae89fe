"""Paper pendulum: the map as it hangs from one hand, swung by gusts and by pain, steadied by moving the hand against the swing.

Angles in radians from straight down, positive when the lower edge has swung to the right; times in seconds.
"""

from __future__ import annotations

import math
from random import Random

from game.core.ticks import TICK, ticks
from game.level.registry import tunable, tuned

MAX_SWING = 0.9
"""Radians beyond which paper folds instead of swinging."""


@tunable("map")
class MapTuning:
    swing_period: float = tuned(1.9, "s", 0.5, 10, "one whole swing of the map from the hand that holds it")
    swing_drag: float = tuned(0.4, "1/s", 0, 10, "how fast a swinging map comes to rest by itself")
    grip_drag: float = tuned(0.6, "1/s", 0, 10, "how much faster it comes to rest while leap or confirm is held on it")
    hand_push: float = tuned(2.4, "rad/s^2", 0, 20, "how strongly a hand moved left or right swings the map")
    gust_push: float = tuned(3.6, "rad/s^2", 0, 20, "how strongly the strongest gust swings the map")
    pain_jerk: float = tuned(0.8, "rad/s", 0, 5, "how hard full pain jerks the hand that holds the map")
    pain_every: float = tuned(2.2, "s", 0.2, 30, "from one jerk of pain to the next, in the mean")
    steady_below: float = tuned(0.1, "rad", 0.01, 1, "a map that swings less than this can be read")
    unsteady_above: float = tuned(0.17, "rad", 0.01, 1, "a map that was read and swings more than this can be read no more")
    unfold_time: float = tuned(0.7, "s", 0.1, 5, "how long it takes to unfold the map with one hand")
    fold_time: float = tuned(0.45, "s", 0.1, 5, "how long it takes to fold it away")
    fold_hold: float = tuned(0.45, "s", 0.1, 5, "how long crouch is held until the map is folded away")
    choose_hold: float = tuned(
        0.9, "s", 0.1, 10, "how long leap or confirm is held on a steady map until a cross is chosen, where there is no doubt"
    )
    doubt_hold: float = tuned(0.9, "s", 0, 10, "how much longer that takes in the greatest doubt")
    doubt_growth: float = tuned(0.03, "", 0, 1, "share of every pace walked by which the doubt about his place grows")
    sighted_doubt: float = tuned(0.42, "", 0, 1, "share of the doubt that is left once he has looked at a landmark")
    sight_reach: float = tuned(3.0, "m", 0.5, 20, "how near a landmark he must be to look at it")
    sight_speed: float = tuned(1.1, "m/s", 0.1, 20, "he looks at a landmark only while he walks slower than this")
    sight_time: float = tuned(0.7, "s", 0.1, 10, "for how long he must look at a landmark")


class PaperPendulum:
    """The swing of the sheet; `push` -1 to 1 is where the hand goes, `gust` -1 to 1 what the wind does."""

    def __init__(self, tuning: MapTuning, rng: Random) -> None:
        self.tuning, self._rng = tuning, rng
        self.angle = self.spin = 0.0
        self.steady = False
        self._pulse = 2.0 * math.pi / tuning.swing_period
        self._until_jerk = 0

    @property
    def swing(self) -> float:
        """How far it would swing out if nothing more happened, in radians."""
        return math.hypot(self.angle, self.spin / self._pulse)

    @property
    def legibility(self) -> float:
        """How well it can be read, 0 to 1."""
        tuning = self.tuning
        return min(1.0, max(0.0, (1.6 * tuning.unsteady_above - self.swing) / (1.6 * tuning.unsteady_above - tuning.steady_below)))

    def update(self, push: float, gust: float, pain: float, gripped: bool = False) -> None:
        """One tick; a hand that is about to choose has a firmer grip."""
        tuning = self.tuning
        self._jerk(pain)
        pull = -self._pulse * self._pulse * math.sin(self.angle) - (tuning.swing_drag + tuning.grip_drag * gripped) * self.spin
        self.spin += (pull + tuning.hand_push * push + tuning.gust_push * gust) * TICK
        self.angle += self.spin * TICK
        if abs(self.angle) > MAX_SWING:
            self.angle, self.spin = math.copysign(MAX_SWING, self.angle), 0.0
        self.steady = self.swing < (tuning.unsteady_above if self.steady else tuning.steady_below)

    def _jerk(self, pain: float) -> None:
        """Pain jerks the hand now and then, either way."""
        self._until_jerk -= 1
        if self._until_jerk <= 0:
            if pain > 0.0 and self._until_jerk == 0:
                self.spin += self.tuning.pain_jerk * pain * (1.0 if self._rng.random() < 0.5 else -1.0)
            self._until_jerk = ticks(self.tuning.pain_every * (0.6 + 0.8 * self._rng.random()))

    def shake_out(self, spin: float) -> None:
        """It has just been shaken open: it swings."""
        self.angle, self.spin, self.steady = 0.0, spin, False

    def hash_state(self) -> tuple[float, ...]:
        return (self.angle, self.spin, float(self.steady), float(self._until_jerk))
