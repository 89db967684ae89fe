"""A small flat wood for tests: bushes every 4 m, zelkovas every 8, gust fronts, and whoever a test puts into it."""

import json
from collections.abc import Iterable
from typing import Any

from game.level.loader import level_of
from game.level.model import Level
from game.sim import events
from game.sim.intent import IDLE, Intent
from game.sim.world import World

WALK, LISTEN, STAND = Intent(move=100), Intent(crouch=True), IDLE
TRACKER = {"id": "tracker", "kind": "stalker", "type": "tracker", "at": [-9, 0], "offset": -9}
THROWER = {"id": "thrower", "kind": "stalker", "type": "thrower", "at": [9, 0], "offset": 9}
DIVER = {"id": "diver", "kind": "stalker", "type": "diver", "at": [30, -0.6], "offset": 9, "left": 22, "right": 38}
FRONTS = {"every": [3, 5], "speed": -8}


def wood(things: Iterable[Any] = (), stream: bool = False, **parts: Any) -> Level:
    """A level; its runner starts at 0."""
    line = [[-40, 0], [20, 0], [24, -1], [36, -1], [40, 0], [160, 0]] if stream else [[-40, 0], [160, 0]]
    dry = [x for x in range(-36, 156, 4) if not (stream and 18 < x < 42)]
    bushes = [{"id": f"bush-{x}", "kind": "bush", "at": [x, 0]} for x in dry]
    trees = [{"id": f"tree-{x}", "kind": "tree", "at": [x + 1, 0], "height": 12} for x in dry[::2]]
    made = {
        "format": 2,
        "name": "A wood",
        "wind": {"speed": -2, "gusts": 0.2, "fronts": FRONTS},
        "stealth": {},
        "ground": {"line": line},
        "lakes": [{"id": "stream", "left": 19, "right": 41, "level": -0.3}] if stream else [],
        "things": [{"id": "start", "kind": "start", "at": [0, 0], "chakra": 55, "pain": 0.3}, *bushes, *trees, *things],
        "triggers": [{"id": "end", "when": [{"test": "place", "left": 150}], "do": [{"act": "win"}]}],
        **parts,
    }
    return level_of(json.dumps(made), "a-wood.json")


def go(world: World, intent: Intent, seconds: float) -> list[events.Event]:
    """So many seconds of one wish."""
    found: list[events.Event] = []
    for _ in range(round(seconds * 120)):
        found += world.step({"runner": intent})
    return found


def until(world: World, intent: Intent, what: type[events.Event], seconds: float = 60.0) -> events.Event:
    """Keep wishing until it has happened."""
    for _ in range(round(seconds * 120)):
        for event in world.step({"runner": intent}):
            if isinstance(event, what):
                return event
    raise AssertionError(f"no {what.__name__} in {seconds} s")


def senses_of(world: World) -> Any:
    assert world.senses is not None
    return world.senses
