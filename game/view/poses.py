"""Poses: frozen state of one thing at one moment, as far as its picture needs it. Here are those that `Snapshot` has a field for."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.core.frozen_record import FrozenRecord
from game.sim.events import Landed
from game.sim.techniques.captive import Strand

Line = NDArray[np.float64]
STEEPEST_TILT = 1.2
"""Radians by which a log's upper side tilts at the most."""


class PersonPose(FrozenRecord):
    """What the picture of anybody needs."""

    id: str
    x: float
    y: float
    vx: float
    vy: float
    facing: int
    stance: str
    on: str
    sunk: float
    stride: float
    ax: float
    stance_ticks: int
    angle: float
    breath: float
    held: bool
    last_landing: Landed | None


class RunnerPose(PersonPose):
    chakra: float
    firmness: float
    pain: float
    felt_pain: float
    painkiller: float
    pills: int
    lean: float
    wince_ticks: int
    has_seal: bool
    flow: int
    braced: bool
    grip: float
    """How firmly a hunter holds him by the collar: 0 while none does, 1 as he is seized, less with every tug at it."""
    sinks_at: tuple[float, float, float]
    """The chakra below which his feet sink to the ankle, the knee, the waist."""
    held_on: int = 0
    """Who holds him stands to his right (1) or left (-1)."""
    burn: float = 0.0
    """How much driven legs burn, 0 to 1."""
    burnt_out: bool = False
    drives: bool = False
    """He drives his legs beyond what they bear."""
    tugs_needed: int = 0
    """Tugs that the hand on his collar takes in all; 0 if it cannot be shaken off."""
    tugs_last: bool = False
    """Nobody who has hold of him after this one can be shaken off."""
    tug_wanted: int = 0
    """The side to which the next tug goes, -1 or 1; 0: to either."""


class HunterPose(PersonPose):
    kind: str
    marked: bool = False
    """The runner knows where he is."""
    cover: str = ""
    """What hides him: "crown", through whose leaves he is half seen, or "away"."""


class CourierPose(PersonPose):
    kind: str
    lean: float


class SealmasterPose(PersonPose):
    technique: str
    sign: float
    holds_up: bool = False
    """The runner has fainted into his arms."""


class BarrierPose(NamedTuple):
    x: float
    y: float
    angle: float
    radius: float
    vx: float
    vy: float
    cracks: float
    spin: float
    age_ticks: int
    broken_ticks: int = 0
    """Ticks since it broke; 0 while it is whole."""


class BladePose(NamedTuple):
    x: float
    y: float
    vx: float
    vy: float
    angle: float
    alive: bool


class LogPose(NamedTuple):
    id: str
    x: float
    y: float
    angle: float
    length: float
    radius: float
    vx: float
    vy: float
    spin: float
    reach: float

    def top(self, x: float) -> float:
        """Height of its upper side at `x`."""
        return self.y + (x - self.x) * math.tan(min(max(self.angle, -STEEPEST_TILT), STEEPEST_TILT)) + self.radius


class WavePose(NamedTuple):
    x: float
    direction: int
    length: float
    strength: float
    speed: float
    surge: float
    flatness: float
    age: float
    state: str


class CaptivePose(NamedTuple):
    who: str
    x: float
    age_ticks: int


class SpiderwebPose(NamedTuple):
    maker: tuple[float, float]
    reach_left: float
    reach_right: float
    releasing: float
    awake: bool
    age_ticks: int
    left: float
    """Ends of the lake that it spreads through."""
    right: float
    captives: tuple[CaptivePose, ...]
    strands: tuple[Strand, ...]


class LakePose(NamedTuple):
    """A lake: `bed` and `x` never change, the others are of this tick, a number for each cell."""

    id: str
    left: float
    right: float
    cell: float
    n: int
    level: float
    x: Line
    bed: Line
    depth: Line
    foam: Line
    wetness: Line
