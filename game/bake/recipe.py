"""What a recipe file says: which cues and beds it makes, how many takes of each, in which class of loudness."""

from collections.abc import Callable
from dataclasses import dataclass

from game.bake.chance import Chance
from game.bake.signal import Signal

LOUDNESS = {
    "step": -30.0, "touch": -32.0, "breath": -33.0, "hand": -27.0, "body": -24.0, "landing": -22.0, "tell": -22.0, "blow": -20.0,
    "ball": -17.0, "great": -15.0, "far": -27.0, "bed": -26.0, "stamp": -24.0,
}  # fmt: skip
"""Loudest 400 ms of every take, LUFS, by class."""


@dataclass(frozen=True)
class Cue:
    """A sound with a beginning and an end: `make` gives one take, at any level; baking sets that by `kind`."""

    kind: str
    make: Callable[[Chance], Signal]
    takes: int = 4
    attack: float = 0.0005
    """Seconds in which it is faded in."""
    release: float = 0.03
    whole: bool = False
    """Its silent end is part of it."""
    by: float = 0.0
    """Decibels over its class, at most 1.5 either way."""


@dataclass(frozen=True)
class Bed:
    """A sound without end: what `make` gives closes on itself, and is `loud` LUFS."""

    make: Callable[[Chance], Signal]
    loud: float
