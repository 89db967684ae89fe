"""Footing: how firmly chakra holds a foot on water, and how deep the leg sinks as it fails."""

from game.level.registry import tunable, tuned

SINK_LEVELS = ("surface", "ankle", "knee", "waist", "swim")
LEG_DEPTHS_M = (0.0, 0.12, 0.45, 0.90, 1.25)
"""Metres of leg under the surface at each degree."""
SPEED_SHARES = (1.0, 0.85, 0.62, 0.42, 0.24)
"""What is left of one's speed at each degree."""
LEAP_SHARES = (1.0, 0.85, 0.6, 0.35, 0.0)
"""What is left of a leap's speed at each degree; nobody leaps while swimming."""
SWIM = len(SINK_LEVELS) - 1


@tunable("footing")
class FootingTuning:
    ankle: float = tuned(22.0, "chakra", 0, 100, "below this the foot sinks to the ankle")
    knee: float = tuned(13.0, "chakra", 0, 100, "below this the foot sinks to the knee")
    waist: float = tuned(6.0, "chakra", 0, 100, "below this the foot sinks to the waist")
    hysteresis: float = tuned(3.0, "chakra", 0, 50, "how much more it takes to come up again")
    stall_speed: float = tuned(2.2, "m/s", 0, 10, "slower than this over the water, one sinks a degree")
    sink_speed: float = tuned(1.1, "m/s", 0.1, 10, "how fast a leg goes under or comes up")


class Footing:
    """The degree to which one stands on water: 0 on its surface to 4 swimming."""

    def __init__(self, tuning: FootingTuning) -> None:
        self.tuning = tuning
        self.sink_level = 0

    @property
    def name(self) -> str:
        return SINK_LEVELS[self.sink_level]

    def firmness(self, chakra: float) -> float:
        """1 for a footing that holds, falling to 0 with the chakra."""
        return min(1.0, chakra / max(self.tuning.ankle * 1.6, 1e-6)) if chakra > 0.0 else 0.0

    def update(self, chakra: float, stalled: bool) -> int:
        """Follow the chakra with hysteresis; returns by how many degrees one sank (positive) or rose."""
        before = self.sink_level
        wanted = self._wanted(chakra, 0.0)
        if wanted < self.sink_level:
            wanted = min(self.sink_level, self._wanted(chakra, self.tuning.hysteresis))
        if stalled and wanted == 0:
            wanted = 1
        self.sink_level = wanted
        return self.sink_level - before

    def _wanted(self, chakra: float, margin: float) -> int:
        if chakra <= (margin if self.sink_level == SWIM else 0.0):
            return SWIM
        tuning = self.tuning
        return (chakra < tuning.ankle + margin) + (chakra < tuning.knee + margin) + (chakra < tuning.waist + margin)
