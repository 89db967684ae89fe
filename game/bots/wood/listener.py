"""Bots for the wood of chapter 1: one that listens, and those that run off, stand about, or cannot hear."""

from __future__ import annotations

from random import Random

from game.bots.wood.hearing import Ears, Ripple, WoodObservation, age, odd_one
from game.bots.wood.navigator import Navigator
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.world import World

OUT_OF_STEP_S = 0.4
"""Seconds off every front that make a rustle suspect."""
CALM_S = 1.1
"""Seconds for which he walks on after a rustle, as if he had heard nothing."""
OLDEST_S = 4.0
"""Age of a ripple beyond which he no longer begins to mark it."""
PATIENCE_S = 2.7
"""Seconds for which he dares to stand in the open."""
TAP_TICKS, LOOK_TICKS = 8, 50
"""Ticks of a tap at a key, and for which he then looks what came of it."""
CROWN_M = 3.0
"""Metres up from which it is a crown."""
FRESH_S = 0.5
"""Age of a ripple up to which it is compared with the marks."""
PEBBLE_S, PEBBLE_M = 6.0, 1.0
"""Seconds for which a pebble is remembered, and metres within which it was the one that made a rustle."""
NEAR_M, KNOWN_M = 13.0, 4.0
"""Metres within which he can hear it in time; and from a mark within which it is the one whom he knows."""


class Listener:
    """Walks; sees a rustle that no front explains; walks on a second; stands, and puts his brush to it."""

    def __init__(self, seed: int = 0) -> None:
        self._ears = Ears()
        self._target: Ripple | None = None
        self._stood = 0
        self._rest = self._wait = self._taps = 0
        self._side = 0
        self._tried: set[int] = set()
        self._pebbles: list[tuple[float, float]] = []
        """Where pebbles have been seen to fly, and when: the last place of each is where it fell."""
        self._holds = False
        """His own hand he knows at once, what he sees is late: once he listens he does not start and stop."""
        self._navigator = Navigator(looks=False)

    def act(self, world: World) -> Intent:
        intent = self._decide(world)
        self._holds = intent.crouch
        return intent

    def _decide(self, world: World) -> Intent:
        if self._navigator.sees_light(world):
            return self._navigator.act(world)
        seen = self._ears.look(world)
        if seen is None or seen.ended:
            return IDLE
        self._rest -= self._rest > 0
        self._follow_pebbles(seen)
        for ripple in seen.ripples:  # as it rustles: a moment later the mark has moved on
            if age(seen, ripple) < FRESH_S and any(_is_at(ripple, *mark) for mark in seen.marks):
                self._tried.add(ripple.number)
        self._stood = self._stood + 1 if abs(seen.vx) < 0.35 else 0
        self._target = self._suspect(seen)
        if self._target is None or self._rest or self._stood * TICK > PATIENCE_S:
            if self._stood * TICK > PATIENCE_S:
                self._rest = ticks(2.0)
            return Intent(move=100)
        if not (seen.listens or self._holds) and not seen.excused and (seen.pebbles or self._was_heard_just_now(seen)):
            return Intent(move=100)
        return self._mark(seen, self._target)

    def _suspect(self, seen: WoodObservation) -> Ripple | None:
        """A rustle out of step that is not marked yet."""
        phase = self._ears.phase
        fresh = [
            ripple
            for ripple in seen.ripples
            if not ripple.marked
            and ripple.number not in self._tried
            and not self._was_a_pebble(ripple)
            and age(seen, ripple) < OLDEST_S
            and abs(ripple.x - seen.x) < NEAR_M
        ]
        if self._target is not None and any(ripple.number == self._target.number for ripple in fresh):
            return next(ripple for ripple in fresh if self._target is not None and ripple.number == self._target.number)
        return odd_one(phase, [ripple for ripple in fresh if age(seen, ripple) > 0.9], OUT_OF_STEP_S)

    def _follow_pebbles(self, seen: WoodObservation) -> None:
        self._pebbles = [(x, at) for x, at in self._pebbles if seen.seconds - at < PEBBLE_S]
        self._pebbles += [(x, seen.seconds) for x in seen.pebbles]

    def _was_a_pebble(self, ripple: Ripple) -> bool:
        """Whether one was seen to come down there as it rustled."""
        return any(abs(ripple.x - x) < PEBBLE_M and abs(ripple.seconds - at) < 0.25 for x, at in self._pebbles)

    def _was_heard_just_now(self, seen: WoodObservation) -> bool:
        """Whether somebody would take it for an answer if he stopped now."""
        odd = [ripple for ripple in seen.ripples if self._ears.phase.out_of_step(ripple) > OUT_OF_STEP_S]
        return any(age(seen, ripple) < CALM_S for ripple in odd)

    def _mark(self, seen: WoodObservation, target: Ripple) -> Intent:
        """Stand, listen, tap the brush there, see that it is there, and press."""
        self._wait -= self._wait > 0
        if not seen.listens or self._wait:
            return Intent(crouch=True)
        if seen.chosen == target.number:
            self._tried.add(target.number)
            self._wait = LOOK_TICKS
            return Intent(crouch=True, confirm=True, confirm_pressed=True)
        if not target.heard:
            return Intent(crouch=True)
        if not self._taps:
            places = {round(ripple.x, 1) for ripple in seen.ripples if ripple.heard and not ripple.marked}
            between = [x for x in places if min(seen.brush, target.x) + 0.3 < x < max(seen.brush, target.x) - 0.3]
            self._taps = 2 * TAP_TICKS * (len(between) + 1)
            self._side = 100 if target.x > seen.brush else -100
        self._taps -= 1
        if not self._taps:
            self._wait = LOOK_TICKS
        return Intent(move=self._side if self._taps % (2 * TAP_TICKS) >= TAP_TICKS else 0, crouch=True)


