"""Rocks: dry footing that never moves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing


@thing
class Rock(Thing):
    """A rock that stands out of the water or the ground: safe, dry footing."""

    kind: Literal["rock"]
    at: Point
    """The middle of its foot, in metres."""
    width: Annotated[float, Field(ge=0.4, le=20)] = 3.0
    height: Annotated[float, Field(ge=0.2, le=12)] = 1.0

    def outline(self) -> tuple[Point, ...]:
        """Its shape: a flattened mound, counter-clockwise."""
        x, y = self.at
        half = self.width / 2
        profile = ((-1.0, 0.0), (-0.86, 0.55), (-0.55, 0.93), (0.0, 1.0), (0.5, 0.95), (0.84, 0.6), (1.0, 0.0))
        return tuple((x + half * px, y + self.height * py) for px, py in reversed(profile))
