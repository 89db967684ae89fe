"""Actions of the map and the bolt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from game.level.registry import Action, action
from game.sim.senses.bolt import Bolt
from game.sim.world import World


@action
class UnfoldMap(Action):
    """The runner unfolds his map where he stands."""

    act: Literal["unfold_map"]

    def apply(self, world: World) -> None:
        if world.map_sheet is not None:
            world.map_sheet.unfold(world)

    def why_impossible(self, level: Any) -> Iterable[str]:
        if len(level.map.way) < 2 or not level.things_of("clearing"):
            yield "there is no map: it wants a `way` in `map`, and a clearing"


@action
class ReadyBolt(Action):
    """From now on the runner may gather chakra in his legs, standing still with crouch held, and bolt.

    Hidden hunters creep nearer meanwhile, and come on then.
    """

    act: Literal["ready_bolt"]
    metres: Annotated[float, Field(ge=5, le=1000)] = 60.0
    """How far the first chase goes, in metres from where he bolts; then `lead_held` has happened."""

    def apply(self, world: World) -> None:
        if world.bolt is None:
            world.add(Bolt(world, self.metres))

    def why_impossible(self, level: Any) -> Iterable[str]:
        if not any(thing.hidden for thing in level.things_of("hunter")) and not level.things_of("stalker"):
            yield "no hunter is hidden who could creep nearer"
