"""Hold: what an awake web costs a played sealmaster in every tick, and whether his chakra outlasts the captives' breath."""

from __future__ import annotations

from game.core.ticks import TICK
from game.sim.roles import SpiderwebRole
from game.sim.sealmaster.stores import Stores, TrapTuning
from game.sim.stage import Stage
from game.sim.techniques.captive import Captive
from game.sim.techniques.spiderweb import Spiderweb


class Hold:
    """While one of ours floats in a barrier he holds loosely: they get air, and no watch runs. Who sits and waits holds for nothing."""

    def __init__(self, tuning: TrapTuning) -> None:
        self._trap = tuning
        self.waits = False
        """Whether he lets the minutes pass, with nothing else in his head."""

    def pass_tick(self, world: Stage, stores: Stores) -> bool:
        """Pay for a tick, or gather; true if all is gone and he must let go."""
        web = world.spiderweb
        held = web is not None and web.awake
        loose = world.barrier is not None and not world.barrier.landed
        if isinstance(web, Spiderweb):
            web.loose = loose
        if held and self.waits:
            stores.burn = 0.0
            return False
        return stores.pass_tick(0.0 if not held else self._trap.hold_driving if loose else self._cost(web))

    def _cost(self, web: SpiderwebRole | None) -> float:
        return self._trap.hold + self._trap.hold_man * len(_alive(web))

    def lasts(self, stores: Stores, web: SpiderwebRole | None) -> float:
        """Share of what is left on the watch for which the chakra lasts, 0 to 1; 1 while nobody's breath runs."""
        air = sorted(captive.air * captive.tuning.breath for captive in _alive(web) if captive.under)
        whole = air[-1] if air else 0.0
        if self.waits or whole <= 0.0:
            return 1.0
        left, passed = stores.chakra, 0.0
        for n, until in enumerate(air):
            burn = self._trap.hold + self._trap.hold_man * (len(air) - n)
            if burn * (until - passed) > left:
                return (passed + left / burn) / whole
            left, passed = left - burn * (until - passed), until
        return 1.0 if left > TICK else passed / whole


def _alive(web: SpiderwebRole | None) -> list[Captive]:
    if not isinstance(web, Spiderweb):
        return []
    return [each for each in web.captives if not each.drowned and each.body is not None]
