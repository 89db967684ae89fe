"""A hunter as a level writes him, and the class that each kind of hunter is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from game.level.model import Level
from game.level.registry import Id, Metres, Point, Thing, thing
from game.sim.roles import HunterRole
from game.sim.stage import Stage


@thing
class HunterSpec(Thing):
    """A pursuer. `hidden` ones come on when a trigger says so."""

    kind: Literal["hunter"]
    placement = "ground"
    is_dynamic = True
    type: Literal["tracker", "thrower", "diver"]
    """What he is good at."""
    at: Point
    """His soles, in metres."""
    hidden: bool = False
    start_delay: Annotated[float, Field(ge=0, le=60)] = 0.0
    """Seconds he waits after he appears."""

    chase: Literal["lake", "wood", "wary", "party", "deep"] = "lake"
    """How he hunts: `lake` runs after the runner over everything; `wary` does, too, but backs away from a barrier; those of a `party`
    share couriers out among them, and stop for a while before the wood or stone that one stands on; a `deep` diver swims to the
    sealmaster under every web, and takes him by the ankle; in the `wood` the tracker keeps to the ground, the thrower goes through the
    crowns and drops ahead once, and the diver lies in wait in one stream after the other."""
    marked: bool = False
    """Whether the runner knows where he is: he is seen through the leaves. Carried over from the chapter before."""

    misled_by: tuple[Annotated[int, Field(ge=1, le=9)], ...] = ()
    """Who chose one of these crosses of the map in the chapter before, by their numbers from 1, goes another way than he expects: he
    comes 1.5 s later."""

    rides: Id | None = None
    """The raft that he stands on and does not leave until it turns over or lands."""
    drops_from: Metres = -10_000.0
    """In the `wood`: the thrower drops ahead once the runner has come to this x, in metres."""

    drops_again_from: Metres = 10_000.0
    """In the `wood`: a thrower who has dropped in vain goes up again, and drops once more when the runner has come to this x, in metres."""

    def find_faults(self, level: Level) -> Iterable[tuple[str, str, str]]:
        if (self.chase, self.type) not in HUNTERS:
            others = " or ".join(sorted(type for chase, type in HUNTERS if chase == self.chase))
            yield "chase", f"no {self.type} hunts {self.chase!r}", f'"type": "{others}" does'
        raft = next((thing for thing in level.things_of("raft") if thing.id == self.rides), None)
        if raft is None:
            return  # told elsewhere
        if raft.hidden and not self.hidden:
            yield "rides", f'"{self.id}" is there before his raft', 'write "hidden": true for him, too'
        elif abs(self.at[0] - raft.at[0]) > raft.length / 2:
            reach = f"from x {raft.at[0] - raft.length / 2:g} to {raft.at[0] + raft.length / 2:g}"
            yield "at", f'"{self.id}" does not stand on "{raft.id}"', f"it reaches {reach}"

    def spawn(self, world: Stage) -> HunterRole | None:
        number = len(world.hunters) + len(world.hidden_hunters)
        hunter = HUNTERS[self.chase, self.type](self, number, world)
        if not self.hidden:
            return hunter
        world.hidden_hunters.append(hunter)
        return None


MakeHunter = Callable[[HunterSpec, int, Stage], HunterRole]
"""A class of hunters: made from his spec and his number among them."""
AnyHunter = TypeVar("AnyHunter", bound=MakeHunter)
HUNTERS: dict[tuple[str, str], MakeHunter] = {}
"""The class of each `chase` and `type`."""


def hunts(chase: str, *types: str) -> Callable[[AnyHunter], AnyHunter]:
    """Class decorator: hunters of these types, where they hunt like that, are of this class."""

    def registered(cls: AnyHunter) -> AnyHunter:
        HUNTERS.update(((chase, type), cls) for type in types)
        return cls

    return registered
