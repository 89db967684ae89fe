"""Hunters where tests put them: on a meadow, on a lake."""

from typing import Any

from game.sim.world import World
from tests.sim.lakes import MEADOW, put_on_water, until, world


def hunter(kind: str = "tracker", at: tuple[float, float] = (-9, 0.75), name: str = "", **parts: Any) -> dict[str, Any]:
    return {"id": name or kind, "kind": "hunter", "type": kind, "at": at, **parts}


def on_meadow(kind: str, gap: float, **parts: Any) -> World:
    """A hunter `gap` metres behind a runner on dry land."""
    return world(ground=MEADOW, start=(0, 0), things=[hunter(kind, (-gap, 0))], **parts)


def on_lake(kind: str, gap: float, x: float = 30.0, **parts: Any) -> World:
    """A hunter on the water `gap` metres behind a runner on the water."""
    made = world(things=[hunter(kind), *parts.pop("things", [])], **parts)
    put_on_water(made, x)
    chaser = made.hunters[0]
    chaser.place(x - gap, 0.3)
    until(made, lambda w: chaser.on == "water", 1.0)
    return made
