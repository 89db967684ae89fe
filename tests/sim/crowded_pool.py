"""A pool with everybody in it, for tests of the world as a whole."""

from typing import Any

from game.sim.world import World
from tests.sim.lakes import RUN, SWELL, play, pool, world

EVERYBODY = [
    {"id": "master", "kind": "sealmaster", "at": [88, 0.7], "inside": False},
    {"id": "tracker", "kind": "hunter", "type": "tracker", "at": [-9, 0.75]},
    {"id": "thrower", "kind": "hunter", "type": "thrower", "at": [-10, 0.8]},
    {"id": "diver", "kind": "hunter", "type": "diver", "at": [-11, 0.9]},
    {"id": "log-1", "kind": "log", "at": [26, 0.05]},
    {"id": "log-2", "kind": "log", "at": [50, 0.05], "length": 3.0},
    {"id": "rock", "kind": "rock", "at": [38, -5], "width": 4, "height": 5.6},
]


def full(seed: int = 0, **parts: Any) -> World:
    """A pool with everybody in it, the chase under way on the water."""
    parts = {"things": EVERYBODY, "lakes": [pool(swell=[SWELL])], "pills": 2, **parts}
    made = world(seed, **parts)
    made.runner.place(24.0, 0.5)
    for n, chaser in enumerate(made.hunters):
        chaser.place(18.0 - n, 0.5)
    play(made, 0.3, RUN)
    return made
