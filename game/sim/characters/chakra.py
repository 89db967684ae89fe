"""A body's chakra: what it costs to keep going, and how it comes back."""

from game.level.registry import tunable, tuned

FULL = 100.0
SPRINT_RECOVERY_LEVEL = 6.0
"""Once dry, nothing can be drawn for a sprint below this."""


@tunable("chakra")
class ChakraTuning:
    footing: float = tuned(4.0, "1/s", 0, 100, "drained by holding oneself up on water")
    climb: float = tuned(2.0, "s/m", 0, 20, "how much more of it for every m/s at which the water lifts the feet; less as it falls")
    least: float = tuned(0.3, "", 0, 1, "what is left of it, at the least, while the water falls under the feet")
    brace: float = tuned(0.5, "", 0, 1, "what is left of the cost of a landing that one crouches for")
    stall: float = tuned(2.0, "1/s", 0, 100, "drained on top of the footing while too slow for the water to carry")
    sprint: float = tuned(4.5, "1/s", 0, 100, "drained by sprinting")
    leap: float = tuned(0.5, "", 0, 20, "spent by every leap")
    impact: float = tuned(0.075, "s^2/m^2", 0, 2, "spent per squared speed at which a foot meets the water")
    soft_landing_grace: float = tuned(0.9, "s", 0, 10, "how long a landing wholly in step with the water holds one up for nothing")
    rest: float = tuned(3.0, "1/s", 0, 100, "regained while still on solid ground")
    rest_after: float = tuned(0.5, "s", 0, 10, "how long one must be still before chakra comes back")
    pill: float = tuned(21.0, "", 0, 100, "regained from a soldier pill")
    painkiller: float = tuned(8.0, "", 0, 100, "spent on charging the painkiller seal")


class Chakra:
    """An amount from 0 to 100."""

    def __init__(self, amount: float) -> None:
        self.amount = amount
        self.dry = amount <= 0.0
        """Ran out, and has not come back to speak of."""
        self.frozen = False
        """The run is over: what is left is what counts."""

    def freeze(self) -> None:
        """From here on nothing is spent and nothing comes back."""
        self.frozen = True

    def spend(self, cost: float) -> bool:
        """Take `cost`; True if this was what ran it dry."""
        if self.frozen:
            return False
        self.amount = max(0.0, self.amount - cost)
        ran_dry = self.amount <= 0.0 and not self.dry
        self.dry = self.dry or ran_dry
        return ran_dry

    def regain(self, gain: float) -> None:
        if self.frozen:
            return
        self.amount = min(FULL, self.amount + gain)
        self.dry = self.dry and self.amount < SPRINT_RECOVERY_LEVEL
