"""Driftwood: it lies where the last wave left it and floats off with the next. It has no chakra, so the spiderweb does not hold it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.level.registry import Point, Thing, thing
from game.sim.objects.floating.log import Log, LogSpec
from game.sim.stage import Stage


@thing
class DriftwoodSpec(Thing):
    """A log that nothing moors: it lies on the sand until a wave lifts it, and carries whoever stands on it as far as that runs."""

    kind: Literal["driftwood"]
    is_dynamic = True
    at: Point
    """Its middle, in metres."""
    length: Annotated[float, Field(ge=1, le=12)] = 3.0
    """Metres."""
    radius: Annotated[float, Field(ge=0.1, le=0.6)] = 0.2
    """Metres."""

    def spawn(self, world: Stage) -> Driftwood:
        return Driftwood(self, world)


class Driftwood(Log):
    """A log without its weed."""

    def __init__(self, spec: DriftwoodSpec, world: Stage) -> None:
        super().__init__(LogSpec.model_construct(kind="log", id=spec.id, at=spec.at, length=spec.length, radius=spec.radius), world)
        self._moors = 0.0
