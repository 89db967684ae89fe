"""Wary hunters: at a barrier that is none of theirs they hesitate, then back away, then are gone; whoever sets a trap has that long."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.ticks import ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.characters.hunters.hunter import Hunter
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.characters.movement.movement import NO_MOVE, MoveCommand
from game.sim.intent import Intent
from game.sim.stage import Stage


@tunable("wary")
class WaryTuning:
    stands_off: float = tuned(4.5, "m", 1, 50, "how near a wary hunter comes to a barrier")
    gapes: float = tuned(3.0, "s", 0, 60, "for how long a wary hunter looks at a barrier before he backs away")
    backs: float = tuned(1.6, "m/s", 0.1, 20, "how fast a wary hunter backs away from a barrier")
    backs_for: float = tuned(3.0, "s", 0, 60, "for how long a wary hunter backs away before he turns and runs")
    gone: float = tuned(62.0, "m", 10, 500, "a hunter so far from a played sealmaster has got away")


@hunts("wary", "tracker", "thrower", "diver")
class WaryHunter(Hunter):
    """Chases like any other, until a ball stands in the lake."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self.wary = world.tuning.of("wary", WaryTuning)
        self._gaped = 0

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        if not picture.barrier and not self._gaped:
            return super()._chase(world, picture)
        self._attack, self._windup, self._dive_depth = "", 0, 0.0
        gap = picture.x - self.x
        if self._gaped == 0 and abs(gap) > self.wary.stands_off + self.number:
            return MoveCommand(1.0 if gap > 0.0 else -1.0, self._pace(gap, self.speed))
        self._gaped += 1
        back = self._gaped - ticks(self.wary.gapes) - 13 * self.number
        if back < 0 or self.stagger_ticks:
            return NO_MOVE
        return MoveCommand(-1.0, self.wary.backs if back < ticks(self.wary.backs_for) else self.speed)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        super().act(world, intents)
        if (self._gaped or self.fleeing) and not self.held and not world.over:
            self._get_away(world)

    def _get_away(self, world: Stage) -> None:
        master = world.sealmaster
        if master is None or master.x - self.x < self.wary.gone and self.x > world.terrain.left + 3.0:
            return
        if not self.fleeing:
            world.emit(events.HunterGotAway(self.x, self.y, self.id))
        world.remove(self)
