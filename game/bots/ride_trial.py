"""Skill trial of the wave ride: bots of every kind ride a level's wave from the closing of the barrier on; who comes ashore.

`python -m game.bots.ride_trial [SEEDS] [LEVEL]` prints the table.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from game.bots.lake.ride_policy import RidePolicy, UnsteadyRider
from game.bots.registry import novice_rider
from game.core.ticks import TICKS_PER_SECOND, ticks
from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level
from game.sim.intent import Intent
from game.sim.world import World

AFLOAT_X = 180.0
"""Where the ball closes in the Crossing, metres."""
MAX_TICKS = 120 * TICKS_PER_SECOND
Rider = Callable[[World], Intent]


class Trial(NamedTuple):
    """How one ride ended: `reason` is a text key, or "ashore" or "unfinished"; `seconds` from the wave's sign to the shore."""

    won: bool
    reason: str
    seconds: float
    score: float
    cracks: float


def constant(lean: int) -> Callable[[int], Rider]:
    """Leans one way for ever."""
    return lambda seed: lambda world: Intent(move=lean)


def square(seconds: float) -> Callable[[int], Rider]:
    """Leans one way, then the other, so many seconds each."""
    return lambda seed: lambda world: Intent(move=100 if world.tick // ticks(seconds) % 2 == 0 else -100)


def hopping(rider: Callable[[int], Rider]) -> Callable[[int], Rider]:
    """The same, but what lies across the way is hopped as a reader would."""

    def made(seed: int) -> Rider:
        leans, reads = rider(seed), RidePolicy()

        def wants(world: World) -> Intent:
            read = reads.act(world)
            return leans(world)._replace(leap=read.leap, leap_pressed=read.leap_pressed)

        return wants

    return made


def mashing(rider: Callable[[int], Rider], beat: float = 0.35) -> Callable[[int], Rider]:
    """The same, and the leap key beaten all the way."""

    def made(seed: int) -> Rider:
        leans = rider(seed)
        return lambda world: leans(world)._replace(leap=True, leap_pressed=world.tick % ticks(beat) == 0)

    return made


def never_hops(seed: int) -> Rider:
    """Reads the wave, and leaves the leap key alone."""
    reads = RidePolicy()
    return lambda world: reads.act(world)._replace(leap=False, leap_pressed=False)


def follower(seed: int) -> Rider:
    """Reads wave, crest and way, a fifth of a second late."""
    return RidePolicy().act


def middling(seed: int) -> Rider:
    """A third of a second late, blind to what the crest announces, with an unsteady hand; forgets to hop one time in four."""
    return UnsteadyRider(0.33, hand=60.0, forgets=0.25, seed=seed).act


def novice(seed: int) -> Rider:
    """As the `novice` bot rides."""
    return novice_rider(seed).act


def at_random(seed: int) -> Rider:
    """Any lean for a while, and a hop now and then."""
    rng = Random(seed)
    lean, left = [0], [0]

    def wants(world: World) -> Intent:
        left[0] -= 1
        fresh = left[0] <= 0
        if fresh:
            left[0], lean[0] = ticks(0.2 + rng.random()), int(rng.random() * 201) - 100
        hop = fresh and rng.random() < 0.4
        return Intent(move=lean[0], leap=hop, leap_pressed=hop)

    return wants


RIDERS: dict[str, Callable[[int], Rider]] = {
    "lean -1": constant(-100),
    "lean -0.5": constant(-50),
    "lean 0": constant(0),
    "lean +0.5": constant(50),
    "lean +1": constant(100),
    "1 s square": square(1.0),
    "2 s square": square(2.0),
    "0, hops": hopping(constant(0)),
    "+0.5, hops": hopping(constant(50)),
    "+1, hops": hopping(constant(100)),
    "1 s, hops": hopping(square(1.0)),
    "+1, mashes": mashing(constant(100)),
    "0.5, mashes": mashing(constant(50)),
    "never hops": never_hops,
    "random": at_random,
    "middling": middling,
    "novice": novice,
    "follower": follower,
}
"""Names and how to make one from a seed."""


def afloat(level: Level, seed: int, x: float = AFLOAT_X) -> World:
    """The runner in the ball at `x` with nobody about, the maker on his shore, and the wave's sign just made."""
    things = tuple(thing for thing in level.things if getattr(thing, "kind", "") != "hunter")
    world = World(level.model_copy(update={"things": things, "triggers": ()}), seed)
    world.step({})
    lake, master = world.lake_at(x), world.sealmaster
    if lake is None or master is None:
        raise ValueError(f"no lake at {x} m, or nobody to raise a wave on it")
    world.appear(master.id)
    world.runner.place(x, lake.sample(x).surface + 0.01)
    for _ in range(ticks(0.3)):
        world.step({})
    world.cast_technique("barrier", master)
    for _ in range(ticks(1.0 + 0.1 * seed)):
        world.step({})
    master.forget_orders()
    world.cast_technique("wave", master)
    return world


def ride(level: Level, rider: Callable[[int], Rider], seed: int, x: float = AFLOAT_X) -> Trial:
    """One ride from the wave's sign until the ball is set down or broken."""
    world, wants = afloat(level, seed, x), rider(seed)
    ball, begun = world.barrier, world.tick
    if ball is None:
        raise ValueError("the ball did not close")
    while world.barrier is not None and not ball.landed and world.outcome is None and world.tick - begun < MAX_TICKS:
        world.step({"runner": wants(world)})
    maker = world.sealmaster
    home = ball.landed and maker is not None and abs(ball.x - maker.x) < abs(x - maker.x)
    reason = "ashore" if home else world.outcome.reason if world.outcome else "unfinished"
    return Trial(home and not ball.broken, reason, (world.tick - begun) / TICKS_PER_SECOND, ball.ride.score, ball.cracks)


def line(name: str, trials: list[Trial]) -> str:
    """One row of the table."""
    won = [trial for trial in trials if trial.won]
    shown = f"{name:>11}  {len(won):3d} of {len(trials)}  score {statistics.median(trial.score for trial in trials):6.0f}"
    if won:
        times = sorted(trial.seconds for trial in won)
        shown += f"  {times[0]:.0f} to {times[-1]:.0f} s, middle {statistics.median(times):.0f}"
    stuck = sum(trial.reason == "unfinished" for trial in trials)
    return shown + f"  {stuck} without an end" * bool(stuck)


if __name__ == "__main__":
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    crossing = read(find(sys.argv[2] if len(sys.argv) > 2 else "03-the-crossing"))
    for name, rider in RIDERS.items():
        print(line(name, [ride(crossing, rider, seed) for seed in range(seeds)]), flush=True)
