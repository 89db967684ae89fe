"""Feats of the flat: detects clever things on a flat of sticky water, and rewards them with time on the sealmaster's watch.

It only observes the other rules. It exists where water is sticky.
"""

from __future__ import annotations

from game.core.ticks import TICK
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.objects.floating.driftwood import Driftwood
from game.sim.stage import Entity, Order, Stage
from game.sim.story.feats import FeatsPose
from game.sim.techniques.sticky_water import WebbedWater
from game.sim.water.lake import Lake

DRIFTWOOD, BORE_LIP, CALL_IN_THE_AIR, NEVER_HELD = "driftwood", "bore_lip", "call_in_the_air", "never_held"
FRONT_FLOW, FRONT_RISE = 0.7, 0.25
"""m/s of a bore's front to its own side, and of its water upwards."""
POOL_M = 0.1
"""Metres of still water that are a pool."""
LONG_AGO_S = 999.0


@tunable("swash_feats")
class SwashFeatsTuning:
    """What counts as clever on a flat."""

    ride: float = tuned(4.0, "m", 0.5, 100, "metres that driftwood must carry him before the waves, in one go")
    leap: float = tuned(3.3, "m", 0.5, 20, "metres of leap over a pool under which a bore's front must pass")


class SwashFeats(Entity):
    """Watches him after each tick, before the story counts events."""

    order = Order.PROJECTILE

    def __init__(self, world: Stage, webbed: WebbedWater) -> None:
        self.webbed = webbed
        self.tuning = world.tuning.of("swash_feats", SwashFeatsTuning)
        self.done: list[str] = []
        self._x = self._y = 0.0
        self._now = self._done_at = 0
        self._log: Driftwood | None = None
        self._boarded_at = self._left_at = 0.0
        """Where the driftwood under him lay when he came on it, and where he left the ground."""
        self._flies = self._over_front = self._called_aloft = self._stepped_in = False
        self._sea_ends = max((lake.right for lake in world.level.lakes), default=0.0)
        """x from which on no water is left before him."""

    def run_story(self, world: Stage) -> None:
        runner = world.runner
        self._x, self._y, self._now = runner.x, runner.y, world.tick
        lake = world.lake_at(runner.x)
        self._ride(world, lake)
        self._call(world)
        self._fly(world, lake)
        if runner.x > self._sea_ends and runner.on != "air" and not self.webbed.times_held:
            self._pay(world, NEVER_HELD)

    def _ride(self, world: Stage, lake: Lake | None) -> None:
        """Driftwood carries him to where the waves run."""
        log = world.runner.platform if world.runner.on == "log" else None
        if not isinstance(log, Driftwood) or lake is None or lake.maker is None:
            self._log = None
        elif log is not self._log:
            self._log, self._boarded_at = log, log.x
        elif abs(log.x - self._boarded_at) >= self.tuning.ride:
            self._pay(world, DRIFTWOOD)

    def _call(self, world: Stage) -> None:
        """He calls in the air, comes down in what is wet, and is off again before it holds."""
        runner = world.runner
        for event in world.events:
            if isinstance(event, events.SealmasterCalled):
                self._called_aloft, self._stepped_in = runner.on == "air", False
            elif isinstance(event, events.FootHeld):
                self._called_aloft = False
        if not self._called_aloft or runner.on == "air":
            return
        if self.webbed.is_wet and runner.on == "ground":
            self._stepped_in = True
        else:
            self._called_aloft = False
            if self._stepped_in:
                self._pay(world, CALL_IN_THE_AIR)

    def _fly(self, world: Stage, lake: Lake | None) -> None:
        """A front runs through under him while he is over a pool, and he comes down dry."""
        runner = world.runner
        if runner.on == "air":
            if not self._flies:
                self._flies, self._left_at, self._over_front = True, runner.x, False
            if lake is not None and lake.maker is not None:
                water = lake.sample(runner.x)
                is_front = water.flow * lake.maker.direction > FRONT_FLOW and water.rise > FRONT_RISE
                self._over_front |= is_front and lake.still_depth(runner.x) > POOL_M
        elif self._flies:
            self._flies = False
            dry = runner.on in ("rock", "log") or not self.webbed.is_wet
            if dry and self._over_front and abs(runner.x - self._left_at) >= self.tuning.leap:
                self._pay(world, BORE_LIP)

    def _pay(self, world: Stage, feat: str) -> None:
        """Each is paid once in a run."""
        if feat in self.done:
            return
        self.done.append(feat)
        self._done_at = world.tick
        self.webbed.reward()
        world.emit(events.FeatDone(world.runner.x, world.runner.y, feat))

    def snapshot(self) -> FeatsPose:
        since = (self._now - self._done_at) * TICK if self.done else LONG_AGO_S
        return FeatsPose("feats", self._x, self._y, 0, tuple(self.done), since, ())

    def hash_state(self) -> tuple[float, ...]:
        return (float(len(self.done)), float(self._flies), float(self._over_front), float(self._called_aloft), self._left_at)
