"""Places that the story and the map know by name: the hut, landmarks, checkpoints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing


@thing
class Hut(Thing):
    """The shelter: two rooms, a stove, a lamp."""

    kind: Literal["hut"]
    placement = "ground"
    at: Point
    lit: bool = True


@thing
class Landmark(Thing):
    """Something that the runner's map knows by name: whoever slows down or stands beside it for a moment knows better where he is."""

    kind: Literal["landmark"]
    placement = "ground"
    at: Point
    name: Annotated[str, Field(min_length=1, max_length=48)]
    type: Literal["none", "shrine", "signpost", "spring", "stone"] = "none"
    """What is seen there; `none` where something else stands already."""


@thing
class CheckpointSpot(Thing):
    """Where a runner is put back, once a trigger has reached it; a run that is left goes on from there, too."""

    kind: Literal["checkpoint"]
    placement = "ground"
    at: Point


@thing
class Cairn(Thing):
    """A pile of stones that somebody has set up where the short way begins. Who knew his place on the map finds more of them."""

    kind: Literal["cairn"]
    placement = "ground"
    at: Point
    """Its foot, in metres."""
    doubt: Annotated[float, Field(ge=0, le=100)] = 100.0
    """It is there only for one whose doubt about his place, carried over from the map, is no more than this, in percent."""
    cross: Annotated[int, Field(ge=0, le=9)] = 0
    """There only for one who chose this cross of the map in the chapter before, by its number from 1; 0: for everybody."""
