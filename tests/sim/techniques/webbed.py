"""Lakes whose web is awake."""

from typing import Any

from game.sim.world import World
from tests.sim.lakes import play, world

MASTER = {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False}


def hunter(kind: str = "tracker", at: tuple[float, float] = (-9, 0.75), **parts: Any) -> dict[str, Any]:
    return {"id": kind, "kind": "hunter", "type": kind, "at": at, **parts}


def webbed(**parts: Any) -> World:
    """A pool whose web has just been woken by the master at its right shore; the runner stands dry on the left."""
    made = world(things=[MASTER, *parts.pop("things", [])], **parts)
    made.cast_technique("spiderweb", made.sealmaster)
    return made


def deep_end(x: float, kind: str = "tracker", **parts: Any) -> World:
    """The web awake everywhere, and a hunter just put on the water at `x`."""
    made = webbed(things=[hunter(kind, start_delay=60)], **parts)
    play(made, 4.0)
    made.hunters[0].place(x, 0.2)
    return made
