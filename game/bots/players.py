"""The bots by name. Each is asked once a tick, sees what `Eyes` show it, and answers with an Intent."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Protocol

from game.bots.eyes import Eyes
from game.bots.steady import Steady
from game.sim.clock import ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World


class Player(Protocol):
    """Anything that can hold a pad."""

    def act(self, world: World) -> Intent: ...


class Idle:
    """Does nothing, and is caught."""

    def act(self, world: World) -> Intent:
        return IDLE


class Masher:
    """Holds sprint and beats the leap key, and runs dry."""

    def __init__(self) -> None:
        self._tick = 0

    def act(self, world: World) -> Intent:
        beat = self._tick % ticks(0.35)
        self._tick += 1
        return Intent(move=100, sprint=True, leap=beat < ticks(0.2), leap_pressed=beat == 0)


class Runs:
    """Only ever runs to the right: the lake must be more than that."""

    def act(self, world: World) -> Intent:
        return Intent(move=100)


class Whim:
    """Presses anything at all, for a while at a time."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._left = 0
        self._held = IDLE

    def act(self, world: World) -> Intent:
        self._left -= 1
        fresh = self._left <= 0
        if fresh:
            chance = self._chance
            self._left = 1 + int(chance.random() * ticks(0.6))
            self._held = Intent(
                move=int(chance.random() * 201) - 100, sprint=chance.random() < 0.4, leap=chance.random() < 0.5,
                crouch=chance.random() < 0.1,
            )  # fmt: skip
        held = self._held
        edge = self._chance.random
        return Intent(
            held.move, held.sprint, held.leap, fresh and held.leap, held.crouch,
            pill_pressed=fresh and edge() < 0.05, seal_pressed=fresh and edge() < 0.05,
        )  # fmt: skip


BOTS: dict[str, Callable[[int], Player]] = {
    "steady": lambda seed: Steady(Eyes()),
    "idle": lambda seed: Idle(),
    "masher": lambda seed: Masher(),
    "runs": lambda seed: Runs(),
    "random": Whim,
}
"""Bot names and how to make one from a seed."""
