"""What the wood has grown across the way: roots to leap, fallen trunks to vault, branches to slide under."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing
from game.sim.terrain.obstacles import MAX_WIDTH_M, Obstacle


@thing
class RootSpec(Thing):
    """A root across the way: leapt over, or a stumble for who runs fast. Who runs slowly steps over it. Counts where `momentum` is on."""

    kind: Literal["root"]
    placement = "ground"
    at: Point
    """The middle of its foot, in metres."""
    width: Annotated[float, Field(ge=0.3, le=6)] = 1.2
    """Metres along the way."""
    height: Annotated[float, Field(ge=0.15, le=1)] = 0.4
    """Metres above the ground."""

    def obstacle(self) -> Obstacle:
        x, y = self.at
        return Obstacle(self.id, self.kind, x - self.width / 2, x + self.width / 2, y - 0.5, y + self.height)


@thing
class TrunkSpec(Thing):
    """A fallen trunk across the way, seen end on: a leap pressed as one comes up to it is a vault, which keeps all speed."""

    kind: Literal["trunk"]
    placement = "ground"
    at: Point
    """The middle of its foot, in metres."""
    radius: Annotated[float, Field(ge=0.25, le=0.7)] = 0.5
    """Metres."""

    def obstacle(self) -> Obstacle:
        x, y = self.at
        return Obstacle(self.id, self.kind, x - self.radius, x + self.radius, y - 0.5, y + 2.0 * self.radius)


@thing
class BranchSpec(Thing):
    """A branch that hangs over the way at the height of a head: slid under by crouching, or it costs a stumble."""

    kind: Literal["branch"]
    at: Point
    """The middle of its lower side, in metres; 1 to 1.5 m above the ground."""
    width: Annotated[float, Field(ge=0.4, le=MAX_WIDTH_M)] = 1.6
    """Metres along the way."""
    thickness: Annotated[float, Field(ge=0.1, le=2)] = 0.5
    """Metres from its lower to its upper side; who leaps higher than that passes over it."""

    def obstacle(self) -> Obstacle:
        x, y = self.at
        return Obstacle(self.id, self.kind, x - self.width / 2, x + self.width / 2, y, y + self.thickness)
