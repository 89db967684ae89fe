"""The chase as a whole: the one picture by which all hunters decide, and the moment when a grab counts."""

import math
from collections.abc import Mapping

from game.core.ticks import TICK
from game.sim.characters.hunters.hunter_perception import ChaseView, Trail
from game.sim.characters.hunters.hunter_tuning import HunterTuning
from game.sim.intent import IDLE, Intent
from game.sim.stage import Entity, Order, Stage

RETRY_GAP_M = 10.0
"""Metres to which hunters fall back from a runner who begins again from a checkpoint."""
RETRIED_OFTEN_GAP_M = 18.0
"""The same if it is at least the third time that he begins there."""
WOOD_GAP_M, WOOD_OFTEN_GAP_M = 14.0, 22.0
"""The same where legs are driven: who stands there at first is slower than they are for longer than on the lake."""
LOOKS_ABOUT_S = 1.5
"""Seconds for which hunters stand there and look for him: he, too, looks about first who begins again."""


class Chase(Entity):
    """The hunters' common picture, made before anybody decides, and where the runner leapt, remembered after the tick."""

    order = Order.CHASE

    def __init__(self, tuning: HunterTuning) -> None:
        self._tuning, self._trail, self._caught_ticks = tuning, Trail(), 0

    def decide(self, world: Stage) -> None:
        runner = world.runner
        world.chase = ChaseView(
            runner.x, runner.y, runner.vx, runner.on,
            reachable=world.barrier is None and not runner.seated and not world.over and runner.caught_by is None,
            barrier=world.barrier is not None and not world.over,
            leaps=self._trail.recent(world.tick),
        )  # fmt: skip

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """Whoever begins again from a checkpoint has none of them at his collar in the same breath."""
        intent = intents.get("runner", IDLE)
        if not intent.retried or world.barrier is not None or world.level.role == "sealmaster":
            return
        least = RETRIED_OFTEN_GAP_M if intent.retried_often else RETRY_GAP_M
        if world.momentum:
            least = WOOD_OFTEN_GAP_M if intent.retried_often else WOOD_GAP_M
        for hunter in world.hunters:
            gap = hunter.x - world.runner.x
            if world.momentum:
                hunter.look_about(LOOKS_ABOUT_S)
            if not hunter.held and abs(gap) < least:
                x = world.runner.x + math.copysign(least, gap or -1.0)
                x = min(max(x, world.terrain.left + 1.0), world.terrain.right - 1.0)
                top = world.terrain.support(x, 1e9)[0]
                hunter.place(x, top + world.depth_at(x, top))

    def judge(self, world: Stage) -> None:
        if world.runner.caught_by is not None:
            self._caught_ticks += 1
            if self._caught_ticks > round(self._tuning.grab_hold / TICK):
                world.finish(False, "lost.caught")
        else:
            self._caught_ticks = 0
        self._trail.record(world.events, world.tick)
