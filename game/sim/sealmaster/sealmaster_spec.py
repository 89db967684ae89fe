"""The sealmaster as a level declares him: a character of the story, or the one who is played where the level's role says so."""

from __future__ import annotations

from typing import Literal

from game.level.registry import Point, Thing, thing
from game.sim.characters.sealmaster import Sealmaster
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.stage import Stage


@thing
class SealmasterSpec(Thing):
    """The trap-maker; `inside` his hut until a trigger opens the door."""

    kind: Literal["sealmaster"]
    placement = "ground"
    is_dynamic = True
    at: Point
    """His soles, in metres."""
    inside: bool = True

    def spawn(self, world: Stage) -> Sealmaster | None:
        if world.sealmaster is not None:
            return None
        make = Sealmaster if world.level.role == "runner" else PlayedSealmaster
        return make(self.id, self.at, self.inside, world)
