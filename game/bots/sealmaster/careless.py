"""Sealmaster bots that do not read the trap: one draws strokes at random, one signs too early, one is too sparing."""

from __future__ import annotations

from random import Random

from game.bots.sealmaster.hands import Hands
from game.bots.sealmaster.trap_sight import TrapEyes
from game.core.ticks import ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World


class Scribbler:
    """Draws any strokes, aims at anybody, walks anywhere: for a while at a time."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)
        self._left, self._held = 0, IDLE

    def act(self, world: World) -> Intent:
        rng = self._rng.random
        self._left -= 1
        if self._left <= 0:
            self._left = 1 + int(rng() * ticks(0.8))
            self._held = Intent(
                move=int(rng() * 201) - 100, sprint=rng() < 0.3, crouch=rng() < 0.05, sign=rng() < 0.6,
            )  # fmt: skip
            stroke = ("up", "down", "left", "right")[int(rng() * 4)]
            pressed = rng() < 0.2
            return self._held._replace(
                leap=pressed, leap_pressed=pressed, focus_next=rng() < 0.1, focus_previous=rng() < 0.1, **{f"stroke_{stroke}": True}
            )
        return self._held


class Eager:
    """Wakes the web as soon as he sees anybody on the lake."""

    def __init__(self, seed: int = 0) -> None:
        self._eyes, self._hands = TrapEyes(), Hands()

    def act(self, world: World) -> Intent:
        seen = self._eyes.look(world)
        if seen is None or self._hands.busy:
            return self._hands.act()
        if seen.trap.x > seen.jetty_end + 8.0:
            return Intent(move=-100, sprint=True)
        if not seen.web and seen.hunters:
            self._hands.sign("spiderweb")
        return IDLE


class Miser:
    """Walks about, aims at everybody, and spends neither chakra nor paper."""

    def __init__(self, seed: int = 0) -> None:
        self._tick = 0

    def act(self, world: World) -> Intent:
        self._tick += 1
        return Intent(move=-100 if self._tick // 600 % 2 == 0 else 100, focus_next=self._tick % 90 == 0)
