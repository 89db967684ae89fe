"""Conditions and actions about the senses: that he listens, how composed he is, that those who stalk him hide no longer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Action, Condition, action, condition
from game.sim.world import World


@condition
class Listens(Condition):
    """The runner stands and listens."""

    test: Literal["listens"]

    def holds(self, world: World) -> bool:
        return world.senses is not None and world.senses.listening.open


@condition
class ComposureIs(Condition):
    """The runner's composure lies between two amounts."""

    test: Literal["composure"]
    at_least: Annotated[float, Field(ge=0, le=1)] = 0.0
    at_most: Annotated[float, Field(ge=0, le=1)] = 1.0

    def holds(self, world: World) -> bool:
        return world.senses is None or self.at_least <= world.senses.composure.level <= self.at_most


@action
class Reveal(Action):
    """Those who stalk the runner hide no longer: each hunts him from where he is, and the runner's legs are free."""

    act: Literal["reveal"]

    def apply(self, world: World) -> None:
        if world.senses is not None:
            world.senses.legs_free = True
        for stalker in [each for each in world.stalkers if each.awake]:
            stalker.reveal(world)
