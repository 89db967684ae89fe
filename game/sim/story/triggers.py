"""The story's engine: counts what happens, and fires the triggers that are due."""

from __future__ import annotations

import re
from typing import Any

from game.core.ticks import ticks
from game.level.model import Trigger
from game.sim import events
from game.sim.stage import Entity, Order, Stage

TRIGGER_INTERVAL = 6
"""Ticks between two evaluations of the triggers; events in between are counted."""


def event_name(event: type[events.Event]) -> str:
    """`BarrierSetDown` as a level writes it: `barrier_set_down`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event.__name__).lower()


EVENT_NAMES = {
    kind: event_name(kind)
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event
}


class Story(Entity):
    """Watches the triggers in the file's order; what has happened is counted for them."""

    order = Order.STORY

    def __init__(self, triggers: tuple[Trigger, ...]) -> None:
        self._triggers = triggers
        self._held = dict.fromkeys((trigger.id for trigger in triggers), 0)
        self._counts: dict[tuple[str, str], int] = {}
        self.fired: dict[str, int] = {}
        """Trigger ids and the tick each last fired in."""

    def count(self, name: str, who: str) -> int:
        """How often the event `name` has happened, to `who` unless empty."""
        return self._counts.get((name, who), 0)

    def run_story(self, world: Stage) -> None:
        """Count this tick's events, then fire what is due."""
        for event in world.events:
            name, counts = EVENT_NAMES[type(event)], self._counts
            counts[name, ""] = counts.get((name, ""), 0) + 1
            if who := getattr(event, "who", ""):
                counts[name, who] = counts.get((name, who), 0) + 1
            if name in world.line_ends_with:
                world.end_line()
        if world.tick % TRIGGER_INTERVAL:
            return
        fired = self.fired
        for trigger in self._triggers:
            if trigger.id not in fired or trigger.repeat:
                self._try(world, trigger)
                if world.over:
                    return

    def hurry(self) -> int:
        """On to what is said or done next: what the soonest waiting trigger still waits for is taken off all of them. Gives those ticks."""
        waiting = {trigger.id: ticks(trigger.after) - self._held[trigger.id] for trigger in self._triggers if self._waits(trigger)}
        skipped = min(waiting.values(), default=0)
        for name in waiting:
            self._held[name] += skipped
        return skipped

    def _waits(self, trigger: Any) -> bool:
        """Whether a trigger's clauses hold, and only its delay is not over."""
        return 0 < self._held[trigger.id] < ticks(trigger.after) and trigger.id not in self.fired and not trigger.repeat

    def _try(self, world: Stage, trigger: Any) -> None:
        for clause in trigger.when:
            if not clause.holds(world):
                self._held[trigger.id] = 0
                return
        self._held[trigger.id] += TRIGGER_INTERVAL
        if self._held[trigger.id] < ticks(trigger.after) and trigger.after and not world.talk.skipping:
            return
        if trigger.do and all(step.waits(world) for step in trigger.do) and not world.talk.skipping:
            return
        self._held[trigger.id] = 0
        self.fired[trigger.id] = world.tick
        for step in trigger.do:
            step.apply(world)
            if world.over:
                return

    def hash_state(self) -> tuple[float, ...]:
        return (*map(float, self._held.values()), *map(float, self.fired.values()))
