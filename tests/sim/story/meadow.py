"""A dry meadow with triggers on it, and what they are written with."""

from typing import Any

from game.sim.world import World
from tests.sim.lakes import MEADOW, world

MASTER = {"id": "master", "kind": "sealmaster", "at": [20, 0], "inside": False}


def trigger(when: list[dict[str, Any]], do: list[dict[str, Any]], name: str = "told", **parts: Any) -> dict[str, Any]:
    return {"id": name, "when": when, "do": do, **parts}


def goal(name: str = "goal.cross") -> dict[str, Any]:
    return {"act": "goal", "goal": name}


def meadow(*triggers: dict[str, Any], things: list[dict[str, Any]] | None = None, **parts: Any) -> World:
    """Dry land with triggers; the runner at 0, the sealmaster at 20."""
    return world(ground=MEADOW, start=(0, 0), triggers=triggers, things=[MASTER, *(things or [])], **parts)


def fires(made: World, name: str = "told") -> bool:
    return name in made.story.fired
