"""Planned kinds of thing: the format accepts them already, for coming chapters; the game ignores them."""

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing


@thing
class Seal(Thing):
    """A paper tag that can be picked up. Not played yet: chapters 4 and 6."""

    planned_for = "chapters 4 and 6"
    kind: Literal["seal"]
    placement = "ground"
    at: Point
    """Where it lies, in metres."""
    effect: Literal["barrier", "spiderweb", "painkiller", "ward", "ghost-ward", "bind"]
    """What it does."""
    count: Annotated[int, Field(ge=1, le=20)] = 1
    """How many lie there."""


@thing
class Supply(Thing):
    """A box on a shelter's shelf. Not played yet: chapters 6 and 8."""

    planned_for = "chapters 6 and 8"
    kind: Literal["supply"]
    placement = "ground"
    at: Point
    """Where it stands, in metres."""
    box: Literal["non-perishables", "weapons", "first-aid", "seals"]
    """Which of the four boxes."""
    count: Annotated[int, Field(ge=0, le=20)] = 4
    """How many pieces are left in it."""


@thing
class Ward(Thing):
    """A placed seal that guards a line or a circle. Not played yet: chapters 6 and 7."""

    planned_for = "chapters 6 and 7"
    kind: Literal["ward"]
    at: Point
    """Its middle, in metres."""
    shape: Literal["line", "circle"] = "circle"
    """What it guards."""
    reach: Annotated[float, Field(ge=0.5, le=50)] = 4.0
    """Half the line's length, or the circle's radius, in metres."""
    ghosts: bool = False
    """Whether it stops ghosts too."""


@thing
class Ghost(Thing):
    """A drowned hunter's spirit, wet and offended. Not played yet: chapter 7."""

    planned_for = "chapter 7"
    kind: Literal["ghost"]
    at: Point
    """Where it rises, in metres."""
    of: Literal["tracker", "thrower", "diver"] = "tracker"
    """Whose spirit it is."""
