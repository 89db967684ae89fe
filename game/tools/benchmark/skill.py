"""`bench --skill`: what reading the water is worth, as chakra per metre by where on a wave one takes off, measured on the real rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from math import pi, tau
from typing import NamedTuple

from game.core.paths import LEVELS
from game.core.ticks import TICKS_PER_SECOND, ticks
from game.level.lake_spec import SwellSpec
from game.level.loader import level_of, read
from game.level.model import FORMAT, Level
from game.sim.intent import Intent
from game.sim.world import World

PLACES = (0.0, 0.15, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
"""Where on a wave one takes off: 0 its crest, 0.25 its falling back, 0.5 the trough, 0.75 the rising face of the next."""
BLIND_INTERVAL_S = 0.8
"""Seconds between the leaps of one who does not look."""
MEASURED_WAY_M = 130.0
"""Metres over which each way of running is measured."""
LEAP_HOLD_TICKS = ticks(0.5)
DEEP_M = 12.0
MIN_SWELL_M = 0.2
"""Metres: a swell lower than this is a ripple on another, not one to be read."""

Legs = Callable[[World], bool]
"""Whether to press the leap key in this tick."""


class Skill(NamedTuple):
    """One swell's costs, chakra per metre."""

    height: float
    length: float
    runs: float
    blind: float
    leaps: tuple[float, ...]
    """By `PLACES`."""

    @property
    def spread(self) -> float:
        """How many times as much the worst leap costs as the best."""
        return max(self.leaps) / min(self.leaps)

    @property
    def reading(self) -> float:
        """How many times as much running costs as the best leap."""
        return self.runs / min(self.leaps)


def measure(height: float, length: float, way: float = MEASURED_WAY_M, places: Sequence[float] = PLACES) -> Skill:
    """Run, leap blindly, and leap from each of the places on the waves of one swell."""
    return Skill(
        height, length, _cost(height, length, _never, way), _cost(height, length, _every(BLIND_INTERVAL_S), way),
        tuple(_cost(height, length, _from(place), way) for place in places),
    )  # fmt: skip


def shipped_levels() -> list[Level]:
    """The chapters and the examples."""
    return [read(path) for folder in (LEVELS, LEVELS / "examples") for path in sorted(folder.glob("*.json")) if "schema" not in path.name]


def shipped(levels: Iterable[Level]) -> list[tuple[float, float]]:
    """Height and length of every swell in the levels that runs against the runner and leads where it runs."""
    found = {(swell.height, swell.length) for level in levels for lake in level.lakes for swell in lake.swell if _leads(swell, lake.swell)}
    return sorted(found, key=lambda one: (one[1], one[0]))


def lines(found: Iterable[Skill]) -> list[str]:
    """The table for people."""
    head = " ".join(f"{place:>5g}" for place in PLACES)
    rows = [f"{'swell':14}  runs blind {head}   worst/best  runs/best"]
    for one in found:
        leaps = " ".join(f"{leap:5.2f}" for leap in one.leaps)
        rows.append(
            f"{one.height:4.2f} by {one.length:4g} m  {one.runs:4.2f} {one.blind:5.2f} {leaps}   {one.spread:10.1f} {one.reading:10.1f}"
        )
    rows.append("chakra per metre; places on a wave: 0 crest, .25 falling back, .5 trough, .75 rising face")
    return rows


def _leads(swell: SwellSpec, all_of_them: Iterable[SwellSpec]) -> bool:
    here = [other for other in all_of_them if other.left < swell.right and swell.left < other.right]
    return swell.direction < 0 and swell.height >= MIN_SWELL_M and all(other.height <= swell.height for other in here)


def _cost(height: float, length: float, leaps: Legs, way: float) -> float:
    """Chakra per metre of one way of running, his chakra kept full."""
    world = World(_lake(height, length, way))
    runner, spent, held, start = world.runner, 0.0, 0, 0.0
    for tick in range(round((way + 40.0) / 3.0) * TICKS_PER_SECOND):
        pressed = runner.on == "water" and tick > ticks(1.5) and leaps(world)
        held = LEAP_HOLD_TICKS if pressed else held - (held > 0)
        runner.energy.amount = 100.0
        world.step({"runner": Intent(move=100, leap=held > 0, leap_pressed=pressed)})
        if tick == ticks(3.0):
            spent, start = 0.0, runner.x
        spent += 100.0 - runner.energy.amount
        if runner.x > start + way and tick > ticks(3.0):
            break
    return spent / (runner.x - start)


def _lake(height: float, length: float, way: float) -> Level:
    end = way + 80.0
    return level_of(
        json.dumps(
            {
                "format": FORMAT,
                "name": "Skill",
                "ground": {"line": [[-20, 1], [0, 0.5], [4, -DEEP_M], [end, -DEEP_M], [end + 10, 1], [end + 20, 1]]},
                "lakes": [{"id": "lake", "left": -2, "right": end + 9, "cell": 0.5, "swell": [{"height": height, "length": length}]}],
                "things": [{"id": "start", "kind": "start", "at": [-3, 0.6], "chakra": 100, "pain": 0.4}],
                "triggers": [{"id": "far", "when": [{"test": "place", "left": end + 15}], "do": [{"act": "win"}]}],
            }
        ),
        "skill.json",
    )


def _never(world: World) -> bool:
    return False


def _every(seconds: float) -> Legs:
    beat = ticks(seconds)
    return lambda world: world.tick % beat == 0


def _from(place: float) -> Legs:
    """Leaps as he passes that place of a wave, which he knows better than anybody can."""
    last = [0.0]

    def passes(world: World) -> bool:
        wave = world.lakes[0].swell.waves[0]
        angle = wave.wave_number * world.runner.x + wave.angular_frequency * world.seconds
        now = ((angle - pi / 2) / tau - place) % 1.0
        before, last[0] = last[0], now
        return now < 0.25 and before > 0.75

    return passes
