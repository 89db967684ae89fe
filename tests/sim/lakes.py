"""Tiny levels and worlds for tests, made from the fields that a test names, and ways to play them."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from game.core.ticks import ticks
from game.level.loader import level_of
from game.level.model import Level
from game.sim.events import Event
from game.sim.intent import IDLE, Intent
from game.sim.world import World

MEADOW = [[-60, 0], [140, 0]]
"""Flat dry land."""
POOL = [[-12, 1], [-4, 0.4], [0, 0], [20, -5], [60, -5], [80, 0], [84, 0.4], [92, 1]]
"""Two beaches of one in four, and 40 m of water 5 m deep between them."""
SWELL = {"height": 0.4, "length": 10, "direction": -1}
"""High, and against whoever runs to the right."""
RUN, SPRINT = Intent(move=100), Intent(move=100, sprint=True)
BACK = Intent(move=-100)
HOLD = Intent(leap=True)

E = TypeVar("E", bound=Event)
Wants = Intent | Callable[[World], Intent]


def pool(**parts: Any) -> dict[str, Any]:
    """A lake's parts for `level`: a cheap pool between two beaches, still unless it is given a swell."""
    return {"id": "pool", "left": -4, "right": 84, "level": 0, "cell": 0.25, **parts}


def level(
    ground: Iterable[Any] = POOL,
    lakes: Iterable[Any] | None = None,
    things: Iterable[Any] = (),
    triggers: Iterable[Any] = (),
    solids: Iterable[Any] = (),
    start: tuple[float, float] | None = None,
    tuning: dict[str, float] | None = None,
    **runner: Any,
) -> Level:
    """A sound level: `ground`, a pool unless told otherwise, and a runner with plenty of chakra and no pain unless told otherwise."""
    ground = list(ground)
    if lakes is None:
        lakes = [pool()] if ground == POOL else []
    at = start or (ground[0][0] + 6, ground[0][1] if ground == MEADOW else 0.65)
    state = {"chakra": 100, "pain": 0, "pills": 0, **runner}
    end = {"id": "far-end", "when": [{"test": "place", "left": ground[-1][0] - 1}], "do": [{"act": "win", "reason": "won.reached"}]}
    made = {
        "format": 2,
        "name": "A test",
        "ground": {"line": ground},
        "solids": list(solids),
        "lakes": list(lakes),
        "things": [{"id": "start", "kind": "start", "at": at, **state}, *things],
        "triggers": [*triggers, end],
        "tuning": tuning or {},
    }
    return level_of(json.dumps(made), "a-test.json")


def world(seed: int = 0, **parts: Any) -> World:
    """A world to play, from the parts of `level`."""
    return World(level(**parts), seed)


def afloat(x: float = 30.0, seed: int = 0, **parts: Any) -> World:
    """A world in which the runner has just come to stand on the water at `x`."""
    made = world(seed, **parts)
    made.step({})
    put_on_water(made, x)
    return made


def put_on_water(made: World, x: float) -> None:
    """Set the runner on the water at `x`, as if let down on it by hand."""
    lake = made.lake_at(x)
    assert lake is not None
    made.runner.place(x, lake.sample(x).surface + 0.01)
    made.runner.vy = -0.1
    until(made, lambda w: w.runner.on == "water", 0.6)


def play(made: World, seconds: float, wants: Wants = IDLE) -> list[Event]:
    """Play on for a while; all that happened."""
    happened: list[Event] = []
    for _ in range(ticks(seconds)):
        happened += made.step({"runner": wants if isinstance(wants, Intent) else wants(made)})
    return happened


def until(made: World, holds: Callable[[World], bool], seconds: float, wants: Wants = IDLE) -> list[Event]:
    """Play until something holds; a test that waits in vain fails here."""
    happened: list[Event] = []
    for _ in range(ticks(seconds)):
        if holds(made):
            return happened
        happened += made.step({"runner": wants if isinstance(wants, Intent) else wants(made)})
    runner = made.runner
    where = f"runner x {runner.x:.2f} y {runner.y:.2f} on {runner.on}, {runner.stance}, chakra {runner.chakra:.1f}"
    raise AssertionError(f"not within {seconds} s: {where}; last {[type(event).__name__ for event in happened[-8:]]}")


def of(kind: type[E], happened: Iterable[Event]) -> list[E]:
    """The events of one kind."""
    return [event for event in happened if isinstance(event, kind)]


def press(leap: bool = True, move: int = 0, sprint: bool = False) -> Intent:
    """The tick in which the leap key goes down."""
    return Intent(move=move, sprint=sprint, leap=leap, leap_pressed=True)
