"""Plants: reeds and trees. They have a place and a size, and no rule but that the barrier brushes along reeds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing


@thing
class Reeds(Thing):
    """A stand of reeds; they bend with wind and water, and hide nobody for long."""

    kind: Literal["reed"]
    at: Point
    width: Annotated[float, Field(ge=0.2, le=20)] = 2.0
    height: Annotated[float, Field(ge=0.2, le=8)] = 1.6


@thing
class Tree(Thing):
    """A zelkova."""

    kind: Literal["tree"]
    placement = "ground"
    at: Point
    height: Annotated[float, Field(ge=1, le=40)] = 9.0


@thing
class Pine(Thing):
    """A wind-bent pine."""

    kind: Literal["pine"]
    placement = "ground"
    at: Point
    height: Annotated[float, Field(ge=1, le=30)] = 5.0