def _is_at(ripple: Ripple, x: float, y: float) -> bool:
    """Whether a rustle is where a marked one is: in a crown, or below."""
    return abs(ripple.x - x) < KNOWN_M and (ripple.y > CROWN_M) == (y > CROWN_M)


class Bolter:
    """Runs at the first sound."""

    def __init__(self, seed: int = 0) -> None:
        self._ears = Ears()
        self._bolts = False

    def act(self, world: World) -> Intent:
        seen = self._ears.look(world)
        if seen is not None and any(odd_one(self._ears.phase, [ripple], OUT_OF_STEP_S) for ripple in seen.ripples):
            self._bolts = True
        return Intent(move=100, sprint=self._bolts)


class Starer:
    """Turns to whatever rustles, and stares at it."""

    def __init__(self, seed: int = 0) -> None:
        self._ears = Ears()
        self._stares = 0
        self._side = 1

    def act(self, world: World) -> Intent:
        seen = self._ears.look(world)
        if seen is None:
            return IDLE
        odd = odd_one(self._ears.phase, [ripple for ripple in seen.ripples if age(seen, ripple) < 0.7], OUT_OF_STEP_S)
        if odd is not None and not self._stares:
            self._stares, self._side = ticks(3.0), 1 if odd.x > seen.x else -1
        self._stares -= self._stares > 0
        if not self._stares:
            return Intent(move=100)
        return Intent(move=30 * self._side) if self._stares > ticks(2.8) else Intent(crouch=True)


class Deaf:
    """Walks and stands as he should, and marks whatever ripple is there."""

    def __init__(self, seed: int = 0) -> None:
        self._ears = Ears()
        self._rng = Random(seed)
        self._listens = 0
        self._walks = ticks(3.0)
        self._due = 0

    def act(self, world: World) -> Intent:
        seen = self._ears.look(world)
        if seen is None:
            return IDLE
        if self._walks:
            self._walks -= 1
            if not self._walks:
                self._listens, self._due = ticks(2.6), ticks(1.0 + self._rng.random())
            return Intent(move=100)
        self._listens -= 1
        self._due -= 1
        if self._listens <= 0:
            self._walks = ticks(3.0 + 3.0 * self._rng.random())
        press = self._due == 0 and seen.chosen > 0
        return Intent(move=int(self._rng.random() * 3 - 1) * 100, crouch=True, confirm_pressed=press)
