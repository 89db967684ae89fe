"""What signs cost: the sealmaster's chakra, and paper seals, which are counted."""

from __future__ import annotations

from game.core.ticks import TICK
from game.level.model import SignName
from game.level.registry import tunable, tuned


@tunable("trap")
class TrapTuning:
    chakra: float = tuned(100.0, "chakra", 1, 100, "what a played sealmaster begins with")
    paper: float = tuned(2.0, "", 0, 9, "paper seals that he has with him; a barrier takes one")
    gathers: float = tuned(1.0, "1/s", 0, 20, "chakra that comes back to a played sealmaster while he holds nothing")
    barrier: float = tuned(8.0, "chakra", 0, 100, "what the sign of the barrier costs him")
    spiderweb: float = tuned(10.0, "chakra", 0, 100, "what the sign of the spiderweb costs him")
    wave: float = tuned(8.0, "chakra", 0, 100, "what the sign of the wave costs him")
    bind: float = tuned(3.0, "chakra", 0, 100, "what the sign that hauls a strand in costs him")
    hold: float = tuned(0.7, "1/s", 0, 50, "chakra that the web burns while he holds it with both hands")
    hold_man: float = tuned(1.0, "1/s", 0, 50, "chakra that it burns beside for each man who is alive in it")
    hold_driving: float = tuned(0.75, "1/s", 0, 50, "chakra that the web burns while somebody floats in a barrier")
    sign_barrier: float = tuned(0.25, "s", 0, 10, "from the last stroke of a played sealmaster to the barrier")
    sign_spiderweb: float = tuned(0.4, "s", 0, 10, "from the last stroke of a played sealmaster to the web")
    sign_wave: float = tuned(0.5, "s", 0, 10, "from the last stroke of a played sealmaster to the first heave of water")
    sign_bind: float = tuned(0.2, "s", 0, 10, "from the last stroke of a played sealmaster to the taut strand")
    sign_release: float = tuned(0.15, "s", 0, 10, "from the last stroke of a played sealmaster until the web lets go")
    walk: float = tuned(3.0, "m/s", 0.1, 10, "how fast a played sealmaster walks")
    hurry: float = tuned(5.2, "m/s", 0.1, 12, "how fast he walks with the sprint key held")
    barrier_range: float = tuned(35.0, "m", 1, 500, "from how far away a played sealmaster can shut a barrier round somebody")
    touch_range: float = tuned(1.5, "m", 0.1, 50, "how near water must be for a played sealmaster to touch it")
    own_under: float = tuned(3.0, "s", 0.1, 60, "one of ours under water for so long, and it is lost")
    soft: float = tuned(4.2, "m/s", 0.1, 20, "a barrier that comes ashore slower than this is set down softly")
    thrown: float = tuned(6.0, "m/s", 0.1, 20, "a barrier that comes ashore faster than this cracks")


class Stores:
    """Chakra 0 to 100, and paper."""

    def __init__(self, tuning: TrapTuning) -> None:
        self._tuning = tuning
        self.chakra, self.paper = tuning.chakra, int(tuning.paper)
        self.paper_full = self.paper
        self.burn = 0.0

    def cost(self, sign: SignName) -> float:
        return 0.0 if sign == "release" else float(getattr(self._tuning, sign))

    def pay(self, sign: SignName) -> None:
        self.chakra = max(0.0, self.chakra - self.cost(sign))
        if sign == "barrier":
            self.paper -= 1

    def refill(self, paper: int | None, chakra: float | None) -> None:
        """What he has from now on; what is not said stays."""
        if paper is not None:
            self.paper = self.paper_full = paper
        if chakra is not None:
            self.chakra = chakra

    def pass_tick(self, burn: float) -> bool:
        """A tick of holding, or of gathering if nothing burns; true if all is gone."""
        self.burn = burn if burn > 0.0 else -self._tuning.gathers
        self.chakra = min(100.0, max(0.0, self.chakra - self.burn * TICK))
        return burn > 0.0 and self.chakra <= 0.0
