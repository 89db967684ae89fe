"""The runner's paper map, as a level draws it: way, shelters, landmarks, and what is inked for its looks."""

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Id, Point, Spec, TextKey


class Mark(Spec):
    """A mark on the runner's paper map."""

    id: Id
    at: Point
    """Place on the map in metres, from the map's lower left corner."""
    name: TextKey
    """What the map calls it."""


class Cross(Mark):
    """A shelter on the map; its name is the note that somebody wrote beside it in ink."""

    worth: Annotated[float, Field(ge=0, le=1)] = 0.5
    """How much of what one needs there is left in it: 0 burnt down, 1 well stocked. The note may say so; it may also be old."""


class MapLandmark(Mark):
    """A landmark on the map; the thing of the same id stands where he comes by it."""

    type: Literal["shrine", "spring", "signpost", "stone"] = "stone"
    """How it is drawn on the map."""


class Sketch(Spec):
    """Something inked on the map for its looks."""

    what: Literal["hill", "wood", "lake", "stream"]
    """What is drawn: a hill over its foot, a wood about its middle, a lake by its shore, a stream along its course."""
    line: Annotated[tuple[Point, ...], Field(min_length=1, max_length=24)]
    """Places on the map in metres: one for a hill or a wood, the shore's or the course's for a lake or a stream."""
    size: Annotated[float, Field(ge=20, le=10_000)] = 600.0
    """Metres across, of a hill or a wood."""


class Map(Spec):
    """The runner's paper map. He unfolds it in a `clearing`; three parts wide, two parts high."""

    width: Annotated[float, Field(gt=0, le=100_000)] = 4000.0
    """Metres from the map's left edge to its right edge; it is as high as 0.66 of that."""
    way: Annotated[tuple[Point, ...], Field(max_length=40)] = ()
    """The way on the map that the ground up to the last clearing stands for, its left end first, in metres; without it there is no map."""
    doubt: Annotated[float, Field(ge=0, le=10_000)] = 180.0
    """Metres by which he may be off from where he takes himself to be, at the start."""
    crosses: Annotated[tuple[Cross, ...], Field(max_length=8)] = ()
    """Shelters to choose from, in the order in which up and down lead through them; the brush first comes to the first."""
    landmarks: Annotated[tuple[MapLandmark, ...], Field(max_length=20)] = ()
    """What one can tell one's place by."""
    sketches: Annotated[tuple[Sketch, ...], Field(max_length=60)] = ()
    """What else is drawn on it."""
