"""Seats: who plays which role of a level: a device, or a program as ally."""

from __future__ import annotations

from collections.abc import Mapping

from game.bots.lake.ally import Ally
from game.input.devices import KEYBOARD, Controls
from game.level.model import Level
from game.sim.intent import Intent
from game.sim.route import Route
from game.sim.world import World

MAIN_ROLE = {"runner": "runner", "sealmaster": "sealmaster", "both": "runner"}
"""Whom one plays who plays alone."""
OTHER_ROLE = {"runner": "sealmaster", "sealmaster": "runner"}


class Seats:
    """Made anew for every attempt. `two`: the keyboard plays the one, all pads the other, where the level has two to play."""

    def __init__(self, level: Level, controls: Controls, two: bool, seed: int = 0, route: Route | None = None) -> None:
        """`route` is what an ally who plays the runner follows."""
        self._controls, self._ally = controls, Ally(seed, route)
        self.main = MAIN_ROLE[level.role]
        self.other = OTHER_ROLE[self.main] if two and level.role != "runner" else ""
        controls.default_role = self.other or self.main
        controls.roles = {KEYBOARD: self.main}

    @property
    def two(self) -> bool:
        """Whether two play: until the second one has touched his pad, an ally runs for him."""
        return bool(self.other) and (self.other != "runner" or self._controls.has_pad)

    def intents(self, world: World) -> Mapping[str, Intent]:
        """What everybody wants in one tick."""
        wanted = {self.main: self._controls.intent(self.main)}
        if self.two:
            wanted[self.other] = self._controls.intent(self.other)
        elif self.main == "sealmaster":
            wanted["runner"] = self._ally.act(world)
        return wanted
