"""Tag ropes: a rope between two posts on a flat, hung with the sealmaster's paper; between them webbed water holds nobody, for a while."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from game.core.ticks import TICKS_PER_SECOND, ticks
from game.level.registry import Point, Thing, thing, tunable, tuned
from game.sim import events
from game.sim.stage import Entity, Order, Stage


@tunable("tag_rope")
class TagRopeTuning:
    tag_lasts: float = tuned(2.5, "s", 0.1, 60, "how long one tag of a rope keeps webbed water off a foot, before it is ash")


@thing
class TagRopeSpec(Thing):
    """A rope between two posts, hung with paper tags. Sticky water holds nobody between them as long as a tag is left: wet feet burn it."""

    kind: Literal["tag_rope"]
    placement = "ground"
    at: Point
    """Foot of its left post, in metres."""
    length: Annotated[float, Field(ge=1, le=12)] = 3.0
    """Metres from post to post."""
    tags: Annotated[int, Field(ge=1, le=8)] = 3
    """How many tags hang on it."""

    def spawn(self, world: Stage) -> TagRope:
        return TagRope(self, world)


class TagRopePose(NamedTuple):
    id: str
    x: float
    """Its middle."""
    y: float
    """Foot of the left post."""
    right_y: float
    """Foot of the right one."""
    reach: float
    """Metres from its middle to either post."""
    tags: int
    """How many hung there at first."""
    left: float
    """How many are left; a fraction of one is burning."""
    burning: bool


class TagRope(Entity):
    """It stands where it stands, and its tags burn one after the other."""

    order, slot = Order.THING, "tag_ropes"

    def __init__(self, spec: TagRopeSpec, world: Stage) -> None:
        self.id, self.tags = spec.id, spec.tags
        self.left, self.right = spec.at[0], spec.at[0] + spec.length
        self._feet = world.terrain.support(self.left, 1e9)[0], world.terrain.support(self.right, 1e9)[0]
        self._tag_ticks = ticks(world.tuning.of("tag_rope", TagRopeTuning).tag_lasts)
        self.ticks_left = spec.tags * self._tag_ticks
        self._burnt_at = -1

    @property
    def tags_left(self) -> int:
        """Tags that are not ash yet."""
        return -(-self.ticks_left // self._tag_ticks)

    def guards(self, x: float, beside: float) -> bool:
        """Whether nothing holds at `x`, between its posts or so near to one of them."""
        return self.ticks_left > 0 and self.left - beside <= x <= self.right + beside

    def burn(self, world: Stage) -> None:
        """One tick of wet feet between its posts."""
        before = self.tags_left
        self.ticks_left -= 1
        self._burnt_at = world.tick
        if self.tags_left < before:
            world.emit(events.TagBurnt(world.runner.x, world.runner.y + 1.2, self.id, self.tags_left))

    def after_physics(self, world: Stage) -> None:
        """Whether it still burns, for the picture."""
        if self._burnt_at < world.tick - 1:
            self._burnt_at = -1

    def snapshot(self) -> TagRopePose:
        middle = (self.left + self.right) / 2
        return TagRopePose(
            self.id, middle, *self._feet, middle - self.left, self.tags, self.ticks_left / self._tag_ticks, self._burnt_at >= 0
        )  # fmt: skip

    def hash_state(self) -> tuple[float, ...]:
        return (float(self.ticks_left / TICKS_PER_SECOND),)


def guarding_rope(world: Stage, beside: float) -> TagRope | None:
    """The rope between whose posts the runner is, or within `beside` metres of one of them."""
    x = world.runner.x
    return next((rope for rope in world.tag_ropes if isinstance(rope, TagRope) and rope.guards(x, beside)), None)
