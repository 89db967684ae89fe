"""Mark lesson: no stalker strikes a runner who was not taught how to mark: who has neither marked yet nor had time to read the rule."""

from __future__ import annotations

from game.core.ticks import ticks
from game.level.model import Stealth
from game.sim import events
from game.sim.stage import Stage

READ_S = 3.0
"""Seconds on the screen after which a rule has been told."""
LATE_READ_S = 5.0
"""Seconds for which it is shown to one who is nearly lost."""
LATE_COMPOSURE, LATE_CREPT = 0.4, 0.6
"""Composure that is left, and how near somebody has crept (0 to 1), when it is late."""


class MarkLesson:
    """Whether the player knows what the brush is for; without a `lesson` in the level he does from the start."""

    def __init__(self, stealth: Stealth | None) -> None:
        first = (stealth.lesson if stealth is not None else None) or ""
        self._late_line = (stealth.late_lesson if stealth is not None else None) or first
        self._lines = (first, self._late_line) if first else ()
        self._shown_ticks = 0
        self.is_told = not first

    def watch(self, world: Stage, has_marked: bool, composure: float) -> None:
        """One tick."""
        if self.is_told:
            return
        self._shown_ticks += world.line is not None and world.line.line in self._lines
        self.is_told = has_marked or self._shown_ticks >= ticks(READ_S)
        if composure <= LATE_COMPOSURE or any(stalker.crept >= LATE_CREPT for stalker in world.stalkers):
            self._tell_late(world)

    def _tell_late(self, world: Stage) -> None:
        """Before long he is struck down, and was never told: he is now, and no other line comes between."""
        if world.line is None or world.line.line not in self._lines:
            runner = world.runner
            line = events.LineSpoken(runner.x, runner.y + 1.8, "margin", self._late_line, LATE_READ_S)
            world.say(line, right_of_way=READ_S)

    def hash_state(self) -> tuple[float, ...]:
        return (float(self._shown_ticks), float(self.is_told)) if self._lines else ()
