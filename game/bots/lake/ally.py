"""The runner as an ally, played by a program: he crosses the lake as the player did, or as a good player does; in the ball he rests."""

from __future__ import annotations

from game.bots.lake.steady import Steady
from game.bots.perception import Eyes
from game.core.ticks import ticks
from game.sim.intent import IDLE, Intent
from game.sim.route import Route
from game.sim.world import World

WINDOW_M = 2.6
"""Metres about a recorded leap within which he waits for the right moment of the wave that he meets there."""
MISTIMED_LEAP_CHAKRA = 13.0
"""Chakra that a leap at the wrong moment may cost: at the end of the window he leaps anyway if he can spare that."""
LEAP_HOLD_TICKS = ticks(0.44)
"""How long he holds such a leap."""
CHAKRA_PER_M, CHAKRA_RESERVE = 0.6, 11.0
"""Chakra for each metre that still lies between him and the ball, and on top of that: with less he plays safe from then on."""
DANGER_M = 4.5
"""Metres to a hunter at which he does, too."""
HELP_RANGE_M = 34.0
"""Metres from the lakeward end of a jetty at which help can reach him."""


class Ally:
    """Plays the runner for whoever plays the sealmaster.

    A `route` is followed as far as it goes, and as long as he can afford it: the water is that of another minute, and no memory of a
    run may lose the round.
    """

    def __init__(self, seed: int = 0, route: Route | None = None) -> None:
        self._runs = Steady(Eyes(), seed=seed)
        self._route = route if route is not None and (route.leaps or route.sprints) else None
        self._held = 0
        self._done: set[float] = set()

    def act(self, world: World) -> Intent:
        runner = world.runner
        if world.barrier is not None or runner.on == "barrier" or runner.seated or runner.stroll is not None:
            return IDLE
        usual = self._runs.act(world)
        if self._route is None:
            return usual
        spare = _spare_chakra(world)
        if spare < 0.0 or _is_pressed(world) or world.runner.x > self._route.last:
            self._route = None
            return usual
        return self._as_recorded(world, usual, self._route, spare)

    def _as_recorded(self, world: World, usual: Intent, route: Route, spare: float) -> Intent:
        """Leaps where he leapt, runs through what he ran through, sprints where he sprinted."""
        x = world.runner.x
        self._held -= self._held > 0
        sprint = route.sprints_at(x)
        if world.runner.on != "water" or usual.crouch:
            return usual._replace(sprint=sprint, leap=usual.leap or self._held > 0)
        due = next((leap for leap in route.leaps if leap not in self._done and abs(leap - x) <= WINDOW_M), None)
        leaps = due is not None and (usual.leap_pressed or (x > due + 0.8 * WINDOW_M and spare > MISTIMED_LEAP_CHAKRA))
        if leaps and due is not None:
            self._done.add(due)
            self._held = LEAP_HOLD_TICKS
        return usual._replace(sprint=sprint, leap=self._held > 0, leap_pressed=leaps)


def _spare_chakra(world: World) -> float:
    """What the runner has beyond what he needs to where help can reach him."""
    runner = world.runner
    jetty = max(world.level.things_of("jetty"), key=lambda each: each.at[0] + each.length, default=None)
    way = 0.0 if jetty is None else jetty.at[0] - HELP_RANGE_M - runner.x
    return runner.chakra - CHAKRA_RESERVE - CHAKRA_PER_M * max(0.0, way)


def _is_pressed(world: World) -> bool:
    """Whether they are at his heels, or he sinks: no time to remember anything."""
    runner = world.runner
    near = min((abs(runner.x - hunter.x) for hunter in world.hunters), default=99.0)
    return near < DANGER_M or runner.stance in ("wade", "swim")
