"""The bots by name. Each is asked once a tick, sees what `Eyes` show it, and answers with an Intent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Protocol

from game.bots.flat.wader import Patience, Wader
from game.bots.lake.ally import Ally
from game.bots.lake.ride_policy import UnsteadyRider
from game.bots.lake.steady import Steady
from game.bots.perception import Eyes
from game.bots.sealmaster.careless import Eager, Miser, Scribbler
from game.bots.sealmaster.conductor import Conductor
from game.bots.wood.listener import Bolter, Deaf, Listener, Starer
from game.bots.wood.navigator import Navigator
from game.bots.wood.strider import Drive, Strider
from game.core.errors import UserError, nearest
from game.core.ticks import ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World


class Player(Protocol):
    """Anything that can hold a pad."""

    def act(self, world: World) -> Intent: ...


class Idle:
    """Does nothing, and is caught."""

    def act(self, world: World) -> Intent:
        return IDLE


class JumpMasher:
    """Beats the leap key every so many seconds without a look at the water; sprints, and eats his pills, if told to."""

    def __init__(self, beat: float = 0.35, sprint: bool = True, pills: bool = False) -> None:
        self._beat, self._sprint, self._pills = ticks(beat), sprint, pills
        self._tick = 0

    def act(self, world: World) -> Intent:
        beat = self._tick % self._beat
        self._tick += 1
        held = beat < min(ticks(0.45), self._beat - ticks(0.15))
        return Intent(move=100, sprint=self._sprint, leap=held, leap_pressed=beat == 0, pill_pressed=self._pills and _hungry(world))


class Runs:
    """Only ever runs to the right: the lake must be more than that."""

    def __init__(self, sprint: bool = False, pills: bool = False) -> None:
        self._sprint, self._pills = sprint, pills

    def act(self, world: World) -> Intent:
        return Intent(move=100, sprint=self._sprint, pill_pressed=self._pills and _hungry(world))


class Hops:
    """Runs to the right and leaps whenever it comes into his head."""

    def __init__(self, seed: int, pills: bool = False) -> None:
        self._rng, self._pills = Random(seed), pills
        self._wait = self._hold = 0

    def act(self, world: World) -> Intent:
        leap = self._wait == 0
        if leap:
            self._wait, self._hold = ticks(0.3 + 1.4 * self._rng.random()), ticks(0.5 * self._rng.random())
        self._wait, self._hold = self._wait - 1, self._hold - (self._hold > 0)
        return Intent(move=100, leap=self._hold > 0, leap_pressed=leap, pill_pressed=self._pills and _hungry(world))


def _hungry(world: World) -> bool:
    """Even the blind see their own stroke run dry."""
    return world.runner.chakra < 18.0 and world.runner.pills > 0 and world.tick % 60 == 0


class RandomBot:
    """Presses anything at all, for a while at a time."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)
        self._left = 0
        self._held = IDLE

    def act(self, world: World) -> Intent:
        self._left -= 1
        fresh = self._left <= 0
        if fresh:
            rng = self._rng
            self._left = 1 + int(rng.random() * ticks(0.6))
            self._held = Intent(
                move=int(rng.random() * 201) - 100, sprint=rng.random() < 0.4, leap=rng.random() < 0.5,
                crouch=rng.random() < 0.1,
            )  # fmt: skip
        held = self._held
        edge = self._rng.random
        return Intent(
            held.move, held.sprint, held.leap, fresh and held.leap, held.crouch,
            pill_pressed=fresh and edge() < 0.05, seal_pressed=fresh and edge() < 0.05,
        )  # fmt: skip


BEAT_INTERVALS_S = (0.35, 0.5, 0.8, 1.2, 1.5)
"""Seconds between the leaps of those who beat time instead of looking."""


def novice_rider(seed: int) -> UnsteadyRider:
    """Rides like somebody on his third try."""
    return UnsteadyRider(0.3, hand=45.0, forgets=0.15, seed=seed)


BOTS: dict[str, Callable[[int], Player]] = {
    "steady": lambda seed: Steady(Eyes(), seed=seed),
    "novice": lambda seed: Steady(Eyes(), error=0.18, forgets=0.25, seed=seed, climbs=False, rider=novice_rider(seed)),
    "beginner": lambda seed: Steady(Eyes(), error=0.1, forgets=0.5, seed=seed, climbs=False, rider=novice_rider(seed), late_s=0.3),
    "adept": lambda seed: Steady(Eyes(), error=0.04, seed=seed),
    "navigator": lambda seed: Navigator(),
    "idle": lambda seed: Idle(),
    "masher": lambda seed: JumpMasher(),
    "runs": lambda seed: Runs(),
    "random": RandomBot,
    "listener": Listener,
    "bolter": Bolter,
    "starer": Starer,
    "deaf": Deaf,
    "stroller": lambda seed: Strider(Eyes(), Drive.NEVER, seed=seed),
    "conductor": lambda seed: Conductor(seed, spares=("tracker",)),
    "scribbler": Scribbler,
    "eager": Eager,
    "miser": Miser,
    "burner": lambda seed: Strider(Eyes(), Drive.ALWAYS, seed=seed, lands=False),
    "wader": lambda seed: Wader(Eyes(), seed=seed),
    "paddler": lambda seed: Wader(Eyes(), error=0.25, seed=seed, dwell_s=0.4),
    "runner-on": lambda seed: Wader(Eyes(), Patience.NEVER, seed=seed),
    "waiter": lambda seed: Wader(Eyes(), Patience.ALWAYS, seed=seed),
}
"""Bot names and how to make one from a seed."""

BLIND: dict[str, Callable[[int], Player]] = {
    "runs": lambda seed: Runs(),
    "runs+pill": lambda seed: Runs(pills=True),
    "sprint+pill": lambda seed: Runs(sprint=True, pills=True),
    **{f"beat-{beat:g}": lambda seed, beat=beat: JumpMasher(beat, sprint=False) for beat in BEAT_INTERVALS_S},  # type: ignore[misc]
    **{f"beat-{beat:g}+pill": lambda seed, beat=beat: JumpMasher(beat, sprint=False, pills=True) for beat in BEAT_INTERVALS_S},  # type: ignore[misc]
    "hops": Hops,
    "hops+pill": lambda seed: Hops(seed, pills=True),
    "masher": lambda seed: JumpMasher(),
    "idle": lambda seed: Idle(),
}
"""Those who never look at the water. A lake that is a game is won by none of them."""


def make_bot(name: str, seed: int = 0) -> Callable[[World], Mapping[str, Intent]]:
    """What the program of that name wants in each tick of the role that the level is played in, or a complaint naming the nearest.

    Where that is the sealmaster, an ally plays the runner."""
    if name not in BOTS:
        raise UserError(f"no bot named {name[:60]!r}; did you mean {nearest(name[:60], BOTS, like=0.0)!r}?")
    return in_role(BOTS[name](seed).act, seed)


def in_role(wants: Callable[[World], Intent], seed: int = 0) -> Callable[[World], Mapping[str, Intent]]:
    """What everybody wants in each tick if `wants` plays whom the level is for."""
    ally = Ally(seed)

    def play(world: World) -> Mapping[str, Intent]:
        if world.level.role != "sealmaster":
            return {"runner": wants(world)}
        return {"sealmaster": wants(world), "runner": ally.act(world)}

    return play
