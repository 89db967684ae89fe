"""A pad's stick: its dead zone, and its resting place, which is measured because worn sticks rest off centre."""

MAX_TREMBLE = 0.015
"""Share of the way by which a stick that nobody touches may tremble; a hand that holds one trembles more."""
RESTING_S = 2.0
"""Seconds of steadiness after which a place is where the stick rests."""
MAX_REST = 0.5
"""Nobody's stick is worn as much as that: it is held."""


class Stick:
    """One axis. Everything between the middle and the learnt place of rest, and a dead zone on both sides, counts as rest."""

    def __init__(self) -> None:
        self.at = 0.0
        self.rest = 0.0
        self._steady_at, self._since = 0.0, 0.0

    def move(self, at: float, now: float) -> None:
        """It is pushed to `at`, -1 to 1."""
        self.at = at
        if abs(at - self._steady_at) > MAX_TREMBLE:
            self._steady_at, self._since = at, now

    def meant(self, dead_zone: float, now: float) -> float:
        """-1 to 1; 0 at rest."""
        pushed = self._past(dead_zone)
        if pushed and abs(self.at) <= MAX_REST and now - self._since >= RESTING_S:
            self.rest = self.at
            return 0.0
        return pushed

    def _past(self, dead_zone: float) -> float:
        """How far it is pushed beyond its rest, as a share of the way that is left there."""
        left, right = min(0.0, self.rest) - dead_zone, max(0.0, self.rest) + dead_zone
        if self.at > right:
            return min(1.0, (self.at - right) / max(0.05, 1.0 - right))
        return max(-1.0, (self.at - left) / max(0.05, 1.0 + left)) if self.at < left else 0.0
