"""Checkpoint offer: a runner who has made no progress for twenty seconds is offered the way back to the last checkpoint."""

from __future__ import annotations

from game.core.ticks import ticks
from game.level.registry import tunable, tuned
from game.sim import events
from game.sim.stage import Entity, Order, Stage
from game.sim.story.triggers import Story

STEP_M = 1.0
"""Metres beyond the farthest place so far that count as getting on."""
SHOWN_S = 4.0
NEW_WAVES = (events.WaveRaised, events.BarrierRaised)
"""Events that count as getting on."""


@tunable("offer")
class OfferTuning:
    after: float = tuned(20.0, "s", 1, 3600, "without getting on for this long, one is told how to begin again")


class ProgressWatch(Entity):
    """Getting on is a new farthest place, something new in the story, or another wave; so is listening to it, reading the map, and a
    sealmaster's watch."""

    order = Order.PROGRESS

    def __init__(self, tuning: OfferTuning, story: Story) -> None:
        self._offer_ticks, self._story = ticks(tuning.after), story
        self._best: float | None = None
        self._fired = 0
        self._still = 0

    def run_story(self, world: Stage) -> None:
        """One tick, after the story has had its say."""
        if self._gets_on(world):
            self._still = 0
            return
        self._still += 1
        if self._still >= self._offer_ticks:
            self._still = 0
            x, y = world.runner.x, world.runner.y
            world.emit(events.RetryOffered(x, y))
            world.say(events.LineSpoken(x, y + 1.8, "margin", "teach.retry", SHOWN_S))

    def _gets_on(self, world: Stage) -> bool:
        farther = self._best is None or world.runner.x > self._best + STEP_M
        if farther:
            self._best = world.runner.x
        told, self._fired = len(self._story.fired) != self._fired, len(self._story.fired)
        if farther or told or world.control_taken or world.over or world.hints_wait or self._watch_runs(world):
            return True
        return bool(world.events) and any(isinstance(event, NEW_WAVES) for event in world.events)

    def _watch_runs(self, world: Stage) -> bool:
        """Whoever plays the sealmaster waits for those below, and is not stuck."""
        web = world.spiderweb
        return world.level.role == "sealmaster" and web is not None and web.seconds_left() is not None

    def hash_state(self) -> tuple[float, ...]:
        return (float(self._still), -1e6 if self._best is None else self._best)
