"""Dialogue while the story holds the runner: a press of confirm brings the next line, holding it skips to the end.

It takes intents, not keys, so that a recording holds every skip; what is skipped still happens, only without waiting.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.ticks import ticks
from game.sim.intent import IDLE, Intent
from game.sim.stage import Entity, Order, Stage
from game.sim.story.triggers import Story

SKIP_TICKS = ticks(0.5)
"""How long confirm is held before all of the talk is skipped."""


class Talk(Entity):
    """`skipping` holds from the moment when all was skipped until control is given back."""

    order, slot = Order.TALK, "talk"

    def __init__(self, story: Story) -> None:
        self._story = story
        self.held_ticks = 0
        self.skipping = False
        self.taken_ticks = 0
        """For how long the story has had control in all: no clock counts that, so that nobody gains by skipping."""

    @property
    def held_share(self) -> float:
        """How much of the time that skips everything confirm has been held, 0 to 1."""
        return min(1.0, self.held_ticks / SKIP_TICKS)

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        """One tick of the player's wish to hear less. The leap key confirms, too, where it does nothing else."""
        intent = intents.get("runner", IDLE)
        if not world.control_taken:
            self.held_ticks, self.skipping = 0, False
            return
        self.taken_ticks += 1
        leaps_free = world.runner.seated or world.runner.fainted  # else it tugs at the foot that is held
        pressed = intent.confirm_pressed or (leaps_free and intent.leap_pressed)
        held = intent.confirm or (leaps_free and intent.leap)
        # What was held when control was taken counts for nothing until it is pressed anew.
        self.held_ticks = self.held_ticks + 1 if pressed or (held and self.held_ticks) else 0
        if self.held_ticks >= SKIP_TICKS:
            self.skipping, world.line = True, None
        elif pressed:
            world.line = None
            self._story.hurry()

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.held_ticks), float(self.skipping))
